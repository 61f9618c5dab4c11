import type { Issue, Outcome } from '@dacryon/core'
import type { Term } from '../data/design-matrix.ts'
import { type Frame, numericOf } from '../data/frame.ts'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { choleskyFactor, choleskyInverse, choleskySolve } from '../numeric/matrix/cholesky.ts'
import { minimiseBfgs } from '../numeric/optimise/minimise-bfgs.ts'
import { minimiseScalar } from '../numeric/optimise/minimise-scalar.ts'
import { standardDeviation } from '../numeric/sum.ts'
import { aliasedReason, type Coefficient, waldEstimate } from '../regression/coefficient.ts'
import { leastSquares } from '../regression/kernel/least-squares.ts'
import { takeColumns } from '../regression/kernel/rows.ts'
import { aliasWarnings, type LinearPredictor } from '../regression/linear-predictor.ts'
import { codesOf, type ModelFrame, modelFrame } from '../regression/model-frame.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { type CoefficientInference, contrastDf } from './contrast-inference.ts'
import { times } from './flat-square.ts'
import { lowerOf, profiledDeviance } from './profiled-deviance.ts'
import { type RandomEffectsData, randomEffectsData } from './random-effects-data.ts'
import { spread, spreadSquare } from './spread.ts'
import { type ComponentFit, componentFit, relativeFactor } from './variance-components.ts'

export interface MixedModelSpecification {
  readonly response: string
  readonly terms: readonly Term[]
  /** Column whose values share random effects: the patient. */
  readonly group: string
  /** Numeric columns with a random slope, correlated with the random intercept. Default none. */
  readonly slopes?: readonly string[]
  /** Restricted (default) or full maximum likelihood. */
  readonly restricted?: boolean
  /** Default `satterthwaite`. */
  readonly df?: 'satterthwaite' | 'kenward-roger'
  readonly level?: number
}

/** Variance of one random effect, and its correlation with those before it. */
export interface RandomEffect {
  readonly name: string
  readonly variance: number
  readonly sd: number
  readonly covariances: readonly { readonly with: string; readonly covariance: number; readonly correlation: Estimable }[]
}

/** A linear model with random effects of one grouping. */
export interface MixedModel {
  readonly method: string
  readonly restricted: boolean
  readonly counted: Counted
  readonly groups: number
  readonly coefficients: readonly Coefficient[]
  readonly random: readonly RandomEffect[]
  readonly residualVariance: number
  /** Share of the variance between groups; random intercept only. */
  readonly icc: Estimable
  readonly logLikelihood: number
  /** -2 log-likelihood, restricted or not. */
  readonly criterion: number
  readonly parameters: number
  readonly aic: number
  readonly bic: number
  /** The random effects are estimated without variance in some direction. */
  readonly singular: boolean
  /** Predicted effects (BLUP) of each group with their conditional standard deviations, in the order of `random`. */
  readonly predicted: readonly { readonly group: string; readonly effects: readonly number[]; readonly sds: readonly number[] }[]
  readonly warnings: readonly Issue[]
  readonly data: ModelFrame
  readonly predictor: LinearPredictor
  readonly inference: CoefficientInference
}

/** Some random effect has no variance of its own. */
const onBoundary = (theta: Float64Array, q: number): boolean => {
  const lower = lowerOf(theta, q)
  return Array.from({ length: q }, (_, a) => Math.abs(lower[a * q + a] as number)).some((size) => size < 1e-4)
}

/** Best relative factor: along a line for a random intercept, else by BFGS; from a second start too where it ends on the boundary. */
const bestFactor = (data: RandomEffectsData): { readonly theta: Float64Array; readonly variance: number } => {
  const profile = profiledDeviance(data)
  const q = data.q
  if (q === 1) {
    let high = 2
    while (high < 1e4 && profile([high]).deviance < profile([high / 2]).deviance) high *= 2
    const { point, value } = minimiseScalar((x) => profile([x]).deviance, 0, high, 1e-9)
    const zero = profile([0]).deviance
    const theta = zero <= value + 1e-9 ? Float64Array.of(0) : Float64Array.of(point)
    return { theta, variance: profile(theta).residualVariance }
  }
  const from = (size: number, tolerance: number) => {
    const theta: number[] = []
    for (let a = 0; a < q; a++) for (let b = 0; b <= a; b++) theta.push(a === b ? size : 0)
    return minimiseBfgs((x) => profile(x).deviance, theta, { tolerance })
  }
  const inside = from(1, 1e-6)
  const best = onBoundary(inside.point, q)
    ? [from(0.3, 1e-8), from(1, 1e-8)].reduce((one, other) => (other.value < one.value ? other : one))
    : inside
  return { theta: best.point, variance: profile(best.point).residualVariance }
}

