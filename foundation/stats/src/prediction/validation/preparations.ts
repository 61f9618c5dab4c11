import { median } from '../../numeric/quantile.ts'
import { mean, sumOfSquares } from '../../numeric/sum.ts'
import { type Predictors, selectPredictors } from '../predictors.ts'
import type { Preparation } from './pipeline.ts'

const columnOf = ({ values, rows }: Predictors, column: number): Float64Array => values.subarray(column * rows, (column + 1) * rows)

const changeColumns = (from: Predictors, change: (value: number, column: number) => number): Predictors => ({
  ...from,
  values: from.values.map((value, at) => change(value, Math.floor(at / from.rows))),
})

/** Keeps the columns of largest variance. */
export const varianceFilter = (keep: number): Preparation => ({
  name: `${keep} columns of largest variance`,
  fit: ({ predictors }) => {
    const spread = predictors.names.map((_, column) => sumOfSquares(columnOf(predictors, column)))
    const order = spread.map((_, column) => column).sort((a, b) => (spread[b] as number) - (spread[a] as number) || a - b)
    const columns = order.slice(0, keep).sort((a, b) => a - b)
    return (given) => selectPredictors(given, columns)
  },
})

/** Centres and scales by the training rows; a constant column is only centred. */
export const scaling: Preparation = {
  name: 'scaled',
  fit: ({ predictors }) => {
    const centres = predictors.names.map((_, column) => mean(columnOf(predictors, column)))
    const scales = predictors.names.map((_, column) =>
      Math.sqrt(sumOfSquares(columnOf(predictors, column)) / Math.max(1, predictors.rows - 1)),
    )
    return (given) =>
      changeColumns(
        given,
        (value, column) => (value - (centres[column] as number)) / ((scales[column] as number) > 0 ? (scales[column] as number) : 1),
      )
  },
}

/** Puts the training median where a value is missing (NaN in the predictors); 0 where no training row has a value. */
export const medianImputation: Preparation = {
  name: 'median imputed',
  fit: ({ predictors }) => {
    const medians = predictors.names.map((_, column) => {
      const known = columnOf(predictors, column).filter((value) => !Number.isNaN(value))
      return known.length === 0 ? 0 : median(known)
    })
    return (given) => changeColumns(given, (value, column) => (Number.isNaN(value) ? (medians[column] as number) : value))
  },
}
