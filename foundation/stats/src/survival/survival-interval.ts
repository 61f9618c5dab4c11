import { normal } from '../numeric/distributions/index.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'

/** Scale on which an interval of a survival probability is symmetric. */
export type SurvivalScale = 'log-log' | 'log' | 'logit' | 'arcsine' | 'plain'

const clip = (p: number): number => Math.min(1, Math.max(0, p))
const expit = (x: number): number => 1 / (1 + Math.exp(-x))

const limitsOn = (scale: SurvivalScale, s: number, error: number): readonly [number, number] => {
  switch (scale) {
    case 'plain':
      return [clip(s - s * error), clip(s + s * error)]
    case 'log':
      return [s * Math.exp(-error), clip(s * Math.exp(error))]
    case 'log-log': {
      const shift = error / Math.log(s)
      const centre = Math.log(-Math.log(s))
      return [Math.exp(-Math.exp(centre - shift)), Math.exp(-Math.exp(centre + shift))]
    }
    case 'logit': {
      const centre = Math.log(s / (1 - s))
      return [expit(centre - error / (1 - s)), expit(centre + error / (1 - s))]
    }
    case 'arcsine': {
      const centre = Math.asin(Math.sqrt(s))
      const half = 0.5 * error * Math.sqrt(s / (1 - s))
      return [Math.sin(Math.max(0, centre - half)) ** 2, Math.sin(Math.min(Math.PI / 2, centre + half)) ** 2]
    }
  }
}

/**
 * Interval of a survival probability from Greenwood's sum. Not estimable at 0, where the sum is infinite, and at 1 on scales that have no
 * 1; there the plain and log scales say 1 to 1.
 */
export const survivalInterval = (scale: SurvivalScale, survival: number, greenwood: number, level: number): Estimable<Interval> => {
  if (survival === 0) return notEstimable('nobody-left', 'Nobody is left, so the error of a survival of 0 is not known.')
  if (survival === 1 && scale !== 'plain' && scale !== 'log') return notEstimable('no-event-yet', 'There is no event up to this time.')
  const [low, high] = limitsOn(scale, survival, normal.quantileUpper((1 - level) / 2) * Math.sqrt(greenwood))
  return { low, high, level }
}
