import { oneGrade } from '../../ultrasound/four-glands.ts'
import { ultrasound } from '../../ultrasound/system.ts'

/** Simplified ultrasound grading of Theander and Mandl: 0 to 3 a gland, 2 or 3 in any gland is pathological. Higher is worse. */
export const theander = ultrasound({
  id: 'theander',
  version: '2014',
  short: 'Theander',
  title: { en: 'Theander and Mandl simplified ultrasound grading', fr: 'Gradation échographique simplifiée de Theander et Mandl' },
  glands: oneGrade(3),
  combine: 'worst',
  cut: { from: '2', mark: 'unverified' },
  rule: {
    en: 'Each gland gets a grade of 0 to 3. Pathological when any gland is 2 or 3.',
    fr: 'Chaque glande reçoit un grade de 0 à 3. Pathologique si une glande est à 2 ou 3.',
  },
  mark: 'unverified',
  thresholds: [
    { label: { en: 'Pathological, any gland', fr: 'Pathologique, une glande' }, value: '>= 2', option: 'cut', mark: 'unverified' },
  ],
  citations: [
    {
      title:
        'Primary Sjögren’s syndrome: diagnostic and prognostic value of salivary gland ultrasonography using a simplified scoring system',
      authors: 'Theander E, Mandl T',
      year: 2014,
      where: 'Arthritis Care Res 2014 (from memory, unverified)',
    },
  ],
  edgeCases: [{ en: 'One gland of grade 2 is enough.', fr: 'Une seule glande de grade 2 suffit.' }],
  examples: [
    { title: { en: 'One gland', fr: 'Une glande' }, input: { pr: '0', pl: '0', sr: '2', sl: '0' }, expect: { score: '2', positive: '1' } },
    {
      title: { en: 'All of grade 1', fr: 'Toutes de grade 1' },
      input: { pr: '1', pl: '1', sr: '1', sl: '1' },
      expect: { score: '1', positive: '0' },
    },
  ],
})
