import { ask } from '@dacryon/core'
import {
  computeExactPowerProportions,
  computePowerProportions,
  computeResponderProbability,
  computeSampleSizeProportions,
  simulateResponders,
} from '@dacryon/stats/design'
import type { Method } from '../../method.ts'
import { need, valuesOf } from '../../options-of.ts'

/** STAR response from its five domains by a Gaussian copula: exact, and simulated within four Monte Carlo errors. */
export const star_simulation: Method = ({ result, call }) => {
  const echoed = valuesOf(result)
  const rho = need(echoed.number('rho'), 'rho')
  const [placebo, active] = [
    need(echoed.numbers('marginal_placebo'), 'marginal_placebo'),
    need(echoed.numbers('marginal_active'), 'marginal_active'),
  ]
  const points = need(/points ([\d,]+)/.exec(call)?.[1], 'the points')
    .split(',')
    .map(Number)
  const threshold = Number(need(/responder >= (\d+)/.exec(call)?.[1], 'the threshold'))
  const chance = (marginals: readonly number[], correlation: number): number =>
    ask(computeResponderProbability({ marginals, correlation, points, threshold }))
  const [p1, p2] = [chance(placebo, rho), chance(active, rho)]
  const size = (alpha: number): number => ask(computeSampleSizeProportions({ p1, p2 }, { alpha, power: 0.8 })).n
  const checks = [placebo, active].map((marginals, at) => {
    const simulated = ask(
      simulateResponders({ marginals, correlation: rho, points, threshold }, { subjects: 40_000, seed: 'conform', replicate: at }),
    )
    return {
      what: `simulated response, ${at === 0 ? 'placebo' : 'active'}`,
      value: simulated.responders / simulated.of,
      expected: at === 0 ? p1 : p2,
      within: 4 * simulated.standardError,
    }
  })
  return {
    result: {
      rho,
      marginal_placebo: placebo,
      marginal_active: active,
      star_placebo: p1,
      star_active: p2,
      star_placebo_independent: chance(placebo, 0),
      star_active_independent: chance(active, 0),
      n_per_arm_80_two_sided_05: size(0.05),
      n_per_arm_80_bonferroni_025: size(0.025),
      power_100_per_arm: ask(computePowerProportions({ p1, p2 }, 100)),
      exact_power_z_80: ask(computeExactPowerProportions({ n1: 80, n2: 80, p1, p2, test: 'z' })),
    },
    checks,
  }
}
