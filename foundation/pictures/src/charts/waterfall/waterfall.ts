import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawWaterfall } from './draw.ts'
import { waterfallSchema } from './schema.ts'

type Input = z.input<typeof waterfallSchema>

const patients = (n: number, groups: readonly string[], mean: number): Input['patients'] => {
  const random = randomFrom(`waterfall ${n}`)
  return Array.from({ length: n }, (_, at) => {
    const index = at % groups.length
    return { label: `P${at + 1}`, change: Math.round(random.normal(mean * (index + 0.6), 4.2)), group: groups[index] ?? '' }
  })
}

/** Waterfall plot. */
export const waterfall = chart({
  id: 'waterfall',
  title: 'Waterfall plot',
  purpose: 'How did each single patient change?',
  caution: 'Sorting makes even noise look like a gradient; show the arms in one picture.',
  input: waterfallSchema,
  draw: drawWaterfall,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Change of ESSDAI at week 24',
      subtitle: 'Synthetic trial',
      value: { label: 'Change of ESSDAI', unit: 'points' },
      groups: ['Placebo', 'Active drug'],
      patients: patients(64, ['Placebo', 'Active drug'], -2.4),
      thresholds: [{ value: -3, label: 'Important improvement' }],
    },
    extreme: {
      title: 'Change of saliva in six hundred patients and nine groups',
      value: { label: 'Change of stimulated whole saliva from baseline to the last visit of each patient', unit: 'mL/15 min' },
      patients: patients(600, ['A', 'B', 'C with a long name', 'D', 'E', 'F', 'G', 'H', 'I'], 0.4),
      thresholds: [{ value: 5, label: 'A threshold whose name is far too long to fit beside the line it belongs to' }],
    },
    empty: { title: 'Change', value: { label: 'Change' }, patients: [] },
  }),
})
