import type { ResultValues } from '../definition/given.ts'
import type { Part } from '../definition/instrument.ts'
import type { Reason } from '../definition/reason.ts'
import type { Results } from '../definition/result.ts'
import type { Mark } from '../definition/words.ts'

/** What a result was made with; equal for equal choices. */
export interface MadeWith {
  /** `star@2022-candidate` */
  readonly instrument: string
  readonly options: Readonly<Record<string, string>>
  readonly mark: Mark
}

/** All results of one record. Every result is a value, or the reasons why there is none. */
export interface Score<R extends Results = Results> {
  readonly results: ResultValues<R>
  /** Reason codes of the record, inputs first and in their order. */
  readonly reasons: readonly Reason[]
  readonly flags: readonly string[]
  readonly parts: readonly Part[]
  readonly madeWith: MadeWith
}
