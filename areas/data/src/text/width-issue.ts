import type { Issue } from '@dacryon/core'

/**
 * What is wrong with the number of cells of a row of delimited text; undefined when it is that of the header. Codes: `row-too-wide`,
 * `row-too-short`. A row that breaks off is a damaged file, not a row of missing values.
 */
export const widthIssue = (file: string, line: number, cells: number, header: number): Issue | undefined => {
  if (cells === header) return undefined
  return {
    code: cells > header ? 'row-too-wide' : 'row-too-short',
    severity: 'error',
    message: `The row has ${cells} ${cells === 1 ? 'cell' : 'cells'}, the header ${header}.`,
    remedy: cells > header ? 'Quote cells that hold the delimiter.' : 'Complete the row; an empty cell is written between two delimiters.',
    file,
    line,
    expected: `${header} cells`,
    value: String(cells),
  }
}
