import type { NodeTag, TagType } from '../../study.ts'
import { parseTreePath, pathCode } from './category-path.ts'
import { error, shown } from './problem.ts'
import { cellOf, type Reading, type TableRow } from './reading.ts'

const width = 4
const longestTitle = 400
const longestText = 1000

/** A tag and where it stands. */
export interface ReadTag {
  readonly tag: NodeTag
  readonly file: string
  readonly line: number
}

/** Read a tags file: path, title, text, index. Path and title together stand once. */
export const readTags = async (reading: Reading, path: string, types: ReadonlyMap<string, TagType>): Promise<readonly ReadTag[]> => {
  const tags = new Map<string, ReadTag>()
  let header = true
  for await (const row of reading.rows(path)) {
    const place = { file: path, line: row.line }
    if (row.cells.length !== width) {
      reading.log.add(
        error('tags-width', `The line has ${row.cells.length} columns.`, 'Write four: path, title, text, index.', {
          ...place,
          value: String(row.cells.length),
          expected: '4 columns',
        }),
      )
      if (header) return []
      continue
    }
    const tag = header ? undefined : readTag(reading, path, row, types)
    header = false
    if (tag === undefined) continue
    const key = `${pathCode(tag.path)}\t${tag.title}`
    const twin = tags.get(key)
    if (twin !== undefined)
      reading.log.add(
        error(
          'tag-twice',
          `The tag ${shown(tag.title)} of this path stands here and on line ${twin.line}.`,
          'Keep one line for each path and title.',
          { ...place, column: 2, value: shown(tag.title) },
        ),
      )
    else tags.set(key, { tag, ...place })
  }
  return [...tags.values()]
}

const readTag = (reading: Reading, path: string, row: TableRow, types: ReadonlyMap<string, TagType>): NodeTag | undefined => {
  const complain = (code: string, message: string, remedy: string, column: number, expected: string): void =>
    reading.log.add(error(code, message, remedy, { file: path, line: row.line, column, value: shown(cellOf(row, column - 1)), expected }))
  const [node, title, text, index] = [cellOf(row, 0), cellOf(row, 1), cellOf(row, 2), cellOf(row, 3)]
  const type = types.get(title)
  let fine = true
  const check = (holds: boolean, ...report: Parameters<typeof complain>): void => {
    if (holds) return
    fine = false
    complain(...report)
  }
  check(
    node !== '',
    'tag-path-expected',
    'The line has no path.',
    'Write the path below the study, or \\ for the study itself.',
    1,
    'a path',
  )
  check(title !== '', 'tag-title-expected', 'The tag has no title.', 'Write a title.', 2, 'a title')
  check(
    title.length <= longestTitle,
    'tag-too-long',
    `The title has ${title.length} characters.`,
    'Shorten it.',
    2,
    `at most ${longestTitle} characters`,
  )
  check(
    text.length <= longestText,
    'tag-too-long',
    `The text has ${text.length} characters.`,
    'Shorten it.',
    3,
    `at most ${longestText} characters`,
  )
  check(
    type === undefined || type.values.includes(text),
    'tag-option-unknown',
    `"${shown(text)}" is no option of the tag type ${title}.`,
    'Take one of its options.',
    3,
    type?.values.join(', ') ?? '',
  )
  check(
    /^-?\d{1,9}$/.test(index) || (index === '' && type !== undefined),
    'tag-index-expected',
    'The index is no whole number.',
    'Number the tags of a node; only a tag that has a tag type may go without.',
    4,
    'a whole number',
  )
  if (!fine) return undefined
  return { path: parseTreePath(node), title, text, index: index === '' ? (type?.index ?? 0) : Number(index) }
}
