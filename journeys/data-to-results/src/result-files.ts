import type { Citation } from '@dacryon/core'
import { csvCell } from '@dacryon/data'
import { isNotEstimable } from '@dacryon/stats'
import type { Cell, ResultTable } from './findings.ts'

/** A file of a result. */
export interface ResultFile {
  /** Name inside the folder of the result. */
  readonly path: string
  readonly contentType: string
  readonly text: string
}

const cellText = (cell: Cell): string => {
  if (cell === null) return ''
  return isNotEstimable(cell) ? `not estimable: ${cell.reason}` : String(cell)
}

/** A result table as CSV, every digit kept. */
export const tableFile = ({ id, columns, rows }: ResultTable): ResultFile => ({
  path: `${id}.csv`,
  contentType: 'text/csv; charset=utf-8',
  text: [columns.map(({ name }) => csvCell(name)), ...rows.map((row) => row.map((cell) => csvCell(cellText(cell))))]
    .map((line) => `${line.join(',')}\r\n`)
    .join(''),
})

/** A reference as it stands in a list. */
export const citationText = ({ authors, year, title, where, doi, url }: Citation): string =>
  [
    authors === undefined ? '' : `${authors}. `,
    `${title.replace(/\.$/, '')}. `,
    year === undefined ? '' : `${year}${where === undefined ? '' : `; ${where}`}. `,
    doi === undefined ? (url ?? '') : `https://doi.org/${doi}`,
  ]
    .join('')
    .trim()
