import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { exampleBins, exampleDensity, exampleSummary } from '../../synthetic.ts'
import { drawDistribution } from './draw.ts'
import { distributionSchema } from './schema.ts'

type Input = z.input<typeof distributionSchema>

const group = (label: string, n: number, shape: number, scale: number, bins: number, curve: boolean): Input['groups'][number] => {
  const random = randomFrom(`distribution ${label}`)
  const values = Array.from({ length: n }, () => random.gamma(shape, scale))
  return {
    label,
    n,
    bins: exampleBins(values, 0, 2, bins),
    median: exampleSummary(values).median,
    ...(curve ? { density: exampleDensity(values, 1.6).flatMap(({ value, density }) => (value < 0 ? [] : [{ x: value, density }])) } : {}),
  }
}

/** Histogram and density. */
export const distribution = chart({
  id: 'distribution',
  title: 'Distribution',
  purpose: 'How are the values spread: one peak or two, tails, limits of measurement?',
  caution: 'The shape depends on the width of bins or of the smoothing.',
  input: distributionSchema,
  draw: drawDistribution,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'ESSDAI at screening',
      subtitle: 'Synthetic registry',
      value: { label: 'ESSDAI', unit: 'points' },
      groups: [group('All patients', 412, 2.1, 3.6, 18, true)],
      reference: { value: 5, label: 'Entry criterion of most trials' },
    },
    extreme: {
      title: 'Focus of inflammation in four cohorts of very different size',
      value: { label: 'Foci', unit: 'per 4 mm²' },
      bars: 'percent',
      groups: [
        group('A cohort with a name so long that a legend has to think about where to break its lines', 900, 3, 2, 15, true),
        group('Cohort B', 150, 6, 2, 15, true),
        group('Cohort C', 9, 2, 5, 15, false),
        { label: 'Cohort D', n: 0 },
      ],
    },
    empty: { title: 'ESSDAI', value: { label: 'ESSDAI' }, groups: [] },
  }),
})
