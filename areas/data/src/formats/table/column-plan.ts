import type { MissingReason, PlannedVisit, Unit } from '@dacryon/core'
import type { SpelledValues } from '../../dictionary/value-spellings.ts'
import type { Concept } from '../../study.ts'
import type { DateOrder, SerialSystem } from '../../text/parse-date.ts'

/** Everything that is needed to read one column, settled before the first row. */
export interface ColumnPlan {
  /** 0-based. */
  readonly index: number
  readonly header: string
  readonly concept: Concept
  /** Units of the file and of the concept, where the numbers must be converted. */
  readonly conversion?: { readonly from: Unit; readonly to: Unit; readonly variable?: string; readonly confirmed: boolean }
  readonly integer: boolean
  readonly titre: boolean
  readonly boolean: boolean
  /** Target by plain source text. */
  readonly values: ReadonlyMap<string, string>
  readonly missing: ReadonlyMap<string, MissingReason>
  readonly allowed: readonly string[]
  /** Known spellings of the allowed values. */
  readonly spelled?: SpelledValues
  readonly visit?: PlannedVisit
  readonly eye?: string
  readonly gland?: string
  readonly reader?: string
  readonly sample?: string
  readonly decimal?: '.' | ','
  readonly dateOrder?: DateOrder
  readonly serialDates?: SerialSystem
  readonly skipEmpty: boolean
  /** The mapping rule in words, for the ledger. */
  readonly rule: string
  readonly sourceUnit?: string
}
