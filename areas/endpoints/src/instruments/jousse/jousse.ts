import { oneGrade } from '../../ultrasound/four-glands.ts'
import { ultrasound } from '../../ultrasound/system.ts'

/** Older echostructure grading of Jousse-Joulin: 0 to 4 a gland, the worst gland counts, positive from 2. Higher is worse. */
export const jousse = ultrasound({
  id: 'jousse',
  version: '1',
  short: 'Jousse-Joulin',
  title: { en: 'Jousse-Joulin echostructure grading', fr: 'Gradation de l’échostructure de Jousse-Joulin' },
  aliases: ['jousse_joulin'],
  glands: oneGrade(4),
  combine: 'worst',
  cut: { from: '2', mark: 'unverified' },
  rule: {
    en: 'The echostructure of each gland gets a grade of 0 to 4. The worst gland counts; positive from 2.',
    fr: 'L’échostructure de chaque glande reçoit un grade de 0 à 4. La glande la plus atteinte compte ; positif à partir de 2.',
  },
  mark: 'unverified',
  thresholds: [{ label: { en: 'Positive, any gland', fr: 'Positif, une glande' }, value: '>= 2', option: 'cut', mark: 'unverified' }],
  citations: [
    {
      title: 'Contribution of salivary gland ultrasonography to the diagnosis of Sjögren’s syndrome: toward new diagnostic criteria?',
      authors: 'Cornec D, Jousse-Joulin S, Pers JO, et al.',
      year: 2013,
      where: 'Arthritis Rheum 2013;65:216-25 (from memory, unverified)',
    },
  ],
  disagreements: [
    {
      en: 'OMERACT by the same group has replaced it, with grades of 0 to 3.',
      fr: 'OMERACT, du même groupe, l’a remplacée, avec des grades de 0 à 3.',
    },
  ],
  edgeCases: [{ en: 'Grade 4 exists here and not in OMERACT.', fr: 'Le grade 4 existe ici, et non dans OMERACT.' }],
  examples: [
    {
      title: { en: 'The worst grade', fr: 'Le grade le plus élevé' },
      input: { pr: '4', pl: '1', sr: '0', sl: '0' },
      expect: { score: '4', positive: '1' },
    },
    {
      title: { en: 'Below the cut-off', fr: 'Sous le seuil' },
      input: { pr: '1', pl: '1', sr: '0', sl: '0' },
      expect: { score: '1', positive: '0' },
    },
  ],
})
