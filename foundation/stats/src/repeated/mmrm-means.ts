import type { Outcome } from '@dacryon/core'
import type { Column, FactorColumn } from '../data/column.ts'
import { designMatrix } from '../data/design-matrix.ts'
import { factorOf } from '../data/frame.ts'
import { mean } from '../numeric/sum.ts'
import { type ModelEstimate, waldEstimate } from '../regression/coefficient.ts'
import { computeLinearCombination } from '../regression/linear-predictor.ts'
import { type Estimable, isEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type ContrastTest, contrastDf, testContrasts } from './contrast-inference.ts'
import type { Mmrm } from './fit-mmrm.ts'
import { typeThreeContrasts } from './type-three-contrasts.ts'

/** Adjusted mean of an arm at a visit. */
export interface VisitMean {
  readonly arm: string
  readonly visit: string
  readonly mean: Estimable<ModelEstimate>
  readonly row: Float64Array
}

/** Difference of two arms at a visit. */
export interface VisitDifference {
  readonly arm: string
  readonly control: string
  readonly visit: string
  readonly difference: Estimable<ModelEstimate>
}

/** A combination of coefficients with the model's degrees of freedom. */
export const estimateContrast = (
  { predictor, inference }: Pick<Mmrm, 'predictor' | 'inference'>,
  row: Float64Array,
): Estimable<ModelEstimate> => {
  const plain = computeLinearCombination(predictor, row)
  return isEstimable(plain) ? waldEstimate(plain.estimate, plain.standardError, predictor.level, contrastDf(inference, row)) : plain
}

const cross = (factors: readonly FactorColumn[]): readonly (readonly number[])[] => {
  let cells: readonly (readonly number[])[] = [[]]
  for (const factor of factors) cells = cells.flatMap((codes) => factor.levels.map((_, code) => [...codes, code]))
  return cells
}

/** Average design row for one level of each of two factors: numeric columns at their mean, other factors equally weighted. */
const averageRow = ({ predictor: { frame, design } }: Mmrm, fixed: ReadonlyMap<string, number>): Float64Array => {
  const used = [...new Set(design.terms.flat())].flatMap((name) => frame.columns.get(name) ?? [])
  const others = used.filter((column): column is FactorColumn => column.kind === 'factor' && !fixed.has(column.name))
  const cells = cross(others)
  const at = (column: Column): Column => {
    if (column.kind === 'numeric') return { ...column, values: new Float64Array(cells.length).fill(mean(column.values)) }
    const level = fixed.get(column.name)
    if (level !== undefined) return { ...column, codes: new Int32Array(cells.length).fill(level) }
    const position = others.findIndex(({ name }) => name === column.name)
    return { ...column, codes: Int32Array.from(cells, (codes) => codes[position] ?? 0) }
  }
  const grid = designMatrix({ rows: cells.length, columns: new Map(used.map((column) => [column.name, at(column)])) }, design.terms)
  const row = new Float64Array(grid.columns)
  for (let cell = 0; cell < cells.length; cell++)
    for (let j = 0; j < grid.columns; j++) row[j] = (row[j] as number) + (grid.data[cell * grid.columns + j] as number) / cells.length
  return row
}

/**
 * Adjusted (least squares) means of each arm at each visit, and the difference of each arm from the control at each visit. Numeric columns
 * at their mean over the rows used, other factors with equal weight.
 *
 * A visit without data in one arm leaves that mean not estimable and the others as they are.
 *
 * Issues: `column-unknown`, `not-in-model`, `level-unknown`.
 *
 * @example
 * computeVisitMeans(model, { arm: 'arm', visit: 'week', control: 'placebo' }).value.differences
 */
export const computeVisitMeans = (
  model: Mmrm,
  columns: { readonly arm: string; readonly visit: string; readonly control?: string },
): Outcome<{ readonly means: readonly VisitMean[]; readonly differences: readonly VisitDifference[] }> => {
  const [arm, visit] = [factorOf(model.predictor.frame, columns.arm), factorOf(model.predictor.frame, columns.visit)]
  if (!arm.ok) return arm
  if (!visit.ok) return visit
  const used = model.predictor.design.terms.flat()
  const outside = [columns.arm, columns.visit].filter((name) => !used.includes(name))
  if (outside.length > 0)
    return failed(
      ...outside.map((column) => inputError('not-in-model', `${column} is not in the model.`, 'Choose one of its factors.', { column })),
    )
  const { levels } = arm.value
  const control = columns.control ?? levels[0] ?? ''
  if (!levels.includes(control))
    return failed(
      inputError('level-unknown', `There is no arm ${control}.`, `Choose one of ${levels.join(', ')}.`, { column: columns.arm }),
    )
  const means = visit.value.levels.flatMap((week, v) =>
    levels.map((name, a) => {
      const row = averageRow(
        model,
        new Map([
          [columns.arm, a],
          [columns.visit, v],
        ]),
      )
      return { arm: name, visit: week, mean: estimateContrast(model, row), row }
    }),
  )
  const differences = means.flatMap((one) => {
    const base = means.find((other) => other.arm === control && other.visit === one.visit)
    if (base === undefined || base === one) return []
    const row = one.row.map((value, j) => value - (base.row[j] as number))
    return [{ arm: one.arm, control, visit: one.visit, difference: estimateContrast(model, row) }]
  })
  return done({ means, differences })
}

/** A test of one term. */
export interface RepeatedTermTest {
  readonly term: string
  readonly test: Estimable<ContrastTest>
}

/**
 * Type III tests: each term averaged with equal weight over the levels of the others; main effects of numeric columns in an interaction
 * are at 0 of the other.
 *
 * Not estimable: `singular`, where cells are empty.
 *
 * @example
 * testRepeatedTerms(model)
 */
export const testRepeatedTerms = ({ predictor, inference }: Pick<Mmrm, 'predictor' | 'inference'>): readonly RepeatedTermTest[] =>
  typeThreeContrasts(predictor.frame, predictor.design).map(({ term, rows }) => ({ term, test: testContrasts(inference, rows ?? []) }))
