import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import { computeLogOddsRatio, testFisher, testProportionsPooled, testTableChiSquare } from '@dacryon/stats/tables'
import type { Method } from '../../method.ts'
import { need, valuesOf } from '../../options-of.ts'
import { there } from '../tests/r-test.ts'

/** Published counts computed again. */
export const published: Method = ({ result }) => {
  const given = valuesOf(result)
  const counts = need(given.numbers('counts'), 'counts')
  const [x1 = 0, n1 = 0, x2 = 0, n2 = 0] = counts
  const pair = [
    { yes: x1, of: n1 },
    { yes: x2, of: n2 },
  ] as const
  const table = pair.map(({ yes, of }) => [yes, of - yes])
  const ratio = ask(computeLogOddsRatio(...pair)).estimate
  return {
    result: {
      source: given.text('source'),
      counts,
      printed_p: given.number('printed_p'),
      fisher_p: ask(testFisher(...pair)).pValue,
      chisq_p: there(ask(testTableChiSquare(table)).inference).pValue,
      chisq_cc_p: there(ask(testTableChiSquare(table, { continuity: true })).inference).pValue,
      odds_ratio: isEstimable(ratio) ? ratio : null,
      risk_difference: ask(testProportionsPooled(...pair)).difference,
    },
  }
}
