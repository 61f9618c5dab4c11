import type { Issue, Outcome } from '@dacryon/core'
import type { Term } from '../data/design-matrix.ts'
import type { Frame } from '../data/frame.ts'
import type { Coefficient } from '../regression/coefficient.ts'
import { type LeastSquaresFit, leastSquares } from '../regression/kernel/least-squares.ts'
import { takeColumns } from '../regression/kernel/rows.ts'
import { aliasWarnings, type LinearPredictor } from '../regression/linear-predictor.ts'
import { codesOf, type ModelFrame, modelFrame } from '../regression/model-frame.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { coefficientsOf } from './coefficients-of.ts'
import { componentInference } from './component-inference.ts'
import type { CoefficientInference } from './contrast-inference.ts'
import { fitComponents } from './mixed-components.ts'
import { groupNames, randomColumns, unscale } from './random-columns.ts'
import { randomEffectsData } from './random-effects-data.ts'
import type { ComponentFit } from './variance-components.ts'

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

/** Predicted effects of each group in the units of the columns. */
const predictedOf = (labels: readonly string[], scales: readonly number[], fit: ComponentFit): MixedModel['predicted'] => {
  const q = scales.length
  return labels.map((group, g) => ({
    group,
    effects: scales.map((scale, a) => (fit.effects[g * q + a] as number) / scale),
    sds: scales.map((scale, a) => Math.sqrt(fit.effectVariances[g * q + a] as number) / scale),
  }))
}

interface MixedData {
  readonly data: ModelFrame
  /** Group of each row. */
  readonly codes: Int32Array
  readonly labels: readonly string[]
  readonly z: Float64Array
  readonly scales: readonly number[]
  readonly ols: LeastSquaresFit
  readonly kept: readonly number[]
}

const readMixed = (frame: Frame, { response, terms, group, slopes = [], level = 0.95 }: MixedModelSpecification): Outcome<MixedData> => {
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
  if (data.y.length <= kept.length + 1 || !(ols.residualSum > 0) || labels.length >= data.y.length)
    return failed(
      inputError(
        'no-degrees-of-freedom',
        'Every row is a group of its own, or the terms explain every row.',
        'Give repeated rows of groups.',
        { column: group },
      ),
    )
  return done({ data, codes: codes.value, labels, ...random.value, ols, kept })
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
  const { response, slopes = [], restricted = true, df = 'satterthwaite', level = 0.95 } = specification
  const read = readMixed(frame, specification)
  if (!read.ok) return read
  const { data, codes, labels, z, scales, ols, kept } = read.value
  const p = kept.length
  const q = scales.length
  const x = takeColumns(data.design, kept).data
  const components = fitComponents(randomEffectsData(x, data.y, z, codes, { p, q, groups: labels.length, restricted }))
  if (components === undefined)
    return failed(inputError('singular', 'The terms depend on one another.', 'Leave one out.', { column: response }))
  const { fit, singular } = components
  const entries = unscale(components.entries, scales)
  const inference = componentInference(components, df, kept, data.design.columns, data.y.length)
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
    coefficients: coefficientsOf(data, inference, ols.aliased),
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
    predicted: predictedOf(labels, scales, fit),
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
