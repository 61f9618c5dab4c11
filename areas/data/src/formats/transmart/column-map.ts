import { error, shown } from './problem.ts'
import { cellOf, type Reading } from './reading.ts'

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
    const column = mappedColumn(reading, row, place, width)
    if (column !== undefined) columns.push(column)
  }
  return width === 0 ? undefined : columns
}

const mappedColumn = (
  reading: Reading,
  row: Parameters<typeof cellOf>[0],
  place: { file: string; line: number },
  width: number,
): MappedColumn | undefined => {
  const [file, category, numberText, label, source, , typeText, strictText] = Array.from({ length: 8 }, (_, at) => cellOf(row, at)) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const complain = (code: string, message: string, remedy: string, column: number, value: string, expected: string): undefined => {
    reading.log.add(error(code, message, remedy, { ...place, column, value: shown(value), expected }))
  }
  const number = columnNumber(numberText)
  if (file === '')
    return complain(
      'file-name-expected',
      'The line names no data file.',
      'Write the name of the data file in the first column.',
      1,
      file,
      'a file name',
    )
  if (number === undefined)
    return complain(
      'column-number-expected',
      `"${shown(numberText)}" is no column number.`,
      'Count the columns of the data file from 1.',
      3,
      numberText,
      'a whole number from 1',
    )
  if (label === '')
    return complain(
      'data-label-expected',
      'The line gives no data label.',
      'Write the name of the variable, or OMIT.',
      4,
      label,
      'a data label',
    )
  const special = reserved.find((word) => word === label)
  const labelSource = columnNumber(source)
  if (special === undefined && source !== '' && labelSource === undefined)
    return complain(
      'column-number-expected',
      `"${shown(source)}" is no column number.`,
      'Name the DATA_LABEL column by its number.',
      5,
      source,
      'a whole number from 1',
    )
  const type = width < 7 ? undefined : types[typeText.toUpperCase()]
  if (special === undefined && width >= 7 && typeText !== '' && type === undefined) {
    const remedy =
      'Write NUMERICAL or CATEGORICAL, or leave the cell empty; DATE and TEXT belong to the tmtk dialect, which is another format.'
    return complain(
      'concept-type-unknown',
      `"${shown(typeText)}" is no concept type.`,
      remedy,
      7,
      typeText,
      'NUMERICAL, CATEGORICAL or nothing',
    )
  }
  return {
    line: place.line,
    file,
    category,
    number,
    label,
    strict: width >= 8 && strictText.toLowerCase() === 'y',
    ...(special === undefined ? {} : { reserved: special }),
    ...(labelSource === undefined ? {} : { labelSource }),
    ...(type === undefined ? {} : { type }),
  }
}
