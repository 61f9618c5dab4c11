import type { Random } from '@dacryon/core'
import type { Column } from '../data/column.ts'
import { designMatrix } from '../data/design-matrix.ts'
import { type Frame, withColumns } from '../data/frame.ts'
import { mean, standardDeviation } from '../numeric/sum.ts'
import type { Rows } from '../regression/kernel/rows.ts'
import type { Target } from './chained-targets.ts'
import { filled, valueAt } from './column-values.ts'
import {
  type ImputationStep,
  imputeByPredictiveMean,
  imputeLogistic,
  imputeMultinomial,
  imputeNormal,
  imputeOrdinal,
} from './imputation-models.ts'

const rowsOf = (design: Rows, rows: Int32Array): Rows => {
  const data = new Float64Array(rows.length * design.columns)
  rows.forEach((row, at) => {
    data.set(design.data.subarray(row * design.columns, (row + 1) * design.columns), at * design.columns)
  })
  return { rows: rows.length, columns: design.columns, data }
}

const draw = (step: ImputationStep, { model, levels }: Target): Float64Array => {
  if (model === 'normal') return imputeNormal(step)
  if (model === 'predictive-mean') return imputeByPredictiveMean(step)
  if (model === 'logistic') return imputeLogistic(step)
  return (model === 'ordinal' ? imputeOrdinal(step, levels) : undefined) ?? imputeMultinomial(step, levels)
}

/** Mean and standard deviation, 0 for one value. */
export const spread = (values: ArrayLike<number>): { readonly mean: number; readonly sd: number } => ({
  mean: mean(values),
  sd: values.length > 1 ? standardDeviation(values) : 0,
})

/** The rows that are not absent. */
export const observedRows = (rows: number, absent: Int32Array): Int32Array => {
  const gone = new Set(absent)
  return Int32Array.from({ length: rows }, (_, row) => row).filter((row) => !gone.has(row))
}

/** One completed frame, with how its imputed values went. */
export interface Chain {
  readonly frame: Frame
  readonly means: readonly number[][]
  readonly sds: readonly number[][]
}

/** Starts from values drawn among the observed ones, then imputes each variable in turn, round by round. */
export const runChain = (frame: Frame, targets: readonly Target[], iterations: number, random: Random): Chain => {
  let current = frame
  const known = targets.map(({ absent }) => observedRows(frame.rows, absent))
  targets.forEach(({ name, absent }, at) => {
    const column = frame.columns.get(name) as Column
    const own = known[at] as Int32Array
    const start = Float64Array.from(absent, () => valueAt(column, own[random.integer(0, own.length - 1)] as number))
    current = withColumns(current, filled(column, absent, start))
  })
  const [means, sds] = [targets.map((): number[] => []), targets.map((): number[] => [])]
  for (let round = 0; round < iterations; round++)
    targets.forEach((target, at) => {
      const column = current.columns.get(target.name) as Column
      const own = known[at] as Int32Array
      const design = designMatrix(
        current,
        target.predictors.map((name) => [name]),
      )
      const y = Float64Array.from(own, (row) => valueAt(column, row))
      const values = draw({ observed: rowsOf(design, own), y, absent: rowsOf(design, target.absent), random }, target)
      current = withColumns(current, filled(column, target.absent, values))
      const shape = spread(values)
      means[at]?.push(shape.mean)
      sds[at]?.push(shape.sd)
    })
  return { frame: current, means, sds }
}
