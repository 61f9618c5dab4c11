import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import { type Column, type FactorColumn, type Frame, factorColumn, frameOf, numericColumn, relevel } from '@dacryon/stats/data'
import type { Coefficient, ModelEstimate } from '@dacryon/stats/regression'
import { numbersOf, type Table, textsOf } from '../../table.ts'

/** A numeric column of the table, perhaps transformed, perhaps renamed. */
export const numeric = (table: Table, name: string, as = name, of: (value: number) => number = (value) => value): Column =>
  ask(
    numericColumn(
      as,
      numbersOf(table, name).map((value) => (value === null ? null : of(value))),
    ),
  )

/** A categorical column of the table under the name it has in the model; levels alphabetical, the reference first where one is named. */
export const categorical = (table: Table, name: string, as = name, reference?: string): FactorColumn => {
  const factor = ask(factorColumn(as, textsOf(table, name)))
  return reference === undefined ? factor : relevel(factor, reference)
}

/** A column as it looks: numeric where every value is a number, else categorical. */
export const plain = (table: Table, name: string): Column =>
  textsOf(table, name).every((text) => text === null || !Number.isNaN(Number(text))) ? numeric(table, name) : categorical(table, name)

/** Columns as a frame. */
export const framed = (...columns: readonly Column[]): Frame => ask(frameOf(columns))

/** Values under names. */
export const named = <T>(names: readonly string[], values: ArrayLike<T>): Record<string, T> =>
  Object.fromEntries(names.map((name, at) => [name, values[at] as T]))

/** A flat square matrix as a reference directory writes it. */
export const square = (names: readonly string[], values: Float64Array) => ({
  rows: names,
  cols: names,
  values: names.map((_, row) => [...values.slice(row * names.length, (row + 1) * names.length)]),
})

/** Square roots of the diagonal under names. */
export const rootDiagonal = (names: readonly string[], values: Float64Array): Record<string, number> =>
  Object.fromEntries(names.map((name, at) => [name, Math.sqrt(values[at * names.length + at] as number)]))

/** Coefficients that could be estimated. */
export const estimatesOf = (coefficients: readonly Coefficient[]): readonly (ModelEstimate & { readonly name: string })[] =>
  coefficients.flatMap(({ name, value }) => (isEstimable(value) ? [{ name, ...value }] : []))

/** R's table of coefficients. */
export const coefficientTable = (coefficients: readonly Coefficient[]) => {
  const kept = estimatesOf(coefficients)
  return {
    names: kept.map(({ name }) => name),
    estimate: kept.map(({ estimate }) => estimate),
    se: kept.map(({ standardError }) => standardError),
    stat: kept.map(({ statistic }) => statistic),
    p: kept.map(({ pValue }) => pValue),
  }
}

/** Limits as a matrix with a row a coefficient. */
export const intervalTable = (coefficients: readonly Coefficient[]) => {
  const kept = estimatesOf(coefficients)
  return { rows: kept.map(({ name }) => name), values: kept.map(({ interval }) => [interval.low, interval.high]) }
}
