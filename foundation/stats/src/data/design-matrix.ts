import type { Column } from './column.ts'
import type { Frame } from './frame.ts'

/** A term of a model: one column, or several for their interaction. */
export type Term = readonly string[]

/** What enters a linear predictor. */
export interface DesignMatrix {
  readonly rows: number
  readonly columns: number
  /** Row by row. */
  readonly data: Float64Array
  /** As R names them: `(Intercept)`, `armactive`, `armactive:week24`. */
  readonly names: readonly string[]
  /** Which term a column belongs to; -1 for the intercept. */
  readonly termOf: readonly number[]
  readonly terms: readonly Term[]
}

interface Coded {
  readonly names: readonly string[]
  /** Value of coded column `at` for a row. */
  value(row: number, at: number): number
}

const codedNumeric = (column: Column): Coded | undefined =>
  column.kind === 'numeric' ? { names: [column.name], value: (row) => column.values[row] as number } : undefined

/** Indicators of all levels, or of all but the reference. */
const codedFactor = (column: Column, contrasts: boolean): Coded | undefined => {
  if (column.kind !== 'factor') return undefined
  const from = contrasts ? 1 : 0
  return {
    names: column.levels.slice(from).map((level) => `${column.name}${level}`),
    value: (row, at) => (column.codes[row] === at + from ? 1 : 0),
  }
}

const sameTerm = (one: Term, other: Term): boolean => one.length === other.length && one.every((name) => other.includes(name))

/**
 * A factor is coded by contrasts to its reference where the term without it is in the model (the intercept being the empty term), and by
 * all its levels where it is not: then the columns span what the term means, and no more. Without an intercept, the first factor on its own
 * takes the place of the empty term.
 */
const codeOf = (frame: Frame, term: Term, name: string, terms: readonly Term[], first: Term | undefined): Coded => {
  const column = frame.columns.get(name)
  if (column === undefined) throw new RangeError(`There is no column ${name}.`)
  const rest = term.filter((other) => other !== name)
  const marginal = rest.length === 0 ? term !== first : terms.some((other) => sameTerm(other, rest))
  const coded = codedNumeric(column) ?? codedFactor(column, marginal)
  if (coded === undefined) throw new RangeError(`The column ${name} has no kind.`)
  return coded
}

const widthOf = (parts: readonly Coded[]): number => parts.reduce((width, part) => width * part.names.length, 1)

/** Indices of the parts for the at-th column of an interaction; the first part runs fastest. */
const indices = (parts: readonly Coded[], at: number): readonly number[] => {
  let rest = at
  return parts.map((part) => {
    const index = rest % part.names.length
    rest = Math.floor(rest / part.names.length)
    return index
  })
}

/** Terms in R's order: main effects first, then interactions of two, and so on, each in the order written. */
const ordered = (terms: readonly Term[]): readonly Term[] =>
  terms
    .map((term, at) => ({ term, at }))
    .sort((a, b) => a.term.length - b.term.length || a.at - b.at)
    .map(({ term }) => term)

/**
 * The design matrix of these terms with treatment (dummy) coding: columns, names and order as R's `model.matrix` gives them.
 *
 * The frame must be complete in the columns used (`completeCases`). Interactions are written out: `[['arm'], ['week'], ['arm', 'week']]`.
 *
 * Errors: RangeError for a column that is not in the frame (check with `completeCases` first).
 */
export const designMatrix = (frame: Frame, given: readonly Term[], intercept = true): DesignMatrix => {
  const terms = ordered(given)
  const first = intercept ? undefined : terms.find((term) => term.length === 1 && frame.columns.get(term[0] ?? '')?.kind === 'factor')
  const coded = terms.map((term) => term.map((name) => codeOf(frame, term, name, terms, first)))
  const names = intercept ? ['(Intercept)'] : []
  const termOf = intercept ? [-1] : []
  const cells: { readonly parts: readonly Coded[]; readonly index: readonly number[] }[] = []
  coded.forEach((parts, term) => {
    for (let at = 0; at < widthOf(parts); at++) {
      const index = indices(parts, at)
      names.push(parts.map((part, k) => part.names[index[k] ?? 0]).join(':'))
      termOf.push(term)
      cells.push({ parts, index })
    }
  })
  const columns = names.length
  const data = new Float64Array(frame.rows * columns)
  const from = intercept ? 1 : 0
  for (let row = 0; row < frame.rows; row++) {
    if (intercept) data[row * columns] = 1
    cells.forEach(({ parts, index }, at) => {
      let value = 1
      for (let k = 0; k < parts.length; k++) value *= parts[k]?.value(row, index[k] ?? 0) ?? 0
      data[row * columns + from + at] = value
    })
  }
  return { rows: frame.rows, columns, data, names, termOf, terms }
}
