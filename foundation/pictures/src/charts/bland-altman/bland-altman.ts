import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawBlandAltman } from './draw.ts'
import { blandAltmanSchema } from './schema.ts'

type Input = z.input<typeof blandAltmanSchema>

const pairs = (
  seed: string,
  n: number,
  bias: number,
  sd: number,
  scale: number,
): Pick<Input, 'mean' | 'difference' | 'bias' | 'lower' | 'upper'> => {
  const random = randomFrom(`bland-altman ${seed}`)
  const mean = Array.from({ length: n }, () => Math.round(100 * scale * random.uniform(1, 6)) / 100)
  const difference = mean.map(() => Math.round(1000 * random.normal(bias, sd)) / 1000)
  const centre = difference.reduce((sum, value) => sum + value, 0) / n
  const spread = Math.sqrt(difference.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, n - 1))
  const band = (estimate: number, se: number) => ({ estimate, low: estimate - 1.96 * se, high: estimate + 1.96 * se })
  return {
    mean,
    difference,
    bias: band(centre, spread / Math.sqrt(n)),
    lower: band(centre - 1.96 * spread, spread * Math.sqrt(3 / n)),
    upper: band(centre + 1.96 * spread, spread * Math.sqrt(3 / n)),
  }
}

/** Bland-Altman plot. */
export const blandAltman = chart({
  id: 'bland-altman',
  title: 'Bland-Altman plot',
  purpose: 'By how much do two measurements of the same thing differ, and does it depend on size?',
  caution: 'Limits of agreement are not a test; whether they are narrow enough is a clinical question.',
  input: blandAltmanSchema,
  draw: drawBlandAltman,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Two readers of the focus score',
      subtitle: 'Synthetic biopsies, 80 pairs',
      meanAxis: { label: 'Mean of both readers', unit: 'foci per 4 mm²' },
      differenceAxis: { label: 'First minus second reader', unit: 'foci per 4 mm²' },
      ...pairs('readers', 80, 0.12, 0.45, 1),
    },
    extreme: {
      title: 'Three devices that measure tear osmolarity, with nearly no difference',
      meanAxis: { label: 'Mean', unit: 'mOsm/L' },
      differenceAxis: { label: 'Difference of a device with a very long name and the reference of the laboratory', unit: 'mOsm/L' },
      ...pairs('devices', 900, 0.001, 0.3, 80),
      group: Array.from({ length: 900 }, (_, at) => ['Device A', 'Device B of the second generation', 'Device C'][at % 3] ?? ''),
    },
    empty: { title: 'Two readers', meanAxis: { label: 'Mean' }, differenceAxis: { label: 'Difference' }, mean: [], difference: [] },
  }),
})
