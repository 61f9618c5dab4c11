import type { Citation } from '@dacryon/core'
import type { Threshold } from '../../definition/instrument.ts'
import { star2022Paper } from '../../eyes/citations.ts'

export const hocevar2005: Citation = {
  title: 'Ultrasonographic changes of major salivary glands in primary Sjögren’s syndrome. Diagnostic value of a novel scoring system',
  authors: 'Hočevar A, Ambrožič A, Rozman B, et al.',
  year: 2005,
  doi: '10.1093/rheumatology/keh588',
  where: 'Rheumatology 2005;44:768-72, abstract',
}

export const thresholds: readonly Threshold[] = [
  { label: { en: 'Positive (2005)', fr: 'Positif (2005)' }, value: '>= 17', option: 'cut', mark: 'primary', citation: hocevar2005 },
  { label: { en: 'Positive (later study)', fr: 'Positif (étude ultérieure)' }, value: '>= 15', option: 'cut', mark: 'primary' },
  {
    label: { en: 'Response in STAR', fr: 'Réponse dans STAR' },
    value: 'fall >= 25 %',
    option: 'fall_percent',
    mark: 'primary',
    citation: star2022Paper,
  },
]
