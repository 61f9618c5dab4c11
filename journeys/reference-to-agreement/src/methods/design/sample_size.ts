import { ask } from '@dacryon/core'
import {
  computeAucStandardError,
  computeDesignEffect,
  computeEvents,
  computeExactPowerProportions,
  computePowerMeans,
  computePowerProportions,
  computeSampleSizeAnova,
  computeSampleSizeChiSquare,
  computeSampleSizeCorrelation,
  computeSampleSizeIcc,
  computeSampleSizeKnownVariance,
  computeSampleSizeMcNemar,
  computeSampleSizeMeans,
  computeSampleSizeNonInferiority,
  computeSampleSizePrecision,
  computeSampleSizeProportions,
  type Goal,
  type ProportionFormula,
} from '@dacryon/stats/design'
import type { Method, OpenCase } from '../../method.ts'
import { need, valuesOf } from '../../options-of.ts'

const goal = { alpha: 0.05, power: 0.8 }

const proportions = ({ result }: OpenCase) => {
  const echoed = valuesOf(result)
  const rates = { p1: need(echoed.number('p1'), 'p1'), p2: need(echoed.number('p2'), 'p2') }
  const n = (more: Partial<Goal>, formula: ProportionFormula = 'pooled', ratio = 1): number =>
    ask(computeSampleSizeProportions({ ...rates, ratio }, { ...goal, ...more }, formula)).n
  const exact = (test: 'z' | 'fisher'): number => ask(computeExactPowerProportions({ n1: 40, n2: 40, ...rates, alpha: 0.05, test }))
  return {
    ...rates,
    pooled_80: n({}),
    pooled_90: n({ power: 0.9 }),
    pooled_80_alpha025: n({ alpha: 0.025 }),
    unpooled_80: n({}, 'unpooled'),
    fleiss_cc_80: n({}, 'continuity'),
    ratio2_n1_80: n({}, 'pooled', 2),
    arcsine_80: n({}, 'arcsine'),
    power_at_60: ask(computePowerProportions(rates, 60)),
    exact_power_z_n40: exact('z'),
    exact_power_fisher_n40: exact('fisher'),
  }
}

const means = ({ result }: OpenCase) => {
  const delta = need(valuesOf(result).number('delta'), 'delta')
  const n = (more: Partial<Goal>, design: 'two-sample' | 'paired' = 'two-sample'): number =>
    ask(computeSampleSizeMeans({ delta, sd: 1, design }, { ...goal, ...more })).n
  const approximate = ask(computeSampleSizeKnownVariance({ delta, sd: 1 }, goal))
  return {
    delta,
    n_two_sample_80: n({}),
    n_two_sample_90: n({ power: 0.9 }),
    n_paired_80: n({}, 'paired'),
    power_n30: ask(computePowerMeans({ delta, sd: 1 }, 30)),
    normal_approx_80: approximate,
    one_sided_80: n({ sides: 1 }),
    'ancova_factor_rho.5': approximate * (1 - 0.5 ** 2),
    wilcoxon_are: (approximate * Math.PI) / 3,
  }
}

const survival = ({ result }: OpenCase) => {
  const hr = need(valuesOf(result).number('hr'), 'hr')
  return {
    hr,
    events_1_1: ask(computeEvents(hr, goal)),
    events_2_1: ask(computeEvents(hr, goal, 2)),
    freedman_1_1: ask(computeEvents(hr, goal, 1, 'freedman')),
  }
}

/** The names of the fields carry the constants: `anova_k3_f.25`. */
const fromName = (name: string): number => {
  const [family = '', ...words] = name.split('_')
  const parts = new Map(words.map((word) => [/^[a-z]+/.exec(word)?.[0] ?? '', Number(/[\d.]+$/.exec(word)?.[0])]))
  const at = (key: string): number => need(parts.get(key), `${key} in ${name}`)
  const digits = (pattern: RegExp): number => Number(need(pattern.exec(name)?.[1], `${pattern} in ${name}`))
  switch (family) {
    case 'anova':
      return ask(computeSampleSizeAnova(at('k'), at('f'), goal))
    case 'cor':
      return ask(computeSampleSizeCorrelation(at('r'), goal))
    case 'chisq':
      return ask(computeSampleSizeChiSquare(at('w'), at('df'), goal))
    case 'precision':
      return ask(computeSampleSizePrecision(at('p'), at('halfwidth')))
    case 'design':
      return ask(computeDesignEffect(at('m'), at('icc')))
    case 'mcnemar':
      return ask(computeSampleSizeMcNemar(digits(/p01([\d.]+)/), digits(/p10([\d.]+)/), goal))
    case 'ni':
      return ask(computeSampleSizeNonInferiority(at('p'), at('margin'), goal))
    case 'icc':
      return ask(computeSampleSizeIcc(digits(/p0([\d.]+)/), digits(/p1([\d.]+)/), at('k'), { ...goal, sides: 1 }))
    case 'auc':
      return ask(computeAucStandardError(digits(/hanley_([\d.]+)/), digits(/n(\d+)_/), digits(/n\d+_(\d+)/)))
    default:
      throw new RangeError(`No sample size is called ${name}.`)
  }
}

/** Sample sizes and power. */
export const sample_size: Method = (open) => {
  if (open.id.startsWith('two_props')) return { result: proportions(open) }
  if (open.id === 't_test') return { result: means(open) }
  if (open.id === 'survival_schoenfeld') return { result: survival(open) }
  return {
    result: Object.fromEntries(
      valuesOf(open.result)
        .names()
        .map((name) => [name, fromName(name)]),
    ),
  }
}
