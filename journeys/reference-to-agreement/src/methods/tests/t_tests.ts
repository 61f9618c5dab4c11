import { ask } from '@dacryon/core'
import {
  computeStandardisedDifference,
  type MeanDifferenceTest,
  type MeanTest,
  testMean,
  testMeansStudent,
  testMeansWelch,
  testPairedMeans,
  testVarianceRatio,
} from '@dacryon/stats/tests'
import type { Method, OpenCase } from '../../method.ts'
import { optionsOf } from '../../options-of.ts'
import { completeNumbersOf } from '../../table.ts'
import { alternativeOf, ends, there, twoGroupsOf } from './r-test.ts'

const shown = ({ inference }: MeanTest | MeanDifferenceTest, estimate: Readonly<Record<string, number>>, method: string) => {
  const { statistic, degreesOfFreedom, pValue, interval } = there(inference)
  return { statistic, statistic_name: 't', df: degreesOfFreedom, p: pValue, estimate, ci: ends(interval), method }
}

const twoSample = (open: OpenCase) => {
  const options = optionsOf(open)
  const { first, second } = twoGroupsOf(open.tables[0] ?? open.table('two_group'), options.text('y') ?? 'y', options.text('group') ?? 'g')
  const equal = options.flag('var_equal') === true
  const test = equal ? testMeansStudent : testMeansWelch
  const tested = ask(test(first.values, second.values, { alternative: alternativeOf(options.text('alternative')) }))
  const means = { [`mean in group ${first.name}`]: tested.first.mean, [`mean in group ${second.name}`]: tested.second.mean }
  return shown(tested, means, equal ? ' Two Sample t-test' : 'Welch Two Sample t-test')
}

const effectSize = (open: OpenCase) => {
  const { first, second } = twoGroupsOf(open.table('two_group'), 'y', 'g')
  const effect = ask(computeStandardisedDifference(first.values, second.values))
  const ratio = ask(testVarianceRatio(first.values, second.values))
  const { pValue, interval } = there(ratio.inference)
  const statistic = there(ratio.estimate)
  return {
    cohen_d: there(effect.cohenD),
    hedges_g: there(effect.hedgesG),
    glass_delta: there(effect.glassDelta),
    var_test: {
      statistic,
      statistic_name: 'F',
      df: ratio.degreesOfFreedom,
      p: pValue,
      estimate: { 'ratio of variances': statistic },
      ci: ends(interval),
      method: 'F test to compare two variances',
    },
  }
}

/** t tests, effect sizes, ratio of variances. */
export const t_tests: Method = (open) => {
  if (open.id === 'effect_size') return { result: effectSize(open) }
  if (open.id !== 'paired' && open.id !== 'one_sample') return { result: twoSample(open) }
  const table = open.table('paired')
  const a = completeNumbersOf(table, 'a')
  if (open.id === 'paired') {
    const tested = ask(testPairedMeans(a, completeNumbersOf(table, 'b')))
    return { result: shown(tested, { 'mean difference': tested.estimate }, 'Paired t-test') }
  }
  const options = optionsOf(open)
  const tested = ask(testMean(a, { hypothesis: options.number('mu') ?? 0, level: options.number('conf_level') ?? 0.95 }))
  return { result: shown(tested, { 'mean of x': tested.estimate }, 'One Sample t-test') }
}
