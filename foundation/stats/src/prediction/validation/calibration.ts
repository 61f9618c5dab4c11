import { type Estimable, notEstimable } from '../../result/estimable.ts'

/** Logistic regression of the outcome on the log odds of the predictions: intercept 0 and slope 1 are perfect. */
export interface Calibration {
  readonly intercept: number
  /** Below 1: predictions too extreme. */
  readonly slope: number
  /** Observed share minus mean prediction. */
  readonly inTheLarge: number
}

const logitOf = (probability: number): number => {
  const inside = Math.min(1 - 1e-12, Math.max(1e-12, probability))
  return Math.log(inside / (1 - inside))
}

/**
 * Calibration intercept and slope of predicted probabilities. Not estimable where all predictions are equal, one class is absent, or the
 * predictions separate the classes.
 *
 * Source: Cox DR. Biometrika 1958;45:562-5; Steyerberg EW et al. Epidemiology 2010;21:128-38 (doi 10.1097/EDE.0b013e3181c30fb2).
 */
export const computeCalibration = (outcome: ArrayLike<number>, probabilities: ArrayLike<number>): Estimable<Calibration> => {
  const n = outcome.length
  const odds = Float64Array.from(probabilities, logitOf)
  let [intercept, slope] = [0, 1]
  for (let step = 0; step < 100; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0]
    for (let row = 0; row < n; row++) {
      const x = odds[row] as number
      const p = 1 / (1 + Math.exp(-(intercept + slope * x)))
      const weight = p * (1 - p)
      const miss = (outcome[row] as number) - p
      g0 += miss
      g1 += miss * x
      h00 += weight
      h01 += weight * x
      h11 += weight * x * x
    }
    const determinant = h00 * h11 - h01 * h01
    if (!(determinant > 1e-12 * h00 * h11))
      return notEstimable('calibration-flat', 'Predictions are all equal, or they separate the classes.')
    const [d0, d1] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant]
    const size = Math.min(1, 5 / Math.max(1e-300, Math.abs(d0), Math.abs(d1)))
    intercept += size * d0
    slope += size * d1
    if (Math.max(Math.abs(d0), Math.abs(d1)) < 1e-10) {
      let gap = 0
      for (let row = 0; row < n; row++) gap += ((outcome[row] as number) - (probabilities[row] as number)) / n
      return { intercept, slope, inTheLarge: gap }
    }
  }
  return notEstimable('calibration-flat', 'The predictions separate the classes.')
}
