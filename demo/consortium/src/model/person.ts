import type { Random } from '@dacryon/core'
import { figure } from '../figures.ts'
import { type Module, modules } from '../genes.ts'
import { type Cluster, clusterMeans, clusterShares, programmeMoments, withinClusterSd } from './clusters.ts'
import { blend, clamped, rounded } from './normal.ts'
import { type Stratum, strata, stratumShares } from './strata.ts'
import { weighted } from './weighted.ts'

/** Names of the independent personal traits: what stays with a person beside the shared latents. */
const traits = [
  'dryness',
  'fatigue',
  'pain',
  'anxiety',
  'depression',
  'mood',
  'schirmer',
  'staining',
  'tearFilm',
  'saliva',
  'stimulated',
  'glandRightParotid',
  'glandLeftParotid',
  'glandRightSubmandibular',
  'glandLeftSubmandibular',
  'focus',
  'germinal',
  'igg',
  'iga',
  'igm',
  'c3',
  'c4',
  'rf',
  'ssa',
  'ssb',
  'ana',
  'b2m',
  'kappa',
  'lambda',
  'cryo',
  'clone',
  'gamma',
  'haemoglobin',
  'neutrophils',
  'lymphocytes',
  'monocytes',
  'platelets',
  'esr',
  'crp',
  'creatinine',
  'constitutional',
  'lymphadenopathy',
  'glandular',
  'articular',
  'cutaneous',
  'pulmonary',
  'renal',
  'muscular',
  'pns',
  'cns',
  'physician',
] as const
export type Trait = (typeof traits)[number]

/** One invented person, with the latent values nobody sees in the files. */
export interface Person {
  readonly id: string
  /** Position in the study, from 0. */
  readonly index: number
  /** Position of the centre in the study's list. */
  readonly centre: number
  readonly sex: 'F' | 'M'
  readonly age: number
  readonly diseaseDuration: number
  readonly diagnosisDelay: number
  readonly stratum: Stratum
  /** Stratum at the end of a long follow-up, and the visit year from which it holds. */
  readonly later: { readonly stratum: Stratum; readonly fromYear: number }
  readonly cluster: Cluster
  /** In standard deviations of a healthy person. */
  readonly programme: Readonly<Record<Module, number>>
  /** Standardised over patients. */
  readonly z: Readonly<Record<Module, number>>
  /** Systemic activity at inclusion, standard normal over unselected patients, plus the study's shift. */
  readonly activity: number
  /** Glandular damage, standard normal. */
  readonly gland: number
  readonly trait: Readonly<Record<Trait, number>>
  readonly random: Random
}

/** What a study decides about who is in it. */
export interface Recruitment {
  readonly prefix: string
  readonly centres: number
  /** Shift of systemic activity that gives the study its share of active disease. */
  readonly activityShift: number
  /** Share of patients still active at the gland (in standard deviations). */
  readonly glandShift?: number
}

const recordOf = <K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> => {
  const record: Partial<Record<K, V>> = {}
  for (const key of keys) record[key] = value(key)
  return record as Record<K, V>
}

const laterStratum = (random: Random, stratum: Stratum): Person['later'] => {
  // The others keep theirs less often than the high-burden stratum, so that the whole comes out at the published share.
  const hsb = figure('stratumHsb')
  const kept = stratum === 'HSB' ? figure('stratumKeptHsb') : (figure('stratumKept') - hsb * figure('stratumKeptHsb')) / (1 - hsb)
  const fromYear = random.integer(1, 5)
  const moves = !random.bernoulli(kept)
  return { stratum: moves ? random.pick(strata.filter((other) => other !== stratum)) : stratum, fromYear }
}

/** Draw a person. */
export const drawPerson = (random: Random, recruitment: Recruitment, index: number, id: string): Person => {
  const stratum = weighted(random, stratumShares)
  const cluster = weighted(random, clusterShares)
  const programme = recordOf(modules, (module) => clusterMeans[cluster][module] + withinClusterSd * random.normal())
  const z = recordOf(modules, (module) => {
    const { mean, sd } = programmeMoments(module)
    return (programme[module] - mean) / sd
  })
  const activity = blend(random.normal(), [0.3, z.interferon], [0.25, z['plasma-cell']], [0.15, z.neutrophil])
  const gland = blend(random.normal(), [0.25, z['b-cell']], [0.25, activity])
  return {
    id,
    index,
    centre: random.integer(0, recruitment.centres - 1),
    sex: random.bernoulli(figure('femaleShare')) ? 'F' : 'M',
    age: clamped(Math.round(figure('ageMean') + figure('ageSd') * random.normal()), 19, 84),
    diseaseDuration: rounded(clamped(figure('diseaseDurationMedian') * Math.exp(0.75 * random.normal()), 0.1, 40), 1),
    diagnosisDelay: rounded(clamped(figure('diagnosisDelayMedian') * Math.exp(0.8 * random.normal()), 0.1, 25), 1),
    stratum,
    later: laterStratum(random, stratum),
    cluster,
    programme,
    z,
    activity: activity + recruitment.activityShift,
    gland: gland + (recruitment.glandShift ?? 0),
    trait: recordOf(traits, () => random.normal()),
    random,
  }
}
