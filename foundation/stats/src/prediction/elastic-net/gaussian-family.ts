import { mean, sumOfSquares } from '../../numeric/sum.ts'
import type { Family } from './family.ts'

/** Least squares. The deviance is the residual sum of squares. */
export const gaussianFamily = (values: Float64Array): Family & { readonly spread: number } => {
  const rows = values.length
  const centre = mean(values)
  const residual = new Float64Array(rows)
  const weights = new Float64Array(rows).fill(1)
  return {
    blocks: 1,
    intercept: true,
    start: [centre],
    saturated: 0,
    spread: Math.sqrt(sumOfSquares(values, centre) / rows),
    deviance: ([predictor]) => {
      let total = 0
      for (let row = 0; row < rows; row++) total += ((values[row] as number) - (predictor?.[row] as number)) ** 2
      return total
    },
    state: ([predictor]) => {
      for (let row = 0; row < rows; row++) residual[row] = (values[row] as number) - (predictor?.[row] as number)
      return { residual, weights }
    },
  }
}
