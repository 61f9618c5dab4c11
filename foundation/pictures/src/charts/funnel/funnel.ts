import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawFunnel } from './draw.ts'
import { funnelSchema } from './schema.ts'

type Input = z.input<typeof funnelSchema>

const studies = (seed: string, n: number, centre: number, log: boolean): Input['studies'] => {
  const random = randomFrom(`funnel ${seed}`)
  return Array.from({ length: n }, (_, at) => {
    const error = Math.round(1000 * random.uniform(0.06, 0.48)) / 1000
    const value = centre + error * (random.normal() + 0.35)
    return { label: `Study ${at + 1}`, estimate: Math.round(1000 * (log ? Math.exp(value) : value)) / 1000, error }
  })
}

/** Funnel plot. */
export const funnel = chart({
  id: 'funnel',
  title: 'Funnel plot',
  purpose: 'Do small studies show larger effects than large ones?',
  caution: 'Asymmetry has other causes than unpublished studies; with fewer than ten studies it says nothing.',
  input: funnelSchema,
  draw: drawFunnel,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Lymphoma risk with low C4',
      subtitle: 'Synthetic meta-analysis, 22 cohorts',
      effect: { label: 'Hazard ratio', scale: 'log', none: 1 },
      studies: studies('c4', 22, 0.7, true),
      pooled: 2.01,
      contours: [0.1, 0.05, 0.01],
    },
    extreme: {
      title: 'Six studies with names, one of them very large, two filled in',
      effect: { label: 'Difference of stimulated flow between the arms at the last visit of each study, mL/15 min' },
      studies: [
        ...studies('flow', 5, 0.4, false),
        { label: 'A registry with a name that has to find its place', estimate: 0.36, error: 0.004 },
        { label: 'filled 1', estimate: -0.3, error: 0.4, filled: true },
        { label: 'filled 2', estimate: -0.1, error: 0.33, filled: true },
      ],
      pooled: 0.362,
      label: true,
    },
    empty: { title: 'Funnel', effect: { label: 'Odds ratio', scale: 'log', none: 1 }, studies: [] },
  }),
})
