import type { Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/index.ts'

export type ImbalanceMeasure = 'range' | 'variance' | 'sd'

/** Rules of a minimised trial. */
export interface MinimisationPlan {
  readonly arms: readonly string[]
  /** Shares of the arms; all one when left out. */
  readonly ratio?: readonly number[]
  readonly measure: ImbalanceMeasure
  /** Weights of the factors; all one when left out. */
  readonly weights?: readonly number[]
  /** Chance of the best arms together; 1 is predictable. */
  readonly best: number
}

/** A subject already in the trial: levels of the factors, and the arm. */
export interface Allocated {
  readonly levels: readonly string[]
  readonly arm: string
}

/** The next assignment with all that led to it. */
export interface Minimisation {
  /** Imbalance if the subject went to each arm. */
  readonly scores: readonly number[]
  readonly probabilities: readonly number[]
  readonly arm: string
}

const spread = (counts: readonly number[], measure: ImbalanceMeasure): number => {
  if (measure === 'range') return Math.max(...counts) - Math.min(...counts)
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1)
  return measure === 'variance' ? variance : Math.sqrt(variance)
}

/**
 * The next assignment of a minimised trial (Pocock and Simon): for each arm, the imbalance that the subject's levels would have with the subject
 * in it, summed over factors; the best arms share the chance `best` by ratio, the others what is left. All tied: by ratio. The arm is the first
 * whose cumulative chance exceeds `uniform`, a number from 0 to below 1.
 *
 * With unequal ratios the rule does not hold the ratio exactly at each step. Analyse with the factors, or by `testRerandomisation`.
 *
 * Source: Pocock SJ, Simon R. Biometrics 1975;31:103-15. Issues: `minimisation-invalid`.
 */
export const minimise = (
  plan: MinimisationPlan,
  before: readonly Allocated[],
  levels: readonly string[],
  uniform: number,
): Outcome<Minimisation> => {
  const { arms, measure, best } = plan
  const ratio = plan.ratio ?? arms.map(() => 1)
  const weights = plan.weights ?? levels.map(() => 1)
  const good =
    arms.length >= 2 &&
    ratio.length === arms.length &&
    ratio.every((share) => share > 0) &&
    weights.length === levels.length &&
    weights.every((weight) => weight >= 0) &&
    best > 0 &&
    best <= 1 &&
    before.every((subject) => subject.levels.length === levels.length)
  if (!good) {
    return failed(
      inputError('minimisation-invalid', 'Arms, ratio, weights, levels or the chance of the best arm do not fit.', 'Correct the plan.'),
    )
  }
  const scores = arms.map((candidate) =>
    levels.reduce((sum, level, factor) => {
      const counts = arms.map((arm, at) => {
        const there = before.filter((subject) => subject.arm === arm && subject.levels[factor] === level).length
        return (there + (arm === candidate ? 1 : 0)) / (ratio[at] as number)
      })
      return sum + (weights[factor] as number) * spread(counts, measure)
    }, 0),
  )
  const least = Math.min(...scores)
  const isBest = scores.map((score) => score <= least + 1e-9)
  const share = (among: boolean): number => ratio.reduce((sum, value, at) => sum + (isBest[at] === among ? value : 0), 0)
  const allTied = isBest.every(Boolean)
  const probabilities = ratio.map((value, at) => {
    if (allTied) return value / share(true)
    return isBest[at] === true ? (best * value) / share(true) : ((1 - best) * value) / share(false)
  })
  let sum = 0
  let chosen = arms.findIndex((_, at) => {
    sum += probabilities[at] as number
    return uniform < sum
  })
  if (chosen < 0) chosen = probabilities.findLastIndex((p) => p > 0)
  return done({ scores, probabilities, arm: arms[chosen] as string })
}
