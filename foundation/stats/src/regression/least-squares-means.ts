import type { Outcome } from '@dacryon/core'
import type { Column, FactorColumn } from '../data/column.ts'
import { designMatrix } from '../data/design-matrix.ts'
import { factorOf } from '../data/frame.ts'
import { mean } from '../numeric/sum.ts'
import { type Estimable, isEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { asRatio, type ModelEstimate, type Ratio } from './coefficient.ts'
import { computeLinearCombination, type LinearPredictor } from './linear-predictor.ts'

/** Mean of the response at one level of a factor, other columns held equal. */
export interface LeastSquaresMean {
  readonly level: string
  readonly mean: Estimable<ModelEstimate>
  /** The combination of coefficients it is. */
  readonly row: Float64Array
}

/** A difference of least squares means. */
export interface Contrast {
  /** `active - placebo` */
  readonly contrast: string
  readonly difference: Estimable<ModelEstimate>
  /** exp of the difference: what it is for a response that was analysed on the log scale. */
  readonly ratio: Estimable<Ratio>
}

/** Over which mix of the other factors means are taken. */
export type Margins = 'equal' | 'observed'

interface GridCell {
  readonly codes: readonly number[]
  readonly weight: number
}

const cellsOf = (others: readonly FactorColumn[], margins: Margins, rows: number): readonly GridCell[] => {
  let cells: readonly (readonly number[])[] = [[]]
  for (const factor of others) cells = cells.flatMap((codes) => factor.levels.map((_, code) => [...codes, code]))
  if (margins === 'equal') return cells.map((codes) => ({ codes, weight: 1 / cells.length }))
  const counts = new Map<string, number>()
  for (let row = 0; row < rows; row++) {
    const key = others.map((factor) => factor.codes[row]).join(' ')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return cells.flatMap((codes) => {
    const count = counts.get(codes.join(' ')) ?? 0
    return count === 0 ? [] : [{ codes, weight: count / rows }]
  })
}

/** The average design row at each level of the factor. */
const rowsFor = (predictor: LinearPredictor, factor: FactorColumn, margins: Margins): readonly Float64Array[] => {
  const { frame, design, intercept } = predictor
  const used = [...new Set(design.terms.flat())].flatMap((name) => frame.columns.get(name) ?? [])
  const others = used.filter((column): column is FactorColumn => column.kind === 'factor' && column.name !== factor.name)
  const cells = cellsOf(others, margins, frame.rows)
  return factor.levels.map((_, level) => {
    const at = (column: Column): Column => {
      if (column.kind === 'numeric') return { ...column, values: new Float64Array(cells.length).fill(mean(column.values)) }
      if (column.name === factor.name) return { ...column, codes: new Int32Array(cells.length).fill(level) }
      const position = others.findIndex((other) => other.name === column.name)
      return { ...column, codes: Int32Array.from(cells, ({ codes }) => codes[position] ?? 0) }
    }
    const grid = { rows: cells.length, columns: new Map(used.map((column) => [column.name, at(column)])) }
    const matrix = designMatrix(grid, design.terms, intercept)
    const row = new Float64Array(matrix.columns)
    cells.forEach(({ weight }, cell) => {
      for (let j = 0; j < matrix.columns; j++) row[j] = (row[j] as number) + weight * (matrix.data[cell * matrix.columns + j] as number)
    })
    return row
  })
}

/**
 * Least squares (estimated marginal) means of a factor's levels: numeric columns at their mean over the rows used, other factors at equal
 * weight, or in the mix observed. On the scale of the linear predictor.
 *
 * Source: Searle SR, Speed FM, Milliken GA. Am Stat 1980;34:216-221, doi:10.1080/00031305.1980.10483031.
 *
 * Issues: `column-unknown`, `not-in-model`.
 *
 * @example
 * computeLeastSquaresMeans(model.predictor, 'arm')
 */
export const computeLeastSquaresMeans = (
  predictor: LinearPredictor,
  factorName: string,
  margins: Margins = 'equal',
  covariance = predictor.covariance,
): Outcome<readonly LeastSquaresMean[]> => {
  const factor = factorOf(predictor.frame, factorName)
  if (!factor.ok) return factor
  if (!predictor.design.terms.flat().includes(factorName))
    return failed(inputError('not-in-model', `${factorName} is not in the model.`, 'Choose one of its factors.', { column: factorName }))
  const rows = rowsFor(predictor, factor.value, margins)
  return done(
    factor.value.levels.map((level, at) => {
      const row = rows[at] ?? new Float64Array(predictor.design.columns)
      return { level, mean: computeLinearCombination(predictor, row, covariance), row }
    }),
  )
}

const between = (predictor: LinearPredictor, one: LeastSquaresMean, other: LeastSquaresMean, covariance: Float64Array): Contrast => {
  const row = one.row.map((value, j) => value - (other.row[j] as number))
  const difference = computeLinearCombination(predictor, row, covariance)
  const ratio: Estimable<Ratio> = isEstimable(difference) ? asRatio(difference) : difference
  return { contrast: `${one.level} - ${other.level}`, difference, ratio }
}

/**
 * Every level against the control (the first level unless another is named), not adjusted for how many there are.
 *
 * Issues: `level-unknown`.
 *
 * @example
 * computeContrastsToControl(model.predictor, means)
 */
export const computeContrastsToControl = (
  predictor: LinearPredictor,
  means: readonly LeastSquaresMean[],
  control = means[0]?.level,
  covariance = predictor.covariance,
): Outcome<readonly Contrast[]> => {
  const base = means.find(({ level }) => level === control)
  if (base === undefined)
    return failed(
      inputError('level-unknown', `There is no level ${control}.`, `Choose one of ${means.map(({ level }) => level).join(', ')}.`, {
        value: String(control),
      }),
    )
  return done(means.filter((one) => one !== base).map((one) => between(predictor, one, base, covariance)))
}
