import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { exampleDensity, exampleSummary } from '../../synthetic.ts'
import { drawBoxes } from './draw.ts'
import { boxSchema } from './schema.ts'

const sample = (seed: string, n: number, mean: number, sd: number): readonly number[] => {
  const random = randomFrom(`box ${seed}`)
  return Array.from({ length: n }, () => Math.round(100 * Math.max(0.2, random.normal(mean, sd))) / 100)
}

const group = (label: string, n: number, mean: number, sd: number, violin: boolean) => {
  const points = [...sample(label, n, mean, sd)]
  return {
    label,
    n,
    summary: exampleSummary(points),
    points,
    mean: points.reduce((sum, value) => sum + value, 0) / n,
    ...(violin ? { density: [...exampleDensity(points, 0.35 * sd)] } : {}),
  }
}

const outliersOnly = ({ points, ...rest }: ReturnType<typeof group>) => ({
  ...rest,
  points: points.filter((value) => value < rest.summary.low || value > rest.summary.high),
})

/** Box, violin and strip. */
export const box = chart({
  id: 'box',
  title: 'Box, violin and strip',
  purpose: 'How do the values of groups lie: centre, spread, tails, single patients?',
  caution: 'A box hides two peaks and small groups; show the points below about thirty patients.',
  input: boxSchema,
  draw: drawBoxes,
  examples: (): ChartExamples<z.input<typeof boxSchema>> => ({
    typical: {
      title: 'Serum free light chains κ by stratum',
      subtitle: 'Synthetic registry, baseline',
      value: { label: 'Free κ chains', unit: 'mg/L' },
      group: 'Symptom-based stratum',
      groups: [
        group('Low symptom burden', 46, 14, 3.4, true),
        group('High symptom burden', 38, 15, 3.9, true),
        group('Dryness dominant with fatigue', 52, 18, 5.2, true),
        group('Pain dominant with fatigue', 31, 16, 4.1, true),
      ],
      comparisons: [{ from: 'Low symptom burden', to: 'Dryness dominant with fatigue', text: 'P < 0.001' }],
    },
    extreme: {
      title: 'Interferon score by centre: twelve centres, one without patients, one with a single patient',
      value: { label: 'Interferon score', unit: 'fold of healthy' },
      scale: 'log',
      group: 'Centre',
      groups: [
        ...Array.from({ length: 10 }, (_, at) =>
          outliersOnly(
            group(
              at === 3 ? 'Hospital of a very long official name, department of rheumatology' : `Centre ${at + 1}`,
              20 + 11 * at,
              6 + at,
              4,
              false,
            ),
          ),
        ),
        { label: 'Centre 11', n: 1, summary: { low: 9, q1: 9, median: 9, q3: 9, high: 9 }, points: [9] },
        { label: 'Centre 12', n: 0, summary: null },
      ],
    },
    empty: { title: 'Free light chains', value: { label: 'Free κ chains', unit: 'mg/L' }, groups: [] },
  }),
})