const entriesOf = (factor: Float64Array, q: number, variance: number): Float64Array => {
  const g: number[] = []
  for (let a = 0; a < q; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0
      for (let k = 0; k < q; k++) sum += (factor[a * q + k] as number) * (factor[b * q + k] as number)
      g.push(sum * variance)
    }
  return Float64Array.from([...g, variance])
}

/** Newton steps in the variance components until nothing is gained; only inside the boundary. */
const polish = (
  data: RandomEffectsData,
  start: Float64Array,
): { readonly entries: Float64Array; readonly fit: ComponentFit } | undefined => {
  const at = (entries: Float64Array): ComponentFit | undefined => {
    const factor = relativeFactor(entries, data.q)
    return factor === undefined ? undefined : componentFit(data, factor, entries[entries.length - 1] as number)
  }
  let entries = start
  let fit = at(entries)
  for (let round = 0; round < 20 && fit !== undefined; round++) {
    const n = entries.length
    const factor = choleskyFactor({ rows: n, columns: n, data: fit.observed })
    if (factor === undefined) return { entries, fit }
    const { gradient } = fit
    const step = choleskySolve(factor, gradient)
    const gain = step.reduce((total, value, k) => total + value * (gradient[k] as number), 0)
    if (gain < 1e-16 * Math.max(1, Math.abs(fit.logLikelihood))) return { entries, fit }
    let moved = false
    for (let share = 1; share > 1e-6 && !moved; share /= 2) {
      const next = entries.map((value, k) => value + share * (step[k] as number))
      const there = at(next)
      if (there === undefined || there.logLikelihood < fit.logLikelihood - 1e-13 * Math.abs(fit.logLikelihood)) continue
      entries = next
      fit = there
      moved = true
    }
    if (!moved) return { entries, fit }
  }
  return fit === undefined ? undefined : { entries, fit }
}

/** phi + 2 phi {Σ A_hk (Q_hk - P_h phi P_k)} phi: the covariance is linear in its components. */
const adjustedCovariance = ({ phi, slopes, seconds }: ComponentFit, a: Float64Array, p: number): Float64Array => {
  const count = slopes.length
  const middle = new Float64Array(p * p)
  for (let h = 0; h < count; h++)
    for (let k = 0; k < count; k++) {
      const weight = a[h * count + k] as number
      const [i, j] = h >= k ? [h, k] : [k, h]
      const second = seconds[(i * (i + 1)) / 2 + j] as Float64Array
      const product = times(times(slopes[h] as Float64Array, phi, p), slopes[k] as Float64Array, p)
      for (let at = 0; at < middle.length; at++)
        middle[at] = (middle[at] as number) + weight * ((second[at] as number) - (product[at] as number))
    }
  const addition = times(times(phi, middle, p), phi, p)
  return phi.map((value, at) => value + 2 * (addition[at] as number))
}

const inverseOf = (matrix: Float64Array, n: number): Float64Array | undefined => {
  const factor = choleskyFactor({ rows: n, columns: n, data: matrix })
  return factor === undefined ? undefined : choleskyInverse(factor).data
}

/** Only the residual variance is left to be uncertain when the random effects have none. */
const parameterCovarianceOf = (fit: ComponentFit, kind: 'satterthwaite' | 'kenward-roger', singular: boolean): Float64Array | undefined => {
  const n = fit.gradient.length
  if (!singular) return inverseOf(kind === 'satterthwaite' ? fit.observed : fit.expected, n)
  const last = fit.expected[n * n - 1] as number
  const out = new Float64Array(n * n)
  out[n * n - 1] = 1 / last
  return last > 0 ? out : undefined
}

const randomOf = (names: readonly string[], entries: Float64Array, q: number): readonly RandomEffect[] => {
  const at = (a: number, b: number): number => entries[(a * (a + 1)) / 2 + b] as number
  return names.slice(0, q).map((name, a) => ({
    name,
    variance: at(a, a),
    sd: Math.sqrt(at(a, a)),
    covariances: names.slice(0, a).map((other, b) => ({
      with: other,
      covariance: at(a, b),
      correlation:
        at(a, a) > 0 && at(b, b) > 0
          ? at(a, b) / Math.sqrt(at(a, a) * at(b, b))
          : notEstimable('zero-variance', 'One of the random effects has no variance.'),
    })),
  }))
}

