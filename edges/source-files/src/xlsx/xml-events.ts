import { SaxesParser } from 'saxes'
import { refused } from '../refused.ts'

/** What a reader of XML is told; names without their prefix. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Events of an XML file, piece by piece as its bytes arrive. Throws an `IssueError` when it is not well formed. */
export async function* xmlEvents(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<readonly XmlEvent[]> {
  const parser = new SaxesParser()
  let events: XmlEvent[] = []
  parser.on('error', (cause) => {
    throw refused(
      'workbook-damaged',
      file,
      `${file} is damaged: its XML is not well formed.`,
      'Open it in a spreadsheet program and save it again as .xlsx.',
      { cause },
    )
  })
  parser.on('opentag', ({ name, attributes }) => events.push({ kind: 'open', name: local(name), attributes }))
  parser.on('closetag', ({ name }) => events.push({ kind: 'close', name: local(name) }))
  parser.on('text', (text) => events.push({ kind: 'text', text }))
  parser.on('cdata', (text) => events.push({ kind: 'text', text }))
  const decoder = new TextDecoder()
  for await (const piece of bytes) {
    parser.write(decoder.decode(piece, { stream: true }))
    yield events
    events = []
  }
  parser.write(decoder.decode()).close()
  yield events
}
