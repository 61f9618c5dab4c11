import { error, shown } from './problem.ts'
import { cellOf, type Reading, type TableRow } from './reading.ts'

/** Labels that say what a column is for; every other label names a variable. */
const reserved = [
  'SUBJ_ID',
  'STUDY_ID',
  'OMIT',
  'SITE_ID',
  'VISIT_NAME',
  'DATA_LABEL',
  'TRIAL_VISIT_LABEL',
  'START_DATE',
  'END_DATE',
  'INSTANCE_NUM',
  'PATIENT_VISIT',
  'SAMPLE_CD',
  'MODIFIER',
] as const
export type ReservedLabel = (typeof reserved)[number]

/** Label of a column whose path is made row by row. */
export const templateLabel = '\\'

/** One line of a column map. */
export interface MappedColumn {
  /** Line of the column map. */
  readonly line: number
  readonly file: string
  readonly category: string
  /** 1-based. */
  readonly number: number
  readonly label: string
  readonly reserved?: ReservedLabel
  /** Number of the DATA_LABEL column to use. */
  readonly labelSource?: number
  readonly type?: 'number' | 'category'
  readonly strict: boolean
}

const widths = [4, 6, 7, 8]
const types: Readonly<Record<string, 'number' | 'category'>> = { NUMERICAL: 'number', CATEGORICAL: 'category' }
const columnNumber = (text: string): number | undefined => (/^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : undefined)

/** Read a column map; what is wrong with it goes to the log and its line is left out. Undefined when its header is not one. */
export const readColumnMap = async (reading: Reading, path: string): Promise<readonly MappedColumn[] | undefined> => {
  const columns: MappedColumn[] = []
  let width = 0
  for await (const row of reading.rows(path)) {
    const place = { file: path, line: row.line }
    if (width === 0) {
      width = row.cells.length
      if (widths.includes(width)) continue
      const message = `The column map has ${width} columns.`
      const remedy = 'Write a header of 4, 6, 7 or 8 tab-separated columns: file, category code, column number, data label, ...'
      reading.log.add(error('column-map-width', message, remedy, { ...place, value: String(width), expected: '4, 6, 7 or 8 columns' }))
      return undefined
    }
    const extra = row.cells.findIndex((cell, column) => column >= width && cell.trim() !== '')
    if (extra >= 0) {
      const message = `Line ${row.line} of the column map is wider than its header.`
      reading.log.add(
        error('row-width', message, 'Give every column a header, or take the cell out.', {
          ...place,
          column: extra + 1,
          value: shown(cellOf(row, extra)),
          expected: `${width} columns`,
        }),
      )
      continue
    }
    const column = mappedColumn(reading, row, path, width)
    if (column !== undefined) columns.push(column)
  }
  return width === 0 ? undefined : columns
}

const mappedColumn = (reading: Reading, row: TableRow, file: string, width: number): MappedColumn | undefined => {
  const cell = (column: number): string => cellOf(row, column - 1)
  const special = reserved.find((word) => word === cell(4))
  const number = columnNumber(cell(3))
  const labelSource = columnNumber(cell(5))
  const type = width < 7 ? undefined : types[cell(7).toUpperCase()]
  const wrong =
    (cell(1) === '' ? problems.file : undefined) ??
    (number === undefined ? problems.number : undefined) ??
    (cell(4) === '' ? problems.label : undefined) ??
    (special === undefined && cell(5) !== '' && labelSource === undefined ? problems.source : undefined) ??
    (special === undefined && width >= 7 && cell(7) !== '' && type === undefined ? problems.type : undefined)
  if (wrong !== undefined || number === undefined) {
    const { code, message, remedy, column, expected } = wrong ?? problems.number
    reading.log.add(error(code, message, remedy, { file, line: row.line, column, value: shown(cell(column)), expected }))
    return undefined
  }
  return {
    line: row.line,
    file: cell(1),
    category: cell(2),
    number,
    label: cell(4),
    strict: width >= 8 && cell(8).toLowerCase() === 'y',
    ...(special === undefined ? {} : { reserved: special }),
    ...(labelSource === undefined ? {} : { labelSource }),
    ...(type === undefined ? {} : { type }),
  }
}

const problems = {
  file: {
    code: 'file-name-expected',
    message: 'The line names no data file.',
    remedy: 'Write the name of the data file in the first column.',
    column: 1,
    expected: 'a file name',
  },
  number: {
    code: 'column-number-expected',
    message: 'The cell is no column number.',
    remedy: 'Count the columns of the data file from 1.',
    column: 3,
    expected: 'a whole number from 1',
  },
  label: {
    code: 'data-label-expected',
    message: 'The line gives no data label.',
    remedy: 'Write the name of the variable, or OMIT.',
    column: 4,
    expected: 'a data label',
  },
  source: {
    code: 'column-number-expected',
    message: 'The data label source is no column number.',
    remedy: 'Name the DATA_LABEL column by its number.',
    column: 5,
    expected: 'a whole number from 1',
  },
  type: {
    code: 'concept-type-unknown',
    message: 'The cell is no concept type.',
    remedy: 'Write NUMERICAL or CATEGORICAL, or leave the cell empty; DATE and TEXT belong to the tmtk dialect, which is another format.',
    column: 7,
    expected: 'NUMERICAL, CATEGORICAL or nothing',
  },
} as const
