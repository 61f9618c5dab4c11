import type { FactorColumn } from '../data/column.ts'
import type { DesignMatrix, Term } from '../data/design-matrix.ts'
import type { Frame } from '../data/frame.ts'
import { pivotedQr } from '../numeric/matrix/pivoted-qr.ts'

/** Deviation from the mean of all levels: the last level is -1 throughout. */
const deviation = ({ levels, codes }: FactorColumn, row: number, at: number): number => {
  const code = codes[row] as number
  return code === levels.length - 1 ? -1 : code === at ? 1 : 0
}

const columnsOf = (frame: Frame, term: Term): readonly Float64Array[] => {
  let columns: Float64Array[] = [new Float64Array(frame.rows).fill(1)]
  for (const name of term) {
    const column = frame.columns.get(name)
    if (column === undefined) throw new RangeError(`There is no column ${name}.`)
    const own =
      column.kind === 'numeric'
        ? [column.values]
        : Array.from({ length: column.levels.length - 1 }, (_, at) =>
            Float64Array.from({ length: frame.rows }, (_, row) => deviation(column, row, at)),
          )
    columns = own.flatMap((values) => columns.map((before) => before.map((value, row) => value * (values[row] as number))))
  }
  return columns
}

/** Contrasts of the coefficients for each term; undefined where the data do not determine them. */
export interface TermContrasts {
  readonly term: string
  readonly rows: readonly Float64Array[] | undefined
}

/**
 * The hypotheses of type III: each term's effect averaged with equal weight over the levels of the other factors, numeric columns at 0.
 *
 * They are the coefficients of the term when every factor is coded as deviations from the mean of its levels.
 */
export const typeThreeContrasts = (frame: Frame, design: DesignMatrix): readonly TermContrasts[] => {
  const { rows: n, columns: p, data, terms } = design
  const own = terms.map((term) => columnsOf(frame, term))
  const all = [new Float64Array(n).fill(1), ...own.flat()]
  const named = (rows: (at: number) => readonly Float64Array[] | undefined) =>
    terms.map((term, at) => ({ term: term.join(':'), rows: rows(at) }))
  if (all.length !== p) return named(() => undefined)
  const coded = new Float64Array(n * p)
  all.forEach((column, j) => {
    for (let i = 0; i < n; i++) coded[i * p + j] = column[i] as number
  })
  const qr = pivotedQr({ rows: n, columns: p, data: coded })
  if (qr.rank < p) return named(() => undefined)
  const turned = Array.from({ length: p }, (_, j) => qr.coefficients(Float64Array.from({ length: n }, (_, i) => data[i * p + j] as number)))
  const clean = (value: number): number =>
    Math.abs(value - Math.round(value * 720720) / 720720) < 1e-9 ? Math.round(value * 720720) / 720720 : value
  let from = 1
  const starts = own.map((columns) => {
    const start = from
    from += columns.length
    return start
  })
  return named((at) => own[at]?.map((_, k) => Float64Array.from(turned, (column) => clean(column[(starts[at] ?? 0) + k] as number))))
}
