import type { Findings } from '../model/findings.ts'
import { type Column, cellOf, type Style } from './column.ts'
import { dictionaryUnits } from './dictionary-units.ts'
import type { YamlValue } from './yaml.ts'

/** A column that is no variable: who, when, which gland, which reader. */
interface LeadingColumn {
  readonly header: string
  readonly role: 'subject' | 'visit' | 'visitDate' | 'gland' | 'reader'
  /** How the file spells a gland or a reader. */
  readonly spelled?: Readonly<Record<string, string>>
}

interface TableRow {
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

/** Eye or gland that a variable's id names. */
const sideOf = (variable: string): { readonly eye?: 'right' | 'left'; readonly gland?: string } => {
  const eye = /^oc\.\w+_([rl])$/.exec(variable)?.[1]
  if (eye !== undefined) return { eye: eye === 'r' ? 'right' : 'left' }
  const gland = /^sgus\.(?:omeract|hocevar)_(pr|pl|sr|sl)(?:_|$)/.exec(variable)?.[1]
  return gland === undefined ? {} : { gland: gland.toUpperCase() }
}

/** The table's entry under `files` of a mapping. */
export const tableMapping = (table: MappedTable): YamlValue => {
  const { file, sheet, delimiter, style, leading, columns, visit, dateOrder } = table
  const of = (role: LeadingColumn['role']): LeadingColumn | undefined => leading.find((column) => column.role === role)
  const visitColumn = of('visit')
  const missing = style.missing === '' ? undefined : { [style.missing]: style.missingReason ?? 'missing' }
  const dimension = (role: 'gland' | 'reader'): YamlValue | undefined => {
    const column = of(role)
    return column === undefined ? undefined : { column: column.header, values: turned(column.spelled) }
  }
  return {
    file,
    sheet,
    delimiter,
    decimal: style.decimal === '.' ? undefined : style.decimal,
    subject: of('subject')?.header ?? '',
    visit: visitColumn === undefined ? (visit === undefined ? undefined : { constant: visit }) : { column: visitColumn.header },
    visitDate: of('visitDate')?.header,
    dateOrder,
    gland: dimension('gland'),
    reader: dimension('reader'),
    columns: Object.fromEntries(
      columns.map(({ header, variable, type, unit, spelled }) => [
        header,
        {
          variable,
          type,
          unit: type === 'category' ? undefined : (unit ?? dictionaryUnits.get(variable)),
          ...sideOf(variable),
          values: turned(spelled),
          missing,
        },
      ]),
    ),
  }
}
