import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawUpset } from './draw.ts'
import { upsetSchema } from './schema.ts'

type Input = z.input<typeof upsetSchema>

const withSizes = (names: readonly string[], intersections: Input['intersections']): Pick<Input, 'sets' | 'intersections'> => ({
  sets: names.map((label) => ({
    label,
    size: intersections.filter(({ sets }) => sets.includes(label)).reduce((sum, { count }) => sum + count, 0),
  })),
  intersections,
})

const all = [
  'Arthritis',
  'Cytopenia',
  'Neuropathy',
  'Lung',
  'Kidney',
  'Vasculitis',
  'Lymphadenopathy',
  'Cutaneous',
  'Muscular',
  'Central nervous system involvement',
]

/** UpSet plot. */
export const upset = chart({
  id: 'upset',
  title: 'UpSet plot',
  purpose: 'Which findings occur together, when there are more than three?',
  caution: 'Each member is counted once, in the intersection of exactly its sets.',
  input: upsetSchema,
  draw: drawUpset,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Extraglandular domains of ESSDAI',
      subtitle: 'Synthetic registry, 412 patients',
      ...withSizes(
        ['Articular', 'Haematological', 'Biological', 'Pulmonary', 'Cutaneous'],
        [
          { sets: ['Biological'], count: 96 },
          { sets: ['Articular'], count: 74 },
          { sets: ['Articular', 'Biological'], count: 52 },
          { sets: ['Haematological', 'Biological'], count: 41 },
          { sets: [], count: 38 },
          { sets: ['Articular', 'Haematological', 'Biological'], count: 33 },
          { sets: ['Haematological'], count: 27 },
          { sets: ['Cutaneous'], count: 19 },
          { sets: ['Pulmonary', 'Biological'], count: 15 },
          { sets: ['Articular', 'Cutaneous'], count: 11 },
          { sets: ['Articular', 'Haematological', 'Biological', 'Pulmonary'], count: 6 },
        ],
      ),
    },
    extreme: {
      title: 'Ten sets and forty intersections, most of them of one patient',
      ...withSizes(
        all,
        Array.from({ length: 40 }, (_, at) => ({
          sets: all.filter((_name, set) => ((at * 37 + 11) >> set) & 1),
          count: at === 0 ? 12_345 : Math.max(1, Math.round(4000 / (1 + at * at))),
        })),
      ),
    },
    empty: { title: 'Sets', sets: [], intersections: [] },
  }),
})
