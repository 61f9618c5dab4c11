import type { Issue, Outcome } from '@dacryon/core'
import type { Term } from '../data/design-matrix.ts'
import { type Frame, factorOf } from '../data/frame.ts'
import { choleskyFactor, choleskyInverse, choleskySolve } from '../numeric/matrix/cholesky.ts'
import { aliasedReason, type Coefficient, waldEstimate } from '../regression/coefficient.ts'
import { type LeastSquaresFit, leastSquares } from '../regression/kernel/least-squares.ts'
import { takeColumns } from '../regression/kernel/rows.ts'
import { aliasWarnings, type LinearPredictor } from '../regression/linear-predictor.ts'
import { codesOf, type ModelFrame, modelFrame } from '../regression/model-frame.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { inverseAll, pairSums, placesOf } from './gee-correlation.ts'
import { equations, stateAt } from './gee-equations.ts'
import { type Family, families } from './gee-family.ts'
import { freedParts, sandwichOf } from './gee-variance.ts'
import { spread, spreadSquare } from './spread.ts'
import { type SubjectRows, subjectRows } from './subject-patterns.ts'
import { estimateCorrelation, type WorkingCorrelation } from './working-correlation.ts'

export interface GeeSpecification {
  readonly response: string
  readonly terms: readonly Term[]
  /** Rows of one value are correlated. */
  readonly cluster: string
  /** Default `binomial` (logit), response 0 or 1. */
  readonly family?: 'binomial' | 'gaussian' | 'poisson'
  /** Default `independence`. */
  readonly correlation?: WorkingCorrelation
  /** Factor that orders the rows of a cluster. */
  readonly visit?: string
  /** `planned`: distances by the levels of `visit`; `observed`: by place among the rows there are. Default `planned`. */
  readonly spacing?: 'planned' | 'observed'
  /** `mancl-derouen` for fewer than 40 clusters. Default `sandwich`. */
  readonly variance?: 'sandwich' | 'mancl-derouen'
  readonly level?: number
}

/** Population-averaged regression by generalised estimating equations. */
export interface Gee {
  readonly method: string
  readonly counted: Counted
  readonly clusters: number
  readonly coefficients: readonly Coefficient[]
  readonly alpha: number
  readonly scale: number
  readonly iterations: number
  readonly predictor: LinearPredictor
  readonly warnings: readonly Issue[]
}

const inputIssues = (data: ModelFrame, family: Family, response: string, clusters: number): readonly Issue[] => {
  const wrong = data.y.findIndex((y) => !family.allows(y))
  return [
    ...(wrong < 0
      ? []
      : [
          inputError('response-invalid', `${response} is ${data.y[wrong]}.`, 'Give what the family allows: 0 or 1, or counts.', {
            column: response,
            line: (data.rows[wrong] ?? 0) + 1,
          }),
        ]),
    ...(clusters > 1 ? [] : [inputError('one-cluster', 'There is one cluster only.', 'Give several.')]),
  ]
}

const notSolved = (why: string) => failed(inputError('not-converged', why, 'Use independence, or fewer terms.'))

/** The data of the equations: clusters, and the columns that are not aliased. */
interface GeeData {
  readonly data: ModelFrame
  readonly family: Family
  readonly correlation: WorkingCorrelation
  readonly clusters: readonly SubjectRows[]
  readonly places: readonly (readonly number[])[]
  /** Ordinary least squares on the scale of the linear predictor: the start. */
  readonly first: LeastSquaresFit
  readonly kept: readonly number[]
  readonly x: Float64Array
}

const readGee = (frame: Frame, specification: GeeSpecification): Outcome<GeeData> => {
  const { response, terms, cluster, family: kind = 'binomial', correlation = 'independence', visit, level = 0.95 } = specification
  const read = modelFrame(frame, { response, terms, level }, [cluster, ...(visit === undefined ? [] : [visit])])
  if (!read.ok) return read
  const data = read.value
  const ids = codesOf(data.frame, cluster)
  if (!ids.ok) return ids
  const when = visit === undefined ? undefined : factorOf(data.frame, visit)
  if (when?.ok === false) return when
  const clusters = subjectRows(ids.value, when?.value.codes ?? new Int32Array(data.y.length))
  const family = families[kind]
  const issues = inputIssues(data, family, response, clusters.length)
  if (issues.length > 0) return failed(...issues)
  const planned = when !== undefined && (specification.spacing ?? 'planned') === 'planned'
  const places = clusters.map((one) => placesOf(one, planned))
  const first = leastSquares(
    data.design,
    data.y.map((y) => family.start(y)),
  )
  const kept = Array.from(first.aliased.keys()).filter((j) => first.aliased[j] === 0)
  return done({ data, family, correlation, clusters, places, first, kept, x: takeColumns(data.design, kept).data })
}

interface Solution {
  readonly beta: Float64Array
  readonly alpha: number
  readonly scale: number
  readonly iterations: number
}

