import { type Estimable, notEstimable } from '../../result/estimable.ts'
import type { Predictors } from '../predictors.ts'
import { takePredictors } from '../predictors.ts'
import { computeAreaUnderCurve } from '../validation/area-under-curve.ts'
import { coxFamily } from './cox-family.ts'
import type { ElasticNet } from './fit-elastic-net.ts'
import { type PenalisedOutcome, takeOutcome } from './outcome.ts'
import { classProbabilities, linearPredictors } from './predict-elastic-net.ts'

/** What a penalty is judged by. */
export type PenaltyMeasure = 'squared-error' | 'deviance' | 'misclassified' | 'area-under-curve'

/** Probabilities are kept this far from 0 and 1, so that one sure and wrong prediction does not decide. */
const margin = 1e-5

const classLoss = (measure: PenaltyMeasure, shares: readonly Float64Array[], codes: Int32Array): number => {
  let total = 0
  codes.forEach((code, row) => {
    const own = shares.map((share) => Math.min(1 - margin, Math.max(margin, share[row] as number)))
    if (measure === 'deviance') total -= 2 * Math.log(own[code] as number)
    else if (measure === 'misclassified') total += own.indexOf(Math.max(...own)) === code ? 0 : 1
    else total += own.reduce((sum, share, at) => sum + (share - (at === code ? 1 : 0)) ** 2, 0)
  })
  return total / codes.length
}

/** Partial-likelihood deviance of all rows less that of the training rows, per event left out (grouped folds). */
const survivalLoss = (
  net: ElasticNet,
  step: number,
  all: Predictors,
  outcome: PenalisedOutcome,
  training: ArrayLike<number>,
): Estimable => {
  if (outcome.kind !== 'survival') return notEstimable('wrong-outcome', 'Not a survival outcome.')
  const inside = takeOutcome(outcome, training)
  if (inside.kind !== 'survival') return notEstimable('wrong-outcome', 'Not a survival outcome.')
  const deaths = (events: Uint8Array): number => events.reduce((total, event) => total + event, 0)
  const left = deaths(outcome.events) - deaths(inside.events)
  if (left === 0) return notEstimable('no-event', 'Nobody in the fold had the event.')
  const whole = coxFamily(outcome.times, outcome.events).deviance(linearPredictors(net, step, all))
  const part = coxFamily(inside.times, inside.events).deviance(linearPredictors(net, step, takePredictors(all, training)))
  return (whole - part) / left
}

/** Loss of one step on held-out rows. */
export const lossOf = (
  measure: PenaltyMeasure,
  net: ElasticNet,
  step: number,
  test: Predictors,
  held: PenalisedOutcome,
  all: Predictors,
  outcome: PenalisedOutcome,
  training: ArrayLike<number>,
): Estimable => {
  if (held.kind === 'survival') return survivalLoss(net, step, all, outcome, training)
  if (held.kind === 'number') {
    const [predictor] = linearPredictors(net, step, test)
    return held.values.reduce((total, value, row) => total + (value - (predictor?.[row] as number)) ** 2, 0) / held.values.length
  }
  const shares = classProbabilities(net, step, test)
  if (measure !== 'area-under-curve') return classLoss(measure, shares, held.codes)
  const area = computeAreaUnderCurve(held.codes, shares[1] as Float64Array)
  return area.ok ? area.value : notEstimable('one-class', 'The fold holds one class only.')
}
