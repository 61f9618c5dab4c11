import type { Issue, Outcome } from '@dacryon/core'
import { completeCases } from '../data/complete-cases.ts'
import { type DesignMatrix, designMatrix, type Term } from '../data/design-matrix.ts'
import { type Frame, factorOf, numericOf } from '../data/frame.ts'
import type { Counted } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** What a model explains with what. */
export interface ModelSpecification {
  /** Numeric column to be explained. */
  readonly response: string
  /** Explaining terms: one column each, or several for their interaction. */
  readonly terms: readonly Term[]
  /** Default true. */
  readonly intercept?: boolean
  /** Column of case weights (or numbers of trials). */
  readonly weights?: string
  /** Column with a known part of the linear predictor. */
  readonly offset?: string
  /** Confidence level of intervals. Default 0.95. */
  readonly level?: number
}

/** The complete rows of a model as numbers. */
export interface ModelFrame {
  /** Complete cases of the columns used. */
  readonly frame: Frame
  /** Rows of the given frame that were used, 0-based. */
  readonly rows: Int32Array
  readonly design: DesignMatrix
  readonly y: Float64Array
  readonly weights: Float64Array | undefined
  readonly offset: Float64Array | undefined
  readonly counted: Counted
  readonly level: number
  readonly intercept: boolean
  readonly warnings: readonly Issue[]
}

/** Issues: `level-out-of-range`. */
export const levelIssues = (level: number): readonly Issue[] =>
  level > 0 && level < 1
    ? []
    : [
        inputError('level-out-of-range', `A confidence level of ${level} is not possible.`, 'Give a level between 0 and 1, such as 0.95.', {
          value: String(level),
        }),
      ]

const optionalColumn = (frame: Frame, name: string | undefined): Outcome<Float64Array | undefined> => {
  if (name === undefined) return done(undefined)
  const column = numericOf(frame, name)
  return column.ok ? done(column.value.values) : column
}

/**
 * The complete rows of a model's columns, its design matrix and its response. `also` names further columns that must be complete.
 *
 * Issues: `column-unknown`, `no-complete-case`, `level-out-of-range`, `weight-negative`, `no-term`.
 */
export const modelFrame = (given: Frame, specification: ModelSpecification, also: readonly string[] = []): Outcome<ModelFrame> => {
  const { response, terms, intercept = true, weights, offset, level = 0.95 } = specification
  const badLevel = levelIssues(level)
  if (badLevel.length > 0) return failed(...badLevel)
  if (terms.length === 0 && !intercept)
    return failed(inputError('no-term', 'The model has neither terms nor an intercept.', 'Name at least one term.'))
  const names = [response, ...terms.flat(), ...also, ...(weights === undefined ? [] : [weights]), ...(offset === undefined ? [] : [offset])]
  const cases = completeCases(given, names)
  if (!cases.ok) return cases
  const { frame, rows, counted, warnings } = cases.value
  const y = numericOf(frame, response)
  const w = optionalColumn(frame, weights)
  const o = optionalColumn(frame, offset)
  if (!y.ok) return y
  if (!w.ok) return w
  if (!o.ok) return o
  const negative = w.value?.findIndex((value) => value < 0) ?? -1
  if (negative >= 0)
    return failed(
      inputError('weight-negative', `${weights} has a negative weight.`, 'Weights are 0 or more.', {
        ...(weights !== undefined && { column: weights }),
        line: (rows[negative] ?? 0) + 1,
      }),
    )
  const design = designMatrix(frame, terms, intercept)
  return done({ frame, rows, design, y: y.value.values, weights: w.value, offset: o.value, counted, level, intercept, warnings })
}

/** Codes of a factor among the rows used, for clusters and strata. Issues: `column-unknown`. */
export const codesOf = (frame: Frame, name: string): Outcome<Int32Array> => {
  const column = frame.columns.get(name)
  if (column?.kind === 'numeric') {
    const values = [...new Set(column.values)].sort((a, b) => a - b)
    const at = new Map(values.map((value, code) => [value, code]))
    return done(Int32Array.from(column.values, (value) => at.get(value) ?? -1))
  }
  const factor = factorOf(frame, name)
  return factor.ok ? done(factor.value.codes) : factor
}
