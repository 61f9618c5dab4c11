import { type FactoredInformation, factorInformation, solveInformation } from './information.ts'

/** A log-likelihood with its derivatives; only the lower triangle of the information is read. */
export interface LikelihoodPoint {
  readonly logLikelihood: number
  readonly score: Float64Array
  readonly information: Float64Array
}

/** Where Newton's method ended. */
export interface Maximised<Point extends LikelihoodPoint> {
  readonly coefficients: Float64Array
  readonly point: Point
  readonly factored: FactoredInformation
  readonly iterations: number
  readonly converged: boolean
}

/** Newton's method with step halving for a concave log-likelihood; -Infinity is out of range. */
export const maximise = <Point extends LikelihoodPoint>(
  evaluate: (b: Float64Array) => Point,
  start: Float64Array,
  { maxIterations = 60, tolerance = 1e-12 }: { readonly maxIterations?: number; readonly tolerance?: number } = {},
): Maximised<Point> => {
  let b: Float64Array = start
  let point = evaluate(b)
  let factored = factorInformation(point.information, b.length, 0)
  let iterations = 0
  let converged = b.length === 0
  while (!converged && iterations < maxIterations && factored.rank === b.length) {
    iterations++
    const step = solveInformation(factored, point.score)
    const decrement = step.reduce((sum, value, j) => sum + value * (point.score[j] as number), 0)
    const from = b
    let share = 1
    let next = from.map((value, j) => value + (step[j] as number))
    let now = evaluate(next)
    for (let half = 0; half < 40 && !(now.logLikelihood >= point.logLikelihood - 1e-12 * Math.abs(point.logLikelihood)); half++) {
      share /= 2
      next = from.map((value, j) => value + share * (step[j] as number))
      now = evaluate(next)
    }
    if (!Number.isFinite(now.logLikelihood)) break
    converged = decrement < tolerance * (Math.abs(now.logLikelihood) + 0.1) && share === 1
    b = next
    point = now
    factored = factorInformation(point.information, b.length, 0)
  }
  return { coefficients: b, point, factored, iterations, converged }
}
