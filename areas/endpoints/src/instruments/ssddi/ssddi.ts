import { compareExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { isMissing } from '../../definition/reason.ts'
import type { Words } from '../../definition/words.ts'
import { vitali2007 } from '../ssdai/citation.ts'
import { itemsOf, type Weighted, weightedYes } from '../ssdai/weighted-yes.ts'

const damage = (weight: number, label: Words): Weighted => ({ weight, item: { kind: 'yes-no', label, worse: 'higher' } })

/** The nine variables with their weights, from memory. The weights sum to the reported maximum of 16. */
const variables = {
  salivary_flow: damage(1, { en: 'Salivary flow impairment', fr: 'Diminution du flux salivaire' }),
  teeth: damage(1, { en: 'Loss of teeth', fr: 'Perte de dents' }),
  tear_flow: damage(1, { en: 'Tear flow impairment', fr: 'Diminution du flux lacrymal' }),
  eye_structure: damage(1, { en: 'Structural eye abnormality', fr: 'Anomalie structurale de l’œil' }),
  cns: damage(2, { en: 'Central nervous system involvement', fr: 'Atteinte du système nerveux central' }),
  neuropathy: damage(1, { en: 'Peripheral neuropathy', fr: 'Neuropathie périphérique' }),
  lung: damage(2, { en: 'Pleuropulmonary damage', fr: 'Séquelles pleuropulmonaires' }),
  renal: damage(2, { en: 'Renal impairment', fr: 'Insuffisance rénale' }),
  lymphoproliferative: damage(5, { en: 'Lymphoproliferative disease', fr: 'Maladie lymphoproliférative' }),
} as const satisfies Record<string, Weighted>

const items = {
  ...itemsOf(variables),
  baseline_ssddi: {
    kind: 'number',
    label: { en: 'SSDDI of the earlier visit', fr: 'SSDDI de la visite précédente' },
    unit: '{score}',
    min: '0',
    max: '16',
    whole: true,
    visit: 'baseline',
    variables: ['clin.ssddi'],
    from: { instrument: 'ssddi', result: 'total' },
    optional: true,
  },
} as const

const absent = Object.fromEntries(Object.keys(variables).map((id) => [id, '0']))

/** Sjögren's syndrome disease damage index: nine weighted variables, 0 to 16, higher is worse. */
export const ssddi = instrument({
  id: 'ssddi',
  version: '2007',
  short: 'SSDDI',
  title: { en: 'Sjögren’s syndrome disease damage index', fr: 'Indice de séquelles du syndrome de Sjögren' },
  section: 'activity',
  measures: { en: 'Damage that does not go away', fr: 'Séquelles irréversibles' },
  items,
  results: {
    total: { kind: 'number', label: { en: 'Total', fr: 'Total' }, unit: '{score}', min: '0', max: '16', better: 'lower' },
    partial_total: {
      kind: 'number',
      label: { en: 'Sum of the known variables', fr: 'Somme des variables connues' },
      help: { en: 'A lower bound of the total.', fr: 'Une borne inférieure du total.' },
      unit: '{score}',
      min: '0',
      max: '16',
      better: 'lower',
    },
  },
  main: 'total',
  earlier: { item: 'baseline_ssddi', result: 'total' },
  rule: {
    en: 'Each kind of damage that is present adds its weight, 0 to 16 in all.',
    fr: 'Chaque séquelle présente ajoute son poids, de 0 à 16 au total.',
  },
  missingRule: {
    en: 'The source is silent. Any variable that is not known makes the total missing.',
    fr: 'La source ne dit rien. Une variable inconnue rend le total manquant.',
  },
  mark: 'unverified',
  marks: [
    { what: { en: 'nine weighted variables', fr: 'neuf variables pondérées' }, mark: 'primary', where: 'abstract' },
    { what: { en: 'list and weights', fr: 'liste et poids' }, mark: 'unverified', where: 'the weights sum to the reported maximum of 16' },
    { what: { en: 'warning when damage falls', fr: 'avertissement si les séquelles diminuent' }, mark: 'convention' },
  ],
  citations: [vitali2007],
  edgeCases: [
    {
      en: 'Damage does not heal: a total below the earlier one is given, with a warning that one of the two must be looked at.',
      fr: 'Les séquelles ne guérissent pas : un total inférieur au précédent est donné, avec l’avertissement que l’un des deux est à vérifier.',
    },
  ],
  flagWords: {
    damage_fell: {
      en: 'The damage is less than at the earlier visit, which cannot be: check both.',
      fr: 'Les séquelles sont moindres qu’à la visite précédente, ce qui est impossible : vérifier les deux.',
    },
  },
  examples: [
    {
      title: { en: 'Loss of teeth and low tear flow', fr: 'Perte de dents et flux lacrymal diminué' },
      input: { ...absent, teeth: '1', tear_flow: '1' },
      expect: { total: '2' },
    },
    {
      title: { en: 'Lymphoma and neuropathy, less than before', fr: 'Lymphome et neuropathie, moins qu’auparavant' },
      input: { ...absent, lymphoproliferative: '1', neuropathy: '1', baseline_ssddi: '7' },
      expect: { total: '6', flag: 'damage_fell' },
    },
  ],
  compute: ({ baseline_ssddi: before, ...given }) => {
    const { total, known, parts } = weightedYes(variables, given)
    const fell = before !== undefined && !isMissing(total) && compareExact(total, before) < 0
    return { values: { total, partial_total: known }, parts, ...(fell && { flags: ['damage_fell'] }) }
  },
})
