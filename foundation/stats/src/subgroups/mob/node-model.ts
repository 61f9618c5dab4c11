import { leastSquares } from '../../regression/kernel/least-squares.ts'
import { logisticNewton } from '../../regression/kernel/logistic-newton.ts'

/** What is fitted in every node. */
export type NodeModelKind = 'linear' | 'logistic'

/** Response and design of all rows: intercept, treatment, and what else the model has. */
export interface NodeData {
  readonly kind: NodeModelKind
  readonly response: Float64Array
  /** Row by row. */
  readonly design: Float64Array
  readonly columns: number
}

/** A model fitted to the rows of a node. */
export interface NodeModel {
  readonly coefficients: Float64Array
  /** What splits make small: residual sum of squares, or deviance. */
  readonly objective: number
  readonly logLikelihood: number
  /** Parameters counted in information criteria; the variance is one. */
  readonly parameters: number
  /** Derivative of the log likelihood by each coefficient (times the variance), row by row. */
  readonly scores: Float64Array
}

const takeRows = ({ design, columns, response }: NodeData, rows: ArrayLike<number>) => {
  const data = new Float64Array(rows.length * columns)
  const y = new Float64Array(rows.length)
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    y[at] = response[row] as number
    for (let column = 0; column < columns; column++) data[at * columns + column] = design[row * columns + column] as number
  }
  return { design: { rows: rows.length, columns, data }, y }
}

const withScores = (data: Float64Array, columns: number, residuals: Float64Array): Float64Array =>
  data.map((value, at) => value * (residuals[Math.floor(at / columns)] as number))

/** Fits a node; undefined where a coefficient cannot be estimated. */
export const fitNode = (node: NodeData, rows: ArrayLike<number>): NodeModel | undefined => {
  const { design, y } = takeRows(node, rows)
  const n = rows.length
  const { columns, data } = design
  if (n <= columns) return undefined
  if (node.kind === 'linear') {
    const fit = leastSquares(design, y)
    if (fit.rank < columns) return undefined
    return {
      coefficients: fit.coefficients,
      objective: fit.residualSum,
      logLikelihood: fit.residualSum > 0 ? (-n / 2) * (Math.log((2 * Math.PI * fit.residualSum) / n) + 1) : Infinity,
      parameters: columns + 1,
      scores: withScores(data, columns, fit.residuals),
    }
  }
  const fit = logisticNewton(design, y)
  if (fit.rank < columns || !Number.isFinite(fit.deviance)) return undefined
  return {
    coefficients: fit.coefficients,
    objective: fit.deviance,
    logLikelihood: -fit.deviance / 2,
    parameters: columns,
    scores: withScores(data, columns, fit.score),
  }
}
