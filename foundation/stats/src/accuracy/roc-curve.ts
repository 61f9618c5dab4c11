import type { Outcome } from '@dacryon/core'
import { sorted } from '../numeric/quantile.ts'
import { type Limit, limitOf } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { rising, type Scored, scoredIssues } from './scored.ts'

/** One threshold: a subject is called positive when its score lies beyond it. */
export interface RocPoint {
  readonly threshold: Limit
  readonly truePositives: number
  readonly falsePositives: number
  readonly sensitivity: number
  readonly specificity: number
}

/** The curve, from the threshold that calls everyone positive to the one that calls nobody. */
export interface RocCurve {
  readonly cases: number
  readonly others: number
  readonly points: readonly RocPoint[]
}

/**
 * Sensitivity and specificity at every threshold that matters: midpoints between neighbouring distinct scores, and both infinities.
 *
 * Source: Hanley JA, McNeil BJ. Radiology 1982;143:29-36 (doi 10.1148/radiology.143.1.7063747).
 *
 * Issues: `value-not-finite`, `lengths-differ`, `one-class`.
 *
 * @example computeRocCurve({ scores: [1, 2, 3, 4], cases: [false, true, false, true] }) // thresholds -Infinity, 1.5, 2.5, 3.5, Infinity
 */
export const computeRocCurve = (scored: Scored): Outcome<RocCurve> => {
  const issues = scoredIssues(scored)
  if (issues.length > 0) return failed(...issues)
  const scores = rising(scored)
  const sign = scored.direction === 'lower' ? -1 : 1
  const split = [true, false].map((wanted) => sorted(scores.filter((_, at) => scored.cases[at] === wanted)))
  const [ill, well] = [split[0] ?? new Float64Array(), split[1] ?? new Float64Array()]
  const distinct = [...new Set(sorted(scores))]
  const points: RocPoint[] = []
  let [i, j] = [0, 0]
  for (let at = 0; at <= distinct.length; at++) {
    const [low, high] = [distinct[at - 1] ?? -Infinity, distinct[at] ?? Infinity]
    while (i < ill.length && (ill[i] ?? 0) <= low) i += 1
    while (j < well.length && (well[j] ?? 0) <= low) j += 1
    const middle = Number.isFinite(low) && Number.isFinite(high) ? low / 2 + high / 2 : at === 0 ? -Infinity : Infinity
    points.push({
      threshold: limitOf(sign * middle),
      truePositives: ill.length - i,
      falsePositives: well.length - j,
      sensitivity: (ill.length - i) / ill.length,
      specificity: j / well.length,
    })
  }
  return done({ cases: ill.length, others: well.length, points })
}

/**
 * Part of the area between two specificities, under the curve with straight lines between its points; not corrected.
 *
 * At most `to - from` for a perfect marker, `(w0² - w1²)/2` in false-positive shares for a useless one.
 *
 * Source: McClish DK. Med Decis Making 1989;9:190-5 (doi 10.1177/0272989x8900900307).
 *
 * Issues: `value-not-finite`, `lengths-differ`, `one-class`, `range-invalid`.
 *
 * @example computePartialAuc(scored, 0.9, 1) // 0.0328
 */
export const computePartialAuc = (scored: Scored, from: number, to: number): Outcome<number> => {
  const curve = computeRocCurve(scored)
  if (!curve.ok) return curve
  if (!(from >= 0 && to <= 1 && from < to))
    return failed(inputError('range-invalid', `No area between ${from} and ${to}.`, 'Give two specificities, 0 to 1, the lower first.'))
  let area = 0
  const { points } = curve.value
  for (let at = 1; at < points.length; at++) {
    const [a, b] = [points[at - 1], points[at]]
    if (a === undefined || b === undefined || b.specificity === a.specificity) continue
    const [left, right] = [Math.max(from, a.specificity), Math.min(to, b.specificity)]
    if (left >= right) continue
    const height = (x: number): number =>
      a.sensitivity + ((b.sensitivity - a.sensitivity) * (x - a.specificity)) / (b.specificity - a.specificity)
    area += ((right - left) * (height(left) + height(right))) / 2
  }
  return done(area)
}
