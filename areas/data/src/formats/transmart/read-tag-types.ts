import type { TagType } from '../../study.ts'
import { error, shown, warning } from './problem.ts'
import { cellOf, type Reading, type TableRow } from './reading.ts'

const width = 7
const nodeTypes = ['STUDY', 'FOLDER', 'ALL', 'CATEGORICAL', 'NUMERICAL', 'HIGHDIM']
const valueTypes = ['NON_ANALYZED_STRING', 'ANALYZED_STRING', 'DATE', 'INTEGER', 'FLOAT']
const wholeNumber = /^-?\d{1,9}$/

/** Read tag types: node type, title, field name, value type, shown if empty, values, index. */
export const readTagTypes = async (reading: Reading, path: string): Promise<readonly TagType[]> => {
  const types = new Map<string, TagType>()
  let header = true
  for await (const row of reading.rows(path)) {
    const place = { file: path, line: row.line }
    if (row.cells.length !== width) {
      reading.log.add(
        error(
          'tag-types-width',
          `The line has ${row.cells.length} columns.`,
          'Write seven: node type, title, field name, value type, shown if empty, values, index.',
          { ...place, value: String(row.cells.length), expected: '7 columns' },
        ),
      )
      if (header) return []
      continue
    }
    const type = header ? undefined : readType(reading, path, row)
    header = false
    if (type === undefined) continue
    if (types.has(type.title))
      reading.log.add(
        error('tag-type-twice', `The tag type ${shown(type.title)} stands twice.`, 'Keep one line.', {
          ...place,
          column: 2,
          value: shown(type.title),
        }),
      )
    else types.set(type.title, type)
  }
  await reportRemoved(reading, path, types)
  return [...types.values()]
}

const readType = (reading: Reading, path: string, row: TableRow): TagType | undefined => {
  const [nodeType, title, , valueType, shownIfEmpty, valuesText, index] = Array.from({ length: width }, (_, at) => cellOf(row, at)) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const values = valuesText.split(',').map((value) => value.trim())
  const wrong = (
    [
      [!nodeTypes.includes(nodeType), 1, nodeTypes.join(', ')],
      [title === '', 2, 'a title'],
      [!valueTypes.includes(valueType), 4, valueTypes.join(', ')],
      [shownIfEmpty !== 'Y' && shownIfEmpty !== 'N', 5, 'Y or N'],
      [values.includes(''), 6, 'values parted by commas'],
      [!wholeNumber.test(index), 7, 'a whole number'],
    ] as const
  ).filter(([is]) => is)
  for (const [, column, expected] of wrong) {
    const value = shown(cellOf(row, column - 1))
    reading.log.add(
      error('tag-type-invalid', `"${value}" is not what column ${column} of a tag type holds.`, `Write ${expected}.`, {
        file: path,
        line: row.line,
        column,
        value,
        expected,
      }),
    )
  }
  return wrong.length > 0 ? undefined : { title, nodeType, valueType, shownIfEmpty: shownIfEmpty === 'Y', values, index: Number(index) }
}

/** Types and options of earlier imports that this file no longer has: studies may still use them. */
const reportRemoved = async (reading: Reading, path: string, types: ReadonlyMap<string, TagType>): Promise<void> => {
  for (const before of await reading.context.tagTypes()) {
    const now = types.get(before.title)
    const gone = now === undefined ? before.values : before.values.filter((value) => !now.values.includes(value))
    if (gone.length === 0) continue
    const what = now === undefined ? `the tag type ${before.title}` : `options of ${before.title}`
    const message = `An earlier import has ${what} (${shown(gone.join(', '))}), which this file no longer has; tags of studies may use them.`
    reading.log.add(
      warning('tag-option-removed', message, 'Check the tags of the studies before publishing.', {
        file: path,
        value: shown(gone.join(', ')),
      }),
    )
  }
}
