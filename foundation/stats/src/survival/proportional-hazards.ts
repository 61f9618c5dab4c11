import type { Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/index.ts'
import { midRanks } from '../numeric/rank.ts'
import { factorInformation, solveInformation } from '../regression/kernel/information.ts'
import type { ChiSquareResult } from '../regression/likelihood-ratio.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { CoxModel } from './fit-cox.ts'
import { type PartialLikelihood, partialLikelihood } from './kernel/partial-likelihood.ts'
import { indexAt, survivalCurve } from './survival-curve.ts'

/** The scale of time on which a coefficient may change; ranks are those of all ends of follow-up. */
export type TimeScale = 'km' | 'identity' | 'log' | 'rank'

/** Tests of proportional hazards. */
export interface ProportionalHazardsTest {
  readonly method: 'Score test of proportional hazards'
  readonly scale: TimeScale
  readonly terms: readonly { readonly term: string; readonly test: Estimable<ChiSquareResult> }[]
  readonly global: Estimable<ChiSquareResult>
}

/** g at the time of each group of rows, centred over events. */
const timesOn = (scale: TimeScale, { data, fit }: CoxModel): Float64Array => {
  const { groups } = fit.sorted
  const { time, events } = groups
  let of = (t: number): number => t
  if (scale === 'log') of = Math.log
  if (scale === 'km') {
    const curve = survivalCurve(data.time, data.event, data.entry)
    of = (t) => {
      let at = indexAt(curve.time, t)
      if (at >= 0 && curve.time[at] === t) at--
      return at < 0 ? 0 : 1 - (curve.survival[at] as number)
    }
  }
  if (scale === 'rank') {
    const { ranks } = midRanks(data.time)
    const at = new Map(Array.from(data.time, (t, row) => [t, ranks[row] ?? 0]))
    of = (t) => at.get(t) ?? 0
  }
  const g = time.map((t, group) => ((events[group] as number) > 0 ? of(t) : 0))
  const total = events.reduce((sum, count) => sum + count, 0)
  const centre = g.reduce((sum, value, group) => sum + value * (events[group] as number), 0) / total
  return g.map((value) => value - centre)
}

/** Score test of theta in x b + theta x_J g(t) for the columns J. */
const testOf = (
  plain: PartialLikelihood,
  first: PartialLikelihood,
  second: PartialLikelihood,
  kept: readonly number[],
  columns: readonly number[],
) => {
  const p = plain.score.length
  const size = kept.length + columns.length
  const information = new Float64Array(size * size)
  const score = new Float64Array(size)
  kept.forEach((row, a) => {
    score[a] = 0
    kept.forEach((column, b) => {
      information[a * size + b] = plain.information[row * p + column] as number
    })
  })
  columns.forEach((row, a) => {
    const at = kept.length + a
    score[at] = first.score[row] as number
    kept.forEach((column, b) => {
      information[at * size + b] = first.information[row * p + column] as number
    })
    columns.forEach((column, b) => {
      information[at * size + kept.length + b] = second.information[row * p + column] as number
    })
  })
  const factored = factorInformation(information, size, 1e-10)
  const df = factored.rank - kept.length
  if (df <= 0) return notEstimable('no-information', 'Events at one time only say nothing about change over time.')
  const solved = solveInformation(factored, score)
  const statistic = solved.reduce((sum, value, at) => sum + value * (score[at] as number), 0)
  return { statistic, df, pValue: chiSquare.upper(Math.max(0, statistic), df) }
}

/**
 * Score tests that hazard ratios do not change over time, for each term and all together: does adding `x g(t)` improve the model? On the
 * scale of the Kaplan-Meier curve by default, which is robust to outlying times. A large trial finds changes that do not matter: look at
 * the scaled Schoenfeld residuals too.
 *
 * Source: Grambsch PM, Therneau TM. Biometrika 1994;81:515-526, doi:10.1093/biomet/81.3.515 (as a score test, not its approximation).
 *
 * Issues: `exact-ties`, `monotone-likelihood`, `time-not-positive` (log of time 0).
 *
 * @example
 * testProportionalHazards(model).global
 */
export const testProportionalHazards = (model: CoxModel, scale: TimeScale = 'km'): Outcome<ProportionalHazardsTest> => {
  const { ties, fit, data } = model
  if (ties === 'exact') return failed(inputError('exact-ties', 'The test is for Efron or Breslow ties.', 'Fit the model with Efron ties.'))
  if (model.monotone.length > 0)
    return failed(inputError('monotone-likelihood', 'A coefficient has no finite estimate.', 'Leave the term out, or pool its levels.'))
  if (scale === 'log' && data.time.some((t, row) => t <= 0 && data.event[row] === 1))
    return failed(inputError('time-not-positive', 'An event at time 0 has no log.', 'Choose another scale of time.'))
  const g = timesOn(scale, model)
  const at = (weights: Float64Array) => partialLikelihood(fit.sorted, fit.coefficients, ties, weights)
  const first = at(g)
  const second = at(g.map((value) => value * value))
  const kept = Array.from({ length: data.design.columns }, (_, j) => j).filter((j) => fit.aliased[j] === 0)
  const own = (term: number): readonly number[] => kept.filter((column) => data.design.termOf[column] === term)
  return done({
    method: 'Score test of proportional hazards',
    scale,
    terms: data.design.terms.map((term, k) => ({ term: term.join(':'), test: testOf(fit.at, first, second, kept, own(k)) })),
    global: testOf(fit.at, first, second, kept, kept),
  })
}
