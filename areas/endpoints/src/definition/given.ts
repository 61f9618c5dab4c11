import type { Exact, Quantity, Unit } from '@dacryon/core'
import type { ChoiceItem, Item, Items, LevelItem, NumberItem, YesNoItem } from './item.ts'
import type { ChoiceOption, NumberOption, Option, Options } from './option.ts'
import type { Missing } from './reason.ts'
import type { CategoryResult, NumberResult, Result, Results, YesNoResult } from './result.ts'

/** A checked input as a rule sees it: exact, or `undefined` when it is not known. */
export type GivenValue<I extends Item> = I extends LevelItem | NumberItem
  ? Exact
  : I extends YesNoItem
    ? boolean
    : I extends ChoiceItem
      ? keyof I['choices'] & string
      : never

/** All checked inputs of an instrument. */
export type Given<I extends Items> = { readonly [K in keyof I]: GivenValue<I[K]> | undefined }

/** A chosen option as a rule sees it. */
export type ChosenValue<O extends Option> = O extends NumberOption ? Exact : O extends ChoiceOption ? keyof O['choices'] & string : never

export type Chosen<O extends Options> = { readonly [K in keyof O]: ChosenValue<O[K]> }

/** A number whose unit is only the name of a scale: no unit can be mixed up. */
type Bare<U extends Unit> = U extends `{${string}}` | '1' ? true : false

/** What a program may pass for an item. Measurements carry their unit, in the type (`quantity(0.2, 'mL/min')`) or beside the value. */
export type Accepted<I extends Item> = I extends LevelItem
  ? I['levels'][number]
  : I extends NumberItem
    ?
        | (Bare<I['unit']> extends true ? number : Quantity<I['unit']>)
        | { readonly value: number | string; readonly unit: I['unit'] | (I['accepts'] extends readonly (infer A)[] ? A : never) }
    : I extends YesNoItem
      ? boolean
      : I extends ChoiceItem
        ? keyof I['choices'] & string
        : never

/** A record to score: every item may be left out. */
export type Input<I extends Items> = { readonly [K in keyof I]?: Accepted<I[K]> | undefined }

/** Options to score with; the defaults hold for those left out. Thresholds as numbers or decimal texts. */
export type InputOptions<O extends Options> = {
  readonly [K in keyof O]?: (O[K] extends ChoiceOption ? keyof O[K]['choices'] & string : number | string) | undefined
}

/** A result as a rule gives it. */
export type ResultValue<R extends Result> = R extends NumberResult
  ? Exact
  : R extends YesNoResult
    ? boolean
    : R extends CategoryResult
      ? keyof R['choices'] & string
      : never

export type ResultValues<R extends Results> = { readonly [K in keyof R]: ResultValue<R[K]> | Missing }
