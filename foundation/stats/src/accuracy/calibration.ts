import type { Issue, Outcome } from '@dacryon/core'
import { type ModelEstimate, waldEstimate } from '../regression/coefficient.ts'
import { logisticNewton } from '../regression/kernel/logistic-newton.ts'
import { findSeparation } from '../regression/separation.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'
import { levelIssues } from '../tables/proportion.ts'

/** How predicted risks of a model relate to what happened in other subjects. */
export interface Calibration {
  readonly n: number
  readonly events: number
  /** 1 when predictions spread rightly; below 1 they are too extreme (overfitting), above 1 too timid. */
  readonly slope: Estimable<ModelEstimate>
  /** Intercept of the model with the slope. */
  readonly intercept: Estimable<ModelEstimate>
  /** Calibration in the large: 0 when predicted and observed means agree; below 0 the risks are too high. */
  readonly inTheLarge: Estimable<ModelEstimate>
  readonly method: string
  readonly warnings: readonly Issue[]
}

const settled = (converged: boolean, estimate: number, variance: number, level: number): Estimable<ModelEstimate> =>
  converged
    ? waldEstimate(estimate, Math.sqrt(variance), level)
    : notEstimable('separation', 'The linear predictor separates events from the others, so no slope is finite.')

/**
 * Calibration of a model's linear predictor (logit of the predicted risk) in subjects it was not fitted to.
 *
 * In the subjects of the fit the slope is 1 and the intercept 0 by construction and says nothing. With few events (below 100) the answer is
 * uncertain: read the intervals.
 *
 * Formula: logistic regression of the outcome on the linear predictor (intercept, slope), and with it as offset (in the large).
 *
 * Source: Cox DR. Biometrika 1958;45:562-5 (doi 10.1093/biomet/45.3-4.562); Van Calster B et al. J Clin Epidemiol 2016;74:167-76
 * (doi 10.1016/j.jclinepi.2015.12.005).
 *
 * Issues: `lengths-differ`, `too-few-values`, `value-not-finite`, `one-class`, `level-invalid`. Not estimable: `separation`.
 *
 * @example computeCalibration(linearPredictor, events) // slope 1.456, in the large -0.399
 */
export const computeCalibration = (linearPredictor: Numbers, events: readonly boolean[], level = 0.95): Outcome<Calibration> => {
  const ill = events.filter(Boolean).length
  const issues = [
    ...pairedIssues(events, linearPredictor, ['events', 'linearPredictor']),
    ...countIssues(linearPredictor, 'linearPredictor', 3),
    ...finiteIssues(linearPredictor, 'linearPredictor'),
    ...levelIssues(level),
    ...(ill > 0 && ill < events.length
      ? []
      : [
          inputError('one-class', `${ill} of ${events.length} subjects had the event.`, 'Give subjects with and without it.', {
            column: 'events',
          }),
        ]),
  ]
  if (issues.length > 0) return failed(...issues)
  const n = events.length
  const y = Float64Array.from(events, (event) => (event ? 1 : 0))
  const offset = Float64Array.from(linearPredictor)
  const both = new Float64Array(2 * n)
  for (let at = 0; at < n; at++) both.set([1, offset[at] as number], 2 * at)
  const design = { rows: n, columns: 2, data: both }
  const line = logisticNewton(design, y)
  const flat = logisticNewton({ rows: n, columns: 1, data: new Float64Array(n).fill(1) }, y, { offset })
  const finite = line.converged && findSeparation(design, y).every((one) => one === 'finite')
  const constant = line.aliased[1] === 1
  const noSlope = notEstimable('constant-predictor', 'All subjects have the same predicted risk.')
  const [a = 0, b = 0] = line.coefficients
  return done({
    n,
    events: ill,
    slope: constant ? noSlope : settled(finite, b, line.covariance[3] ?? 0, level),
    intercept: constant ? noSlope : settled(finite, a, line.covariance[0] ?? 0, level),
    inTheLarge: settled(flat.converged, flat.coefficients[0] ?? 0, flat.covariance[0] ?? 0, level),
    method: 'Logistic recalibration',
    warnings: ill < 100 ? [caution('few-events', `${ill} events say little about calibration.`, 'Read the intervals.')] : [],
  })
}
