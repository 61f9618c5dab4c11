import { open } from 'node:fs/promises'
import type { SheetRow } from '@dacryon/data'
import type { SourceLimits } from '../limits.ts'
import { refused } from '../refused.ts'
import { entryBytes } from './entry-bytes.ts'
import { sheetRows } from './sheet-rows.ts'
import { readRelations, readStrings, readStyles, readWorkbook } from './workbook-parts.ts'
import { type XmlEvent, xmlEvents } from './xml-events.ts'
import { zipEntries } from './zip-entries.ts'

/** A workbook whose directory, shared strings and styles are read; worksheets are streamed. */
export interface Workbook {
  readonly sheets: readonly string[]
  rows(sheet: string): AsyncIterable<SheetRow>
}

/** @param name path inside the source, for issues */
export const openWorkbook = async (place: string, name: string, limits: SourceLimits): Promise<Workbook> => {
  const file = await open(place)
  const entries = await file
    .stat()
    .then(({ size }) => zipEntries(file, size, name))
    .finally(() => file.close())
  async function* events(part: string | undefined): AsyncGenerator<readonly XmlEvent[]> {
    const entry = part === undefined ? undefined : entries.get(part)
    if (entry !== undefined) yield* xmlEvents(entryBytes(place, name, entry, limits), name)
  }
  if (!entries.has('xl/workbook.xml')) {
    throw refused(
      'workbook-damaged',
      name,
      `${name} is not an .xlsx workbook.`,
      'Open it in a spreadsheet program and save it again as .xlsx.',
    )
  }
  const book = await readWorkbook(events('xl/workbook.xml'))
  const relations = await readRelations(events('xl/_rels/workbook.xml.rels'))
  const targetOf = (type: string): string | undefined => [...relations.values()].find((relation) => relation.type === type)?.target
  const strings = await readStrings(events(targetOf('sharedStrings')))
  const styles = await readStyles(events(targetOf('styles')))
  const targets = new Map(
    book.sheets.flatMap(({ name: sheet, relation }) => {
      const found = relations.get(relation)
      return found?.type === 'worksheet' ? [[sheet, found.target] as const] : []
    }),
  )
  return {
    sheets: [...targets.keys()],
    async *rows(sheet) {
      const target = targets.get(sheet)
      if (target === undefined) {
        const remedy = `Use one of ${[...targets.keys()].join(', ')}.`
        throw refused('sheet-absent', name, `${name} has no worksheet ${sheet}.`, remedy)
      }
      yield* sheetRows(events(target), { strings, styles, since1904: book.since1904 })
    },
  }
}
