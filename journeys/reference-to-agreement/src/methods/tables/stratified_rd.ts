import { ask } from '@dacryon/core'
import { computeCommonRiskDifference, computeStratifiedDifference, type Stratum, type StratumWeights, testCmh } from '@dacryon/stats/tables'
import type { Method } from '../../method.ts'
import { need, optionsOf } from '../../options-of.ts'
import { ends, there } from '../tests/r-test.ts'
import { strataOf } from './strata-of.ts'

const kinds: Readonly<Record<string, StratumWeights>> = { MH: 'mh', MN: 'mn', IVS: 'ivs', INV: 'inv' }

const score = (strata: readonly Stratum[], weights: StratumWeights) => {
  const { estimate, interval, pValue } = ask(computeStratifiedDifference(strata, { weights }))
  return {
    x1: strata.map(({ first }) => first.yes),
    n1: strata.map(({ first }) => first.of),
    x2: strata.map(({ second }) => second.yes),
    n2: strata.map(({ second }) => second.of),
    lower: interval.low,
    mle: estimate,
    upper: interval.high,
    p_two_sided: pValue,
  }
}

const wald = (strata: readonly Stratum[]) => {
  const difference = ask(computeCommonRiskDifference(strata, { variance: 'wald' }))
  const { statistic, pValue } = there(ask(testCmh(strata)).inference)
  return { rd: difference.estimate, se: difference.standardError, ci: ends(difference.interval), cmh: statistic, cmh_p: pValue }
}

/** Risk difference over strata. */
export const stratified_rd: Method = (open) => {
  const [, first = '', second = '', kind = ''] = need(/^(.+)_vs_(.+?)_(\w+)$/.exec(open.id) ?? undefined, 'which arms')
  const by = optionsOf(open).text('strata') ?? 'cohort'
  const strata = strataOf(open.tables[0] ?? open.table('star_obs'), { arm: 'arm', response: 'star24', by }, [first, second])
  return { result: kind === 'wald_mh' ? wald(strata) : score(strata, need(kinds[kind], `the weights ${kind}`)) }
}
