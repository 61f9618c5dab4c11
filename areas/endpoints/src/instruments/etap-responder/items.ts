import type { LevelItem, NumberItem } from '../../definition/item.ts'
import type { Words } from '../../definition/words.ts'
import { domains } from '../essdai/domains.ts'

type Visit = 'baseline' | 'follow-up'

type Domains = typeof domains

/** The twelve domains by id. */
export const domainItems: Readonly<Record<string, LevelItem>> = domains

const atBaseline: Words = { en: 'Baseline', fr: 'Visite initiale' }
const atFollowUp: Words = { en: 'Follow-up', fr: 'Suivi' }

const suffix = (visit: Visit): 'b' | 'f' => (visit === 'baseline' ? 'b' : 'f')
const groupOf = (visit: Visit): Words => (visit === 'baseline' ? atBaseline : atFollowUp)

/** Id of a domain's level at a visit: `renal_b`. */
export const levelId = (domain: string, visit: Visit): string => `${domain}_${suffix(visit)}`

type LevelsAt<S extends 'b' | 'f'> = { readonly [K in keyof Domains as `${K}_${S}`]: Omit<Domains[K], 'worse'> & Pick<LevelItem, 'worse'> }

const levelsAt = <const S extends 'b' | 'f'>(at: S): LevelsAt<S> => {
  const visit = at === 'b' ? 'baseline' : 'follow-up'
  const levels = Object.entries(domainItems).map(([id, { worse, ...item }]) => [
    levelId(id, visit),
    { ...item, visit, group: groupOf(visit), ...(visit === 'follow-up' && worse !== undefined && { worse }) },
  ])
  return Object.fromEntries(levels)
}

const total = (visit: Visit): NumberItem & { readonly unit: '{score}' } => ({
  kind: 'number',
  label: { en: 'ESSDAI', fr: 'ESSDAI' },
  help: { en: 'Worked out from the twelve levels when it is left out.', fr: 'Calculé à partir des douze niveaux s’il n’est pas donné.' },
  unit: '{score}',
  min: '0',
  max: '123',
  whole: true,
  visit,
  group: groupOf(visit),
  variables: ['essdai.total'],
  from: { instrument: 'essdai', result: 'total' },
  optional: true,
  ...(visit === 'follow-up' && { worse: 'higher' }),
})

const physician = (visit: Visit): NumberItem & { readonly unit: 'mm'; readonly accepts: readonly ['cm'] } => ({
  kind: 'number',
  label: { en: 'Physician’s global assessment', fr: 'Évaluation globale par le médecin' },
  help: {
    en: '0 to 100 mm. ETAP used a numeric scale of 0 to 10: one point of it is 10 mm.',
    fr: 'De 0 à 100 mm. ETAP utilisait une échelle numérique de 0 à 10 : un point vaut 10 mm.',
  },
  unit: 'mm',
  accepts: ['cm'],
  min: '0',
  max: '100',
  visit,
  group: groupOf(visit),
  variables: ['essdai.das'],
  ...(visit === 'follow-up' && { worse: 'higher' }),
})

/** Totals, levels of the domains and the physician's assessment at both visits. */
export const etapItems = {
  essdai_b: total('baseline'),
  ...levelsAt('b'),
  phga_b: physician('baseline'),
  essdai_f: total('follow-up'),
  ...levelsAt('f'),
  phga_f: physician('follow-up'),
}
