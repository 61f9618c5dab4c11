import type { Findings } from '../model/findings.ts'

/** One column of a partner's file, and the variable its cells hold. */
export interface Column {
  readonly header: string
  /** Dictionary id. */
  readonly variable: string
  /** UCUM unit of the file's numbers when another than the dictionary's, with the factor from the dictionary's unit to it. */
  readonly unit?: string
  readonly factor?: number
  readonly decimals?: number
  /** For a treatment: a yes or no, or a dose. */
  readonly type?: 'category' | 'number'
  /** How the file spells the canonical values. */
  readonly spelled?: Readonly<Record<string, string>>
  /** Numbers below this are written `<limit`, as a laboratory reports them. */
  readonly below?: number
  /** Numbers above this are written `>limit`. */
  readonly above?: number
}

/** How a file writes numbers and absent values. */
export interface Style {
  readonly decimal: '.' | ','
  readonly missing: string
  /** Why a value is absent when the cell says so. */
  readonly missingReason?: 'not-done' | 'unknown' | 'missing'
}

const written = (value: number, decimals: number | undefined, { decimal }: Style): string => {
  const text = decimals === undefined ? String(value) : value.toFixed(decimals)
  return decimal === ',' ? text.replace('.', ',') : text
}

/** The cell of a column for some findings. */
export const cellOf = (column: Column, findings: Findings, style: Style): string => {
  const value = findings[column.variable]
  if (value === undefined) return style.missing
  if (typeof value === 'string') return column.spelled?.[value] ?? value
  if (column.spelled !== undefined) return column.spelled[String(value)] ?? String(value)
  const scaled = value * (column.factor ?? 1)
  if (column.below !== undefined && scaled < column.below) return `<${written(column.below, undefined, style)}`
  if (column.above !== undefined && scaled > column.above) return `>${written(column.above, undefined, style)}`
  return written(scaled, column.decimals, style)
}
