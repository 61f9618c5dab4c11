import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawMissingness } from './draw.ts'
import { missingnessSchema } from './schema.ts'

type Input = z.input<typeof missingnessSchema>

const variables = [
  'ESSDAI',
  'ESSPRI',
  'Schirmer test',
  'Ocular staining score',
  'Unstimulated flow',
  'Stimulated flow',
  'IgG',
  'C4',
  'Focus score',
  'SGUS',
]

/** Missingness map. */
export const missingness = chart({
  id: 'missingness',
  title: 'Missingness map',
  purpose: 'Which values are missing, where, and do they go missing together?',
  caution: 'The map shows that values are missing, not why.',
  input: missingnessSchema,
  draw: drawMissingness,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Missing values by visit',
      subtitle: 'Synthetic trial, 190 patients',
      rows: ['Baseline', 'Week 4', 'Week 8', 'Week 12', 'Week 16', 'Week 24'].map((label, at) => ({ label, n: 190 - 6 * at })),
      columns: variables,
      missing: [0, 1, 2, 3, 4, 5].map((visit) =>
        variables.map((_, at) =>
          at === 8 && visit % 5 !== 0
            ? null
            : (at === 2 || at === 3) && visit % 3 === 1
              ? null
              : Math.round((4 + visit * 5) * (1 + (at % 4)) * (at === 8 ? 2.4 : 0.8)),
        ),
      ),
    },
    extreme: {
      title: 'Four hundred patients by sixty variables',
      rowsAre: 'Patient',
      rows: Array.from({ length: 400 }, (_, at) => ({ label: `P${at}`, n: 1 })),
      columns: Array.from({ length: 60 }, (_, at) => `Variable ${at + 1} with a name that goes on`),
      missing: (() => {
        const random = randomFrom('missingness')
        return Array.from({ length: 400 }, (_, at) =>
          Array.from({ length: 60 }, (_column, column) =>
            column > 50 && at < 120 ? null : random.bernoulli(column > 30 && at > 260 ? 0.7 : 0.02 + column / 400) ? 1 : 0,
          ),
        )
      })(),
    },
    empty: { title: 'Missing values', rows: [], columns: [], missing: [] },
  }),
})