/** Intercept and slopes by row; slopes over their standard deviation, so that the search is well scaled. */
const randomColumns = (
  data: ModelFrame,
  slopes: readonly string[],
): Outcome<{ readonly z: Float64Array; readonly scales: readonly number[] }> => {
  const q = slopes.length + 1
  const z = new Float64Array(data.y.length * q)
  const scales = [1]
  for (let row = 0; row < data.y.length; row++) z[row * q] = 1
  for (const [at, name] of slopes.entries()) {
    const column = numericOf(data.frame, name)
    if (!column.ok) return column
    const { values } = column.value
    const scale = values.length > 1 ? standardDeviation(values) : 0
    if (!(scale > 0)) return failed(inputError('constant-slope', `${name} does not vary.`, 'Leave its random slope out.', { column: name }))
    scales.push(scale)
    for (let row = 0; row < values.length; row++) z[row * q + at + 1] = (values[row] as number) / scale
  }
  return done({ z, scales })
}

const groupNames = (data: ModelFrame, group: string): readonly string[] => {
  const column = data.frame.columns.get(group)
  if (column?.kind === 'factor') return column.levels
  return column === undefined ? [] : [...new Set(column.values)].sort((a, b) => a - b).map(String)
}

/** Variance components in the units of the columns, from those of the scaled ones. */
const unscale = (entries: Float64Array, scales: readonly number[]): Float64Array => {
  const out = entries.slice()
  let at = 0
  scales.forEach((a, i) => {
    for (let j = 0; j <= i; j++, at++) out[at] = (entries[at] as number) / (a * (scales[j] ?? 1))
  })
  return out
}

/**
 * Linear mixed model: `y = X b + Z u + e` with a random intercept, and where asked random slopes, of each group.
 *
 * Assumes normal random effects and errors, and that values are missing at random. A variance of the random effects of 0 (singular) is
 * allowed and said. Compare models with different fixed parts by full maximum likelihood only (`restricted: false`).
 *
 * Formula: profiled deviance over the relative factor of the random effects, then Newton's method in the variance components.
 *
 * Sources: Laird NM, Ware JH. Biometrics 1982;38:963-74 (doi 10.2307/2529876); Bates D et al. J Stat Softw 2015;67(1):1-48
 * (doi 10.18637/jss.v067.i01); Kenward MG, Roger JH. Biometrics 1997;53:983-97 (doi 10.2307/2533558).
 *
 * Issues: `column-unknown`, `no-complete-case`, `level-out-of-range`, `constant-slope`, `too-few-groups`, `no-degrees-of-freedom`.
 *
 * @example
 * fitMixedModel(growth, { response: 'distance', terms: [['age'], ['sex'], ['age', 'sex']], group: 'subject' })
 */
