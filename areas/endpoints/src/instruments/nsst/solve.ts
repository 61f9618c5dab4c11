/** Lower Cholesky factor of a symmetric matrix; undefined when it is not positive definite. */
const cholesky = (matrix: readonly (readonly number[])[]): number[][] | undefined => {
  const factor = matrix.map((row) => row.map(() => 0))
  for (const [i, row] of matrix.entries())
    for (let j = 0; j <= i; j++) {
      const [own, other] = [factor[i] ?? [], factor[j] ?? []]
      let sum = row[j] ?? 0
      for (let k = 0; k < j; k++) sum -= (own[k] ?? 0) * (other[k] ?? 0)
      if (i !== j) own[j] = sum / (other[j] ?? 1)
      else if (sum <= 1e-12 * Math.abs(row[i] ?? 0) || !Number.isFinite(sum)) return undefined
      else own[j] = Math.sqrt(sum)
    }
  return factor
}

/** Solve a symmetric positive definite system for several right sides; undefined when it is not positive definite. */
export const solve = (
  matrix: readonly (readonly number[])[],
  sides: readonly (readonly number[])[],
): readonly (readonly number[])[] | undefined => {
  const factor = cholesky(matrix)
  if (factor === undefined) return undefined
  const n = matrix.length
  const at = (i: number, k: number): number => factor[i]?.[k] ?? 0
  return sides.map((side) => {
    const x = [...side]
    for (let i = 0; i < n; i++) {
      let sum = x[i] ?? 0
      for (let k = 0; k < i; k++) sum -= at(i, k) * (x[k] ?? 0)
      x[i] = sum / at(i, i)
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = x[i] ?? 0
      for (let k = i + 1; k < n; k++) sum -= at(k, i) * (x[k] ?? 0)
      x[i] = sum / at(i, i)
    }
    return x
  })
}
