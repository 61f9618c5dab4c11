import { ask } from '@dacryon/core'
import { type Estimable, type Estimate, isEstimable } from '@dacryon/stats'
import {
  computeAgrestiCaffoDifference,
  computeKoopmanRiskRatio,
  computeLogOddsRatio,
  computeLogRiskRatio,
  computeMeeDifference,
  computeMiettinenNurminenDifference,
  computeNewcombeDifference,
  computeScoreOddsRatio,
  computeScoreRiskRatio,
  computeWaldDifference,
  type RatioEstimate,
  testProportionsPooled,
} from '@dacryon/stats/tables'
import type { Method } from '../../method.ts'
import { need, valuesOf } from '../../options-of.ts'
import { ends } from '../tests/r-test.ts'
import { entriesOf } from './proportion_ci.ts'

const orNull = <T>(value: Estimable<T>): T | null => (isEstimable(value) ? value : null)

/** Low, estimate, high. */
const between = ({ estimate, interval }: Estimate | RatioEstimate) => {
  const shown = orNull(interval)
  return shown === null ? null : [shown.low, orNull(estimate), shown.high]
}

/** Estimate, low, high. */
const before = ({ estimate, interval }: RatioEstimate) => {
  const shown = orNull(interval)
  return shown === null ? null : [orNull(estimate), shown.low, shown.high]
}

/** Difference, ratio and odds ratio of two proportions. */
export const two_proportions: Method = ({ result }) => ({
  result: entriesOf(result).map((entry) => {
    const given = valuesOf(entry)
    const [x1, n1, x2, n2] = ['x1', 'n1', 'x2', 'n2'].map((name) => need(given.number(name), name))
    const pair = [
      { yes: x1 ?? 0, of: n1 ?? 0 },
      { yes: x2 ?? 0, of: n2 ?? 0 },
    ] as const
    const pooled = ask(testProportionsPooled(...pair))
    const tested = orNull(pooled.inference)
    return {
      x1,
      n1,
      x2,
      n2,
      diff: pooled.difference,
      wald: ends(ask(computeWaldDifference(...pair)).interval),
      newcombe: ends(ask(computeNewcombeDifference(...pair)).interval),
      agresti_caffo: ends(ask(computeAgrestiCaffoDifference(...pair)).interval),
      miettinen_nurminen_rd: between(ask(computeMiettinenNurminenDifference(...pair))),
      mee_rd: between(ask(computeMeeDifference(...pair))),
      miettinen_nurminen_rr: between(ask(computeScoreRiskRatio(...pair))),
      koopman_rr: between(ask(computeKoopmanRiskRatio(...pair))),
      miettinen_nurminen_or: between(ask(computeScoreOddsRatio(...pair))),
      z_pooled: tested?.statistic ?? null,
      p_pooled: tested?.pValue ?? null,
      log_rr_ci: before(ask(computeLogRiskRatio(...pair))),
      log_or_ci: before(ask(computeLogOddsRatio(...pair))),
      nnt: orNull(pooled.numberNeeded),
    }
  }),
})
