import type { Issue } from '@dacryon/core'
import { type SampleRow, type SampleTable, subjectColumnAbsent, subjectColumnOf, visitColumnOf } from '../matrix/sample-table.ts'
import type { SeriesHeader } from './series-header.ts'

/** Keys of sample lines that are kept as attributes, and what they are called. */
const named: Readonly<Record<string, string>> = {
  title: 'title',
  source_name_ch1: 'source name',
  organism_ch1: 'organism',
  platform_id: 'platform',
}

/** `tissue: blood` as key and value; text without a key is a characteristic without a name. */
const characteristic = (text: string): readonly [string, string] => {
  const at = text.indexOf(':')
  return at <= 0 ? ['characteristics', text] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

/**
 * Samples of a series with their characteristics, in the shape of a sample table. A characteristic called patient, subject, donor or individual
 * names the subject. Every value knows its line and column.
 */
export const seriesSamples = (header: SeriesHeader, file: string): SampleTable => {
  const accessions = header.samples.find(({ key }) => key === 'geo_accession')
  const issues: Issue[] = []
  if (accessions === undefined)
    issues.push({
      code: 'samples-absent',
      severity: 'error',
      message: `${file} names no samples (!Sample_geo_accession).`,
      remedy: 'Get the series matrix file again.',
      file,
    })
  const places = new Map<string, number>()
  const columns = new Set<string>()
  const attributes = (accessions?.values ?? []).map((code, sample) => {
    const found: Record<string, string> = {}
    for (const { key, line, values } of header.samples) {
      const text = values[sample] ?? ''
      const isCharacteristic = key.startsWith('characteristics_ch')
      if (text === '' || (!isCharacteristic && named[key] === undefined)) continue
      const [name, value] = isCharacteristic ? characteristic(text) : [named[key] ?? key, text]
      if (value === '') continue
      if (isCharacteristic || key === 'source_name_ch1') columns.add(name)
      found[name] = found[name] === undefined ? value : `${found[name]}; ${value}`
      places.set(`${code}\u0000${name}`, line)
    }
    return found
  })
  const names = [...columns]
  const [subject, visit] = [names[subjectColumnOf(names)], names[visitColumnOf(names)]]
  const line = accessions?.line ?? 1
  const rows = (accessions?.values ?? []).map((code, sample): SampleRow => {
    const of = attributes[sample] ?? {}
    const [patient, label] = [subject === undefined ? undefined : of[subject], visit === undefined ? undefined : of[visit]]
    if (subject !== undefined && patient === undefined)
      issues.push({
        code: 'subject-empty',
        severity: 'error',
        message: `Sample ${code} has no ${subject}.`,
        remedy: 'Give every sample its subject.',
        file,
        line,
        column: sample + 2,
        value: code,
      })
    return { line, code, subject: patient ?? code, attributes: of, ...(label === undefined ? {} : { visit: label }) }
  })
  if (subject === undefined && rows.length > 0) issues.push(subjectColumnAbsent(file, line))
  const position = new Map(rows.map(({ code }, sample) => [code, sample]))
  return {
    file,
    rows,
    columns: names.filter((name) => name !== subject && name !== visit).map((name, index) => ({ header: name, index })),
    issues,
    locate: (row, name) => ({
      line: places.get(`${row.code}\u0000${name}`) ?? row.line,
      column: (position.get(row.code) ?? 0) + 2,
      header: row.code,
    }),
    ...(subject === undefined ? {} : { subjectColumn: subject }),
  }
}
