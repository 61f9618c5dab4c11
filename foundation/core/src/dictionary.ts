import type { Unit } from './units.ts'

/** Type of a canonical variable. `exposure` is a treatment: dates, dose, frequency. */
export type VariableType = 'boolean' | 'integer' | 'decimal' | 'enum' | 'code' | 'string' | 'date' | 'datetime' | 'exposure'

/** One canonical variable of the harmonisation dictionary: its id, names in both languages, unit and allowed values. */
export interface DictionaryEntry {
  /** Stable id, group before the dot: `or.uwsf`. */
  readonly id: string
  readonly label: { readonly en: string; readonly fr: string }
  readonly group: string
  readonly type: VariableType
  /** Canonical UCUM unit; absent for variables without one. */
  readonly unit?: Unit
  /** Screening range: outside is a warning, never a change. Decimal text. */
  readonly plausible?: { readonly min?: string; readonly max?: string }
  /** `definition`: the scale itself ends there; `expert estimate`: a screen for typing and unit errors. */
  readonly rangeBasis?: 'definition' | 'expert estimate'
  readonly allowed?: readonly string[]
  /** Other names, for matching column headers. */
  readonly synonyms?: { readonly en?: readonly string[]; readonly fr?: readonly string[] }
  /** Keys of column headers seen in files: lower case, `_` between words, no accents. */
  readonly columns?: readonly string[]
  readonly codes?: {
    /** `relation`: `exact` when the code names the same thing. */
    readonly loinc?: { readonly code: string; readonly name: string; readonly relation: string }
    readonly snomed?: { readonly code: string; readonly name: string }
  }
  readonly notes?: string
}