/** Fisher scoring, with the correlation estimated anew from the residuals in each round after the second. */
const solve = ({ data, family, correlation, clusters, places, first, kept, x }: GeeData): Outcome<Solution> => {
  const p = kept.length
  let beta = Float64Array.from(kept, (j) => first.coefficients[j] as number)
  let [alpha, scale] = [0, 1]
  for (let iterations = 0; iterations < 200; iterations++) {
    const state = stateAt(x, data.y, beta, family)
    scale = state.residuals.reduce((sum, r) => sum + r * r, 0) / data.y.length
    if (!Number.isFinite(scale) || !(scale > 0)) return notSolved('The residuals are not finite, or all 0.')
    alpha = iterations < 2 ? 0 : estimateCorrelation(correlation, pairSums(state, clusters, places, scale))
    const inverses = inverseAll(correlation, alpha, places)
    if (inverses === undefined) return notSolved(`A correlation of ${alpha} is not possible in clusters this large.`)
    const { information, score } = equations(state, clusters, inverses, p)
    const factor = choleskyFactor({ rows: p, columns: p, data: information })
    if (factor === undefined) return notSolved('The information is singular.')
    const step = choleskySolve(factor, score)
    beta = beta.map((value, j) => value + (step[j] as number))
    const size = step.reduce((most, value, j) => Math.max(most, Math.abs(value) / (1 + Math.abs(beta[j] as number))), 0)
    if (iterations > 3 && size < 1e-13) return done({ beta, alpha, scale, iterations })
  }
  return notSolved('The equations did not settle in 200 rounds.')
}

/** Sandwich covariance of the coefficients at the solution, aliased columns with zeros. */
const covarianceAt = (
  { data, family, correlation, clusters, places, kept, x }: GeeData,
  { beta, alpha }: Solution,
  mancl: boolean,
): Outcome<Float64Array> => {
  const p = kept.length
  const state = stateAt(x, data.y, beta, family)
  const inverses = inverseAll(correlation, alpha, places)
  if (inverses === undefined) return notSolved('The working correlation is not possible.')
  const { information, parts } = equations(state, clusters, inverses, p)
  const factor = choleskyFactor({ rows: p, columns: p, data: information })
  if (factor === undefined) return notSolved('The information is singular.')
  const bread = choleskyInverse(factor).data
  const used = mancl ? freedParts(state, clusters, inverses, bread, p) : parts
  if (used === undefined) return notSolved('A cluster determines a coefficient alone, so its leverage cannot be taken out.')
  return done(spreadSquare(sandwichOf(bread, used, p), kept, data.design.columns))
}

const varianceWarnings = (clusters: number, mancl: boolean): readonly Issue[] => [
  ...(clusters < 40 && !mancl
    ? [caution('few-clusters', `${clusters} clusters: the sandwich variance is too small.`, 'Use the Mancl-DeRouen variance.')]
    : []),
  ...(mancl ? [caution('unverified', 'The Mancl-DeRouen variance has not been verified.', 'Report the sandwich variance too.')] : []),
]

/**
 * Population-averaged regression by generalised estimating equations with sandwich standard errors.
 *
 * The working correlation may be wrong: estimates stay consistent, and the sandwich variance holds for many clusters. Below 40 clusters it
 * is too small; the Mancl-DeRouen variance is offered for that and has not been verified against another program. Values must be missing
 * completely at random: for anything else use MMRM or multiple imputation.
 *
 * Formula: `Σ D'V⁻¹(y-μ) = 0`, `V = φ A^½ R A^½`; scale `φ = Σ r²/N`; variance `B (Σ u u') B`, `B = (Σ D'V⁻¹D)⁻¹`.
 *
 * Sources: Liang KY, Zeger SL. Biometrika 1986;73:13-22 (doi 10.1093/biomet/73.1.13); Mancl LA, DeRouen TA. Biometrics 2001;57:126-34
 * (doi 10.1111/j.0006-341x.2001.00126.x).
 *
 * Issues: those of a model's columns, `response-invalid`, `one-cluster`, `not-converged`.
 *
 * @example
 * fitGee(trial, { response: 'responder', terms: [['arm'], ['week']], cluster: 'id', correlation: 'exchangeable' })
 */
export const fitGee = (frame: Frame, specification: GeeSpecification): Outcome<Gee> => {
  const { family: kind = 'binomial', correlation = 'independence', level = 0.95 } = specification
  const read = readGee(frame, specification)
  if (!read.ok) return read
  const { data, clusters, first, kept } = read.value
  const solved = solve(read.value)
  if (!solved.ok) return solved
  const { beta, alpha, scale, iterations } = solved.value
  const mancl = specification.variance === 'mancl-derouen'
  const spreadOut = covarianceAt(read.value, solved.value, mancl)
  if (!spreadOut.ok) return spreadOut
  const covariance = spreadOut.value
  const predictor: LinearPredictor = {
    frame: data.frame,
    design: data.design,
    intercept: true,
    coefficients: spread(beta, kept, data.design.columns),
    aliased: first.aliased,
    combination: first.combination,
    covariance,
    level,
  }
  return done({
    method: `GEE, ${kind}, ${correlation}, ${mancl ? 'Mancl-DeRouen variance (not verified)' : 'sandwich variance'}`,
    counted: data.counted,
    clusters: clusters.length,
    coefficients: data.design.names.map((name, j) => ({
      name,
      value:
        first.aliased[j] === 1
          ? aliasedReason(name)
          : waldEstimate(predictor.coefficients[j] as number, Math.sqrt(covariance[j * data.design.columns + j] as number), level),
    })),
    alpha,
    scale,
    iterations,
    predictor,
    warnings: [...data.warnings, ...aliasWarnings(predictor), ...varianceWarnings(clusters.length, mancl)],
  })
}
