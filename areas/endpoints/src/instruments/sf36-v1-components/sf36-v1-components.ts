import {
  addExact,
  divideExact,
  type Exact,
  exact,
  exactOf,
  exactOfRational,
  multiplyExact,
  rationalOfExact,
  subtractExact,
} from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { NumberItem } from '../../definition/item.ts'
import { isMissing, type Missing, missing } from '../../definition/reason.ts'
import { lacking } from '../../rules/known.ts'

const scales = ['PF', 'RP', 'BP', 'GH', 'VT', 'SF', 'RE', 'MH'] as const
type Scale = (typeof scales)[number]

/** Norms of 1990 in the United States and weights of the two components, as six public implementations print them. */
const norms: Readonly<Record<Scale, { readonly mean: string; readonly sd: string; readonly pcs: string; readonly mcs: string }>> = {
  PF: { mean: '84.52404', sd: '22.89490', pcs: '0.42402', mcs: '-0.22999' },
  RP: { mean: '81.19907', sd: '33.79729', pcs: '0.35119', mcs: '-0.12329' },
  BP: { mean: '75.49196', sd: '23.55879', pcs: '0.31754', mcs: '-0.09731' },
  GH: { mean: '72.21316', sd: '20.16964', pcs: '0.24954', mcs: '-0.01571' },
  VT: { mean: '61.05453', sd: '20.86942', pcs: '0.02877', mcs: '0.23534' },
  SF: { mean: '83.59753', sd: '22.37642', pcs: '-0.00753', mcs: '0.26876' },
  RE: { mean: '81.29467', sd: '33.02717', pcs: '-0.19206', mcs: '0.43407' },
  MH: { mean: '74.84212', sd: '18.01189', pcs: '-0.22069', mcs: '0.48581' },
}

const scale = (en: string, fr: string) =>
  ({
    kind: 'number',
    label: { en, fr },
    help: { en: 'Scale from 0 to 100, higher is better', fr: 'Échelle de 0 à 100, plus haut est meilleur' },
    recall: { en: 'last 4 weeks', fr: '4 dernières semaines' },
    unit: '{score}',
    min: '0',
    max: '100',
  }) as const satisfies NumberItem

const [ten, fifty] = [exact(10), exact(50)]
const lowest = (value: Exact): Exact => exactOfRational(rationalOfExact(value))

/** Both components are linear in the scales: `50 + 10 Σ w (x − mean) / sd`, with the factors worked out once. */
const factors = (component: 'pcs' | 'mcs') =>
  scales.map((id) => {
    const { mean, sd, [component]: weight } = norms[id]
    return { id, mean: exactOf(mean), factor: lowest(divideExact(multiplyExact(ten, exactOf(weight)), exactOf(sd))) }
  })

const linear = { pcs: factors('pcs'), mcs: factors('mcs') }

const componentOf = (given: Readonly<Record<Scale, Exact | undefined>>, component: 'pcs' | 'mcs'): Exact | Missing => {
  let sum = fifty
  for (const { id, mean, factor } of linear[component]) {
    const value = given[id]
    if (value === undefined) return lacking(given, scales) ?? missing('items_missing')
    sum = addExact(sum, multiplyExact(factor, subtractExact(value, mean)))
  }
  return sum
}

const all = (value: string) => Object.fromEntries(scales.map((id) => [id, value]))

