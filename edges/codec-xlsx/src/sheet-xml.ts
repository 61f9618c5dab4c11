import { columnName } from './column-name.ts'
import { escapeXml } from './escape-xml.ts'

/** A text or a finite number; an empty text leaves the cell out. */
export type Cell = string | number

const cellXml = (cell: Cell, at: string): string => {
  if (cell === '') return ''
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
  if (!Number.isFinite(cell)) throw new RangeError(`Cell ${at} holds ${cell}, which a worksheet cannot`)
  return `<c r="${at}"><v>${cell}</v></c>`
}

/** Rows as the XML of a worksheet. */
export const sheetXml = (rows: readonly (readonly Cell[])[], namespace: string): string =>
  `<worksheet xmlns="${namespace}"><sheetData>${rows
    .map(
      (cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`)).join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`
