import { asNodeId, defaultVisit, type Issue } from '@dacryon/core'
import type { ConceptType } from '../../study.ts'
import type { StudyWriter } from '../../study-writer.ts'
import { parseMissing } from '../../text/parse-missing.ts'
import { parseNumber } from '../../text/parse-number.ts'
import type { SampleTable } from './sample-table.ts'

/** Values of one column of all sample tables that have it. */
interface Column {
  readonly header: string
  readonly texts: string[]
}

const missingOf = (text: string) => (text === '?' || text.toLowerCase() === 'so' ? undefined : parseMissing(text))

const typeOf = ({ texts }: Column): ConceptType => {
  const values = texts.filter((text) => missingOf(text) === undefined)
  if (values.length > 0 && values.every((text) => parseNumber(text, { decimal: '.' }) !== undefined)) return 'number'
  const distinct = new Set(values).size
  return distinct > 50 && distinct * 2 > values.length ? 'text' : 'category'
}

/**
 * What the sample tables say, as observations of the subjects under `Samples`: numbers where a column holds nothing else, categories otherwise.
 * When a subject has several samples anywhere in the study, every observation says of which sample it is. A sample that stands in two tables
 * is written once; the tables must agree.
 */
export const writeSampleObservations = (
  writer: StudyWriter,
  tables: readonly SampleTable[],
  folder: readonly string[] = ['Samples'],
): readonly Issue[] => {
  const columns = new Map<string, Column>()
  const samplesOf = new Map<string, Set<string>>()
  for (const table of tables)
    for (const row of table.rows) {
      samplesOf.set(row.subject, (samplesOf.get(row.subject) ?? new Set()).add(row.code))
      for (const { header } of table.columns) {
        const text = row.attributes[header]
        if (text === undefined) continue
        const column = columns.get(header) ?? { header, texts: [] }
        column.texts.push(text)
        columns.set(header, column)
      }
    }
  const bySample = [...samplesOf.values()].some((codes) => codes.size > 1)
  const types = new Map([...columns.values()].map((column) => [column.header, typeOf(column)]))
  const seen = new Map<string, { text: string; file: string; line: number }>()
  const issues: Issue[] = []
  for (const table of tables) {
    const origins = new Map<number, number>()
    const originOf = (column: number, header: string): number => {
      const origin = origins.get(column) ?? writer.origin({ file: table.file, column, header })
      origins.set(column, origin)
      return origin
    }
    for (const row of table.rows) {
      const subject = writer.subject(row.subject)
      const visit = writer.visit({ label: row.visit ?? defaultVisit })
      table.columns.forEach(({ header, index }) => {
        const text = row.attributes[header]
        const type = types.get(header)
        if (text === undefined || type === undefined) return
        const place = table.locate?.(row, header) ?? { line: row.line, column: index + 1, header }
        const key = `${row.code}\u0000${header}`
        const before = seen.get(key)
        if (before !== undefined) {
          if (before.text !== text) issues.push(disagree(table.file, place.line, header, row.code, text, before))
          return
        }
        seen.set(key, { text, file: table.file, line: place.line })
        const path = [...folder, header]
        const concept = writer.concept({ code: asNodeId(path), path, type })
        writer.at(subject, visit, concept, originOf(place.column, place.header), place.line, bySample ? { sample: row.code } : undefined)
        writeValue(writer, type, text)
      })
    }
  }
  return issues
}

const writeValue = (writer: StudyWriter, type: ConceptType, text: string): void => {
  const missing = missingOf(text)
  const written = type === 'number' ? parseNumber(text, { decimal: '.' }) : undefined
  if (missing !== undefined) writer.missing(missing, text)
  else if (written === undefined) writer.text(text)
  else if (written.comparator !== undefined) writer.censored(written.comparator, written.number, text)
  else writer.number(written.number, String(written.number) === text ? undefined : text)
}

const disagree = (
  file: string,
  line: number,
  column: string,
  sample: string,
  text: string,
  before: { text: string; file: string; line: number },
): Issue => ({
  code: 'sample-contradiction',
  severity: 'error',
  message: `Sample ${sample}: ${column} is "${text}" here and "${before.text}" in ${before.file} on line ${before.line}.`,
  remedy: 'Correct one of the tables.',
  file,
  line,
  column,
  value: text,
})
