import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawAlluvial } from './draw.ts'
import { alluvialSchema } from './schema.ts'

type Input = z.input<typeof alluvialSchema>

const flows = (states: readonly string[], stages: number, size: number): Input['flows'] =>
  Array.from({ length: stages - 1 }, (_, stage) =>
    states.flatMap((from, a) =>
      states.map((to, b) => ({
        stage,
        from,
        to,
        count: Math.max(0, Math.round((size * (a === b ? 6 : 2 - Math.abs(a - b))) / (1 + a + stage / 3) / states.length)),
      })),
    ),
  ).flat()

/** Alluvial plot of states. */
export const alluvial = chart({
  id: 'alluvial',
  title: 'Alluvial plot of states',
  purpose: 'How do patients move between states from visit to visit?',
  caution: 'Ribbons join only neighbouring visits; they do not follow one patient through all of them.',
  input: alluvialSchema,
  draw: drawAlluvial,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Disease activity over two years',
      subtitle: 'Synthetic registry',
      stages: ['Baseline', '6 months', '12 months', '24 months'],
      states: ['Low', 'Moderate', 'High', 'Left'],
      flows: flows(['Low', 'Moderate', 'High', 'Left'], 4, 60)
        .filter(({ from, to }) => from !== 'Left' || to === 'Left')
        .filter(({ stage, from }) => stage > 0 || from !== 'Left'),
    },
    extreme: {
      title: 'Eight strata over nine visits with tiny counts',
      stages: Array.from({ length: 9 }, (_, at) => `Visit ${at + 1} with a long name`),
      states: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'A state with a name that does not end'],
      flows: flows(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'A state with a name that does not end'], 9, 9),
    },
    empty: { title: 'States', stages: ['Baseline', 'Week 24'], states: ['Low', 'High'], flows: [] },
  }),
})
