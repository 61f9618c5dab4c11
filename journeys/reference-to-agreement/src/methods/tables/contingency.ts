import { ask } from '@dacryon/core'
import { type Counts, testFisher, testMcNemar, testTableChiSquare, testTableFisher, testTrend } from '@dacryon/stats/tables'
import type { Computed, Method, OpenCase } from '../../method.ts'
import { need, optionsOf, valuesOf } from '../../options-of.ts'
import { completeNumbersOf, rowsOf, textsOf } from '../../table.ts'
import { alternativeIn, ends, levelsOf, there } from '../tests/r-test.ts'
import { countBy, crossTable } from './cross-table.ts'

interface Tested {
  readonly statistic: number
  readonly degreesOfFreedom: number
  readonly pValue: number
}

const shown = ({ statistic, degreesOfFreedom, pValue }: Tested, name: string, method: string) => ({
  statistic,
  statistic_name: name,
  df: degreesOfFreedom,
  p: pValue,
  method,
})

/** Arm by response without the arm that the case drops. */
const responses = (open: OpenCase) => {
  const table = open.table('trial')
  const [arms, dropped] = [textsOf(table, 'arm'), optionsOf(open).text('drop_arm')]
  return crossTable(
    rowsOf(table, (row) => arms[row] !== dropped),
    'arm',
    'star24',
  )
}

/** The two columns that stand in `table(arm, site)`. */
const namedTable = (open: OpenCase) => {
  const [, row = '', column = ''] = need(/table\((\w+), (\w+)\)/.exec(open.call) ?? undefined, 'which columns')
  return crossTable(open.table('trial'), row, column)
}

const twoGroups = (values: Counts) => {
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = values
  return [
    { yes: a, of: a + b },
    { yes: c, of: c + d },
  ] as const
}

const unnamed = (values: Counts | readonly (readonly unknown[])[]) => ({ rows: null, cols: null, values })

const chiSquareCase = (open: OpenCase) => {
  const table = open.id === 'chisq_rxc' ? namedTable(open) : responses(open)
  const yates = open.id.endsWith('yates')
  const tested = ask(testTableChiSquare(table.values, { continuity: yates }))
  const about = shown(
    there(tested.inference),
    'X-squared',
    `Pearson's Chi-squared test${yates ? " with Yates' continuity correction" : ''}`,
  )
  return {
    ...about,
    table,
    expected: unnamed(tested.expected),
    stdres: unnamed(tested.standardisedResiduals.map((line) => line.map(there))),
    cramers_v: there(tested.cramersV),
    min_expected: tested.smallestExpected,
    n_expected_below_5: tested.expectedBelowFive,
  }
}

const fisherCase = (open: OpenCase): Computed => {
  const [first, second] = twoGroups(responses(open).values)
  const tested = ask(testFisher(first, second, { alternative: alternativeIn(open.call) }))
  const rough = { tolerance: { rel: 1e-4, abs: 1e-7 }, why: 'The note of the case: R finds estimate and limits by a coarse root search.' }
  return {
    result: {
      p: tested.pValue,
      estimate: { 'odds ratio': there(tested.oddsRatio) },
      ci: ends(there(tested.interval)),
      method: "Fisher's Exact Test for Count Data",
    },
    exceptions: [
      { path: 'estimate', ...rough },
      { path: 'ci', ...rough },
    ],
  }
}

/** Arm by age classes of the first patients. */
const fisherTable = (open: OpenCase) => {
  const options = optionsOf(open)
  const breaks = need(options.numbers('breaks'), 'breaks')
  const [, row = '', value = ''] = need(/table\((\w+), cut\((\w+)/.exec(open.call) ?? undefined, 'which columns')
  const all = open.table('trial')
  const table = { ...all, rows: all.rows.slice(0, options.number('first') ?? all.rows.length) }
  const labels = need(valuesOf(open.result).under('table').texts('cols'), 'the class names')
  const classes = completeNumbersOf(table, value).map(
    (age) => labels[breaks.findIndex((low, at) => age > low && age <= (breaks[at + 1] ?? low))],
  )
  const counts = countBy(
    levelsOf(table, row),
    labels,
    textsOf(table, row).map((arm, at) => [arm, classes[at]]),
  )
  return { p: there(ask(testTableFisher(counts.values)).pValue), table: counts }
}

const mcNemarCase = (open: OpenCase) => {
  const rows = need(open.args?.table_rows, 'table_rows')
  const [first, second] = Array.isArray(rows) ? rows.map((row) => valuesOf({ row }).numbers('row') ?? []) : []
  const tested = ask(testMcNemar({ onlyFirst: first?.[1] ?? Number.NaN, onlySecond: second?.[0] ?? Number.NaN }))
  const corrected = open.id.endsWith('_cc')
  const method = `McNemar's Chi-squared test${corrected ? ' with continuity correction' : ''}`
  return shown(there(corrected ? tested.corrected : tested.chiSquare), "McNemar's chi-squared", method)
}

const exactMcNemar = (open: OpenCase) => {
  const options = optionsOf(open)
  const tested = ask(testMcNemar({ onlyFirst: need(options.number('b'), 'b'), onlySecond: need(options.number('c'), 'c') }))
  return { p: there(tested.exactP), odds_ratio: there(tested.oddsRatio), ci: ends(there(tested.interval)) }
}

const trendCase = (open: OpenCase) => {
  const options = optionsOf(open)
  const n = need(options.numbers('n'), 'n')
  const groups = need(options.numbers('x'), 'x').map((yes, at) => ({ yes, of: n[at] ?? 0 }))
  return shown(there(ask(testTrend(groups, options.numbers('score'))).inference), 'X-squared', 'Chi-squared Test for Trend in Proportions')
}

/** Tables of counts. */
export const contingency: Method = (open) => {
  if (open.id.startsWith('chisq')) return { result: chiSquareCase(open) }
  if (open.id === 'fisher_rxc') return { result: fisherTable(open) }
  if (open.id.startsWith('fisher')) return fisherCase(open)
  if (open.id === 'mcnemar_exact') return { result: exactMcNemar(open) }
  if (open.id.startsWith('mcnemar')) return { result: mcNemarCase(open) }
  return { result: trendCase(open) }
}
