import { leastSquaresKernel } from '../omics/least-squares-kernel.ts'

/** Rows of a matrix with the covariates taken out and scaled to length 1. */
export interface UnitResiduals {
  /** Row by row. */
  readonly values: Float64Array
  /** Length of each residual row before scaling; 0 where nothing is left. */
  readonly lengths: Float64Array
}

/** Orthonormal rows that span the intercept and the covariates (each one value a person). */
export const covariateSpace = (
  persons: number,
  covariates: readonly ArrayLike<number>[],
): { readonly q: Float64Array; readonly rank: number } => {
  const kernel = leastSquaresKernel(persons, covariates.length + 1)
  kernel.columns.fill(1, 0, persons)
  for (const [j, covariate] of covariates.entries())
    for (let i = 0; i < persons; i++) kernel.columns[(j + 1) * kernel.stride + i] = covariate[i] ?? 0
  const rank = kernel.factor(persons)
  return { q: kernel.orthonormal(), rank }
}

/** Missing values (NaN) become the mean of their row; then intercept and covariates are projected out. */
export const unitResiduals = (values: Float64Array, persons: number, q: Float64Array): UnitResiduals => {
  const rows = values.length / persons
  const kept = values.slice()
  const lengths = new Float64Array(rows)
  for (let r = 0; r < rows; r++) {
    const row = kept.subarray(r * persons, (r + 1) * persons)
    let [total, count] = [0, 0]
    for (const value of row)
      if (!Number.isNaN(value)) {
        total += value
        count += 1
      }
    let before = 0
    for (let i = 0; i < persons; i++) {
      if (Number.isNaN(row[i])) row[i] = total / count
      before += (row[i] ?? 0) ** 2
    }
    for (let k = 0; k < q.length; k += persons) {
      let product = 0
      for (let i = 0; i < persons; i++) product += (q[k + i] ?? 0) * (row[i] ?? 0)
      for (let i = 0; i < persons; i++) row[i] = (row[i] ?? 0) - product * (q[k + i] ?? 0)
    }
    let squares = 0
    for (const value of row) squares += value * value
    const length = squares > 1e-20 * before ? Math.sqrt(squares) : 0
    lengths[r] = length
    for (let i = 0; i < persons; i++) row[i] = length > 0 ? (row[i] ?? 0) / length : 0
  }
  return { values: kept, lengths }
}
