import type { eyePolicyOption, policyOption } from '../definition/common-options.ts'
import type { Instrument } from '../definition/instrument.ts'
import type { NumberItem } from '../definition/item.ts'
import type { ChoiceOption } from '../definition/option.ts'
import type { NumberResult, YesNoResult } from '../definition/result.ts'
import type { Words } from '../definition/words.ts'
import type { Composite, Domain, Measure } from './composite.ts'

/** `uwsf_b` and `uwsf_f`; with eyes `schirmer_r_b` and so on. */
type IdsOf<C extends Composite, M extends string> = C['measures'][M] extends { readonly eyes: 'mean' }
  ? `${M}_${'r' | 'l'}_${'b' | 'f'}`
  : `${M}_${'b' | 'f'}`

type MeasureOf<C extends Composite> = C['domains'][number]['tests'][number]['measure'] & keyof C['measures'] & string

type ItemOf<M extends Measure> = NumberItem & { readonly unit: M['unit']; readonly accepts: M['accepts'] }

type ItemIds<C extends Composite> = { readonly [M in MeasureOf<C>]: IdsOf<C, M> }[MeasureOf<C>]

type OwnerOf<C extends Composite, K extends string> = {
  readonly [M in MeasureOf<C>]: K extends IdsOf<C, M> ? M : never
}[MeasureOf<C>]

type ItemsOf<C extends Composite> = { readonly [K in ItemIds<C>]: ItemOf<C['measures'][OwnerOf<C, K>]> }

type Choice<Id extends string> = Omit<ChoiceOption, 'choices'> & { readonly choices: Readonly<Record<Id, Words>> }

type DomainWithOption<C extends Composite> = Extract<C['domains'][number], { readonly option: string }>

type OptionsOf<C extends Composite> = {
  readonly [D in DomainWithOption<C> as D extends { readonly option: infer O extends string } ? O : never]: Choice<
    D['tests'][number]['id'] | 'either'
  >
} & {
  readonly [K in keyof C['zeroOptions'] & string]: Choice<'missing' | 'any_increase'>
} & {
  readonly policy: typeof policyOption
  readonly eye_policy: typeof eyePolicyOption
}

type Counts = 'points_min' | 'points_max' | 'points' | 'n_met' | 'n_available' | 'n_missing'

type ResultsOf<C extends Composite> = { readonly [D in C['domains'][number] as D['id']]: YesNoResult } & {
  readonly [K in Counts]: NumberResult
} & { readonly responder: YesNoResult }

/**
 * The instrument of a composite whose value is known when compiling (`as const satisfies Composite`): items with their units, options
 * with their choices, results by name. For a composite that was read from a file, any instrument.
 */
export type InstrumentOf<C extends Composite> = Domain extends C['domains'][number]
  ? Instrument
  : Instrument<ItemsOf<C>, OptionsOf<C>, ResultsOf<C>>
