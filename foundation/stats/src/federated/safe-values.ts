import type { Outcome } from '@dacryon/core'
import { quantile } from '../numeric/quantile.ts'
import { orderOf } from '../numeric/rank.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'
import { type DisclosurePolicy, defaultPolicy } from './disclosure-policy.ts'

/** Quantiles that have enough patients on both sides; the others are not shown. Minimum and maximum never are. Issues: `value-not-finite`. */
export const computeSafeQuantiles = (
  values: Numbers,
  probabilities: readonly number[],
  { minimumBesideQuantile }: DisclosurePolicy = defaultPolicy,
): Outcome<readonly { readonly probability: number; readonly value: Estimable }[]> => {
  const issues = finiteIssues(values, 'values')
  if (issues.length > 0) return failed(...issues)
  const n = values.length
  return done(
    probabilities.map((probability) => {
      const below = Math.floor(n * probability)
      const above = Math.floor(n * (1 - probability))
      const safe = Math.min(below, above) >= minimumBesideQuantile
      return {
        probability,
        value: safe
          ? quantile(values, probability)
          : notEstimable('too-few-patients', `Fewer than ${minimumBesideQuantile} patients lie on one side of this quantile.`),
      }
    }),
  )
}

/** A histogram whose bars with few patients are hidden. */
export interface SafeHistogram {
  readonly breaks: readonly number[]
  /** `null` for a bar of 1 to minimum - 1. */
  readonly counts: readonly (number | null)[]
}

/** Counts between given breaks (each bar holds its left end); values outside are not counted. Issues: `value-not-finite`, `breaks-not-rising`. */
export const computeSafeHistogram = (
  values: Numbers,
  breaks: readonly number[],
  { minimumCell }: DisclosurePolicy = defaultPolicy,
): Outcome<SafeHistogram> => {
  const issues = finiteIssues(values, 'values')
  if (issues.length > 0) return failed(...issues)
  if (breaks.length < 2 || breaks.some((value, at) => at > 0 && !(value > (breaks[at - 1] ?? value))))
    return failed(inputError('breaks-not-rising', 'Breaks must rise.', 'Give at least two, the smallest first.', { column: 'breaks' }))
  const counts = breaks.slice(1).map(() => 0)
  for (const value of values) {
    const at = breaks.findLastIndex((from) => value >= from)
    if (at >= 0 && at < counts.length) counts[at] = (counts[at] ?? 0) + 1
  }
  return done({ breaks, counts: counts.map((count) => (count > 0 && count < minimumCell ? null : count)) })
}

/** Points of a scatter plot, each moved to the centre of its k nearest (itself with them), so that no patient's own values are drawn. */
export const computeNeighbourCentroids = (
  x: Numbers,
  y: Numbers,
  k = 3,
): Outcome<readonly { readonly x: number; readonly y: number }[]> => {
  const issues = [...pairedIssues(x, y, ['x', 'y']), ...finiteIssues(x, 'x'), ...finiteIssues(y, 'y')]
  if (issues.length > 0) return failed(...issues)
  if (!Number.isInteger(k) || k < 3 || x.length < k)
    return failed(
      inputError('too-few-patients', `Centres of ${k} neighbours are not possible.`, 'Take at least 3 neighbours, and as many patients.', {
        value: String(k),
      }),
    )
  const spread = (values: Numbers): number => {
    let [low, high] = [Infinity, -Infinity]
    for (const value of values) {
      if (value < low) low = value
      if (value > high) high = value
    }
    return high - low || 1
  }
  const [sx, sy] = [spread(x), spread(y)]
  const points = Array.from(x, (own, at) => {
    const distances = Array.from(x, (other, to) => ((other - own) / sx) ** 2 + (((y[to] as number) - (y[at] as number)) / sy) ** 2)
    const near = orderOf(distances).slice(0, k)
    const centre = (values: Numbers): number => near.reduce((total, row) => total + (values[row] as number), 0) / k
    return { x: centre(x), y: centre(y) }
  })
  return done(points)
}
