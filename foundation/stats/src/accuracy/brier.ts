import type { Issue, Outcome } from '@dacryon/core'
import { mean, sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'

/** What is wrong with predicted risks. Issues: `value-not-finite`, `lengths-differ`, `too-few-values`, `risk-invalid`. */
export const riskIssues = (risks: Numbers, events: readonly boolean[]): readonly Issue[] => {
  const wrong = Array.from(risks).findIndex((risk) => risk < 0 || risk > 1)
  return [
    ...pairedIssues(events, risks, ['events', 'risks']),
    ...countIssues(risks, 'risks', 1),
    ...finiteIssues(risks, 'risks'),
    ...(wrong < 0
      ? []
      : [
          inputError('risk-invalid', `${risks[wrong]} is no probability.`, 'Give risks from 0 to 1.', { column: 'risks', line: wrong + 1 }),
        ]),
  ]
}

/**
 * Brier score: mean squared distance of predicted risk and outcome, and scaled by that of predicting the event rate for everyone.
 *
 * It mixes calibration and separation; its size depends on how common the event is, which the scaled one (1 best, 0 useless, may be
 * negative) takes away.
 *
 * Source: Brier GW. Mon Weather Rev 1950;78:1-3; Steyerberg EW et al. Epidemiology 2010;21:128-38 (doi 10.1097/ede.0b013e3181c30fb2).
 *
 * Issues: `value-not-finite`, `lengths-differ`, `too-few-values`, `risk-invalid`. Not estimable: `one-class` (scaled).
 *
 * @example computeBrierScore([0.8, 0.2], [true, false]) // brier 0.04, scaled 0.84
 */
export const computeBrierScore = (
  risks: Numbers,
  events: readonly boolean[],
): Outcome<{ readonly brier: number; readonly scaled: Estimable; readonly n: number }> => {
  const issues = riskIssues(risks, events)
  if (issues.length > 0) return failed(...issues)
  const brier = mean(Array.from(risks, (risk, at) => (risk - (events[at] ? 1 : 0)) ** 2))
  const rate = events.filter(Boolean).length / events.length
  const worst = rate * (1 - rate)
  return done({
    brier,
    scaled: worst > 0 ? 1 - brier / worst : notEstimable('one-class', 'All subjects have the same outcome.'),
    n: events.length,
  })
}

/** Net benefit of acting on a risk of at least `threshold`, against acting on everyone; acting on nobody has 0. */
export interface NetBenefit {
  readonly threshold: number
  readonly model: number
  readonly everyone: number
}

/**
 * Decision curve: true positives less false positives weighed by the odds of the threshold, per subject.
 *
 * Assumes calibrated risks; says which strategy is best for those who would act at that risk, not which threshold is right.
 *
 * Formula: `TP/n - FP/n · t/(1-t)`.
 *
 * Source: Vickers AJ, Elkin EB. Med Decis Making 2006;26:565-74 (doi 10.1177/0272989x06295361).
 *
 * Issues: those of risks, and `threshold-invalid`.
 *
 * @example computeNetBenefit([0.8, 0.2, 0.6], [true, false, false], [0.5]) // model 0, everyone -0.3333
 */
export const computeNetBenefit = (
  risks: Numbers,
  events: readonly boolean[],
  thresholds: readonly number[],
): Outcome<readonly NetBenefit[]> => {
  const bad = thresholds.find((threshold) => !(threshold >= 0 && threshold < 1))
  const issues = [
    ...riskIssues(risks, events),
    ...(bad === undefined
      ? []
      : [
          inputError('threshold-invalid', `Nobody can act at a risk of ${bad}.`, 'Give thresholds from 0 to below 1.', {
            column: 'thresholds',
          }),
        ]),
  ]
  if (issues.length > 0) return failed(...issues)
  const n = events.length
  const ill = events.filter(Boolean).length
  return done(
    thresholds.map((threshold) => {
      const odds = threshold / (1 - threshold)
      const gain = Array.from(risks, (risk, at) => (risk >= threshold ? (events[at] ? 1 : -odds) : 0))
      return { threshold, model: sum(gain) / n, everyone: ill / n - ((n - ill) / n) * odds }
    }),
  )
}
