import type { Outcome } from '@dacryon/core'
import { binomial, chiSquare } from '../../numeric/distributions/index.ts'
import { sum } from '../../numeric/sum.ts'
import type { TestResult } from '../../result/estimate.ts'
import { done, failed, inputError } from '../../result/problems.ts'

/** Effects of a treatment in several subgroups. */
export interface SubgroupEffects {
  readonly estimates: readonly number[]
  readonly standardErrors: readonly number[]
}

export interface HeterogeneityTest extends TestResult {
  readonly statistic: number
  readonly df: number
}

const problemOf = ({ estimates, standardErrors }: SubgroupEffects) => {
  if (estimates.length < 2 || estimates.length !== standardErrors.length)
    return inputError('too-few-subgroups', `There are ${estimates.length} subgroups.`, 'Give at least 2 estimates, each with its error.')
  return estimates.every(Number.isFinite) && standardErrors.every((error) => error > 0 && Number.isFinite(error))
    ? undefined
    : inputError('value-not-finite', 'An estimate or a standard error is not usable.', 'Leave subgroups without an estimate out.')
}

/**
 * Cochran's Q: do the effects differ more than chance lets them? Low power with few small subgroups.
 *
 * Formula: `Σ w (d - d̄)²`, w = 1/se², d̄ the weighted mean; chi-square with k - 1 degrees of freedom.
 *
 * Source: Cochran WG. Biometrics 1954;10:101-29. Issues: `too-few-subgroups`, `value-not-finite`.
 *
 * @example
 * testHeterogeneity({ estimates: [0, 2], standardErrors: [1, 1] }) // Q 2, df 1, p 0.1573
 */
export const testHeterogeneity = (effects: SubgroupEffects): Outcome<HeterogeneityTest> => {
  const problem = problemOf(effects)
  if (problem !== undefined) return failed(problem)
  const weights = effects.standardErrors.map((error) => 1 / error ** 2)
  const centre = sum(effects.estimates.map((d, at) => d * (weights[at] as number))) / sum(weights)
  const statistic = sum(effects.estimates.map((d, at) => (weights[at] as number) * (d - centre) ** 2))
  const df = effects.estimates.length - 1
  return done({ statistic, df, pValue: chiSquare.upper(statistic, df), method: "Cochran's Q", warnings: [] })
}

/**
 * Gail and Simon's test of a qualitative interaction: is the treatment good in some subgroups and harmful in others?
 *
 * Formula: `min(Q+, Q-)` with Q± = Σ (d/se)² over the effects of one sign; `p = Σ_h Binom(h; k-1, ½) P(χ²_h > .)`, h from 1 to k-1.
 *
 * Source: Gail M, Simon R. Biometrics 1985;41:361-72. Issues: `too-few-subgroups`, `value-not-finite`.
 *
 * @example
 * testQualitativeInteraction({ estimates: [2, -2], standardErrors: [1, 1] }) // statistic 4, p 0.02275
 */
export const testQualitativeInteraction = (effects: SubgroupEffects): Outcome<HeterogeneityTest> => {
  const problem = problemOf(effects)
  if (problem !== undefined) return failed(problem)
  const squares = effects.estimates.map((d, at) => (d / (effects.standardErrors[at] as number)) ** 2)
  const side = (sign: number): number => sum(squares.filter((_, at) => Math.sign(effects.estimates[at] as number) === sign))
  const statistic = Math.min(side(1), side(-1))
  const df = effects.estimates.length - 1
  let pValue = 0
  for (let h = 1; h <= df; h++) pValue += binomial.density(h, df, 0.5) * chiSquare.upper(statistic, h)
  return done({ statistic, df, pValue, method: "Gail and Simon's qualitative interaction", warnings: [] })
}
