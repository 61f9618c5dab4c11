import type { Issue, Outcome } from '@dacryon/core'
import { choleskyFactor, choleskyInverse } from '../numeric/matrix/cholesky.ts'
import { zeros } from '../numeric/matrix/matrix.ts'
import { newtonMaximise } from '../numeric/optimise/newton-maximise.ts'
import { log1pExp, logistic, logSumExp, xLogX } from '../numeric/special/log-helpers.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** How often one item was preferred to another, and the other way round. */
export interface PairedPreference {
  readonly first: string
  readonly second: string
  readonly firstPreferred: number
  readonly secondPreferred: number
}

/** Worth of items from paired comparisons. */
export interface BradleyTerry {
  readonly items: readonly string[]
  readonly comparisons: number
  readonly inference: Estimable<{
    /** Log worth against the first item, which has 0. */
    readonly abilities: readonly number[]
    /** Of the items but the first. */
    readonly standardErrors: readonly number[]
    /** Worth as shares of 1. */
    readonly shares: readonly number[]
    readonly deviance: number
    readonly degreesOfFreedom: number
  }>
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Whether every item beats every other one, directly or over others: else some worth is infinite. */
const connected = (items: readonly string[], comparisons: readonly PairedPreference[]): boolean => {
  const reaches = (forward: boolean): boolean => {
    const seen = new Set([items[0]])
    for (let grown = true; grown; ) {
      grown = false
      for (const { first, second, firstPreferred, secondPreferred } of comparisons)
        for (const [winner, loser, times] of [[first, second, firstPreferred] as const, [second, first, secondPreferred] as const]) {
          const [from, to] = forward ? [winner, loser] : [loser, winner]
          if (times > 0 && seen.has(from) && !seen.has(to)) {
            seen.add(to)
            grown = true
          }
        }
    }
    return seen.size === items.length
  }
  return reaches(true) && reaches(false)
}

/**
 * Bradley and Terry's worth of items from paired comparisons, by maximum likelihood.
 *
 * Meaning: the odds that one item is preferred to another are the ratio of their worths. Assumes independent comparisons and one order for
 * all persons. Where an item never wins or never loses (also over others) its worth is infinite: not estimable.
 *
 * Formula: `logit P(i before j) = a_i - a_j`, the first item's a = 0.
 *
 * Source: Bradley RA, Terry ME. Biometrika 1952;39:324-45 (doi 10.1093/biomet/39.3-4.324); Ford LR. Am Math Mon 1957;64:28-33 for when it
 * exists.
 *
 * Issues: `too-few-values`, `count-invalid`.
 *
 * @example
 * fitBradleyTerry([{ first: 'a', second: 'b', firstPreferred: 3, secondPreferred: 1 }]) // b: -1.0986
 */
export const fitBradleyTerry = (comparisons: readonly PairedPreference[]): Outcome<BradleyTerry> => {
  const items = [...new Set(comparisons.flatMap(({ first, second }) => [first, second]))]
  const counts = comparisons.flatMap(({ firstPreferred, secondPreferred }) => [firstPreferred, secondPreferred])
  const issues = [
    ...(items.length < 2 ? [inputError('too-few-values', 'There are fewer than two items.', 'Give comparisons.')] : []),
    ...(counts.every((count) => Number.isFinite(count) && count >= 0)
      ? []
      : [inputError('count-invalid', 'A number of preferences is negative or not finite.', 'Give counts.')]),
  ]
  if (issues.length > 0) return failed(...issues)
  const about = { items, comparisons: counts.reduce((sum, count) => sum + count, 0), method: 'Bradley-Terry', warnings: [] }
  if (!connected(items, comparisons))
    return done({ ...about, inference: notEstimable('separation', 'Some items never win or never lose against the others.') })
  const p = items.length - 1
  const pairs = comparisons.map((one) => ({ ...one, i: items.indexOf(one.first) - 1, j: items.indexOf(one.second) - 1 }))
  const evaluate = (point: Float64Array) => {
    const [score, information] = [new Float64Array(p), zeros(p, p)]
    let value = 0
    for (const { i, j, firstPreferred, secondPreferred } of pairs) {
      const difference = (i < 0 ? 0 : (point[i] ?? 0)) - (j < 0 ? 0 : (point[j] ?? 0))
      const n = firstPreferred + secondPreferred
      const share = logistic(difference)
      value += firstPreferred * difference - n * log1pExp(difference)
      const [excess, weight] = [firstPreferred - n * share, n * share * (1 - share)]
      for (const [own, sign] of [[i, 1] as const, [j, -1] as const]) {
        if (own < 0) continue
        score[own] = (score[own] ?? 0) + sign * excess
        information.data[own * p + own] = (information.data[own * p + own] ?? 0) + weight
      }
      if (i >= 0 && j >= 0 && i !== j) for (const at of [i * p + j, j * p + i]) information.data[at] = (information.data[at] ?? 0) - weight
    }
    return { value, score, information }
  }
  const found = newtonMaximise(evaluate, new Float64Array(p))
  const factor = choleskyFactor(found.information)
  if (factor === undefined) return done({ ...about, inference: notEstimable('singular', 'The comparisons do not connect the items.') })
  const inverse = choleskyInverse(factor)
  const abilities = [0, ...found.point]
  const scale = logSumExp(abilities)
  const saturated = pairs.reduce((sum, { firstPreferred: a, secondPreferred: b }) => sum + xLogX(a) + xLogX(b) - xLogX(a + b), 0)
  return done({
    ...about,
    inference: {
      abilities,
      standardErrors: Array.from({ length: p }, (_, at) => Math.sqrt(inverse.data[at * p + at] ?? 0)),
      shares: abilities.map((ability) => Math.exp(ability - scale)),
      deviance: Math.max(0, 2 * (saturated - found.value)),
      degreesOfFreedom: comparisons.length - p,
    },
  })
}
