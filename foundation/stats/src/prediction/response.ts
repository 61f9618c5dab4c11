import type { Issue } from '@dacryon/core'
import { inputError } from '../result/problems.ts'

/** One of several classes. */
export interface ClassResponse {
  readonly kind: 'class'
  readonly levels: readonly string[]
  /** Index into the levels, row by row. */
  readonly codes: Int32Array
}

/** A measured outcome. */
export interface NumberResponse {
  readonly kind: 'number'
  readonly values: Float64Array
}

/** What is predicted: a number, or one of several classes. */
export type Response = NumberResponse | ClassResponse

/** A measured outcome. */
export const numberResponse = (values: ArrayLike<number>): NumberResponse => ({ kind: 'number', values: Float64Array.from(values) })

/** Classes from their labels; levels in the order given, else of their characters. */
export const classResponse = (labels: readonly string[], levels: readonly string[] = [...new Set(labels)].sort()): ClassResponse => ({
  kind: 'class',
  levels,
  codes: Int32Array.from(labels, (label) => levels.indexOf(label)),
})

export const lengthOf = (response: Response): number => (response.kind === 'number' ? response.values.length : response.codes.length)

/** The response of these rows. */
export const takeResponse = (response: Response, rows: ArrayLike<number>): Response =>
  response.kind === 'number'
    ? { kind: 'number', values: Float64Array.from(rows, (row) => response.values[row] as number) }
    : { ...response, codes: Int32Array.from(rows, (row) => response.codes[row] as number) }

/** Issues: `lengths-differ`, `too-few-values`, `value-not-finite`, `level-unknown`, `one-class`. */
export const responseIssues = (response: Response, rows: number): readonly Issue[] => {
  const n = lengthOf(response)
  if (n !== rows)
    return [inputError('lengths-differ', `There are ${rows} rows and ${n} outcomes.`, 'Give one outcome a row.', { column: 'response' })]
  if (n < 2) return [inputError('too-few-values', `There are ${n} rows.`, 'Give at least 2.', { column: 'response' })]
  if (response.kind === 'number') {
    const at = response.values.findIndex((value) => !Number.isFinite(value))
    return at < 0
      ? []
      : [
          inputError('value-not-finite', `The outcome holds ${response.values[at]}.`, 'Leave rows without an outcome out.', {
            column: 'response',
            line: at + 1,
          }),
        ]
  }
  const at = response.codes.findIndex((code) => code < 0 || code >= response.levels.length)
  if (at >= 0)
    return [
      inputError('level-unknown', 'An outcome is none of the classes.', 'Leave rows without an outcome out.', {
        column: 'response',
        line: at + 1,
      }),
    ]
  return new Set(response.codes).size > 1
    ? []
    : [inputError('one-class', 'Every row has the same class.', 'Give rows of at least two classes.', { column: 'response' })]
}

/**
 * What a tree is grown on: the centred outcome, or an indicator a class. Two classes need one indicator (of the second), because the
 * decrease of Gini impurity is then twice the decrease of its variance.
 */
export const channelsOf = (response: Response): { readonly channels: readonly Float64Array[]; readonly centre: number } => {
  if (response.kind === 'number') {
    const centre = response.values.reduce((total, value) => total + value, 0) / response.values.length
    return { channels: [response.values.map((value) => value - centre)], centre }
  }
  const wanted = response.levels.length === 2 ? [1] : response.levels.map((_, code) => code)
  return { channels: wanted.map((code) => Float64Array.from(response.codes, (own) => (own === code ? 1 : 0))), centre: 0 }
}