/** Physical and mental component of SF-36 version 1 against the norms of 1990 in the United States: mean 50, sd 10, higher is better. */
export const sf36V1Components = instrument({
  id: 'sf36_v1_components',
  version: '1-us1990',
  short: 'SF-36 v1',
  title: { en: 'SF-36 version 1, physical and mental components', fr: 'SF-36 version 1, composantes physique et mentale' },
  section: 'patient-reported',
  measures: { en: 'Health-related quality of life', fr: 'La qualité de vie liée à la santé' },
  items: {
    PF: scale('Physical functioning', 'Activité physique'),
    RP: scale('Role limits, physical', 'Limitations dues à l’état physique'),
    BP: scale('Bodily pain', 'Douleurs physiques'),
    GH: scale('General health', 'Santé perçue'),
    VT: scale('Vitality', 'Vitalité'),
    SF: scale('Social functioning', 'Vie et relations avec les autres'),
    RE: scale('Role limits, emotional', 'Limitations dues à l’état psychique'),
    MH: scale('Mental health', 'Santé psychique'),
  },
  results: {
    pcs: { kind: 'number', label: { en: 'Physical component', fr: 'Composante physique' }, unit: '{score}', better: 'higher' },
    mcs: { kind: 'number', label: { en: 'Mental component', fr: 'Composante mentale' }, unit: '{score}', better: 'higher' },
  },
  main: 'pcs',
  rule: {
    en: 'Each scale is compared with the norm, (scale − mean) ÷ standard deviation. A component is 50 + 10 × the weighted sum of the eight.',
    fr: 'Chaque échelle est comparée à la norme, (échelle − moyenne) ÷ écart-type. Une composante est 50 + 10 × la somme pondérée des huit.',
  },
  missingRule: {
    en: 'Any missing scale makes both components missing.',
    fr: 'Une échelle manquante rend les deux composantes manquantes.',
  },
  mark: 'secondary',
  marks: [{ what: { en: 'norms and weights', fr: 'normes et poids' }, mark: 'secondary', where: 'six public implementations that agree' }],
  citations: [
    {
      title: 'SF-36 Physical and Mental Health Summary Scales: a user’s manual',
      authors: 'Ware JE, Kosinski M, Keller SD',
      year: 1994,
      where: 'title and year as its authors list it; the manual itself was not read',
    },
  ],
  disagreements: [
    {
      en: 'One public program uses norms of 1998 for one scale (87.39733 and 21.43778) among those of 1990, and drops five of the eight terms.',
      fr: 'Un programme public utilise pour une échelle les normes de 1998 (87,39733 et 21,43778) parmi celles de 1990, et oublie cinq des huit termes.',
    },
    {
      en: 'SF-36 version 2 has other norms and scores. The two must never be mixed.',
      fr: 'Le SF-36 version 2 a d’autres normes et scores. Les deux ne doivent jamais être mélangés.',
    },
  ],
  edgeCases: [
    {
      en: 'Better mental scales lower the physical component a little, and the other way round: some weights are negative.',
      fr: 'De meilleures échelles mentales abaissent un peu la composante physique, et inversement : certains poids sont négatifs.',
    },
    {
      en: 'The important difference in Sjögren’s disease was not found and is not given.',
      fr: 'La différence importante dans la maladie de Sjögren n’a pas été trouvée et n’est pas donnée.',
    },
  ],
  licence: {
    en: 'SF-36 is a trademark; the questions of version 2 need a licence. Only scale scores are read.',
    fr: 'SF-36 est une marque déposée ; les questions de la version 2 exigent une licence. Seuls les scores d’échelle sont lus.',
  },
  examples: [
    {
      title: { en: 'Every scale at its mean', fr: 'Chaque échelle à sa moyenne' },
      input: Object.fromEntries(scales.map((id) => [id, norms[id].mean])),
      expect: { pcs: '50', mcs: '50' },
    },
    { title: { en: 'Every scale at 100', fr: 'Chaque échelle à 100' }, input: all('100'), expect: { pcs: '57.8724', mcs: '62.1366' } },
    { title: { en: 'Every scale at 0', fr: 'Chaque échelle à 0' }, input: all('0'), expect: { pcs: '20.1360', mcs: '17.3373' } },
  ],
  compute: (given) => {
    const [pcs, mcs] = [componentOf(given, 'pcs'), componentOf(given, 'mcs')]
    return { values: { pcs: isMissing(pcs) ? pcs : lowest(pcs), mcs: isMissing(mcs) ? mcs : lowest(mcs) } }
  },
})
