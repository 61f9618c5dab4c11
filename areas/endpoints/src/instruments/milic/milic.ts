import { oneGrade } from '../../ultrasound/four-glands.ts'
import { ultrasound } from '../../ultrasound/system.ts'

/** Milic ultrasound score, 0 to 12: inhomogeneity of each of four glands, 0 to 3. Higher is worse. */
export const milic = ultrasound({
  id: 'milic',
  version: '2010',
  short: 'Milic',
  title: { en: 'Milic salivary gland ultrasound score', fr: 'Score échographique de Milic des glandes salivaires' },
  glands: oneGrade(3),
  combine: 'sum',
  cut: { from: '6', mark: 'unverified' },
  rule: {
    en: 'The inhomogeneity of each of the four glands, 0 to 3, summed.',
    fr: 'L’hétérogénéité de chacune des quatre glandes, de 0 à 3, additionnée.',
  },
  mark: 'unverified',
  thresholds: [{ label: { en: 'Positive', fr: 'Positif' }, value: '>= 6', option: 'cut', mark: 'unverified' }],
  citations: [
    {
      title: 'Ultrasonography of major salivary glands in the diagnosis of primary Sjögren’s syndrome',
      authors: 'Milic VD, Petrovic RR, Boricic IV, et al.',
      year: 2010,
      where: 'Scand J Rheumatol 2010 (from memory, unverified)',
    },
  ],
  edgeCases: [{ en: 'A sum of 5 is negative, 6 positive.', fr: 'Une somme de 5 est négative, 6 positive.' }],
  examples: [
    {
      title: { en: 'Below the cut-off', fr: 'Sous le seuil' },
      input: { pr: '2', pl: '2', sr: '1', sl: '0' },
      expect: { score: '5', positive: '0' },
    },
    {
      title: { en: 'At the cut-off', fr: 'Au seuil' },
      input: { pr: '2', pl: '2', sr: '1', sl: '1' },
      expect: { score: '6', positive: '1' },
    },
  ],
})
