import type { Unit } from '@dacryon/core'
import type { Words } from './words.ts'

interface ResultBase {
  readonly label: Words
  readonly help?: Words
  /** A side result: when it is missing, the row's reasons do not speak of it. */
  readonly optional?: true
}

/** A score, a grade, a percentage. */
export interface NumberResult extends ResultBase {
  readonly kind: 'number'
  readonly unit?: Unit
  /** Least and greatest attainable value, as decimal text. */
  readonly min?: string
  readonly max?: string
  readonly better?: 'lower' | 'higher'
}

/** Met or not met. */
export interface YesNoResult extends ResultBase {
  readonly kind: 'yes-no'
  /** Whether yes is good news for the patient: a response is, an abnormal test is not. Absent where neither. */
  readonly yes?: 'good' | 'bad'
}

/** A state, a band, a class. `choices` from best to worst where there is such an order (`ordered`). */
export interface CategoryResult extends ResultBase {
  readonly kind: 'category'
  readonly choices: Readonly<Record<string, Words>>
  readonly ordered?: true
}

/** One thing an instrument answers. */
export type Result = NumberResult | YesNoResult | CategoryResult

/** Results by id, in the order of the columns. */
export type Results = Readonly<Record<string, Result>>
