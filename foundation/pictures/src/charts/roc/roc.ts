import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawRoc } from './draw.ts'
import { rocSchema } from './schema.ts'

type Input = z.input<typeof rocSchema>

const curve = (label: string, ill: number, well: number, shift: number): Input['curves'][number] => {
  const random = randomFrom(`roc ${label}`)
  const values = [
    ...Array.from({ length: ill }, () => ({ value: random.normal(shift), ill: true })),
    ...Array.from({ length: well }, () => ({ value: random.normal(), ill: false })),
  ].toSorted((a, b) => b.value - a.value)
  let [yes, no, area] = [0, 0, 0]
  const points = [{ falsePositive: 0, truePositive: 0 }]
  for (const item of values) {
    if (item.ill) yes += 1
    else {
      no += 1
      area += yes / (ill * well)
    }
    points.push({ falsePositive: Math.round((1e4 * no) / well) / 1e4, truePositive: Math.round((1e4 * yes) / ill) / 1e4 })
  }
  const reach = 1.96 * Math.sqrt((area * (1 - area)) / Math.min(ill, well))
  return { label, points, area: { estimate: area, low: Math.max(0, area - reach), high: Math.min(1, area + reach) } }
}

/** ROC curves. */
export const roc = chart({
  id: 'roc',
  title: 'ROC curves',
  purpose: 'How well does a marker tell two groups apart, over all thresholds?',
  caution: 'The area says nothing about calibration or about the threshold that will be used.',
  input: rocSchema,
  draw: drawRoc,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Ultrasound and flow against biopsy',
      subtitle: 'Synthetic cohort, 120 with and 90 without focus score of 1',
      curves: [
        { ...curve('Ultrasound OMERACT grade', 120, 90, 1.7), cut: { falsePositive: 0.14, truePositive: 0.71, label: 'grade ≥ 2' } },
        { ...curve('Unstimulated flow', 120, 90, 0.9), cut: { falsePositive: 0.31, truePositive: 0.68, label: '≤ 0.1 mL/min' } },
      ],
    },
    extreme: {
      title: 'Eight markers of lymphoma in seven patients with and twelve without, with names that are too long for a legend',
      curves: [
        'C4',
        'Cryoglobulins',
        'Parotid swelling by history, examination and ultrasound of the last twelve months',
        'Purpura',
        'Free light chains',
        'CXCL13',
        'Focus score',
        'ESSDAI',
      ].map((label, at) => ({
        ...curve(label, 7, 12, at * 0.35),
        ...(at < 4 ? { cut: { falsePositive: 0.25 + 0.01 * at, truePositive: 0.5 + 0.12 * at, label: `threshold of ${label}` } } : {}),
      })),
    },
    empty: { title: 'ROC', curves: [] },
  }),
})
