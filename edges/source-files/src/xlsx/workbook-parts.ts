import { type Shown, shownAs } from './date-formats.ts'
import type { XmlEvent } from './xml-events.ts'

type Events = AsyncIterable<readonly XmlEvent[]>

/** Worksheets in the order of their tabs, with the id of their relation, and the date system. */
export const readWorkbook = async (events: Events): Promise<{ sheets: { name: string; relation: string }[]; since1904: boolean }> => {
  const sheets: { name: string; relation: string }[] = []
  let since1904 = false
  for await (const some of events) {
    for (const event of some) {
      if (event.kind !== 'open') continue
      const { attributes } = event
      if (event.name === 'workbookPr') since1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      const relation = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1]
      if (event.name === 'sheet' && relation !== undefined) sheets.push({ name: attributes.name ?? '', relation })
    }
  }
  return { sheets, since1904 }
}

/** Targets of relations by id; those that leave the archive are left out. */
export const readRelations = async (events: Events): Promise<ReadonlyMap<string, { type: string; target: string }>> => {
  const relations = new Map<string, { type: string; target: string }>()
  for await (const some of events) {
    for (const event of some) {
      if (event.kind !== 'open' || event.name !== 'Relationship' || event.attributes.TargetMode === 'External') continue
      const target = event.attributes.Target ?? ''
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      relations.set(event.attributes.Id ?? '', { type: (event.attributes.Type ?? '').split('/').at(-1) ?? '', target: path })
    }
  }
  return relations
}

/** Shared strings by position; phonetic hints are no part of the text. */
export const readStrings = async (events: Events): Promise<readonly string[]> => {
  const strings: string[] = []
  let text = ''
  let inText = false
  let phonetic = 0
  for await (const some of events) {
    for (const event of some) {
      if (event.kind === 'text') {
        if (inText && phonetic === 0) text += event.text
        continue
      }
      if (event.name === 'rPh') phonetic += event.kind === 'open' ? 1 : -1
      if (event.name === 't') inText = event.kind === 'open'
      if (event.name !== 'si') continue
      if (event.kind === 'close') strings.push(text)
      text = ''
    }
  }
  return strings
}

/** How each cell style shows a number. */
export const readStyles = async (events: Events): Promise<readonly Shown[]> => {
  const codes = new Map<number, string>()
  const styles: Shown[] = []
  let cells = false
  for await (const some of events) {
    for (const event of some) {
      if (event.kind === 'text') continue
      if (event.name === 'cellXfs') cells = event.kind === 'open'
      if (event.kind !== 'open') continue
      const id = Number(event.attributes.numFmtId ?? '0')
      if (event.name === 'numFmt') codes.set(id, event.attributes.formatCode ?? '')
      if (event.name === 'xf' && cells) styles.push(shownAs(id, codes.get(id)))
    }
  }
  return styles
}
