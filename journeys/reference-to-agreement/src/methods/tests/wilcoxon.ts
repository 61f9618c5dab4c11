import { ask } from '@dacryon/core'
import { searchRankSumShift, testPairedSignedRank, testRankSum, testSignedRank } from '@dacryon/stats/tests'
import type { Method, OpenCase } from '../../method.ts'
import { optionsOf, valuesOf } from '../../options-of.ts'
import { completeNumbersOf } from '../../table.ts'
import { alternativeIn, ends, there, twoGroupsOf } from './r-test.ts'

/** R searches shifts of asymptotic tests with this tolerance. */
const tolerance = 1e-4

const twoGroups = (open: OpenCase) => {
  const table = open.tables[0] ?? open.table('two_group')
  const { first, second } = twoGroupsOf(table, table.header.includes('v') ? 'v' : 'y', 'g')
  return [first.values, second.values] as const
}

const rankSum = (open: OpenCase) => {
  const [first, second] = twoGroups(open)
  const exact = /exact=TRUE/.test(open.call)
  const continuity = optionsOf(open).flag('correct') ?? !/correct=FALSE/.test(open.call)
  const options = { alternative: alternativeIn(open.call), distribution: exact ? 'exact' : 'asymptotic', continuity } as const
  const tested = ask(testRankSum(first, second, options))
  const about = {
    statistic: tested.statistic,
    statistic_name: 'W',
    p: there(tested.pValue),
    method: `Wilcoxon rank sum ${exact ? 'exact test' : 'test'}${!exact && continuity ? ' with continuity correction' : ''}`,
  }
  if (!valuesOf(open.result).names().includes('ci')) return about
  const shift = exact
    ? { estimate: tested.location.estimate, interval: there(tested.location.interval) }
    : ask(searchRankSumShift(first, second, { ...options, tolerance }))
  return { ...about, estimate: { 'difference in location': shift.estimate }, ci: ends(shift.interval) }
}

const signedRank = (open: OpenCase) => {
  const table = open.table('paired')
  const continuity = !/correct=FALSE/.test(open.call)
  const tested = ask(
    testPairedSignedRank(completeNumbersOf(table, 'a'), completeNumbersOf(table, 'b'), { distribution: 'asymptotic', continuity }),
  )
  return {
    statistic: tested.statistic,
    statistic_name: 'V',
    p: there(tested.pValue),
    method: `Wilcoxon signed rank test${continuity ? ' with continuity correction' : ''}`,
  }
}

const oneSample = (open: OpenCase) => {
  const hypothesis = optionsOf(open).number('mu') ?? 0
  const values = completeNumbersOf(open.table('rank_noties'), 'v').map((value) => value - hypothesis)
  const tested = ask(testSignedRank(values, { distribution: 'exact' }))
  return {
    statistic: tested.statistic,
    statistic_name: 'V',
    p: there(tested.pValue),
    estimate: { '(pseudo)median': tested.location.estimate },
    ci: ends(there(tested.location.interval)),
    method: 'Wilcoxon signed rank exact test',
  }
}

/** Rank sums and signed ranks. */
export const wilcoxon: Method = (open) => {
  if (open.id.startsWith('signed_rank')) return { result: signedRank(open) }
  if (open.id === 'one_sample_exact') return { result: oneSample(open) }
  if (open.id === 'effect_size') {
    const tested = ask(testRankSum(...twoGroups(open), { distribution: 'asymptotic' }))
    return { result: { auc: tested.superiority, rank_biserial: tested.rankBiserial } }
  }
  if (open.id === 'ties_exact_permutation') {
    const tested = ask(testRankSum(...twoGroups(open), { distribution: 'exact' }))
    return { result: { z: there(tested.z), p_exact: there(tested.pValue) } }
  }
  return { result: rankSum(open) }
}
