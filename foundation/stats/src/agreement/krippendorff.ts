import type { Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/problems.ts'
import { type AgreementCoefficient, byBootstrap, noVariation } from './agreement-result.ts'
import { categoryCounts, type Ratings } from './ratings.ts'

/** What the distance between two values is. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** Squared distances between the values, given how often each occurs. */
const distances = (metric: Metric, scale: readonly number[], totals: Float64Array): Float64Array => {
  const q = scale.length
  const between = (a: number, b: number): number => {
    const [x, y] = [scale[a] ?? 0, scale[b] ?? 0]
    if (metric === 'nominal') return 1
    if (metric === 'interval') return (x - y) ** 2
    if (metric === 'ratio') return x + y === 0 ? 0 : ((x - y) / (x + y)) ** 2
    const [low, high] = [Math.min(a, b), Math.max(a, b)]
    const passed = totals.subarray(low, high + 1).reduce((total, count) => total + count, 0)
    return (passed - ((totals[a] ?? 0) + (totals[b] ?? 0)) / 2) ** 2
  }
  return Float64Array.from({ length: q * q }, (_, at) => {
    const [a, b] = [Math.floor(at / q), at % q]
    return a === b ? 0 : between(a, b)
  })
}

/**
 * Krippendorff's alpha for nominal, ordinal, interval or ratio values; missing ratings allowed.
 *
 * Meaning: 1 minus observed over expected disagreement. Subjects with one rating say nothing and are left out. Each subject's pairs count
 * 1/(m-1), so that a subject with many ratings does not count more than its ratings; programs that count every pair once are off in the
 * fourth decimal where there are more than two raters. For complete nominal ratings `alpha = 1 - (1 - Fleiss)(N-1)/N`, N all ratings. For an
 * interval bootstrap the subjects.
 *
 * Source: Krippendorff K. Content analysis. 3rd ed. 2013, chapter 12; Hayes AF, Krippendorff K. Commun Methods Meas 2007;1:77-89
 * (doi 10.1080/19312450709336664).
 *
 * Issues: `no-complete-case`.
 */
export const computeKrippendorff = (ratings: Ratings, metric: Metric): Outcome<AgreementCoefficient> => {
  const q = ratings.categories.length
  const counts = categoryCounts(ratings)
  const coincidences = new Float64Array(q * q)
  let used = 0
  for (let from = 0; from < counts.length; from += q) {
    const line = counts.subarray(from, from + q)
    const m = line.reduce((total, count) => total + count, 0)
    if (m < 2) continue
    used += 1
    line.forEach((one, a) => {
      line.forEach((other, b) => {
        coincidences[a * q + b] = (coincidences[a * q + b] ?? 0) + (one * (a === b ? other - 1 : other)) / (m - 1)
      })
    })
  }
  if (used === 0) return failed(inputError('no-complete-case', 'No subject was rated twice.', 'Give more ratings.'))
  const totals = new Float64Array(q)
  coincidences.forEach((count, at) => {
    const a = Math.floor(at / q)
    totals[a] = (totals[a] ?? 0) + count
  })
  const all = totals.reduce((total, count) => total + count, 0)
  const apart = distances(metric, ratings.scale, totals)
  let [observed, expected] = [0, 0]
  apart.forEach((distance, at) => {
    observed += (distance * (coincidences[at] ?? 0)) / all
    expected += (distance * (totals[Math.floor(at / q)] ?? 0) * (totals[at % q] ?? 0)) / (all * (all - 1))
  })
  return done({
    n: ratings.subjects,
    used,
    raters: ratings.raters,
    // as disagreements, in units of the metric
    observed,
    expected,
    estimate: expected > 0 ? 1 - observed / expected : noVariation,
    inference: byBootstrap,
    method: `Krippendorff alpha, ${metric}`,
    warnings: ratings.warnings,
  })
}
