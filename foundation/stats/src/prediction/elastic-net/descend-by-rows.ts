/** A penalised weighted least squares problem held by its rows, for many columns: cross-products would cost more than they save. */
export interface RowProblem {
  readonly columns: readonly Float64Array[]
  /** Minus the second derivative, row by row. */
  readonly weights: Float64Array
  /** Derivative by each row's linear predictor; kept up to date. */
  readonly residual: Float64Array
  readonly coefficients: Float64Array
  /** Weighted mean square of each column. */
  readonly curvature: Float64Array
  /** Columns before this one are not penalised. */
  readonly free: number
  readonly l1: number
  readonly l2: number
}

const shrink = (value: number, by: number): number => (value > by ? value - by : value < -by ? value + by : 0)

/** One column; returns what the step was worth. */
const visit = (problem: RowProblem, at: number): number => {
  const { columns, weights, residual, coefficients, curvature, free, l1, l2 } = problem
  const column = columns[at] as Float64Array
  const rows = column.length
  const own = curvature[at] as number
  if (own <= 0) return 0
  let slope = 0
  for (let row = 0; row < rows; row++) slope += (column[row] as number) * (residual[row] as number)
  const old = coefficients[at] as number
  const pull = slope / rows + own * old
  const next = at < free ? pull / own : shrink(pull, l1) / (own + l2)
  const step = next - old
  if (step === 0) return 0
  coefficients[at] = next
  for (let row = 0; row < rows; row++) residual[row] = (residual[row] as number) - step * (weights[row] as number) * (column[row] as number)
  return (own + l2) * step * step
}

/** Cyclic coordinate descent: all columns once, then those that are in until they settle, and again, until no step lowers the objective. */
export const descendByRows = (problem: RowProblem, tolerance: number, most = 10_000): void => {
  const size = problem.coefficients.length
  for (let round = 0; round < most; round++) {
    let largest = 0
    for (let at = 0; at < size; at++) largest = Math.max(largest, visit(problem, at))
    if (largest <= tolerance) return
    for (let sweep = 0; sweep < most; sweep++) {
      let inside = 0
      for (let at = 0; at < size; at++)
        if (at < problem.free || problem.coefficients[at] !== 0) inside = Math.max(inside, visit(problem, at))
      if (inside <= tolerance) break
    }
  }
}
