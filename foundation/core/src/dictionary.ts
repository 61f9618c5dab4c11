/** Type of a canonical variable. */
export type VariableType = 'boolean' | 'integer' | 'decimal' | 'enum' | 'code' | 'string' | 'date' | 'datetime' | 'exposure'

/** One canonical variable of the harmonisation dictionary: its id, names in both languages, unit and allowed values. */
export interface DictionaryEntry {
  /** Stable id, group before the dot: `or.uwsf`. */
  readonly id: string
  readonly label: { readonly en: string; readonly fr: string }
  readonly group: string
  readonly type: VariableType
  /** Canonical UCUM unit; absent for variables without one. */
  readonly unit?: string
  /** Screening range: outside is a warning, never a change. Decimal text. */
  readonly plausible?: { readonly min?: string; readonly max?: string }
  readonly allowed?: readonly string[]
  readonly notes?: string
}
