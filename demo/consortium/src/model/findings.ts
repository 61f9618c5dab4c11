import type { Random } from '@dacryon/core'
import type { Effect } from './effect.ts'

/** Values of one person (or one visit) by dictionary id, in the dictionary's unit and spelling. A variable that is not here was not observed. */
export type Findings = Record<string, number | string>

/** Canonical spelling of a yes or no. */
export const yes = (condition: boolean): 'Y' | 'N' => (condition ? 'Y' : 'N')

/** When a visit takes place and what has happened to the person by then. */
export interface Moment {
  readonly years: number
  readonly effect: Effect
  /** Random numbers of this visit alone. */
  readonly random: Random
  /** Systemic activity at this visit, the effect included. */
  readonly activity: number
}
