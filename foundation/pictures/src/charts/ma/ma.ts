import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawMa } from './draw.ts'
import { maSchema } from './schema.ts'

type Input = z.input<typeof maSchema>

const features = (n: number): Pick<Input, 'names' | 'average' | 'effect' | 'adjusted'> => {
  const random = randomFrom(`ma ${n}`)
  const average = Array.from({ length: n }, () => Math.round(100 * random.gamma(3.2, 2)) / 100)
  const effect = average.map(
    (level) =>
      Math.round(1000 * random.normal(0.25 * Math.exp(-level / 4), random.bernoulli(0.04) ? 1.4 : 0.22 + 0.9 / (1 + level))) / 1000,
  )
  return {
    names: average.map((_, at) => ['AQP5', 'CXCL13', 'IFI44L', 'MUC5B'][at] ?? `ENSG${at}`),
    average,
    effect,
    adjusted: effect.map((value, at) => Math.min(1, Math.exp(-Math.abs(value) * (average[at] ?? 0) * 0.75) * 3)),
  }
}

/** MA plot. */
export const ma = chart({
  id: 'ma',
  title: 'MA plot',
  purpose: 'Does the effect depend on how strongly a feature is measured?',
  caution: 'A trend is a sign of poor normalisation rather than of biology.',
  input: maSchema,
  draw: drawMa,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Tear proteome, dry eye against controls',
      subtitle: 'Synthetic',
      ...features(2500),
      label: ['AQP5', 'CXCL13', 'IFI44L', 'MUC5B'],
      trend: Array.from({ length: 20 }, (_, at) => ({ x: 0.5 + at, y: 0.25 * Math.exp(-(0.5 + at) / 4) })),
    },
    extreme: {
      title: 'Twelve thousand features without adjusted values',
      ...features(12_000),
      adjusted: Array.from({ length: 12_000 }, () => 1),
      averageLabel: 'Mean of log₂ counts per million after trimmed-mean normalisation and voom weights',
      label: ['AQP5', 'a name that is not there'],
    },
    empty: { title: 'MA', names: [], average: [], effect: [] },
  }),
})
