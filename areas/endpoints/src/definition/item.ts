import type { Unit } from '@dacryon/core'
import type { Words } from './words.ts'

interface ItemBase {
  readonly label: Words
  /** What it means or how it is measured, in own words. */
  readonly help?: Words
  /** Period the answer is about. */
  readonly recall?: Words
  /** Heading under which a form shows it: a domain, a gland, an eye. */
  readonly group?: Words
  /** Canonical variables of the dictionary that hold it, best first: `essdai.cns`. */
  readonly variables?: readonly string[]
  /** It is a result of another instrument, at the item's visit: worked out there when it is not given. */
  readonly from?: { readonly instrument: string; readonly result: string }
  /** For instruments that compare two visits. Absent: the visit that is scored. */
  readonly visit?: 'baseline' | 'follow-up'
  readonly eye?: 'right' | 'left'
  readonly gland?: 'PR' | 'PL' | 'SR' | 'SL'
  /** Which way the disease is worse, other things equal; absent where no such thing can be said. A law over the shelf uses it. */
  readonly worse?: 'higher' | 'lower'
  /** Its absence leaves no gap in the main result: one of several ways to say it, or wanted for a side result only. */
  readonly optional?: true
}

/** A rated level or grade: one of a few whole numbers. */
export interface LevelItem extends ItemBase {
  readonly kind: 'level'
  readonly levels: readonly number[]
  /** What each level means, by level. */
  readonly meanings?: Readonly<Record<number, Words>>
}

/** A number: a measurement, a rating on a scale, or a count. Bounds are decimal texts; outside is invalid, never clipped. */
export interface NumberItem extends ItemBase {
  readonly kind: 'number'
  readonly unit: Unit
  /** Other units that are taken and converted exactly. */
  readonly accepts?: readonly Unit[]
  readonly min?: string
  /** The value must be above this. */
  readonly above?: string
  readonly max?: string
  /** Only whole numbers. */
  readonly whole?: true
  /** A follow-up below the limit of the test (`<10`) counts as half of it in a percentage of change. Without it, such a value is not known. */
  readonly halfLimit?: true
}

/** Yes or no. In tables `1` and `0`. */
export interface YesNoItem extends ItemBase {
  readonly kind: 'yes-no'
}

/** One of several words. */
export interface ChoiceItem extends ItemBase {
  readonly kind: 'choice'
  readonly choices: Readonly<Record<string, Words>>
}

/** One thing an instrument is given. */
export type Item = LevelItem | NumberItem | YesNoItem | ChoiceItem

/** The inputs of an instrument by id, in the order in which forms show them and reasons are listed. */
export type Items = Readonly<Record<string, Item>>
