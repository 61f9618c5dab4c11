import type { Findings } from '../model/findings.ts'
import { type Column, cellOf, type Style } from './column.ts'
import type { YamlValue } from './yaml.ts'

/** A column that is no variable: who, when, or something the mapping leaves out. */
export interface LeadingColumn {
  readonly header: string
  readonly role: 'subject' | 'visit' | 'visitDate' | 'gland' | 'reader' | 'ignore'
  /** How the file spells a visit, by its label; or a gland or reader. */
  readonly spelled?: Readonly<Record<string, string>>
}

export interface TableRow {
  /** Cells of the leading columns, in their order. */
  readonly leading: readonly (string | number)[]
  readonly findings: Findings
}

/** A table of one file or sheet with everything its mapping has to say. */
export interface MappedTable {
  readonly file: string
  readonly sheet?: string
  readonly delimiter?: string
  readonly style: Style
  readonly leading: readonly LeadingColumn[]
  readonly columns: readonly Column[]
  /** Visit of all rows, where there is no visit column. */
  readonly visit?: string
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd'
  readonly rows: readonly TableRow[]
}

/** Header and cells. */
export const tableRows = ({ leading, columns, rows, style }: MappedTable): readonly (readonly (string | number)[])[] => [
  [...leading.map(({ header }) => header), ...columns.map(({ header }) => header)],
  ...rows.map((row) => [...row.leading, ...columns.map((column) => cellOf(column, row.findings, style))]),
]

const turned = (spelled: Readonly<Record<string, string>> | undefined): YamlValue | undefined =>
  spelled === undefined ? undefined : Object.fromEntries(Object.entries(spelled).map(([canonical, written]) => [written, canonical]))

/** The table's entry under `files` of a mapping. */
export const tableMapping = (table: MappedTable): YamlValue => {
  const { file, sheet, delimiter, style, leading, columns, visit, dateOrder } = table
  const of = (role: LeadingColumn['role']): LeadingColumn | undefined => leading.find((column) => column.role === role)
  const visitColumn = of('visit')
  const missing = style.missing === '' ? undefined : [style.missing]
  return {
    file,
    sheet,
    delimiter,
    decimal: style.decimal === '.' ? undefined : style.decimal,
    subject: of('subject')?.header ?? '',
    visit:
      visitColumn === undefined
        ? visit === undefined
          ? undefined
          : { constant: visit }
        : { column: visitColumn.header, values: turned(visitColumn.spelled) },
    visitDate: of('visitDate')?.header,
    dateOrder,
    missing,
    gland: of('gland')?.header,
    reader: of('reader')?.header,
    columns: Object.fromEntries(
      columns.map(({ header, variable, unit, spelled }) => [header, { variable, unit, values: turned(spelled) }]),
    ),
    ignore: leading.filter(({ role }) => role === 'ignore').map(({ header }) => header),
  }
}
