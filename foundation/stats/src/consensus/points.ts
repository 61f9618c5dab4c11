import type { Issue, Outcome } from '@dacryon/core'
import { type Estimable, isEstimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { computeKendall } from '../tests/kendall.ts'
import { testRankSum } from '../tests/rank-sum-test.ts'

/** Whole points from weights. */
export interface PointScore {
  readonly items: readonly { readonly name: string; readonly weight: number; readonly raw: number; readonly points: number }[]
  /** The weight that is one point. */
  readonly unit: number
  /** Whether points and weights order the items alike (tau-b). */
  readonly rankAgreement: Estimable
  readonly warnings: readonly Issue[]
}

/**
 * Whole points from weights (part-worths of the top levels): every weight over the smallest, or over that of a named item, rounded half up.
 *
 * Meaning: a score that can be added in the head; what it loses shows `comparePointScore`.
 *
 * Issues: `weight-invalid`, `item-unknown`.
 *
 * @example
 * computePoints([{ name: 'a', weight: 0.9 }, { name: 'b', weight: 0.3 }]).items // a 3, b 1
 */
export const computePoints = (
  weights: readonly { readonly name: string; readonly weight: number }[],
  unitItem?: string,
): Outcome<PointScore> => {
  const wrong = weights.filter(({ weight }) => !(weight > 0 && weight < Infinity))
  if (wrong.length > 0 || weights.length === 0)
    return failed(
      inputError(
        'weight-invalid',
        `Weights must be positive: ${wrong.map(({ name }) => name).join(', ')}.`,
        'Turn the item round, or drop it.',
      ),
    )
  const named = unitItem === undefined ? undefined : weights.find(({ name }) => name === unitItem)
  if (unitItem !== undefined && named === undefined)
    return failed(inputError('item-unknown', `There is no item ${unitItem}.`, 'Name one of the items.'))
  const unit = named?.weight ?? Math.min(...weights.map(({ weight }) => weight))
  const items = weights.map(({ name, weight }) => ({ name, weight, raw: weight / unit, points: Math.floor(weight / unit + 0.5) }))
  const tau = computeKendall(
    items.map(({ weight }) => weight),
    items.map(({ points }) => points),
  )
  const none = notEstimable('too-few-values', 'Two items or more have an order.')
  const lost = items.filter(({ points }) => points === 0)
  return done({
    items,
    unit,
    rankAgreement: tau.ok ? tau.value.estimate : none,
    warnings: lost.map(({ name }) => caution('no-points', `${name} has no points.`, 'Choose a smaller unit.')),
  })
}

/** What the whole points lose against the exact score. */
export interface PointLoss {
  readonly exact: Estimable
  readonly points: Estimable
  /** C-index of the exact score minus that of the points. */
  readonly loss: Estimable
}

/**
 * C-index (area under the ROC curve) of an exact score and of its points for one outcome of yes or no.
 *
 * Issues: `too-few-values`, `value-not-finite`.
 */
export const comparePointScore = (exact: readonly number[], points: readonly number[], outcome: readonly boolean[]): Outcome<PointLoss> => {
  const cIndex = (scores: readonly number[]): Outcome<Estimable> => {
    const tested = testRankSum(
      scores.filter((_, at) => outcome[at] === true),
      scores.filter((_, at) => outcome[at] === false),
      { distribution: 'asymptotic' },
    )
    return tested.ok ? done(tested.value.superiority) : tested
  }
  const [one, other] = [cIndex(exact), cIndex(points)]
  if (!one.ok) return one
  if (!other.ok) return other
  const [a, b] = [one.value, other.value]
  return done({ exact: a, points: b, loss: isEstimable(a) && isEstimable(b) ? a - b : notEstimable('no-value', 'A score has no C-index.') })
}
