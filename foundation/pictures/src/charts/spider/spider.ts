import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawSpider } from './draw.ts'
import { spiderSchema } from './schema.ts'

type Input = z.input<typeof spiderSchema>

const patients = (n: number, groups: readonly string[], times: readonly number[]): Input['patients'] => {
  const random = randomFrom(`spider ${n}`)
  return Array.from({ length: n }, (_, at) => {
    const index = at % groups.length
    const slope = random.normal(-0.12 * index - 0.05, 0.14)
    const ended = random.bernoulli(0.15)
    const own = ended ? times.slice(0, random.integer(2, times.length - 1)) : times
    return {
      label: `P${at + 1}`,
      group: groups[index] ?? '',
      ended,
      points: own.map((time) => ({ time, value: time === 0 ? 0 : Math.round(10 * (slope * time + random.normal(0, 0.8))) / 10 })),
    }
  })
}

/** Spider plot. */
export const spider = chart({
  id: 'spider',
  title: 'Spider plot',
  purpose: 'Which way did each single patient go over time?',
  caution: 'Lines end where patients left; those who stay are not all patients.',
  input: spiderSchema,
  draw: drawSpider,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'ESSDAI of single patients',
      subtitle: 'Synthetic trial',
      time: { label: 'Week' },
      value: { label: 'Change of ESSDAI', unit: 'points' },
      patients: patients(36, ['Placebo', 'Active drug'], [0, 4, 8, 12, 16, 20, 24]),
      reference: { value: -3, label: 'Important improvement' },
    },
    extreme: {
      title: 'Four hundred patients of a registry in five strata',
      time: { label: 'Time since diagnosis', unit: 'months' },
      value: { label: 'Change' },
      patients: [
        ...patients(
          400,
          ['Low symptom burden', 'High symptom burden', 'Dryness dominant with fatigue', 'Pain dominant with fatigue', 'Not classifiable'],
          [0, 6, 12, 24, 36, 60],
        ),
        { label: 'once', points: [{ time: 3, value: 4 }] },
        { label: 'never', points: [] },
      ],
    },
    empty: { title: 'Patients', time: { label: 'Week' }, value: { label: 'Change' }, patients: [] },
  }),
})
