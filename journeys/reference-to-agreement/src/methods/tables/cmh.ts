import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import {
  type CommonRatio,
  computeCommonOddsRatio,
  computeCommonRiskDifference,
  computeCommonRiskRatio,
  type Stratum,
  testCmh,
  testCmhExact,
  testGeneralisedCmh,
  testHomogeneity,
} from '@dacryon/stats/tables'
import type { Method, OpenCase } from '../../method.ts'
import { completeNumbersOf, rowsOf, type Table, textsOf } from '../../table.ts'
import { ends, levelsOf, there } from '../tests/r-test.ts'
import { complete, countBy } from './cross-table.ts'

/** Strata of a table of counts with columns row, col, stratum and Freq. */
const strataOfCounts = (table: Table): readonly Stratum[] => {
  const [rows, columns, strata] = [textsOf(table, 'row'), textsOf(table, 'col'), textsOf(table, 'stratum')]
  const counts = completeNumbersOf(table, 'Freq')
  const [[first, second], [yes]] = [levelsOf(table, 'row'), levelsOf(table, 'col')]
  return levelsOf(table, 'stratum').map((name) => {
    const sum = (row: string | undefined, column?: string): number =>
      counts.reduce(
        (total, count, at) =>
          strata[at] === name && rows[at] === row && (column === undefined || columns[at] === column) ? total + count : total,
        0,
      )
    return { name, first: { yes: sum(first, yes), of: sum(first) }, second: { yes: sum(second, yes), of: sum(second) } }
  })
}

const twoByTwo = (strata: readonly Stratum[], continuity: boolean) => {
  const { statistic, degreesOfFreedom, pValue } = there(ask(testCmh(strata, { continuity })).inference)
  const ratio = ask(computeCommonOddsRatio(strata))
  return {
    statistic,
    statistic_name: 'Mantel-Haenszel X-squared',
    df: degreesOfFreedom,
    p: pValue,
    estimate: { 'common odds ratio': there(ratio.estimate) },
    ci: ends(there(ratio.interval)),
    method: `Mantel-Haenszel chi-squared test ${continuity ? 'with' : 'without'} continuity correction`,
  }
}

const exact = (strata: readonly Stratum[]) => {
  const tested = ask(testCmhExact(strata))
  return {
    statistic: tested.statistic,
    statistic_name: 'S',
    p: there(tested.pValue),
    estimate: { 'common odds ratio': there(tested.oddsRatio) },
    ci: ends(there(tested.interval)),
    method: 'Exact conditional test of independence in 2 x 2 x k tables',
  }
}

const log = (ratio: CommonRatio) => ({
  log: there(ratio.logEstimate),
  se: there(ratio.standardError),
  ci: isEstimable(ratio.interval) ? ends(ratio.interval) : null,
})

const estimates = (strata: readonly Stratum[]) => {
  const homogeneity = there(ask(testHomogeneity(strata)).inference)
  const [sato, wald] = [ask(computeCommonRiskDifference(strata)), ask(computeCommonRiskDifference(strata, { variance: 'wald' }))]
  return {
    or: {
      ...log(ask(computeCommonOddsRatio(strata))),
      breslow_day: homogeneity.breslowDay,
      breslow_day_p: homogeneity.breslowDayP,
      tarone: homogeneity.tarone,
      tarone_p: homogeneity.taroneP,
    },
    rr: log(ask(computeCommonRiskRatio(strata))),
    rd: { est: sato.estimate, se_metafor: sato.standardError, se_sato: sato.standardError, se_greenland_robins: wald.standardError },
  }
}

const generalised = (open: OpenCase) => {
  const [, arm = '', response = '', by = ''] = /\((\w+), (\w+), (\w+)\)/.exec(open.call) ?? []
  const table = complete(open.tables[0] ?? open.table('star_obs'), arm, response, by)
  const [rows, columns, strata] = [levelsOf(table, arm), levelsOf(table, response), textsOf(table, by)]
  const tables = levelsOf(table, by).map((name) => {
    const within = rowsOf(table, (row) => strata[row] === name)
    const outcomes = textsOf(within, response)
    return countBy(
      rows,
      columns,
      textsOf(within, arm).map((text, at) => [text, outcomes[at]]),
    ).values
  })
  const { statistic, degreesOfFreedom, pValue } = there(ask(testGeneralisedCmh(tables)).inference)
  return {
    statistic,
    statistic_name: 'Cochran-Mantel-Haenszel M^2',
    df: degreesOfFreedom,
    p: pValue,
    method: 'Cochran-Mantel-Haenszel test',
  }
}

/** Association over strata. */
export const cmh: Method = (open) => {
  if (open.id.startsWith('generalised')) return { result: generalised(open) }
  const strata = strataOfCounts(open.table('cmh'))
  if (open.id === 'mh_estimates') return { result: estimates(strata) }
  if (open.id.endsWith('exact')) return { result: exact(strata) }
  return { result: twoByTwo(strata, open.id.endsWith('_cc')) }
}
