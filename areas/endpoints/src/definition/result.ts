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

/**
 * A state, a band, a class. `ordered` where they go from best to worst: `true` when `choices` lists them so, else their list. (An object lists keys
 * that are whole numbers first, whatever their place.)
 */
export interface CategoryResult extends ResultBase {
  readonly kind: 'category'
  readonly choices: Readonly<Record<string, Words>>
  readonly ordered?: true | readonly string[]
}

/** One thing an instrument answers. */
export type Result = NumberResult | YesNoResult | CategoryResult

/** Results by id, in the order of the columns. */
export type Results = Readonly<Record<string, Result>>
