import { eyePolicyOption } from '../../definition/common-options.ts'
import { instrument } from '../../definition/instrument.ts'
import { eyeResults } from '../../eyes/eye-results.ts'
import { eyeFlags } from '../../eyes/eye-words.ts'
import { scoreZones } from '../../eyes/score-zones.ts'
import { zoneItems } from '../../eyes/zones.ts'

const surface = {
  zones: {
    cornea: { en: 'Cornea', fr: 'Cornée' },
    nasal: { en: 'Nasal conjunctiva', fr: 'Conjonctive nasale' },
    temporal: { en: 'Temporal conjunctiva', fr: 'Conjonctive temporale' },
  },
  max: 5,
  total: 'oxford',
  totalLabel: { en: 'Total of the eye', fr: 'Total de l’œil' },
  variables: { r: ['oc.oxford_r'], l: ['oc.oxford_l'] },
} as const

/** Oxford grading of both eyes, each 0 to 15 over three areas that are compared with panels. Higher is worse. */
export const oxford = instrument({
  id: 'oxford',
  version: '2003',
  short: 'Oxford',
  title: { en: 'Oxford staining scheme', fr: 'Schéma de coloration d’Oxford' },
  section: 'ocular',
  measures: { en: 'Staining of the surface of the eyes', fr: 'Coloration de la surface des yeux' },
  items: zoneItems(surface),
  options: { eye_policy: eyePolicyOption },
  results: eyeResults('{score}', '15', 'lower'),
  main: 'worst',
  rule: {
    en: 'Cornea, nasal and temporal conjunctiva are compared with panels of rising density of dots, 0 to 5 each, and summed for each eye, 0 to 15.',
    fr: 'La cornée et les conjonctives nasale et temporale sont comparées à des planches de densité croissante, de 0 à 5 chacune, et additionnées pour chaque œil, de 0 à 15.',
  },
  missingRule: {
    en: 'An area that is missing makes its eye missing, unless the total of the eye was recorded.',
    fr: 'Une zone manquante rend l’œil manquant, sauf si le total de l’œil a été enregistré.',
  },
  sideRule: {
    en: 'Each eye; worse eye and mean are given beside it.',
    fr: 'Chaque œil ; l’œil le plus atteint et la moyenne sont donnés à côté.',
  },
  mark: 'secondary',
  marks: [
    {
      what: {
        en: 'dots rise by half a log10 unit from panel B to E',
        fr: 'le nombre de points augmente d’une demi-unité log10 de la planche B à E',
      },
      mark: 'primary',
      where: 'Bron 2003, abstract',
    },
    { what: { en: '0 to 5 an area, 0 to 15 an eye', fr: '0 à 5 par zone, 0 à 15 par œil' }, mark: 'secondary' },
  ],
  citations: [
    {
      title: 'Grading of corneal and conjunctival staining in the context of other dry eye tests',
      authors: 'Bron AJ, Evans VE, Smith JA',
      year: 2003,
      doi: '10.1097/00003226-200310000-00008',
      where: 'Cornea 2003;22:640-50, abstract',
    },
  ],
  edgeCases: [
    {
      en: 'A recorded total that the areas cannot give is refused.',
      fr: 'Un total enregistré que les zones ne peuvent pas donner est refusé.',
    },
  ],
  examples: [
    {
      title: { en: 'Both eyes', fr: 'Deux yeux' },
      input: { r_cornea: '2', r_nasal: '3', r_temporal: '2', l_cornea: '1', l_nasal: '1', l_temporal: '0' },
      expect: { right: '7', left: '2', worst: '7', mean: '4.5' },
    },
    {
      title: { en: 'An area is missing', fr: 'Une zone manque' },
      input: { r_cornea: '2', r_nasal: '3', oxford_l: '4' },
      expect: { right: 'NA', left: '4', worst: 'NA' },
    },
  ],
  flagWords: eyeFlags,
  compute: (given, { eye_policy }) => {
    const eyes = scoreZones(surface, given, eye_policy)
    if ('invalid' in eyes) return eyes
    const { right, left, worst, mean, single } = eyes
    return { values: { right, left, worst, mean }, ...(single && { flags: ['one_eye_used'] }) }
  },
})
