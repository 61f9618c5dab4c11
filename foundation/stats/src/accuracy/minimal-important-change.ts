import type { Issue, Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { mean, standardDeviation } from '../numeric/sum.ts'
import { logisticNewton } from '../regression/kernel/logistic-newton.ts'
import { findSeparation } from '../regression/separation.ts'
import { type Estimable, type Limit, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'
import { constantVariable } from '../tests/correlation-result.ts'
import { correlationOf } from '../tests/pearson.ts'
import { findYoudenThreshold } from './youden.ts'

/** Smallest change that patients call important, found by their own word. */
export interface AnchoredImportantChange {
  readonly n: number
  readonly improved: number
  /** Mean change of those who say they improved a little (all improved, where no degree is given). */
  readonly meanOfImproved: number
  /** Threshold of the change with the best sum of sensitivity and specificity. */
  readonly rocThreshold: Limit
  /** Change at which the odds of improvement equal those of the whole group. */
  readonly predictive: Estimable
  /** The same, adjusted for the share improved. */
  readonly adjusted: Estimable
  /** Pearson correlation of change and anchor; below 0.3 the anchor does not measure the same. */
  readonly anchorCorrelation: Estimable
  readonly warnings: readonly Issue[]
}

/**
 * Minimal important change by an anchor: what patients say about their own improvement.
 *
 * The anchor must correlate with the change (at least 0.3, better 0.5); a retrospective anchor reflects the present state more than the
 * change. The ROC threshold is unstable; the predictive one is biased when the share improved is far from a half, which the adjustment
 * corrects in part. Changes below it in a group mean do not tell that no patient improved.
 *
 * Formula: predictive: logistic model of improvement on change, the change at which its logit is that of the share improved p;
 * adjusted: predictive - (0.090 + 0.103 r) sd(change) ln(p/(1-p)), r the correlation of anchor and change.
 *
 * Sources: Terluin B, Eekhout I, Terwee CB, de Vet HCW. J Clin Epidemiol 2015;68:1388-96 (doi 10.1016/j.jclinepi.2015.03.015); Terluin B,
 * Eekhout I, Terwee CB. J Clin Epidemiol 2017;83:90-100 (doi 10.1016/j.jclinepi.2016.12.015).
 *
 * Issues: `lengths-differ`, `too-few-values`, `value-not-finite`, `one-class`. Not estimable: `separation`, `zero-variance`.
 *
 * @example computeAnchoredImportantChange([-3, -2, 0, 1, -1, 2], [true, true, false, false, true, false], { direction: 'lower' })
 */
export const computeAnchoredImportantChange = (
  change: Numbers,
  improved: readonly boolean[],
  options: { readonly direction?: 'higher' | 'lower'; readonly alittle?: readonly boolean[] } = {},
): Outcome<AnchoredImportantChange> => {
  const { direction = 'higher', alittle = improved } = options
  const better = improved.filter(Boolean).length
  const issues = [
    ...pairedIssues(improved, change, ['improved', 'change']),
    ...pairedIssues(improved, alittle, ['improved', 'alittle']),
    ...countIssues(change, 'change', 4),
    ...finiteIssues(change, 'change'),
    ...(alittle.some(Boolean)
      ? []
      : [inputError('one-class', 'Nobody improved a little.', 'Choose another anchor.', { column: 'alittle' })]),
  ]
  if (issues.length > 0) return failed(...issues)
  const youden = findYoudenThreshold({ scores: change, cases: improved, direction })
  if (!youden.ok) return youden
  const n = change.length
  const design = new Float64Array(2 * n)
  for (let at = 0; at < n; at++) design.set([1, change[at] as number], 2 * at)
  const y = Float64Array.from(improved, (yes) => (yes ? 1 : 0))
  const rows = { rows: n, columns: 2, data: design }
  const fit = logisticNewton(rows, y)
  const odds = Math.log(better / (n - better))
  const [a = 0, b = 0] = fit.coefficients
  const spread = standardDeviation(change)
  const anchorCorrelation = correlationOf(change, y) ?? constantVariable
  const predictive: Estimable =
    fit.converged && Math.abs(b) > 0 && fit.aliased[1] === 0 && findSeparation(rows, y).every((one) => one === 'finite')
      ? (odds - a) / b
      : notEstimable('separation', 'The change tells improved and not improved apart without error, or does not vary.')
  const size = typeof anchorCorrelation === 'number' ? Math.abs(anchorCorrelation) : undefined
  const sign = direction === 'lower' ? -1 : 1
  const adjusted =
    typeof predictive === 'number' && size !== undefined ? predictive - sign * (0.09 + 0.103 * size) * spread * odds : predictive
  return done({
    n,
    improved: better,
    meanOfImproved: mean(Array.from(change).filter((_, at) => alittle[at] === true)),
    rocThreshold: youden.value.threshold,
    predictive,
    adjusted,
    anchorCorrelation,
    warnings:
      size === undefined || size < 0.3
        ? [caution('weak-anchor', 'The anchor hardly correlates with the change.', 'Choose an anchor that asks about the same thing.')]
        : [],
  })
}

/** Change that exceeds what spread and measurement error explain. */
export interface DistributionImportantChange {
  readonly halfStandardDeviation: number
  readonly fifthStandardDeviation: number
  /** Standard error of measurement. */
  readonly sem: number
  /** Smallest change beyond measurement error in one patient, at this level. */
  readonly detectableChange: number
  readonly level: number
}

/**
 * Distribution-based figures from baseline values and a reliability (test-retest ICC).
 *
 * They say what can be told from noise, not what matters to patients: support for an anchor, never a replacement.
 *
 * Formula: `sem = sd √(1 - reliability)`; detectable change `z √2 sem`.
 *
 * Source: Norman GR, Sloan JA, Wyrwich KW. Med Care 2003;41:582-92; de Vet HCW et al. Health Qual Life Outcomes 2006;4:54
 * (doi 10.1186/1477-7525-4-54).
 *
 * Issues: `too-few-values`, `value-not-finite`, `reliability-invalid`.
 *
 * @example computeDistributionImportantChange([1, 2, 3], 0.75) // half sd 0.5, sem 0.5, detectable change 1.386
 */
export const computeDistributionImportantChange = (
  baseline: Numbers,
  reliability: number,
  level = 0.95,
): Outcome<DistributionImportantChange> => {
  const issues = [
    ...countIssues(baseline, 'baseline', 2),
    ...finiteIssues(baseline, 'baseline'),
    ...(reliability >= 0 && reliability <= 1
      ? []
      : [
          inputError('reliability-invalid', `A reliability of ${reliability} is not possible.`, 'Give 0 to 1.', {
            column: 'reliability',
            value: String(reliability),
          }),
        ]),
  ]
  if (issues.length > 0) return failed(...issues)
  const sd = standardDeviation(baseline)
  const sem = sd * Math.sqrt(1 - reliability)
  return done({
    halfStandardDeviation: sd / 2,
    fifthStandardDeviation: sd / 5,
    sem,
    detectableChange: normal.quantileUpper((1 - level) / 2) * Math.SQRT2 * sem,
    level,
  })
}
