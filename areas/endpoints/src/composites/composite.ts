import type { Citation, Unit } from '@dacryon/core'
import type { Example, Threshold } from '../definition/instrument.ts'
import type { Mark, Words } from '../definition/words.ts'

/** Compare a value with a number: decimal text. */
export interface Comparison {
  readonly is: '<' | '<=' | '>' | '>='
  readonly than: string
}

/**
 * When a test counts as met, as data. Amounts are decimal texts.
 *
 * - `change`: falls or rises by at least so much.
 * - `percent`: falls or rises by at least so many percent of the baseline. From zero nothing falls. A rise from zero is missing
 *   (`zero_baseline`) unless `fromZero` says that any rise counts, or names the option that decides.
 * - `state`: the value of one visit, whatever the other was.
 * - `any`: at least one of several.
 */
export type MetWhen =
  | { readonly kind: 'change'; readonly to: 'fall' | 'rise'; readonly by: string }
  | {
      readonly kind: 'percent'
      readonly to: 'fall' | 'rise'
      readonly by: string
      readonly fromZero?: 'any-rise' | { readonly option: string }
    }
  | ({ readonly kind: 'state'; readonly at: 'baseline' | 'follow-up' } & Comparison)
  | { readonly kind: 'any'; readonly of: readonly MetWhen[] }

/** Something that is measured at both visits. Its items are named `MEASURE_b` and `MEASURE_f`, and with eyes `MEASURE_r_b` and so on. */
export interface Measure {
  readonly label: Words
  readonly help?: Words
  readonly unit: Unit
  readonly accepts?: readonly Unit[]
  readonly min?: string
  readonly max?: string
  readonly whole?: true
  readonly halfLimit?: true
  /** Measured on each eye; the mean of both counts. */
  readonly eyes?: 'mean'
  /** Dictionary variables that hold it; with eyes, those of the right and of the left eye. */
  readonly variables?: readonly string[] | { readonly right: readonly string[]; readonly left: readonly string[] }
  readonly from?: { readonly instrument: string; readonly result: string }
  readonly worse: 'higher' | 'lower'
}

/** One way to show that a domain got better. */
export interface Test {
  /** Name of the choice in the domain's option: `schirmer`. */
  readonly id: string
  readonly label: Words
  readonly measure: string
  readonly metWhen: MetWhen
  /** When the test has a normal range: `metWhen` holds for an abnormal baseline, and a normal one must not become abnormal. */
  readonly abnormal?: Comparison
}

/** A part of the composite. */
export interface Domain {
  readonly id: string
  readonly label: Words
  /** The published rule in own words. */
  readonly rule: Words
  readonly points: number
  readonly tests: readonly Test[]
  /**
   * `separately`: met when one test meets its own rule. `jointly`: an abnormal test must improve; only when every test was normal is staying
   * normal enough.
   */
  readonly judge: 'separately' | 'jointly'
  /** Collected tests that cannot be used: `undecided`, they leave the domain missing unless another test meets it; `ignored`, the others decide. */
  readonly gaps: 'undecided' | 'ignored'
  /** Id of the option by which a study names one test, or `either`. Absent: any test. */
  readonly option?: string
  /** A flag beside the results, for a reader who must know more than whether the domain is met. */
  readonly warn?: Warning
}

/** Raises a flag when a measure is like this at a visit: a state that was there before treatment is no response to it. */
export interface Warning extends Comparison {
  /** Stable code of the flag. */
  readonly flag: string
  readonly words: Words
  readonly measure: string
  readonly at: 'baseline' | 'follow-up'
}

/**
 * A responder composite as a value: domains, points, thresholds, options and version. A final STAR, or a user's own composite, is a new
 * value and no new code.
 */
export interface Composite {
  readonly id: string
  readonly version: string
  readonly short: string
  readonly title: Words
  readonly aliases?: readonly string[]
  readonly describes: Words
  readonly measures: Readonly<Record<string, Measure>>
  readonly domains: readonly Domain[]
  readonly responder: {
    /** Points needed. */
    readonly atLeast: number
    /**
     * `bounds`: decide only when missing domains cannot change the answer, or count them as not met under the nri policy. A number: with
     * fewer known domains than this the patient is a non-responder, with as many or more the missing ones count as not met.
     */
    readonly whenMissing: 'bounds' | { readonly fewerThan: number }
  }
  /** Further choices that `fromZero` of a test refers to: `missing` (the default) or `any_increase`. */
  readonly zeroOptions?: Readonly<Record<string, Words>>
  readonly rule: Words
  readonly missingRule: Words
  readonly mark: Mark
  readonly marks?: readonly { readonly what: Words; readonly mark: Mark; readonly where?: string }[]
  readonly citations: readonly Citation[]
  readonly thresholds?: readonly Threshold[]
  readonly disagreements?: readonly Words[]
  readonly edgeCases?: readonly Words[]
  readonly notice?: Words
  readonly examples?: readonly Example[]
}
