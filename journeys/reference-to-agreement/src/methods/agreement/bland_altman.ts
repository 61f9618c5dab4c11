import { ask } from '@dacryon/core'
import { compareMethods, computeConcordance, computeCronbachAlpha } from '@dacryon/stats/agreement'
import type { Method, OpenCase } from '../../method.ts'
import { completeNumbersOf } from '../../table.ts'
import { ends, there } from '../tests/r-test.ts'
import { completeReadings } from './readings.ts'

const basic = (open: OpenCase) => {
  const table = open.table('bland_altman')
  const pair = [completeNumbersOf(table, 'm1'), completeNumbersOf(table, 'm2')] as const
  const [plain, rounded, ratios] = [{}, { multiplier: 1.96 }, { log: true }].map((options) => ask(compareMethods(...pair, options)))
  if (plain === undefined || rounded === undefined || ratios === undefined) throw new RangeError('No comparison.')
  const [lower, upper] = [there(plain.lower), there(plain.upper)]
  const concordance = ask(computeConcordance(...pair))
  const [ccc, ci] = [there(concordance.estimate), ends(there(concordance.interval))]
  const factor = (limit: number): number => (limit - plain.bias) / plain.standardDeviation
  const { slope, pValue } = there(plain.proportionalBias)
  return {
    bias: plain.bias,
    sd: plain.standardDeviation,
    loa: [lower.estimate, upper.estimate],
    'loa_1.96': [there(rounded.lower).estimate, there(rounded.upper).estimate],
    ci_bias: ends(plain.biasInterval),
    se_loa_bland_altman: plain.limitStandardError,
    ci_lower_loa: ends(lower.approximateInterval),
    ci_upper_loa: ends(upper.approximateInterval),
    exact_factor_outer: factor(upper.interval.high),
    exact_factor_inner: factor(upper.interval.low),
    exact_ci_upper_loa: ends(upper.interval),
    proportional_bias: { slope, p: pValue },
    log_ratio_loa: [there(ratios.lower).estimate, there(ratios.upper).estimate],
    ccc: { ccc, pearson: there(concordance.precision), bias_correction: there(concordance.accuracy), ci_z: ci },
    epir_ccc: [ccc, ...ci],
  }
}

const cronbach = (open: OpenCase) => {
  const alpha = ask(computeCronbachAlpha(completeReadings(open.table('sgus_ratings'))))
  return {
    raw_alpha: there(alpha.alpha),
    std_alpha: there(alpha.standardised),
    alpha_if_dropped: alpha.byItem.map(({ alphaWithout }) => there(alphaWithout)),
    item_rest_r: alpha.byItem.map(({ restCorrelation }) => there(restCorrelation)),
  }
}

/** Methods of measurement compared; internal consistency. */
export const bland_altman: Method = (open) => ({ result: open.id === 'basic' ? basic(open) : cronbach(open) })
