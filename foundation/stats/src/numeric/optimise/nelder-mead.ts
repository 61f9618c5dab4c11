/** The lowest point found. */
export interface SimplexMinimum {
  readonly point: Float64Array
  readonly value: number
  readonly evaluations: number
  readonly converged: boolean
}

/**
 * Local minimum without derivatives by the downhill simplex. Slow and only for few parameters; values that are no number count as infinite.
 *
 * Source: Nelder JA, Mead R. Comput J 1965;7:308-13 (doi 10.1093/comjnl/7.4.308).
 */
export const nelderMead = (
  f: (x: Float64Array) => number,
  start: ArrayLike<number>,
  { tolerance = 1e-12, maximumEvaluations = 20_000 }: { readonly tolerance?: number; readonly maximumEvaluations?: number } = {},
): SimplexMinimum => {
  const first = Float64Array.from(start)
  const n = first.length
  let evaluations = 0
  const at = (point: Float64Array) => {
    evaluations += 1
    const value = f(point)
    return { point, value: Number.isNaN(value) ? Infinity : value }
  }
  const corner = (i: number): Float64Array =>
    first.map((value, j) => (j === i ? value + (value === 0 ? 0.1 : 0.1 * Math.abs(value)) : value))
  const simplex = [at(first), ...Array.from({ length: n }, (_, i) => at(corner(i)))]
  type Vertex = ReturnType<typeof at>
  const sort = () => simplex.sort((a, b) => a.value - b.value)
  sort()
  for (;;) {
    const [best, worst] = [simplex[0] as Vertex, simplex[n] as Vertex]
    const spread = Math.abs(worst.value - best.value) <= tolerance * (Math.abs(best.value) + tolerance)
    const width = simplex.reduce(
      (most, { point }) => point.reduce((m, x, j) => Math.max(m, Math.abs(x - (best.point[j] as number))), most),
      0,
    )
    if ((spread && width <= 1e-6 * (1 + Math.abs(best.point[0] ?? 0))) || evaluations >= maximumEvaluations) {
      return { point: best.point, value: best.value, evaluations, converged: evaluations < maximumEvaluations }
    }
    const centre = first.map((_, j) => simplex.slice(0, n).reduce((sum, { point }) => sum + (point[j] as number), 0) / n)
    const along = (factor: number) => at(centre.map((c, j) => c + factor * ((worst.point[j] as number) - c)))
    const reflected = along(-1)
    let next: Vertex | undefined
    if (reflected.value < best.value) {
      const expanded = along(-2)
      next = expanded.value < reflected.value ? expanded : reflected
    } else if (reflected.value < (simplex[n - 1] as Vertex).value) next = reflected
    else {
      const contracted = reflected.value < worst.value ? along(-0.5) : along(0.5)
      if (contracted.value < Math.min(reflected.value, worst.value)) next = contracted
    }
    if (next !== undefined) simplex[n] = next
    else for (let i = 1; i <= n; i++) simplex[i] = at((simplex[i] as Vertex).point.map((x, j) => (x + (best.point[j] as number)) / 2))
    sort()
  }
}
