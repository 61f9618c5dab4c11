import type { SheetRow } from '@dacryon/data'
import type { Shown } from './date-formats.ts'
import { serialDate } from './serial-date.ts'
import type { XmlEvent } from './xml-events.ts'

/** What cells refer to. */
export interface SheetContext {
  readonly strings: readonly string[]
  readonly styles: readonly Shown[]
  readonly since1904: boolean
}

const mostColumns = 16_384

/** 0-based column of a cell reference such as `AB12`; undefined when there is none. */
const columnOf = (reference: string | undefined): number | undefined => {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference ?? '')?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column === 0 || column > mostColumns ? undefined : column - 1
}

const cellText = (type: string, value: string, shown: Shown, { strings, since1904 }: SheetContext): string => {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type !== 'n' || value === '') return value
  const number = Number(value)
  if (Number.isNaN(number)) return value
  return (shown === 'number' ? undefined : serialDate(number, shown, since1904)) ?? String(number)
}

/**
 * Rows of a worksheet as texts. A formula gives the result that was saved with it; an error such as `#N/A` gives that text. Empty cells
 * keep their place, empty rows are left out.
 */
export async function* sheetRows(events: AsyncIterable<readonly XmlEvent[]>, context: SheetContext): AsyncGenerator<SheetRow> {
  let line = 0
  let cells: string[] = []
  let column = -1
  let type = 'n'
  let style = 0
  let value = ''
  let inValue = false
  let phonetic = false
  for await (const some of events) {
    for (const event of some) {
      if (event.kind === 'text') {
        if (inValue && !phonetic) value += event.text
      } else if (event.kind === 'open') {
        const { name, attributes } = event
        if (name === 'row') {
          line = Number(attributes.r ?? line + 1)
          cells = []
          column = -1
        } else if (name === 'c') {
          column = columnOf(attributes.r) ?? column + 1
          type = attributes.t ?? 'n'
          style = Number(attributes.s ?? '0')
          value = ''
        } else if (name === 'v' || name === 't') inValue = true
        else if (name === 'rPh') phonetic = true
      } else if (event.name === 'v' || event.name === 't') inValue = false
      else if (event.name === 'rPh') phonetic = false
      else if (event.name === 'c') {
        while (cells.length < column) cells.push('')
        cells[column] = cellText(type, value, context.styles[style] ?? 'number', context)
      } else if (event.name === 'row' && cells.some((cell) => cell !== '')) yield { line, cells }
    }
  }
}
