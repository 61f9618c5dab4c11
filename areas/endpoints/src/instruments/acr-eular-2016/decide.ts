import { addExact, compareExact, type Exact, exact, exactZero } from '@dacryon/core'
import type { Chosen, Given } from '../../definition/given.ts'
import type { Computed, Part } from '../../definition/instrument.ts'
import { type Invalid, invalid, type Missing, missing, type Reason } from '../../definition/reason.ts'
import type { Words } from '../../definition/words.ts'
import { lacking, orMissing } from '../../rules/known.ts'
import { anyOf, atLeast, atMost, type Tri } from '../../rules/three-valued.ts'
import type { items } from './items.ts'
import type { options } from './options.ts'
import type { results } from './results.ts'

type Values = Given<typeof items>
type Choices = Chosen<typeof options>

const weights = { fls: 3, ssa: 3, ocular: 1, schirmer: 1, uwsf: 1 } as const
type ItemName = keyof typeof weights

const labels: Readonly<Record<ItemName, Words>> = {
  fls: { en: 'Biopsy', fr: 'Biopsie' },
  ssa: { en: 'Anti-SSA/Ro', fr: 'Anti-SSA/Ro' },
  ocular: { en: 'Ocular staining', fr: 'Coloration oculaire' },
  schirmer: { en: 'Schirmer', fr: 'Schirmer' },
  uwsf: { en: 'Saliva flow', fr: 'Débit salivaire' },
}

const symptoms = [
  'sx_dry_eyes',
  'sx_sand',
  'sx_tear_substitutes',
  'sx_dry_mouth',
  'sx_drink_to_swallow',
  'essdai_positive_domains',
] as const

const exclusions = {
  ex_radiation: 'head_neck_radiation',
  ex_hcv_pcr: 'active_hcv',
  ex_aids: 'aids',
  ex_sarcoidosis: 'sarcoidosis',
  ex_amyloidosis: 'amyloidosis',
  ex_gvhd: 'gvhd',
  ex_igg4: 'igg4_rd',
} as const
const exclusionIds = ['ex_radiation', 'ex_hcv_pcr', 'ex_aids', 'ex_sarcoidosis', 'ex_amyloidosis', 'ex_gvhd', 'ex_igg4'] as const

const entryOf = (given: Values): Tri =>
  anyOf(symptoms.map((id) => (id === 'essdai_positive_domains' ? atLeast(given[id], exact(1)) : given[id])))

const excludedOf = (given: Values): Tri => {
  const { exclusion_condition: coded } = given
  return anyOf(exclusionIds.map((id) => (coded === exclusions[id] ? true : (given[id] ?? (coded === 'none' ? false : undefined)))))
}

const flsOf = ({ biopsy_done, fls, focus_score }: Values, from: Exact): Tri => {
  if (biopsy_done === false) return undefined
  if (fls === false) return false
  const enough = atLeast(focus_score, from)
  return enough === false ? false : fls === true ? enough : undefined
}

const ssaOf = ({ ssa, ro60, ro52 }: Values, definition: Choices['ssa_definition']): Tri =>
  definition === 'ro60' ? (ro60 ?? (ssa === false ? false : undefined)) : (ssa ?? anyOf([ro60, ro52]))

/** Staining of one eye: positive by either score, negative when one of them is known and none is positive. */
const stained = (oss: Exact | undefined, vbs: Exact | undefined, { oss_from, vbs_from }: Choices): Tri => {
  const known = [atLeast(oss, oss_from), atLeast(vbs, vbs_from)].filter((met) => met !== undefined)
  return known.length === 0 ? undefined : known.includes(true)
}

const contradictions = ({ biopsy_done, fls, focus_score, ssa, ro60, ro52 }: Values): readonly string[] => [
  ...(biopsy_done === false && (fls !== undefined || focus_score !== undefined) ? ['biopsy_done'] : []),
  ...((ssa === false && (ro60 === true || ro52 === true)) || (ssa === true && ro60 === false && ro52 === false) ? ['ssa'] : []),
]

interface Standing {
  readonly entry: Tri
  readonly excluded: Tri
  readonly min: Exact
  readonly max: Exact
  readonly needed: Exact
}

/** The order of decisions: what makes a “no” certain first, then what is not known, then the score. */
const decide = ({ entry, excluded, min, max, needed }: Standing): { readonly classified: Tri; readonly why?: Reason } => {
  if (excluded === true) return { classified: false, why: 'excluded' }
  if (entry === false) return { classified: false, why: 'entry_not_met' }
  if (compareExact(max, needed) < 0) return { classified: false, why: 'score_below_4' }
  if (excluded === undefined) return { classified: undefined, why: 'exclusion_unknown' }
  if (entry === undefined) return { classified: undefined, why: 'entry_unknown' }
  return compareExact(min, needed) >= 0 ? { classified: true } : { classified: undefined, why: 'items_missing' }
}

const orLacking = (value: Tri, given: Values, ids: readonly (keyof Values & string)[]): boolean | Missing =>
  value ?? lacking(given, ids) ?? missing('items_missing')

/** All results of ACR/EULAR 2016 for one record. */
export const classify = (given: Values, choices: Choices): Computed<typeof results> | Invalid => {
  const [wrong, ...more] = contradictions(given)
  if (wrong !== undefined) return invalid(wrong, ...more)
  const met: Readonly<Record<ItemName, Tri>> = {
    fls: flsOf(given, choices.focus_score_from),
    ssa: ssaOf(given, choices.ssa_definition),
    ocular: anyOf([stained(given.oss_r, given.vbs_r, choices), stained(given.oss_l, given.vbs_l, choices)]),
    schirmer: anyOf([atMost(given.schirmer_r, choices.schirmer_to), atMost(given.schirmer_l, choices.schirmer_to)]),
    uwsf: atMost(given.uwsf, choices.uwsf_to),
  }
  let [min, max] = [exactZero, exactZero]
  const parts: Part[] = []
  for (const id of ['fls', 'ssa', 'ocular', 'schirmer', 'uwsf'] as const) {
    const weight = exact(weights[id])
    if (met[id] === true) min = addExact(min, weight)
    if (met[id] !== false) max = addExact(max, weight)
    const got = met[id] === undefined ? undefined : met[id] ? weight : exactZero
    parts.push({ id, label: labels[id], of: weights[id], ...(got && { got }) })
  }
  const [entry, excluded] = [entryOf(given), excludedOf(given)]
  const { classified, why } = decide({ entry, excluded, min, max, needed: choices.score_from })
  const answer: boolean | Missing = classified ?? (choices.policy === 'nri' ? false : missing(why ?? 'items_missing'))
  return {
    values: {
      entry: orLacking(entry, given, symptoms),
      excluded: orLacking(excluded, given, exclusionIds),
      fls: orLacking(met.fls, given, ['fls', 'focus_score']),
      ssa: orMissing(met.ssa, choices.ssa_definition === 'ro60' ? 'missing:ro60' : 'missing:ssa'),
      ocular: orLacking(met.ocular, given, ['oss_r', 'oss_l']),
      schirmer: orLacking(met.schirmer, given, ['schirmer_r', 'schirmer_l']),
      uwsf: orMissing(met.uwsf, 'missing:uwsf'),
      score_min: min,
      score_max: max,
      score: compareExact(min, max) === 0 ? min : missing('items_missing'),
      classified: answer,
    },
    reasons: why === undefined ? [] : [why],
    flags: given.age !== undefined && compareExact(given.age, exact(18)) < 0 ? ['paediatric'] : [],
    parts,
  }
}
