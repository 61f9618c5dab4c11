import type { Outcome } from '@dacryon/core'
import { quantileOfSorted } from '../numeric/quantile.ts'
import { generatorName, streamOf } from '../numeric/random.ts'
import { type Estimable, isEstimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { levelIssues } from '../tables/proportion.ts'
import { rangeOf } from '../workshop/shared.ts'
import { type Task, task, type WorkContext, type Workshop } from '../workshop/task.ts'
import { computeGwet, computeWeightedFleiss } from './gwet.ts'
import { computeIcc } from './icc.ts'
import { computeIccReml } from './icc-reml.ts'
import { computeKrippendorff, type Metric } from './krippendorff.ts'
import { computeCongerKappa, computeLightKappa } from './light-conger.ts'
import { completeRatings, type Ratings } from './ratings.ts'
import type { WeightKind } from './weights.ts'

/** Which agreement is bootstrapped. */
export type BootstrapStatistic =
  | { readonly kind: 'light' | 'conger' | 'fleiss' | 'gwet'; readonly weights: WeightKind }
  | { readonly kind: 'krippendorff'; readonly metric: Metric }
  /** Intraclass correlation (agreement, single) of the values of the scale: from mean squares of complete subjects, or by REML. */
  | { readonly kind: 'icc' | 'icc-reml' }

/** What a piece of the work needs; plain values. */
export interface BootstrapAgreementInput {
  readonly ratings: Ratings
  readonly statistic: BootstrapStatistic
  readonly replicates: number
  readonly seed: string
}

const valuesOf = ({ raters, codes, scale }: Ratings): readonly (readonly (number | null)[])[] => {
  const rows: (number | null)[][] = []
  for (let from = 0; from < codes.length; from += raters)
    rows.push(Array.from(codes.subarray(from, from + raters), (code) => (code < 0 ? null : (scale[code] ?? null))))
  return rows
}

const estimateOf = <T extends { readonly estimate: Estimable }>(outcome: Outcome<T>): number | undefined =>
  outcome.ok && isEstimable(outcome.value.estimate) ? outcome.value.estimate : undefined

const iccOf = (ratings: Ratings): number | undefined => {
  const table = computeIcc(valuesOf(completeRatings(ratings)).map((row) => row.map((value) => value ?? 0)))
  const form = table.ok ? table.value.forms.find(({ model, unit }) => model === 'agreement' && unit === 'single') : undefined
  return form !== undefined && isEstimable(form.estimate) ? form.estimate : undefined
}

const remlOf = (ratings: Ratings): number | undefined => {
  const fit = computeIccReml(valuesOf(ratings))
  return fit.ok && isEstimable(fit.value.agreement) ? fit.value.agreement : undefined
}

const agreementOf = (ratings: Ratings, statistic: BootstrapStatistic): number | undefined => {
  switch (statistic.kind) {
    case 'light':
      return estimateOf(computeLightKappa(ratings, statistic.weights))
    case 'conger':
      return estimateOf(computeCongerKappa(ratings, statistic.weights))
    case 'fleiss':
      return estimateOf(computeWeightedFleiss(ratings, statistic.weights))
    case 'gwet':
      return estimateOf(computeGwet(ratings, statistic.weights))
    case 'krippendorff':
      return estimateOf(computeKrippendorff(ratings, statistic.metric))
    case 'icc':
      return iccOf(ratings)
    case 'icc-reml':
      return remlOf(ratings)
  }
}

/** The ratings of subjects drawn with replacement; a subject drawn twice counts as two. */
const redrawn = (ratings: Ratings, seed: string, replicate: number): Ratings => {
  const random = streamOf(seed, 'bootstrap-agreement', replicate)
  const { subjects, raters, codes } = ratings
  const drawn = new Int32Array(codes.length)
  for (let subject = 0; subject < subjects; subject++) {
    const from = random.integer(0, subjects - 1) * raters
    drawn.set(codes.subarray(from, from + raters), subject * raters)
  }
  return { ...ratings, codes: drawn }
}

/** Replicates in pieces of some fifty. */
export const bootstrapAgreementTask: Task<BootstrapAgreementInput, Float64Array> = task({
  id: 'bootstrap-agreement',
  pieces: ({ replicates }: BootstrapAgreementInput) => Math.ceil(replicates / 50),
  run: ({ ratings, statistic, replicates, seed }: BootstrapAgreementInput, piece: number) => {
    const { from, to } = rangeOf(replicates, Math.ceil(replicates / 50), piece)
    return Float64Array.from({ length: to - from }, (_, at) => agreementOf(redrawn(ratings, seed, from + at), statistic) ?? Number.NaN)
  },
})

/** An agreement with its bootstrap interval. */
export interface BootstrappedAgreement {
  readonly subjects: number
  readonly estimate: Estimable
  /** Percentiles. */
  readonly interval: Estimable<Interval>
  readonly standardError: Estimable
  readonly replicates: number
  /** Replicates that had no value (one category only). */
  readonly lost: number
  readonly seed: string
  readonly generator: string
  readonly method: string
}

/**
 * Percentile interval of an agreement by drawing subjects with replacement. Never over single readings: readings of one subject belong
 * together.
 *
 * Source: Efron B, Tibshirani RJ. An introduction to the bootstrap. 1993, chapter 13.
 *
 * Issues: `count-invalid`, `level-invalid`.
 */
export const bootstrapAgreement = async (
  ratings: Ratings,
  {
    statistic,
    replicates = 2000,
    seed,
    level = 0.95,
  }: { readonly statistic: BootstrapStatistic; readonly replicates?: number; readonly seed: string; readonly level?: number },
  workshop: Workshop,
  context?: WorkContext,
): Promise<Outcome<BootstrappedAgreement>> => {
  const issues = [
    ...levelIssues(level),
    ...(Number.isSafeInteger(replicates) && replicates >= 100
      ? []
      : [inputError('count-invalid', `${replicates} replicates are not enough.`, 'Give 100 or more.', { column: 'replicates' })]),
  ]
  if (issues.length > 0) return failed(...issues)
  const pieces = await workshop.run(bootstrapAgreementTask, { ratings, statistic, replicates, seed }, context)
  const values = pieces.flatMap((piece) => [...piece]).filter((value) => !Number.isNaN(value))
  const sorted = Float64Array.from(values).sort()
  const none = notEstimable('no-replicate', 'Fewer than half of the replicates have a value.')
  const enough = sorted.length * 2 >= replicates
  const tail = (1 - level) / 2
  const mean = sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length)
  const spread = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, sorted.length - 1)
  return done({
    subjects: ratings.subjects,
    estimate: agreementOf(ratings, statistic) ?? notEstimable('no-value', 'The ratings have no value of this agreement.'),
    interval: enough ? { low: quantileOfSorted(sorted, tail), high: quantileOfSorted(sorted, 1 - tail), level } : none,
    standardError: enough ? Math.sqrt(spread) : none,
    replicates,
    lost: replicates - sorted.length,
    seed,
    generator: generatorName,
    method: 'Percentile bootstrap over subjects',
  })
}
