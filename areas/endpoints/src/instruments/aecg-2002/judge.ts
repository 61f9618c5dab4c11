import { type Missing, missing, type Reason } from '../../definition/reason.ts'
import type { Policy } from '../../rules/bounds.ts'
import type { Tri } from '../../rules/three-valued.ts'

/** The six items of AECG, each yes, no or not known. */
export type ItemStates = Readonly<Record<'I' | 'II' | 'III' | 'IV' | 'V' | 'VI', Tri>>

type Known = Readonly<Record<keyof ItemStates, boolean>>

const count = (...states: readonly boolean[]): number => states.filter(Boolean).length

const meets = (associated: boolean, { I, II, III, IV, V, VI }: Known): boolean =>
  associated ? (I || II) && count(III, IV, V) >= 2 : (count(I, II, III, IV, V, VI) >= 4 && (IV || VI)) || count(III, IV, V, VI) >= 3

const filled = (states: ItemStates, unknown: boolean): Known => ({
  I: states.I ?? unknown,
  II: states.II ?? unknown,
  III: states.III ?? unknown,
  IV: states.IV ?? unknown,
  V: states.V ?? unknown,
  VI: states.VI ?? unknown,
})

/**
 * The answer over all completions of what is not known. More positive items never undo either rule, so that the two extreme completions
 * decide for each kind of disease.
 */
export const judge = (
  associated: Tri,
  excluded: Tri,
  states: ItemStates,
  policy: Policy,
): { readonly classified: boolean | Missing; readonly why: readonly Reason[] } => {
  if (excluded === true) return { classified: false, why: ['excluded'] }
  const kinds = associated === undefined ? [false, true] : [associated]
  if (!kinds.some((kind) => meets(kind, filled(states, true)))) return { classified: false, why: ['not_met'] }
  const sure = kinds.every((kind) => meets(kind, filled(states, false)))
  if (sure && excluded === false) return { classified: true, why: [] }
  const why: readonly [Reason, ...Reason[]] = sure
    ? ['missing:any_exclusion']
    : [
        'items_missing',
        ...(associated === undefined ? ['missing:associated_disease'] : []),
        ...(excluded === undefined ? ['missing:any_exclusion'] : []),
      ]
  return { classified: policy === 'nri' ? false : missing(...why), why }
}
