import { compareExact } from '@dacryon/core'
import { eyePolicyOption } from '../../definition/common-options.ts'
import { instrument } from '../../definition/instrument.ts'
import { acrEular2016, aecg2002, rasmussen2019, vanBijsterveld1969 } from '../../eyes/citations.ts'
import { eyeResults } from '../../eyes/eye-results.ts'
import { eyeFlags } from '../../eyes/eye-words.ts'
import { scoreZones } from '../../eyes/score-zones.ts'
import { zoneItems } from '../../eyes/zones.ts'
import { anyOf } from '../../rules/any-of.ts'
import { ifKnown } from '../../rules/known.ts'

const surface = {
  zones: {
    nasal: { en: 'Nasal conjunctiva', fr: 'Conjonctive nasale' },
    cornea: { en: 'Cornea', fr: 'Cornée' },
    temporal: { en: 'Temporal conjunctiva', fr: 'Conjonctive temporale' },
  },
  max: 3,
  meanings: {
    0: { en: 'none', fr: 'aucune coloration' },
    1: { en: 'few separate spots', fr: 'quelques points séparés' },
    2: { en: 'many separate spots', fr: 'nombreux points séparés' },
    3: { en: 'confluent spots', fr: 'points confluents' },
  },
  total: 'vb',
  totalLabel: { en: 'Total of the eye', fr: 'Total de l’œil' },
  variables: { r: ['oc.van_bijsterveld_r'], l: ['oc.van_bijsterveld_l'] },
} as const

/** Van Bijsterveld score of both eyes, each 0 to 9 over three zones. Higher is worse. */
export const vanBijsterveld = instrument({
  id: 'van_bijsterveld',
  version: '1969',
  short: 'van Bijsterveld',
  title: { en: 'Van Bijsterveld score', fr: 'Score de van Bijsterveld' },
  aliases: ['vbs'],
  section: 'ocular',
  measures: { en: 'Staining of the surface of the eyes', fr: 'Coloration de la surface des yeux' },
  items: zoneItems(surface),
  options: {
    eye_policy: eyePolicyOption,
    cut: { kind: 'number', label: { en: 'Abnormal from', fr: 'Anormal à partir de' }, default: '4', min: '0', max: '9', mark: 'primary' },
  },
  results: {
    ...eyeResults('{score}', '9', 'lower'),
    abnormal: { kind: 'yes-no', label: { en: 'Abnormal in any eye', fr: 'Anormal dans un œil' }, yes: 'bad' },
  },
  main: 'worst',
  rule: {
    en: 'Rose bengal or lissamine green. Nasal conjunctiva, cornea and temporal conjunctiva are graded 0 to 3 and summed for each eye. Abnormal from 4.',
    fr: 'Rose bengale ou vert de lissamine. Conjonctive nasale, cornée et conjonctive temporale sont gradées de 0 à 3 et additionnées pour chaque œil. Anormal à partir de 4.',
  },
  missingRule: {
    en: 'A zone that is missing makes its eye missing, unless the total of the eye was recorded.',
    fr: 'Une zone manquante rend l’œil manquant, sauf si le total de l’œil a été enregistré.',
  },
  sideRule: { en: 'Abnormal when one eye is.', fr: 'Anormal si un œil l’est.' },
  thresholds: [
    { label: { en: 'AECG 2002', fr: 'AECG 2002' }, value: '>= 4', option: 'cut', mark: 'primary', citation: aecg2002 },
    { label: { en: 'ACR/EULAR 2016', fr: 'ACR/EULAR 2016' }, value: '>= 4', option: 'cut', mark: 'primary', citation: acrEular2016 },
    {
      label: { en: 'Best cut-off: sensitivity 0.62, specificity 0.71', fr: 'Meilleur seuil : sensibilité 0,62, spécificité 0,71' },
      value: '4',
      mark: 'primary',
      citation: rasmussen2019,
    },
  ],
  mark: 'secondary',
  marks: [
    { what: { en: 'cut-off of 4', fr: 'seuil de 4' }, mark: 'primary' },
    {
      what: { en: 'zones, grades and sum', fr: 'zones, grades et somme' },
      mark: 'secondary',
      where: 'open code, a criteria page and a scorer’s text',
    },
  ],
  citations: [vanBijsterveld1969, aecg2002, acrEular2016, rasmussen2019],
  disagreements: [
    {
      en: 'One review prints the AECG item as above 4; the primary table says 4 or more.',
      fr: 'Une revue imprime > 4 pour l’AECG ; le tableau d’origine dit ≥ 4.',
    },
  ],
  edgeCases: [
    {
      en: 'A recorded total that the zones cannot give is refused.',
      fr: 'Un total enregistré que les zones ne peuvent pas donner est refusé.',
    },
  ],
  examples: [
    {
      title: { en: 'Abnormal right eye', fr: 'Œil droit anormal' },
      input: { r_nasal: '1', r_cornea: '2', r_temporal: '1', l_nasal: '1', l_cornea: '1', l_temporal: '1' },
      expect: { right: '4', left: '3', worst: '4', mean: '3.5', abnormal: '1' },
    },
    { title: { en: 'Totals only', fr: 'Totaux seuls' }, input: { vb_r: '3', vb_l: '3' }, expect: { worst: '3', abnormal: '0' } },
    {
      title: { en: 'Total and zones disagree', fr: 'Total et zones discordants' },
      input: { r_nasal: '1', r_cornea: '2', r_temporal: '1', vb_r: '5' },
      expect: { right: 'NA', reason: 'invalid:vb_r' },
    },
  ],
  flagWords: eyeFlags,
  compute: (given, { eye_policy, cut }) => {
    const eyes = scoreZones(surface, given, eye_policy)
    if ('invalid' in eyes) return eyes
    const { right, left, worst, mean, single } = eyes
    const abnormal = anyOf([right, left].map((eye) => ifKnown(eye, (value) => compareExact(value, cut) >= 0)))
    return { values: { right, left, worst, mean, abnormal }, ...(single && { flags: ['one_eye_used'] }) }
  },
})
