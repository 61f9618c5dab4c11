import { ask } from '@dacryon/core'
import {
  computeAgrestiCoullInterval,
  computeClopperPearsonInterval,
  computeJeffreysInterval,
  computeWaldInterval,
  computeWilsonCorrectedInterval,
  computeWilsonInterval,
  testBinomial,
} from '@dacryon/stats/tables'
import type { Method } from '../../method.ts'
import { need, valuesOf } from '../../options-of.ts'
import { ends } from '../tests/r-test.ts'

/** The entries of a result that is a list. */
export const entriesOf = (result: unknown): readonly unknown[] => {
  if (Array.isArray(result)) return result
  throw new RangeError('The result is not a list.')
}

/** Intervals of one proportion. */
export const proportion_ci: Method = ({ result }) => ({
  result: entriesOf(result).map((entry) => {
    const given = valuesOf(entry)
    const [x, n] = [need(given.number('x'), 'x'), need(given.number('n'), 'n')]
    const proportion = { yes: x, of: n }
    return {
      x,
      n,
      wald: ends(ask(computeWaldInterval(proportion)).interval),
      wilson: ends(ask(computeWilsonInterval(proportion)).interval),
      wilson_cc: ends(ask(computeWilsonCorrectedInterval(proportion)).interval),
      clopper_pearson: ends(ask(computeClopperPearsonInterval(proportion)).interval),
      agresti_coull: ends(ask(computeAgrestiCoullInterval(proportion)).interval),
      jeffreys: ends(ask(computeJeffreysInterval(proportion)).interval),
      binom_p_vs_half: ask(testBinomial(proportion)).pValue,
    }
  }),
})
