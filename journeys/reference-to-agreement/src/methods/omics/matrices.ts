import { ask } from '@dacryon/core'
import { type Column, designMatrix, type FactorColumn, factorColumn, frameOf, numericColumn } from '@dacryon/stats/data'
import { type Counts, countsOf, type Expression, expressionOf } from '@dacryon/stats/omics'
import { numbersOf, type Table, textsOf } from '../../table.ts'

const rowsOf = (table: Table) => {
  const samples = table.header.slice(1)
  const genes = textsOf(table, table.header[0] ?? '').map((name) => name ?? '')
  const columns = samples.map((sample) => numbersOf(table, sample))
  return { genes, samples, values: genes.map((_, g) => columns.map((column) => column[g] ?? null)) }
}

/** A table of genes by samples; the first column names the genes. */
export const expressionIn = (table: Table): Expression => {
  const { genes, samples, values } = rowsOf(table)
  return ask(expressionOf(genes, samples, values))
}

export const countsIn = (table: Table): Counts => {
  const { genes, samples, values } = rowsOf(table)
  return ask(countsOf(genes, samples, values))
}

/** Names of the terms of a formula in a call: `~0+group+batch`. */
export const termsOf = (call: string, fallback: string): readonly string[] =>
  (/~\s*((?:[\w.]+\s*\+\s*)*[\w.]+)/.exec(call)?.[1] ?? fallback)
    .split('+')
    .map((term) => term.trim())
    .filter((term) => term !== '0' && term !== '1')

const columnOf = (table: Table, name: string): Column => {
  const texts = textsOf(table, name)
  return texts.every((text) => text === null || !Number.isNaN(Number(text)))
    ? ask(numericColumn(name, numbersOf(table, name)))
    : ask(factorColumn(name, texts))
}

export const factorIn = (table: Table, name: string): FactorColumn => ask(factorColumn(name, textsOf(table, name)))

/** Design of these terms of the sample table. */
export const designIn = (table: Table, terms: readonly string[], intercept: boolean) =>
  designMatrix(
    ask(frameOf(terms.map((name) => columnOf(table, name)))),
    terms.map((name) => [name]),
    intercept,
  )

/** A matrix of a result. */
export const asMatrix = ({ genes, samples, values }: Expression, rows = genes.length, columns = samples.length) => ({
  rows: genes.slice(0, rows),
  cols: samples.slice(0, columns),
  values: genes.slice(0, rows).map((_, g) => [...values.subarray(g * samples.length, g * samples.length + columns)]),
})

/** A field of a case's expected result, as it stands. */
export const fieldOf = (result: unknown, name: string): unknown =>
  typeof result === 'object' && result !== null ? Object.entries(result).find(([key]) => key === name)?.[1] : undefined

export const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [])

export const numbersIn = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : Array.isArray(value) ? value.filter((item) => typeof item === 'number') : []
