import type { Unit } from '@dacryon/core'
import type { Mark, Words } from './words.ts'

interface OptionBase {
  readonly label: Words
  readonly help?: Words
  readonly mark?: Mark
}

/** A choice that a study makes once, before arms are read. */
export interface ChoiceOption extends OptionBase {
  readonly kind: 'choice'
  readonly choices: Readonly<Record<string, Words>>
  readonly default: string
}

/** A threshold or amount of change as a parameter; decimal texts. */
export interface NumberOption extends OptionBase {
  readonly kind: 'number'
  readonly unit?: Unit
  readonly default: string
  readonly min?: string
  readonly max?: string
}

/** How an instrument is applied: choices, thresholds and important changes, each with its published value as default. */
export type Option = ChoiceOption | NumberOption

/** Options by id, as `--option` and the columns of a table name them. */
export type Options = Readonly<Record<string, Option>>
