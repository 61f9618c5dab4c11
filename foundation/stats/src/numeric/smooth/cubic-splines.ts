/** Values or derivatives at x of all cubic B-splines on a knot sequence (Cox and de Boor). */
export const cubicSplines = (knots: readonly number[], x: number, derivative: 0 | 1 | 2): Float64Array => {
  const count = knots.length - 4
  const at = (i: number): number => knots[i] as number
  let span = 3
  while (span < count - 1 && x >= at(span + 1)) span += 1
  let values = new Float64Array(knots.length - 1)
  values[span] = 1
  for (let degree = 1; degree <= 3; degree++) {
    const derive = degree > 3 - derivative
    const next = new Float64Array(knots.length - 1 - degree)
    for (let i = 0; i < next.length; i++) {
      const [left, right] = [at(i + degree) - at(i), at(i + degree + 1) - at(i + 1)]
      const [a, b] = [values[i] as number, values[i + 1] as number]
      if (derive) next[i] = degree * ((left > 0 ? a / left : 0) - (right > 0 ? b / right : 0))
      else next[i] = (left > 0 ? ((x - at(i)) / left) * a : 0) + (right > 0 ? ((at(i + degree + 1) - x) / right) * b : 0)
    }
    values = next
  }
  return values
}
