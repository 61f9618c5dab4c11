import type { Issue, Outcome } from '@dacryon/core'
import { streamOf } from '../numeric/random.ts'
import { mean } from '../numeric/sum.ts'
import { type Estimable, type Limit, notEstimable } from '../result/estimable.ts'
import { caution, done } from '../result/problems.ts'
import { computeRocCurve, type RocCurve, type RocPoint } from './roc-curve.ts'
import type { Scored } from './scored.ts'

/** The threshold with the largest sum of sensitivity and specificity. */
export interface YoudenThreshold {
  readonly threshold: Limit
  readonly sensitivity: number
  readonly specificity: number
  /** Share of cases among the positives, at the prevalence of these subjects. */
  readonly ppv: Estimable
  readonly npv: Estimable
  /** Sensitivity + specificity - 1. */
  readonly index: number
  /** Index less the mean optimism of bootstrap samples. */
  readonly corrected?: number
  readonly warnings: readonly Issue[]
}

/** Exact, in whole numbers: ties are ties. The first of the best wins, the one that calls most subjects positive. */
const bestOf = ({ cases, others, points }: RocCurve): RocPoint => {
  const gain = (point: RocPoint): number => point.truePositives * others - point.falsePositives * cases
  return points.reduce((best, point) => (gain(point) > gain(best) ? point : best))
}

const beyond = (score: number, threshold: Limit, lower: boolean): boolean => (lower ? score < Number(threshold) : score > Number(threshold))

const indexAt = ({ scores, cases, direction }: Scored, threshold: Limit): number => {
  let [hit, ill, alarm] = [0, 0, 0]
  for (let at = 0; at < cases.length; at++) {
    const positive = beyond(scores[at] ?? 0, threshold, direction === 'lower') ? 1 : 0
    if (cases[at]) {
      hit += positive
      ill += 1
    } else alarm += positive
  }
  return hit / ill - alarm / (cases.length - ill)
}

/** Mean over bootstrap samples (within class) of the index in the sample minus that of its threshold in all subjects. */
const optimismOf = (scored: Scored, samples: number, seed: string): number => {
  const groups = [true, false].map((wanted) => scored.cases.flatMap((ill, at) => (ill === wanted ? [at] : [])))
  return mean(
    Array.from({ length: samples }, (_, sample) => {
      const random = streamOf(seed, 'youden-optimism', sample)
      const rows = groups.flatMap((group) => group.map(() => group[random.integer(0, group.length - 1)] ?? 0))
      const drawn: Scored = {
        ...scored,
        scores: rows.map((row) => scored.scores[row] ?? 0),
        cases: rows.map((row) => scored.cases[row] === true),
      }
      const curve = computeRocCurve(drawn)
      if (!curve.ok) return 0
      const { threshold } = bestOf(curve.value)
      return indexAt(drawn, threshold) - indexAt(scored, threshold)
    }),
  )
}

/**
 * Youden's threshold.
 *
 * It weighs a missed case and a false alarm alike and ignores how common the condition is; chosen in the same data, its index is too high
 * (give `bootstrap` for a corrected one) and the threshold is unstable in small samples.
 *
 * Source: Youden WJ. Cancer 1950;3:32-5; Harrell FE, Lee KL, Mark DB. Stat Med 1996;15:361-87 (optimism).
 *
 * Issues: `value-not-finite`, `lengths-differ`, `one-class`.
 *
 * @example findYoudenThreshold({ scores: [1, 2, 3, 4], cases: [false, true, false, true] }) // threshold 1.5, index 0.5
 */
export const findYoudenThreshold = (
  scored: Scored,
  bootstrap?: { readonly samples: number; readonly seed: string },
): Outcome<YoudenThreshold> => {
  const curve = computeRocCurve(scored)
  if (!curve.ok) return curve
  const { cases, others } = curve.value
  const { threshold, sensitivity, specificity, truePositives: hit, falsePositives: alarm } = bestOf(curve.value)
  const index = sensitivity + specificity - 1
  const share = (part: number, whole: number, what: string): Estimable =>
    whole === 0 ? notEstimable('empty-margin', `Nobody is called ${what}.`) : part / whole
  return done({
    threshold,
    sensitivity,
    specificity,
    ppv: share(hit, hit + alarm, 'positive'),
    npv: share(others - alarm, cases - hit + others - alarm, 'negative'),
    index,
    ...(bootstrap === undefined ? {} : { corrected: index - optimismOf(scored, bootstrap.samples, bootstrap.seed) }),
    warnings:
      bootstrap === undefined
        ? [caution('optimistic', 'The threshold was chosen in these subjects.', 'Correct for optimism, or confirm it in others.')]
        : [],
  })
}
