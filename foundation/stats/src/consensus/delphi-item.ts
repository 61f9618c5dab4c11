import type { Issue, Outcome } from '@dacryon/core'
import { median, quantile } from '../numeric/quantile.ts'
import { mean, standardDeviation } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** When an item counts as agreed: enough at the top and few at the bottom. Shares from 0 to 1. */
export interface ConsensusRule {
  readonly name: string
  readonly atLeastHigh: number
  /** Fewer than this share at the bottom; absent: whatever they say. */
  readonly belowLow?: number
}

/** The rule of 70 and 15 per cent, and that of 75 per cent. */
export const consensusRules = {
  seventyFifteen: { name: '70/15', atLeastHigh: 0.7, belowLow: 0.15 },
  seventyFive: { name: '75', atLeastHigh: 0.75 },
} as const satisfies Readonly<Record<string, ConsensusRule>>

/** Where a panel stands on one item of a nine-point scale. */
export interface DelphiItem {
  /** Panelists asked, those who answered, those who could not. */
  readonly asked: number
  readonly n: number
  readonly cannotAnswer: number
  readonly median: Estimable
  readonly quartiles: Estimable<readonly [number, number]>
  /** Shares of 1-3, 4-6 and 7-9 among those who answered. */
  readonly shares: Estimable<{ readonly low: number; readonly middle: number; readonly high: number }>
  /** RAND/UCLA: spread between the 30th and 70th percentile, and how much of it is allowed. */
  readonly interpercentileRange: Estimable
  readonly allowedRange: Estimable
  readonly disagreement: boolean
  /** A third or more at each end. */
  readonly extremes: boolean
  readonly appropriateness: 'appropriate' | 'uncertain' | 'inappropriate'
  readonly consensus: readonly { readonly rule: string; readonly reached: boolean }[]
  readonly variationCoefficient: Estimable
  /** Median absolute distance from the median, unscaled. */
  readonly medianDistance: Estimable
  readonly warnings: readonly Issue[]
}

const nobody = notEstimable('no-answer', 'Nobody answered.')

const isScore = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 9

/** Issues: `score-invalid`, up to 20. */
export const scoreIssues = (scores: readonly (number | null)[], name: string): readonly Issue[] =>
  scores
    .flatMap((score, at) =>
      score === null || isScore(score)
        ? []
        : [
            inputError('score-invalid', `${name}: score ${at + 1} is ${score}.`, 'Give 1 to 9, null for "cannot answer".', {
              line: at + 1,
            }),
          ],
    )
    .slice(0, 20)

/** Scores that were given. */
export const answered = (scores: readonly (number | null)[]): readonly number[] => scores.filter((score) => score !== null)

const reached = (rule: ConsensusRule, high: number, low: number): boolean =>
  high >= rule.atLeastHigh && (rule.belowLow === undefined || low < rule.belowLow)

/**
 * One item of a Delphi round on the scale 1 to 9: median, shares, disagreement by RAND/UCLA, class and consensus. "Cannot answer" (null)
 * is not in the denominators.
 *
 * Meaning: a median of 7 to 9 without disagreement is appropriate, one below 4 without disagreement inappropriate, all else uncertain.
 * Show every stakeholder group for itself as well.
 *
 * Formula: disagreement where P70 - P30 (quantile type 6) exceeds `2.35 + 1.5 |5 - (P30 + P70)/2|`.
 *
 * Source: Fitch K et al. The RAND/UCLA appropriateness method user's manual. 2001; Williamson PR et al. Trials 2017;18(Suppl 3):280
 * (doi 10.1186/s13063-017-1978-4) for the rule of 70/15.
 *
 * Issues: `score-invalid`.
 *
 * @example
 * computeDelphiItem([7, 8, 8, 9, null, 6]) // median 8, appropriate
 */
export const computeDelphiItem = (
  scores: readonly (number | null)[],
  rules: readonly ConsensusRule[] = [consensusRules.seventyFifteen, consensusRules.seventyFive],
): Outcome<DelphiItem> => {
  const issues = scoreIssues(scores, 'item')
  if (issues.length > 0) return failed(...issues)
  const values = answered(scores)
  const n = values.length
  const counted = { asked: scores.length, n, cannotAnswer: scores.length - n, warnings: [] }
  if (n === 0) {
    const figures = { median: nobody, quartiles: nobody, shares: nobody, interpercentileRange: nobody, allowedRange: nobody }
    const rest = { variationCoefficient: nobody, medianDistance: nobody, disagreement: false, extremes: false }
    const none = rules.map(({ name }) => ({ rule: name, reached: false }))
    return done({ ...counted, ...figures, ...rest, appropriateness: 'uncertain', consensus: none })
  }
  const share = (from: number, to: number): number => values.filter((score) => score >= from && score <= to).length / n
  const [low, middle, high] = [share(1, 3), share(4, 6), share(7, 9)]
  const [p30, p70, centre] = [quantile(values, 0.3, 6), quantile(values, 0.7, 6), median(values)]
  const [range, allowed] = [p70 - p30, 2.35 + 1.5 * Math.abs(5 - (p30 + p70) / 2)]
  const disagreement = range > allowed
  return done({
    ...counted,
    median: centre,
    quartiles: [quantile(values, 0.25), quantile(values, 0.75)],
    shares: { low, middle, high },
    interpercentileRange: range,
    allowedRange: allowed,
    disagreement,
    extremes: 3 * low >= 1 && 3 * high >= 1,
    appropriateness: disagreement ? 'uncertain' : centre >= 7 ? 'appropriate' : centre < 4 ? 'inappropriate' : 'uncertain',
    consensus: rules.map((rule) => ({ rule: rule.name, reached: reached(rule, high, low) })),
    variationCoefficient: n > 1 ? standardDeviation(values) / mean(values) : notEstimable('too-few-values', 'This needs two answers.'),
    medianDistance: median(values.map((score) => Math.abs(score - centre))),
  })
}
