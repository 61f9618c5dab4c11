import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawProportions } from './draw.ts'
import { proportionsSchema } from './schema.ts'

type Input = z.input<typeof proportionsSchema>

/** Wilson limits, so that the examples look as real ones do. */
const bar = (group: string, yes: number, of: number): Input['clusters'][number]['bars'][number] => {
  if (of === 0) return { group, estimate: null, yes, of }
  const [p, z2] = [yes / of, 1.96 ** 2]
  const centre = (p + z2 / (2 * of)) / (1 + z2 / of)
  const reach = (1.96 * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of))) / (1 + z2 / of)
  return { group, estimate: p, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach), yes, of }
}

/** Bars of proportions. */
export const proportions = chart({
  id: 'proportions',
  title: 'Bars of proportions with intervals',
  purpose: 'What share of each group responded, at each visit or by each endpoint?',
  caution: 'Overlapping intervals do not mean that groups are alike; look at the interval of the difference.',
  input: proportionsSchema,
  draw: drawProportions,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Responders at week 24 by endpoint',
      subtitle: 'Synthetic trial, missing counted as no response',
      measure: 'Patients with response',
      groups: ['Placebo', 'Active drug'],
      clusters: [
        { label: 'STAR', bars: [bar('Placebo', 34, 94), bar('Active drug', 58, 96)], comparison: 'P < 0.001' },
        { label: 'CRESS', bars: [bar('Placebo', 21, 94), bar('Active drug', 44, 96)], comparison: 'P = 0.001' },
        { label: 'ESSDAI fall of 3', bars: [bar('Placebo', 49, 94), bar('Active drug', 67, 96)], comparison: 'P = 0.01' },
        { label: 'ESSPRI fall of 1', bars: [bar('Placebo', 30, 94), bar('Active drug', 38, 96)], comparison: 'P = 0.27' },
      ],
    },
    extreme: {
      title: 'Positive findings by stratum, test and centre group, some with nobody and some with everybody',
      measure: 'Share positive',
      groups: [
        'Low symptom burden',
        'High symptom burden',
        'Dryness dominant with fatigue',
        'Pain dominant with fatigue',
        'Not classifiable',
      ],
      clusters: [
        'Anti-SSA/Ro',
        'Anti-SSB/La',
        'Focus score of 1 and more in the minor salivary gland',
        'Schirmer ≤ 5 mm',
        'Unstimulated flow ≤ 0.1 mL/min',
        'Cryoglobulins',
      ].map((label, at) => ({
        label,
        bars: [
          'Low symptom burden',
          'High symptom burden',
          'Dryness dominant with fatigue',
          'Pain dominant with fatigue',
          'Not classifiable',
        ]
          .map((group, of) =>
            bar(
              group,
              at === 5 ? 0 : at === 1 && of === 0 ? 9 : Math.min(3 + 4 * of, at * 2 + of),
              of === 4 && at === 2 ? 0 : of === 0 ? 9 : 3 + 4 * of,
            ),
          )
          .map((one) => (one.of === 0 ? { ...one, yes: 0 } : one)),
      })),
    },
    empty: { title: 'Responders', measure: 'Patients with response', groups: ['Placebo', 'Active drug'], clusters: [] },
  }),
})
