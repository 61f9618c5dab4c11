import { ask } from '@dacryon/core'
import { computeConditionalPower, computeGroupSequential, computePredictivePower } from '@dacryon/stats/design'
import { normal } from '@dacryon/stats/numeric'
import type { Method, OpenCase } from '../../method.ts'
import { need, valuesOf } from '../../options-of.ts'

const numberIn = (call: string, name: string): number | undefined => {
  const text = new RegExp(`${name}\\s*=\\s*([\\d.]+)`).exec(call)?.[1]
  return text === undefined ? undefined : Number(text)
}

const classic = ({ call }: OpenCase) => {
  const looks = need(numberIn(call, 'k'), 'k')
  const design = ask(
    computeGroupSequential({
      times: Array.from({ length: looks }, (_, at) => (at + 1) / looks),
      alpha: need(numberIn(call, 'alpha'), 'alpha'),
      power: 1 - need(numberIn(call, 'beta'), 'beta'),
      boundary: { kind: /Pocock/.test(call) ? 'classic-pocock' : 'classic-obrien-fleming' },
      sides: numberIn(call, 'test.type') === 2 ? 'symmetric' : 'one',
    }),
  )
  return { z: design.upper, spend: design.spend, inflation: design.inflation }
}

const spending = ({ call, result }: OpenCase) => {
  const timing = need(valuesOf(result).numbers('ldof_timing'), 'ldof_timing')
  const gammas = [...call.matchAll(/(?:Hwang-Shih-DeCani|HSD)\((-?[\d.]+)\)/g)].map(([, gamma]) => Number(gamma))
  const first = ask(computeGroupSequential({ times: [...timing, 1], alpha: 0.025, power: 0.8, boundary: { kind: 'obrien-fleming' } }))
  const time = Number(need(/timing ([\d.]*\d)/.exec(call)?.[1], 'the timing'))
  const second = ask(
    computeGroupSequential({
      times: [time, 1],
      alpha: 0.025,
      power: 0.8,
      boundary: { kind: 'hwang-shih-decani', gamma: need(gammas[0], 'gamma') },
      futility: {
        spending: { kind: 'hwang-shih-decani', gamma: need(gammas[1], 'the gamma of beta') },
        binding: !/non-binding/.test(call),
      },
    }),
  )
  return {
    ldof_timing: timing,
    ldof_z: first.upper,
    ldof_spend: first.spend,
    hsd_upper: second.upper,
    hsd_lower: second.lower,
    hsd_inflation: second.inflation,
  }
}

const conditional = ({ result }: OpenCase) => {
  const echoed = valuesOf(result)
  const [z, time] = [need(echoed.number('z'), 'z'), need(echoed.number('t'), 't')]
  const interim = { z, time, critical: normal.quantile(0.975) }
  return {
    z,
    t: time,
    cp_h1: ask(computeConditionalPower(interim, normal.quantile(0.975) + normal.quantile(0.8))),
    cp_trend: ask(computeConditionalPower(interim, z / Math.sqrt(time))),
    cp_null: ask(computeConditionalPower(interim, 0)),
    predictive_power_flat: ask(computePredictivePower(interim)),
  }
}

/** Group sequential bounds, conditional and predictive power. */
export const group_sequential: Method = (open) => {
  if (open.id.startsWith('classic')) return { result: classic(open) }
  return { result: open.id === 'spending' ? spending(open) : conditional(open) }
}
