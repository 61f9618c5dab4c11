import type { Issue, Outcome } from '@dacryon/core'
import type { Term } from '../data/design-matrix.ts'
import { type Frame, factorOf } from '../data/frame.ts'
import { choleskyFactor, choleskyInverse, choleskySolve } from '../numeric/matrix/cholesky.ts'
import { solveLu } from '../numeric/matrix/solve-lu.ts'
import { aliasedReason, type Coefficient, waldEstimate } from '../regression/coefficient.ts'
import { leastSquares } from '../regression/kernel/least-squares.ts'
import { takeColumns } from '../regression/kernel/rows.ts'
import { aliasWarnings, type LinearPredictor } from '../regression/linear-predictor.ts'
import { codesOf, type ModelFrame, modelFrame } from '../regression/model-frame.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { spread, spreadSquare } from './spread.ts'
import { type SubjectRows, subjectRows } from './subject-patterns.ts'
import { estimateCorrelation, inverseCorrelation, type PairSums, type WorkingCorrelation } from './working-correlation.ts'

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

interface Family {
  readonly mean: (eta: number) => number
  readonly variance: (mu: number) => number
  readonly start: (y: number) => number
  readonly allows: (y: number) => boolean
}

/** Canonical links: the slope of the mean is the variance. */
const families: Readonly<Record<NonNullable<GeeSpecification['family']>, Family>> = {
  binomial: {
    mean: (eta) => 1 / (1 + Math.exp(-eta)),
    variance: (mu) => mu * (1 - mu),
    start: (y) => Math.log((y + 0.5) / (1.5 - y)),
    allows: (y) => y === 0 || y === 1,
  },
  gaussian: { mean: (eta) => eta, variance: () => 1, start: (y) => y, allows: () => true },
  poisson: { mean: Math.exp, variance: (mu) => mu, start: (y) => Math.log(y + 0.1), allows: (y) => y >= 0 && Number.isInteger(y) },
}

interface State {
  /** Design rows over the root of the variance times the slope of the mean: d mu / d beta / sd. */
  readonly scaled: Float64Array
  readonly residuals: Float64Array
}

const stateAt = (x: Float64Array, y: Float64Array, beta: Float64Array, family: Family): State => {
  const p = beta.length
  const scaled = new Float64Array(x.length)
  const residuals = new Float64Array(y.length)
  for (let row = 0; row < y.length; row++) {
    let eta = 0
    for (let j = 0; j < p; j++) eta += (x[row * p + j] as number) * (beta[j] as number)
    const mu = family.mean(eta)
    const sd = Math.sqrt(family.variance(mu))
    residuals[row] = ((y[row] as number) - mu) / sd
    for (let j = 0; j < p; j++) scaled[row * p + j] = sd * (x[row * p + j] as number)
  }
  return { scaled, residuals }
}

const placesOf = (cluster: SubjectRows, planned: boolean): readonly number[] =>
  Array.from(cluster.rows, (_, at) => (planned ? (cluster.visits[at] as number) : at))

const pairSums = (
  { residuals }: State,
  clusters: readonly SubjectRows[],
  places: readonly (readonly number[])[],
  scale: number,
): PairSums => {
  const [sums, counts]: [number[], number[]] = [[], []]
  clusters.forEach(({ rows }, c) => {
    const own = places[c] ?? []
    for (let i = 0; i < rows.length; i++)
      for (let j = 0; j < i; j++) {
        const lag = Math.abs((own[i] ?? 0) - (own[j] ?? 0)) || 1
        sums[lag] = (sums[lag] ?? 0) + ((residuals[rows[i] as number] as number) * (residuals[rows[j] as number] as number)) / scale
        counts[lag] = (counts[lag] ?? 0) + 1
      }
  })
  for (let lag = 0; lag < counts.length; lag++) {
    counts[lag] ??= 0
    sums[lag] ??= 0
  }
  return { sums, counts }
}

interface Equations {
  readonly information: Float64Array
  readonly score: Float64Array
  /** Score of each cluster. */
  readonly parts: readonly Float64Array[]
}

/** D'R⁻¹ of one cluster, p by n. */
const turnedOf = ({ scaled }: State, rows: Int32Array, inverse: Float64Array, p: number): Float64Array => {
  const n = rows.length
  const out = new Float64Array(p * n)
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++) {
      const weight = inverse[a * n + b] as number
      if (weight === 0) continue
      const from = (rows[a] as number) * p
      for (let j = 0; j < p; j++) out[j * n + b] = (out[j * n + b] as number) + weight * (scaled[from + j] as number)
    }
  return out
}

