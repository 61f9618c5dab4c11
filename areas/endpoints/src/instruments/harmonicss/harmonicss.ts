import { oneGrade } from '../../ultrasound/four-glands.ts'
import { ultrasound } from '../../ultrasound/system.ts'

/** HarmonicSS ultrasound grading: 0 to 3 a gland, close to OMERACT, positive from 2 in any gland. Higher is worse. */
export const harmonicss = ultrasound({
  id: 'harmonicss',
  version: '2020',
  short: 'HarmonicSS',
  title: { en: 'HarmonicSS salivary gland ultrasound grading', fr: 'Gradation échographique HarmonicSS des glandes salivaires' },
  glands: oneGrade(3),
  combine: 'worst',
  cut: { from: '2', mark: 'unverified' },
  rule: {
    en: 'Each gland gets a grade of 0 to 3, much as in OMERACT. Positive when any gland is 2 or 3.',
    fr: 'Chaque glande reçoit un grade de 0 à 3, à peu près comme dans OMERACT. Positif si une glande est à 2 ou 3.',
  },
  mark: 'unverified',
  marks: [
    { what: { en: 'project and authors', fr: 'projet et auteurs' }, mark: 'primary', where: 'Front Med 2020, title page' },
    { what: { en: 'scheme and cut-off', fr: 'schéma et seuil' }, mark: 'unverified' },
  ],
  thresholds: [{ label: { en: 'Positive, any gland', fr: 'Positif, une glande' }, value: '>= 2', option: 'cut', mark: 'unverified' }],
  citations: [
    {
      title: 'Multicentre reliability of salivary gland ultrasound scoring in Sjögren’s syndrome (HarmonicSS)',
      year: 2020,
      where: 'Front Med 2020; title given by its meaning, to be confirmed',
    },
  ],
  edgeCases: [
    {
      en: 'More than twenty readers took part in its reliability study: always keep the reader.',
      fr: 'Plus de vingt lecteurs ont pris part à l’étude de fiabilité : toujours noter le lecteur.',
    },
  ],
  examples: [
    { title: { en: 'One gland', fr: 'Une glande' }, input: { pr: '0', pl: '3', sr: '0', sl: '0' }, expect: { score: '3', positive: '1' } },
    {
      title: { en: 'Negative so far', fr: 'Négatif jusqu’ici' },
      input: { pr: '1', pl: '0', sr: '1' },
      expect: { score: 'NA', positive: 'NA', reason: 'missing:sl' },
    },
  ],
})
