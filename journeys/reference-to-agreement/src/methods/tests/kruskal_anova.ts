import { ask } from '@dacryon/core'
import {
  compareAllPairs,
  comparePairsByRanks,
  compareWithControl,
  type Group,
  type MeansTest,
  testGroupMeans,
  testGroupMeansWelch,
  testGroupRanks,
  testSpreadBartlett,
  testSpreadLevene,
  testWithinBlocks,
} from '@dacryon/stats/tests'
import type { Method, OpenCase } from '../../method.ts'
import { completeNumbersOf } from '../../table.ts'
import { groupsOf, there } from './r-test.ts'

const fTest = ({ inference }: MeansTest) => {
  const { statistic, degreesOfFreedom, pValue } = there(inference)
  return { F: statistic, df: degreesOfFreedom, p: pValue }
}

const tukey = (groups: readonly Group[]) => {
  const { comparisons } = ask(compareAllPairs(groups))
  return {
    table: {
      rows: comparisons.map(({ first, second }) => `${first}-${second}`),
      cols: ['diff', 'lwr', 'upr', 'p adj'],
      values: comparisons.map(({ estimate, inference }) => {
        const { interval, pValue } = there(inference)
        return [estimate, interval.low, interval.high, pValue]
      }),
    },
  }
}

const dunnett = (groups: readonly Group[]) => {
  const { comparisons, degreesOfFreedom } = ask(compareWithControl(groups))
  const by = (pick: (at: (typeof comparisons)[number]) => number) =>
    Object.fromEntries(comparisons.map((one) => [`${one.first} - ${one.second}`, pick(one)]))
  return {
    estimate: by(({ estimate }) => estimate),
    se: by(({ inference }) => there(inference).standardError),
    t: by(({ inference }) => there(inference).statistic),
    p_adjusted: by(({ inference }) => there(inference).pValue),
    df: degreesOfFreedom,
  }
}

const pairwise = (groups: readonly Group[]) => {
  const { comparisons } = ask(comparePairsByRanks(groups, 'holm', { distribution: 'asymptotic' }))
  const names = groups.map(({ name }) => name)
  const p = (row: string, column: string) => {
    const found = comparisons.find(({ first, second }) => first === row && second === column)
    return found === undefined ? null : there(found.pValue)
  }
  const [rows, cols] = [names.slice(1), names.slice(0, -1)]
  return { p: { rows, cols, values: rows.map((row) => cols.map((column) => p(row, column))) } }
}

const friedman = (open: OpenCase) => {
  const table = open.table('blocks')
  const columns = table.header.map((name) => completeNumbersOf(table, name))
  const tested = ask(testWithinBlocks(table.rows.map((_, row) => columns.map((column) => column[row] ?? Number.NaN))))
  const { statistic, degreesOfFreedom, pValue } = there(tested.inference)
  return {
    statistic,
    statistic_name: 'Friedman chi-squared',
    df: degreesOfFreedom,
    p: pValue,
    method: 'Friedman rank sum test',
    kendall_w: there(tested.concordance),
  }
}

const chiSquareTest = (
  inference: ReturnType<typeof there<{ statistic: number; degreesOfFreedom: number; pValue: number }>>,
  name: string,
  method: string,
) => ({
  statistic: inference.statistic,
  statistic_name: name,
  df: inference.degreesOfFreedom,
  p: inference.pValue,
  method,
})

const byId: Readonly<Record<string, (groups: readonly Group[]) => unknown>> = {
  kruskal: (groups) =>
    chiSquareTest(there(ask(testGroupRanks(groups)).inference), 'Kruskal-Wallis chi-squared', 'Kruskal-Wallis rank sum test'),
  anova_oneway: (groups) => fTest(ask(testGroupMeans(groups))),
  anova_welch: (groups) => fTest(ask(testGroupMeansWelch(groups))),
  bartlett_levene: (groups) => ({
    bartlett: chiSquareTest(
      there(ask(testSpreadBartlett(groups)).inference),
      "Bartlett's K-squared",
      'Bartlett test of homogeneity of variances',
    ),
    levene_median: fTest(ask(testSpreadLevene(groups))),
    levene_mean: fTest(ask(testSpreadLevene(groups, 'mean'))),
  }),
  tukey_hsd: tukey,
  dunnett,
  pairwise_wilcox_holm: pairwise,
}

/** Several groups. */
export const kruskal_anova: Method = (open) => {
  if (open.id === 'friedman') return { result: friedman(open) }
  const run = byId[open.id]
  if (run === undefined) throw new RangeError(`There is no ${open.id} of several groups.`)
  return { result: run(groupsOf(open.table('kgroup'), 'y', 'g')) }
}