export const fitMixedModel = (frame: Frame, specification: MixedModelSpecification): Outcome<MixedModel> => {
  const { response, terms, group, slopes = [], restricted = true, df = 'satterthwaite', level = 0.95 } = specification
  const read = modelFrame(frame, { response, terms, level }, [group, ...slopes])
  if (!read.ok) return read
  const data = read.value
  const codes = codesOf(data.frame, group)
  const random = randomColumns(data, slopes)
  if (!codes.ok) return codes
  if (!random.ok) return random
  const labels = groupNames(data, group)
  if (labels.length < 2)
    return failed(inputError('too-few-groups', `${group} has one value only.`, 'Give several groups.', { column: group }))
  const ols = leastSquares(data.design, data.y)
  const kept = Array.from(ols.aliased.keys()).filter((j) => ols.aliased[j] === 0)
  const p = kept.length
  const q = slopes.length + 1
  if (data.y.length <= p + 1 || !(ols.residualSum > 0) || labels.length >= data.y.length)
    return failed(
      inputError(
        'no-degrees-of-freedom',
        'Every row is a group of its own, or the terms explain every row.',
        'Give repeated rows of groups.',
        {
          column: group,
        },
      ),
    )
  const x = takeColumns(data.design, kept).data
  const products = randomEffectsData(x, data.y, random.value.z, codes.value, { p, q, groups: labels.length, restricted })
  const first = bestFactor(products)
  const lower = lowerOf(first.theta, q)
  const singular = onBoundary(first.theta, q)
  const start = entriesOf(lower, q, first.variance)
  const polished = singular ? undefined : polish(products, start)
  const fit = polished?.fit ?? componentFit(products, lower, first.variance)
  if (fit === undefined) return failed(inputError('singular', 'The terms depend on one another.', 'Leave one out.', { column: response }))
  const scaledEntries = polished?.entries ?? start
  const entries = unscale(scaledEntries, random.value.scales)
  const covariance = parameterCovarianceOf(fit, df, singular)
  const columns = data.design.columns
  const adjusted = df === 'kenward-roger' && covariance !== undefined ? adjustedCovariance(fit, covariance, p) : fit.phi
  const inference: CoefficientInference = {
    kind: df,
    beta: spread(fit.beta, kept, columns),
    phi: spreadSquare(fit.phi, kept, columns),
    covariance: spreadSquare(adjusted, kept, columns),
    slopes: fit.slopes.map((slope) => spreadSquare(slope, kept, columns)),
    ...(covariance !== undefined && { parameterCovariance: covariance }),
    residualDf: data.y.length - p,
  }
  const predictor: LinearPredictor = {
    frame: data.frame,
    design: data.design,
    intercept: true,
    coefficients: inference.beta,
    aliased: ols.aliased,
    combination: ols.combination,
    covariance: inference.covariance,
    level,
  }
  const parameters = p + entries.length
  const residualVariance = entries[entries.length - 1] as number
  const between = entries[0] as number
  return done({
    method: `Linear mixed model (${restricted ? 'REML' : 'ML'}, ${df === 'satterthwaite' ? 'Satterthwaite' : 'Kenward-Roger'} degrees of freedom)`,
    restricted,
    counted: data.counted,
    groups: labels.length,
    coefficients: data.design.names.map((name, j) => {
      if (ols.aliased[j] === 1) return { name, value: aliasedReason(name) }
      const contrast = new Float64Array(columns)
      contrast[j] = 1
      return {
        name,
        value: waldEstimate(
          inference.beta[j] as number,
          Math.sqrt(inference.covariance[j * columns + j] as number),
          level,
          contrastDf(inference, contrast),
        ),
      }
    }),
    random: randomOf(['(Intercept)', ...slopes], entries, q),
    residualVariance,
    icc:
      q === 1
        ? between / (between + residualVariance)
        : notEstimable('random-slope', 'With random slopes the share depends on the slope column.'),
    logLikelihood: fit.logLikelihood,
    criterion: -2 * fit.logLikelihood,
    parameters,
    aic: 2 * parameters - 2 * fit.logLikelihood,
    bic: parameters * Math.log(data.y.length) - 2 * fit.logLikelihood,
    singular,
    predicted: labels.map((name, g) => ({
      group: name,
      effects: random.value.scales.map((scale, a) => (fit.effects[g * q + a] as number) / scale),
      sds: random.value.scales.map((scale, a) => Math.sqrt(fit.effectVariances[g * q + a] as number) / scale),
    })),
    warnings: [
      ...data.warnings,
      ...aliasWarnings(predictor),
      ...(singular ? [caution('singular', 'Some random effect has no variance of its own.', 'Consider a simpler random part.')] : []),
    ],
    data,
    predictor,
    inference,
  })
}

/** A likelihood ratio test of two models, one within the other. */
export interface ModelComparison {
  readonly method: string
  readonly statistic: number
  readonly df: number
  readonly pValue: number
}

/**
 * Likelihood ratio test of a smaller model within a larger one.
 *
 * Fixed parts may differ only when both are fitted by full maximum likelihood. For a random effect the null lies on the boundary and the
 * p value is too large (about double for one variance).
 *
 * Source: Pinheiro JC, Bates DM. Mixed-effects models in S and S-PLUS, 2000, section 2.4.
 *
 * Issues: `restricted-likelihood`, `rows-differ`, `not-nested` (no more parameters than the smaller one).
 *
 * @example compareMixedModels(withArm, withoutArm) // { statistic: 8.533, df: 1, pValue: 0.00349 }
 */
export const compareMixedModels = (larger: MixedModel, smaller: MixedModel): Outcome<ModelComparison> => {
  const columns = (model: MixedModel): string => model.data.design.names.join('\n')
  if ((larger.restricted || smaller.restricted) && (columns(larger) !== columns(smaller) || larger.restricted !== smaller.restricted))
    return failed(
      inputError(
        'restricted-likelihood',
        'Restricted likelihoods of different fixed parts cannot be compared.',
        'Fit both with restricted: false.',
      ),
    )
  if (larger.counted.used !== smaller.counted.used)
    return failed(
      inputError('rows-differ', `${larger.counted.used} and ${smaller.counted.used} rows were used.`, 'Fit both to the same rows.'),
    )
  const df = larger.parameters - smaller.parameters
  if (df <= 0) return failed(inputError('not-nested', 'The first model has no more parameters.', 'Give the larger model first.'))
  const statistic = Math.max(0, 2 * (larger.logLikelihood - smaller.logLikelihood))
  return done({ method: 'Likelihood ratio', statistic, df, pValue: chiSquare.upper(statistic, df) })
}