const equations = (state: State, clusters: readonly SubjectRows[], inverses: readonly Float64Array[], p: number): Equations => {
  const information = new Float64Array(p * p)
  const score = new Float64Array(p)
  const parts = clusters.map(({ rows }, c) => {
    const n = rows.length
    const turned = turnedOf(state, rows, inverses[c] as Float64Array, p)
    const own = new Float64Array(p)
    for (let i = 0; i < p; i++) {
      for (let b = 0; b < n; b++) {
        const row = rows[b] as number
        const weight = turned[i * n + b] as number
        own[i] = (own[i] as number) + weight * (state.residuals[row] as number)
        for (let j = 0; j < p; j++)
          information[i * p + j] = (information[i * p + j] as number) + weight * (state.scaled[row * p + j] as number)
      }
      score[i] = (score[i] as number) + (own[i] as number)
    }
    return own
  })
  return { information, score, parts }
}

const sandwichOf = (bread: Float64Array, parts: readonly Float64Array[], p: number): Float64Array => {
  const out = new Float64Array(p * p)
  for (const part of parts) {
    const side = Float64Array.from({ length: p }, (_, i) => {
      let sum = 0
      for (let j = 0; j < p; j++) sum += (bread[i * p + j] as number) * (part[j] as number)
      return sum
    })
    for (let i = 0; i < p; i++)
      for (let j = 0; j < p; j++) out[i * p + j] = (out[i * p + j] as number) + (side[i] as number) * (side[j] as number)
  }
  return out
}

/** Scores with residuals freed from the cluster's own leverage: (I - D B D'R⁻¹)⁻¹ r. */
const freedParts = (
  state: State,
  clusters: readonly SubjectRows[],
  inverses: readonly Float64Array[],
  bread: Float64Array,
  p: number,
): readonly Float64Array[] | undefined => {
  const parts: Float64Array[] = []
  for (const [c, { rows }] of clusters.entries()) {
    const n = rows.length
    const turned = turnedOf(state, rows, inverses[c] as Float64Array, p)
    const data = new Float64Array(n * n)
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) {
        let leverage = 0
        for (let i = 0; i < p; i++)
          for (let j = 0; j < p; j++)
            leverage += (state.scaled[(rows[a] as number) * p + i] as number) * (bread[i * p + j] as number) * (turned[j * n + b] as number)
        data[a * n + b] = (a === b ? 1 : 0) - leverage
      }
    const freed = solveLu(
      { rows: n, columns: n, data },
      Float64Array.from(rows, (row) => state.residuals[row] as number),
    )
    if (freed === undefined) return undefined
    parts.push(Float64Array.from({ length: p }, (_, i) => freed.reduce((sum, value, b) => sum + (turned[i * n + b] as number) * value, 0)))
  }
  return parts
}

const inverseAll = (
  kind: WorkingCorrelation,
  alpha: number,
  places: readonly (readonly number[])[],
): readonly Float64Array[] | undefined => {
  const known = new Map<string, Float64Array>()
  const out: Float64Array[] = []
  for (const own of places) {
    const key = own.join(' ')
    const inverse = known.get(key) ?? inverseCorrelation(kind, alpha, own)
    if (inverse === undefined) return undefined
    known.set(key, inverse)
    out.push(inverse)
  }
  return out
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
  const x = takeColumns(data.design, kept).data
  const p = kept.length
  let beta = Float64Array.from(kept, (j) => first.coefficients[j] as number)
  let [alpha, scale, iterations] = [0, 1, 0]
  for (; iterations < 200; iterations++) {
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
    if (iterations > 3 && size < 1e-13) break
  }
  if (iterations === 200) return notSolved('The equations did not settle in 200 rounds.')
  const state = stateAt(x, data.y, beta, family)
  const inverses = inverseAll(correlation, alpha, places)
  if (inverses === undefined) return notSolved('The working correlation is not possible.')
  const { information, parts } = equations(state, clusters, inverses, p)
  const factor = choleskyFactor({ rows: p, columns: p, data: information })
  if (factor === undefined) return notSolved('The information is singular.')
  const bread = choleskyInverse(factor).data
  const mancl = specification.variance === 'mancl-derouen'
  const used = mancl ? freedParts(state, clusters, inverses, bread, p) : parts
  if (used === undefined) return notSolved('A cluster determines a coefficient alone, so its leverage cannot be taken out.')
  const covariance = spreadSquare(sandwichOf(bread, used, p), kept, data.design.columns)
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
    warnings: [
      ...data.warnings,
      ...aliasWarnings(predictor),
      ...(clusters.length < 40 && !mancl
        ? [caution('few-clusters', `${clusters.length} clusters: the sandwich variance is too small.`, 'Use the Mancl-DeRouen variance.')]
        : []),
      ...(mancl ? [caution('unverified', 'The Mancl-DeRouen variance has not been verified.', 'Report the sandwich variance too.')] : []),
    ],
  })
}
