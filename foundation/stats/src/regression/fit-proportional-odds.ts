import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import type { Estimable } from '../result/estimable.ts'
import { notEstimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done } from '../result/problems.ts'
import { type CategoryFrame, categoryFrame } from './category-frame.ts'
import { aliasedReason, type Coefficient, waldEstimate } from './coefficient.ts'
import { fitMultinomial } from './fit-multinomial.ts'
import { addCrossProduct } from './kernel/add-cross-product.ts'
import { factorInformation, invertInformation } from './kernel/information.ts'
import { maximise } from './kernel/maximise.ts'
import { ordinalPoint } from './kernel/ordinal-likelihood.ts'
import { takeColumns } from './kernel/rows.ts'
import { type ChiSquareResult, likelihoodRatio } from './likelihood-ratio.ts'
import type { ModelSpecification } from './model-frame.ts'
import { findDivergence } from './separation.ts'

/** A proportional odds model: `logit P(Y <= k) = threshold_k - x b`. */
export interface ProportionalOddsModel {
  readonly method: 'Proportional odds regression'
  readonly counted: Counted
  readonly levels: readonly string[]
  /** Log odds ratios of a higher level; positive: more of it means higher levels. */
  readonly coefficients: readonly Coefficient[]
  /** Thresholds between neighbouring levels, `low|high`. */
  readonly thresholds: readonly Coefficient[]
  readonly deviance: number
  readonly logLikelihood: number
  readonly aic: number
  readonly bic: number
  readonly converged: boolean
  readonly parameters: number
  readonly data: CategoryFrame
  readonly specification: ModelSpecification
  readonly warnings: readonly Issue[]
}

const startThresholds = (y: Float64Array, levels: number): number[] => {
  let below = 0
  return Array.from({ length: levels - 1 }, (_, k) => {
    below += y.reduce((count, value) => count + (value === k ? 1 : 0), 0)
    const p = below / y.length
    return Math.log(p / (1 - p))
  })
}

/** The columns of the terms; the thresholds stand for the intercept. */
const termColumns = ({ design }: CategoryFrame): readonly number[] => {
  const cross = new Float64Array(design.columns ** 2)
  addCrossProduct(design.data, design.rows, design.columns, new Float64Array(design.rows).fill(1), cross)
  const { aliased } = factorInformation(cross, design.columns)
  return design.termOf.flatMap((term, column) => (term >= 0 && aliased[column] === 0 ? [column] : []))
}

/**
 * Proportional odds (cumulative logit) regression of an ordered factor: one log odds ratio a term, the same at every cut of the scale.
 * Newton's method; the likelihood is concave and is -Infinity where thresholds are not in order, so they stay so.
 * `testProportionality` asks whether one odds ratio for all cuts is enough.
 *
 * Source: McCullagh P. J R Stat Soc B 1980;42:109-142, doi:10.1111/j.2517-6161.1980.tb01109.x.
 *
 * Issues: those of `modelFrame`; `too-few-levels`; warnings `separation`, `not-converged`.
 *
 * @example
 * fitProportionalOdds(trial, { response: 'global_change', terms: [['arm']] })
 */
export const fitProportionalOdds = (frame: Frame, given: ModelSpecification): Outcome<ProportionalOddsModel> => {
  const specification = { ...given, intercept: true }
  const read = categoryFrame(frame, specification)
  if (!read.ok) return read
  const data = read.value
  const kept = termColumns(data)
  const design = takeColumns(data.design, kept)
  const cuts = data.levels.length - 1
  const size = cuts + kept.length
  const start = new Float64Array(size)
  start.set(startThresholds(data.y, data.levels.length))
  const found = maximise((b) => ordinalPoint(design, data.y, data.weights, cuts, b), start)
  const covariance = invertInformation(found.factored)
  const diverging =
    found.converged && found.coefficients.every((b) => Math.abs(b) < 15) ? [] : findDivergence(conditionsOf(data, kept, cuts), size)
  const value = (at: number, name: string) =>
    (diverging[at] ?? 'finite') === 'finite'
      ? waldEstimate(found.coefficients[at] as number, Math.sqrt(covariance[at * size + at] as number), data.level)
      : notEstimable('separation', `The estimate of ${name} grows without end: levels are separated by it.`)
  const names = data.design.names.flatMap((name, column) =>
    (data.design.termOf[column] ?? -1) >= 0 ? [{ name, at: kept.indexOf(column) }] : [],
  )
  const separated = diverging.some((one) => one !== 'finite')
  const { logLikelihood } = found.point
  return done({
    method: 'Proportional odds regression',
    counted: data.counted,
    levels: data.levels,
    coefficients: names.map(({ name, at }) => ({ name, value: at < 0 ? aliasedReason(name) : value(cuts + at, name) })),
    thresholds: data.levels.slice(1).map((level, k) => {
      const name = `${data.levels[k]}|${level}`
      return { name, value: value(k, name) }
    }),
    deviance: -2 * logLikelihood,
    logLikelihood,
    aic: 2 * size - 2 * logLikelihood,
    bic: size * Math.log(data.y.length) - 2 * logLikelihood,
    converged: found.converged,
    parameters: size,
    data,
    specification,
    warnings: [
      ...data.warnings,
      ...(separated ? [caution('separation', 'Some coefficients have no finite estimate.', 'Pool levels, or leave the term out.')] : []),
      ...(found.converged || separated ? [] : [caution('not-converged', 'The model did not converge.', 'Look for sparse levels.')]),
    ],
  })
}

/** In every row the cuts above the level must rise, and those below fall, against x b. */
const conditionsOf = ({ design, y }: CategoryFrame, kept: readonly number[], cuts: number): readonly Float64Array[] => {
  const conditions: Float64Array[] = []
  y.forEach((level, row) => {
    for (const [cut, sign] of [
      [level, 1],
      [level - 1, -1],
    ] as const) {
      if (cut < 0 || cut >= cuts) continue
      const condition = new Float64Array(cuts + kept.length)
      condition[cut] = sign
      kept.forEach((column, at) => {
        condition[cuts + at] = -sign * (design.data[row * design.columns + column] as number)
      })
      conditions.push(condition)
    }
  })
  return conditions
}

/**
 * Likelihood-ratio test of proportional odds against the multinomial model of the same terms, in which every level has its own effects. A
 * small p says that one odds ratio does not describe all levels. Approximate: the models are not nested, only close to it.
 *
 * Issues: those of `fitMultinomial`.
 *
 * @example
 * testProportionality(model, trial)
 */
export const testProportionality = (model: ProportionalOddsModel, frame: Frame): Outcome<Estimable<ChiSquareResult>> => {
  const wide = fitMultinomial(frame, model.specification)
  if (!wide.ok) return wide
  return done(likelihoodRatio(model.deviance, wide.value.deviance, wide.value.parameters - model.parameters))
}
