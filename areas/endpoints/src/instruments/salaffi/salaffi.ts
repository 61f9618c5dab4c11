import { oneGrade } from '../../ultrasound/four-glands.ts'
import { ultrasound } from '../../ultrasound/system.ts'

/** Salaffi ultrasound score, 0 to 16: each of four glands 0 to 4 for size, contours and echotexture. Higher is worse. */
export const salaffi = ultrasound({
  id: 'salaffi',
  version: '2008',
  short: 'Salaffi',
  title: { en: 'Salaffi salivary gland ultrasound score', fr: 'Score échographique de Salaffi des glandes salivaires' },
  glands: oneGrade(4),
  combine: 'sum',
  cut: { from: '7', mark: 'primary' },
  rule: {
    en: 'Each of the four glands gets 0 to 4 for its size, contours and echotexture; the four are summed.',
    fr: 'Chacune des quatre glandes reçoit de 0 à 4 pour sa taille, ses contours et son échostructure ; les quatre sont additionnées.',
  },
  mark: 'unverified',
  marks: [
    {
      what: {
        en: 'total of 16 and cut-off of 7: 80 % and 93 % in an independent cohort',
        fr: 'total de 16 et seuil de 7 : 80 % et 93 % dans une cohorte indépendante',
      },
      mark: 'primary',
      where: 'Rheumatology 2015, a comparison of systems, abstract (PMID 25936787)',
    },
    { what: { en: 'structure and grades', fr: 'structure et grades' }, mark: 'unverified' },
  ],
  thresholds: [{ label: { en: 'Positive', fr: 'Positif' }, value: '>= 7', option: 'cut', mark: 'primary' }],
  citations: [
    {
      title: 'Ultrasonography of salivary glands in primary Sjögren’s syndrome',
      authors: 'Salaffi F, Carotti M, Iagnocco A, et al.',
      year: 2008,
      where: 'Rheumatology 2008 (from memory, unverified)',
    },
  ],
  edgeCases: [{ en: 'A sum of exactly 7 is positive.', fr: 'Une somme d’exactement 7 est positive.' }],
  examples: [
    {
      title: { en: 'At the cut-off', fr: 'Au seuil' },
      input: { pr: '2', pl: '2', sr: '2', sl: '1' },
      expect: { score: '7', positive: '1' },
    },
    {
      title: { en: 'A gland is missing', fr: 'Une glande manque' },
      input: { pr: '4', pl: '4', sr: '4' },
      expect: { score: 'NA', positive: 'NA', reason: 'missing:sl' },
    },
  ],
})
