import { ask } from '@dacryon/core'
import { computeDunnettCritical, computeMams, computePowerSeveralArms, type MamsPlan } from '@dacryon/stats/design'
import { normal } from '@dacryon/stats/numeric'
import type { Method, OpenCase } from '../../method.ts'
import { need, valuesOf } from '../../options-of.ts'

/** The names carry arms and allocation: `dunnett_k2_r0.5`. */
const critical = (name: string, alpha: number): number => {
  const arms = Number(need(/_k(\d+)/.exec(name)?.[1], `arms in ${name}`))
  if (name.startsWith('sqrt')) return Math.sqrt(arms)
  if (name.startsWith('bonferroni')) return normal.quantileUpper(alpha / arms)
  return ask(computeDunnettCritical(arms, alpha, Number(/_r([\d.]+)/.exec(name)?.[1] ?? 1)))
}

const criticalValues = ({ result }: OpenCase) => {
  const echoed = valuesOf(result)
  const alpha = need(echoed.number('alpha'), 'alpha')
  return Object.fromEntries(echoed.names().map((name) => [name, name === 'alpha' ? alpha : critical(name, alpha)]))
}

const power = ({ result, call }: OpenCase) => {
  const echoed = valuesOf(result)
  const [p0, p1] = [need(echoed.number('p0'), 'p0'), need(echoed.number('p1'), 'p1')]
  const size = need(echoed.number('n_per_arm'), 'n_per_arm')
  const arms = Number(need(/(\d+) active arms/.exec(call)?.[1], 'arms'))
  const level = Number(need(/one-sided ([\d.]+)/.exec(call)?.[1], 'the level'))
  const found = ask(
    computePowerSeveralArms({
      controlRate: p0,
      controlSize: size,
      arms: Array.from({ length: arms }, () => ({ rate: p1, size })),
      critical: normal.quantileUpper(level),
    }),
  )
  return {
    p0,
    p1,
    n_per_arm: size,
    marginal: found.marginal[0],
    'disjunctive_rho.5': found.disjunctive,
    'conjunctive_rho.5': found.conjunctive,
  }
}

const effectOf = (chance: number): number => Math.SQRT2 * normal.quantile(chance)

/** `mams(K=3,J=2,alpha=.05,power=.9,p=.65,p0=.55,obf upper, fixed 0 lower)`; what a later call leaves out is that of the first. */
const plansOf = (call: string): readonly MamsPlan[] => {
  let last = { p: 0.75, p0: 0.5 }
  return [...call.matchAll(/mams\(([^)]*)\)/g)].map(([, text = '']) => {
    const value = (name: string): number | undefined => {
      const found = new RegExp(`(?:^|,)\\s*${name}=([\\d.]+)`).exec(text)?.[1]
      return found === undefined ? undefined : Number(found)
    }
    last = { p: value('p') ?? last.p, p0: value('p0') ?? last.p0 }
    const fixed = /fixed ([-\d.]+) lower/.exec(text)?.[1]
    return {
      arms: need(value('K'), 'K'),
      alpha: need(value('alpha'), 'alpha'),
      power: need(value('power'), 'power'),
      sizes: [1, 2],
      effect: effectOf(last.p),
      uninteresting: effectOf(last.p0),
      upper: /triangular/.test(text) ? 'triangular' : /pocock/.test(text) ? 'pocock' : 'obf',
      lower: fixed === undefined ? { kind: 'triangular' } : { kind: 'fixed', value: Number(fixed) },
    }
  })
}

const mams = ({ call, result }: OpenCase) => {
  const plans = plansOf(call)
  const shown = valuesOf(result)
    .names()
    .map((name, at) => {
      const { upper, lower, perArm, total } = ask(computeMams(need(plans[at], `the design ${name}`)))
      return [name, { upper, lower, n_per_arm_stage1: perArm, N_max: total }] as const
    })
  return Object.fromEntries(shown)
}

/** Critical values, power and two-stage designs of several arms. */
export const multi_arm: Method = (open) => {
  if (open.id === 'critical_values') return { result: criticalValues(open) }
  return { result: open.id === 'mams' ? mams(open) : power(open) }
}
