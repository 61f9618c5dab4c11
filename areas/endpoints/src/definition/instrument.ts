import type { Citation, Exact, Outcome } from '@dacryon/core'
import type { Chosen, Given, ResultValues } from './given.ts'
import type { Items } from './item.ts'
import type { Options } from './option.ts'
import type { Invalid, Reason } from './reason.ts'
import type { Results } from './result.ts'
import type { Mark, Words } from './words.ts'

/** Where an instrument stands on the shelf. */
export type Section =
  | 'activity'
  | 'response'
  | 'classification'
  | 'ocular'
  | 'oral'
  | 'ultrasound'
  | 'histology'
  | 'laboratory'
  | 'patient-reported'
  | 'prognosis'

/** A published cut-off or amount of change. */
export interface Threshold {
  readonly label: Words
  /** As printed: `< 5`, `fall >= 3`. */
  readonly value: string
  /** The option that changes it, when it is one. */
  readonly option?: string
  readonly mark: Mark
  readonly citation?: Citation
}

/** A worked case with its answer: shown in the documentation, run by the tests. Values as a table holds them; absent is not known. */
export interface Example {
  readonly title: Words
  readonly input: Readonly<Record<string, string>>
  readonly options?: Readonly<Record<string, string>>
  /** Results as a table holds them: `5`, `1`, `NA`. Only those that matter. */
  readonly expect: Readonly<Record<string, string>>
}

/** What one domain or item adds to the whole, for bars beside a score. */
export interface Part {
  readonly id: string
  readonly label: Words
  /** Absent when it is not known. */
  readonly got?: Exact
  readonly of: number
}

/** What a rule answers. `reasons` only when the row must say something else than why its results are missing. */
export interface Computed<R extends Results> {
  readonly values: ResultValues<R>
  readonly reasons?: readonly Reason[]
  /** Stable codes of what a reader must know of a result that is there: `capped`, `tie`, `one_eye_used`. Words in `flagWords`. */
  readonly flags?: readonly string[]
  readonly parts?: readonly Part[]
}

/** Data that a rule needs and that is not ours to ship: a value set, coefficients, a map of questions. */
export interface Companion<D> {
  readonly label: Words
  /** What the file must hold and where it comes from. */
  readonly help: Words
  /** The instrument answers without it too, as far as it can. */
  readonly optional?: true
  /** Checks a JSON value. Issues name the place inside it. */
  parse(json: unknown): Outcome<D>
  /** A made-up file of the right shape, for tests and as a form to fill in. Never real coefficients. */
  readonly sample: unknown
}

/**
 * One validated instrument as a value. Library, command line, HTTP, documentation page and web calculator are all derived from it.
 *
 * `compute` is given checked inputs: everything present is valid and in the item's unit. It never throws and never returns a zero for
 * something that was not done.
 */
export interface Instrument<I extends Items = Items, O extends Options = Options, R extends Results = Results, D = unknown> {
  /** Lower case with underscores: `acr_eular_2016`. */
  readonly id: string
  /** Version of the published definition: `2010`, `2022-candidate`. */
  readonly version: string
  readonly title: Words
  /** Short name for headings: `STAR`. */
  readonly short: string
  readonly aliases?: readonly string[]
  readonly section: Section
  readonly measures: Words
  readonly items: I
  readonly options?: O
  readonly results: R
  /** The result a reader looks at first, and the bounds of it when there are any. */
  readonly main: keyof R & string
  readonly bounds?: { readonly min: keyof R & string; readonly max: keyof R & string; readonly of: keyof R & string }
  /** The item that holds an earlier value of one of the results: calculators fill it from the previous visit. */
  readonly earlier?: { readonly item: keyof I & string; readonly result: keyof R & string }
  /** The published rule in own words. */
  readonly rule: Words
  readonly missingRule: Words
  /** Which eye or gland counts. */
  readonly sideRule?: Words
  readonly thresholds?: readonly Threshold[]
  readonly mark: Mark
  /** What of it rests on which mark, where that differs. */
  readonly marks?: readonly { readonly what: Words; readonly mark: Mark; readonly where?: string }[]
  readonly citations: readonly Citation[]
  readonly disagreements?: readonly Words[]
  readonly edgeCases?: readonly Words[]
  /** Shown wherever the result is shown: a classification is not a diagnosis. */
  readonly notice?: Words
  /** Copyright or licence that a user must respect. */
  readonly licence?: Words
  readonly examples: readonly Example[]
  readonly reasonWords?: Readonly<Record<string, Words>>
  readonly flagWords?: Readonly<Record<string, Words>>
  readonly companion?: Companion<D>
  compute(given: Given<I>, options: Chosen<O>, companion: D): Computed<R> | Invalid
}

/** Something the field uses that cannot be computed, with the reason. */
export interface NotComputable {
  readonly id: string
  readonly title: Words
  readonly why: Words
  readonly citation?: Citation
}

/** Keeps the inferred types of an instrument literal. */
export const instrument = <const I extends Items, const O extends Options, const R extends Results, D = undefined>(
  definition: Instrument<I, O, R, D>,
): Instrument<I, O, R, D> => definition
