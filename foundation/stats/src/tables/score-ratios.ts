import type { Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { type Estimable, type Limit, limitOf, notEstimable } from '../result/estimable.ts'
import type { Proportion } from './proportion.ts'
import type { RatioEstimate } from './ratio-estimate.ts'
import { restrictedByOddsRatio, restrictedByRatio } from './restricted-proportions.ts'
import { fallsThroughOnRay, signedScore } from './score-search.ts'
import { twoProportionIssues } from './two-proportions.ts'

type Score = (first: Proportion, second: Proportion, ratio: number, corrected: boolean) => number

const ratioScore: Score = (first, second, ratio, corrected) => {
  const [p1, p2] = restrictedByRatio(first, second, ratio)
  const total = first.of + second.of
  const variance = (p1 * (1 - p1)) / first.of + (ratio * ratio * p2 * (1 - p2)) / second.of
  return signedScore(first.yes / first.of - (ratio * second.yes) / second.of, variance * (corrected ? total / (total - 1) : 1))
}

const others = ({ yes, of }: Proportion): Proportion => ({ yes: of - yes, of })

/** The margins hold, so the distance can be taken in the rarest cell: there it is not all rounding. */
const oddsScore: Score = (first, second, ratio, corrected) => {
  const p2 = restrictedByOddsRatio(first, second, ratio)
  if (p2 > 0.5 && restrictedByOddsRatio(others(first), others(second), 1 / ratio) < 0.5)
    return -oddsScore(others(first), others(second), 1 / ratio, corrected)
  const scale = 1 + p2 * (ratio - 1)
  const [p1, q1] = [(ratio * p2) / scale, (1 - p2) / scale]
  const total = first.of + second.of
  const [v1, v2] = [first.of * p1 * q1, second.of * p2 * (1 - p2)]
  const variance = v1 > 0 && v2 > 0 ? 1 / (1 / v1 + 1 / v2) : 0
  const least = Math.min(p1, q1, p2)
  const distance =
    least === p2 ? second.of * p2 - second.yes : least === p1 ? first.yes - first.of * p1 : first.of * q1 - (first.of - first.yes)
  return signedScore(distance, variance * (corrected ? total / (total - 1) : 1))
}

const ratioOf = (top: number, bottom: number, why: string): Estimable<Limit> =>
  bottom > 0 ? top / bottom : top > 0 ? 'Infinity' : notEstimable('no-events', why)

const scoreRatio = (
  first: Proportion,
  second: Proportion,
  level: number,
  { score, corrected, estimate, method }: { score: Score; corrected: boolean; estimate: Estimable<Limit>; method: string },
): Outcome<RatioEstimate> => {
  const z = normal.quantileUpper((1 - level) / 2)
  const statistic = (ratio: number): number => score(first, second, ratio, corrected)
  const high = estimate === 'Infinity' ? Infinity : fallsThroughOnRay(statistic, -z)
  return {
    ok: true,
    value: {
      estimate,
      interval: { low: estimate === 0 ? 0 : fallsThroughOnRay(statistic, z), high: limitOf(high), level },
      method,
      warnings: [],
    },
  }
}

const riskRatio = (first: Proportion, second: Proportion, level: number, corrected: boolean): Outcome<RatioEstimate> => {
  const issues = twoProportionIssues(first, second, level)
  if (issues.length > 0) return { ok: false, issues }
  const estimate = ratioOf(first.yes * second.of, second.yes * first.of, 'Nobody has an event in either group.')
  return scoreRatio(first, second, level, {
    score: ratioScore,
    corrected,
    estimate,
    method: corrected ? 'Risk ratio, Miettinen-Nurminen score' : 'Risk ratio, Koopman score',
  })
}

/**
 * Ratio of two independent proportions (`first` over `second`) with Miettinen and Nurminen's score interval.
 *
 * Meaning: the risk ratio. With no event in the comparator the ratio and its upper limit are infinite; with no event at all the ratio is not
 * estimable and the interval is everything.
 *
 * Formula: the ratios θ at which `(p1 - θ p2)² / [(v1/n1 + θ² v2/n2) N/(N-1)] = z²`, v = p(1-p) at the most likely proportions with ratio θ.
 *
 * Source: Miettinen O, Nurminen M. Stat Med 1985;4:213-26 (doi 10.1002/sim.4780040211).
 *
 * Issues: `count-invalid`, `no-subjects`, `level-invalid`.
 *
 * @example
 * computeScoreRiskRatio({ yes: 56, of: 70 }, { yes: 48, of: 80 }) // 1.333, interval 1.079 to 1.672
 */
export const computeScoreRiskRatio = (first: Proportion, second: Proportion, level = 0.95): Outcome<RatioEstimate> =>
  riskRatio(first, second, level, true)

/**
 * Ratio of two independent proportions with Koopman's score interval: Miettinen and Nurminen's without the factor N/(N-1).
 *
 * Source: Koopman PAR. Biometrics 1984;40:513-7.
 *
 * @example
 * computeKoopmanRiskRatio({ yes: 56, of: 70 }, { yes: 48, of: 80 }) // 1.333, interval 1.080 to 1.671
 */
export const computeKoopmanRiskRatio = (first: Proportion, second: Proportion, level = 0.95): Outcome<RatioEstimate> =>
  riskRatio(first, second, level, false)

/**
 * Odds ratio of two independent proportions (`first` over `second`) with the score interval.
 *
 * Meaning: larger than the risk ratio where events are common; never to be read as one.
 *
 * Formula: the ratios at which `[n1 (p1^ - p1)]² (1/(n1 p1 q1) + 1/(n2 p2 q2)) (N-1)/N = z²` at the most likely proportions.
 *
 * Source: Miettinen O, Nurminen M. Stat Med 1985;4:213-26 (doi 10.1002/sim.4780040211).
 *
 * Issues: `count-invalid`, `no-subjects`, `level-invalid`.
 *
 * @example
 * computeScoreOddsRatio({ yes: 56, of: 70 }, { yes: 48, of: 80 }) // 2.667, interval 1.282 to 5.540
 */
export const computeScoreOddsRatio = (first: Proportion, second: Proportion, level = 0.95): Outcome<RatioEstimate> => {
  const issues = twoProportionIssues(first, second, level)
  if (issues.length > 0) return { ok: false, issues }
  const estimate = ratioOf(first.yes * (second.of - second.yes), second.yes * (first.of - first.yes), 'Everybody has the same outcome.')
  return scoreRatio(first, second, level, { score: oddsScore, corrected: true, estimate, method: 'Odds ratio, Miettinen-Nurminen score' })
}
