import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawSankey } from './draw.ts'
import { sankeySchema } from './schema.ts'

/** Sankey plot of attrition. */
export const sankey = chart({
  id: 'sankey',
  title: 'Sankey plot of attrition',
  purpose: 'Where were patients lost between the register and the analysis?',
  caution: 'The order of exclusions decides how many each of them counts.',
  input: sankeySchema,
  draw: drawSankey,
  examples: (): ChartExamples<z.input<typeof sankeySchema>> => ({
    typical: {
      title: 'From the register to the analysis set',
      subtitle: 'Synthetic consortium',
      nodes: [
        { id: 'all', label: 'In the register', stage: 0 },
        { id: 'criteria', label: 'Meet ACR/EULAR 2016', stage: 1 },
        { id: 'no', label: 'Criteria not met', stage: 1, lost: true },
        { id: 'visit', label: 'With two visits', stage: 2 },
        { id: 'one', label: 'One visit only', stage: 2, lost: true },
        { id: 'set', label: 'Analysis set', stage: 3 },
        { id: 'gap', label: 'ESSDAI missing', stage: 3, lost: true },
      ],
      links: [
        { from: 'all', to: 'criteria', count: 1312 },
        { from: 'all', to: 'no', count: 304 },
        { from: 'criteria', to: 'visit', count: 1020 },
        { from: 'criteria', to: 'one', count: 292 },
        { from: 'visit', to: 'set', count: 918 },
        { from: 'visit', to: 'gap', count: 102 },
      ],
    },
    extreme: {
      title: 'Seven stages, with losses of one patient and reasons that are told at length',
      nodes: [
        ...Array.from({ length: 7 }, (_, at) => ({
          id: `k${at}`,
          label: at === 3 ? 'Biopsy read by two readers who were blind to everything' : `Stage ${at + 1}`,
          stage: at,
        })),
        ...Array.from({ length: 6 }, (_, at) => ({
          id: `l${at}`,
          label: at % 2 === 0 ? 'Withdrew consent after the second amendment of the protocol' : 'Other',
          stage: at + 1,
          lost: true,
        })),
      ],
      links: [1, 4, 7, 10, 13, 16].flatMap((out, at, all) => {
        const left = 100 - all.slice(0, at + 1).reduce((sum, lost) => sum + lost, 0)
        return [
          { from: `k${at}`, to: `k${at + 1}`, count: left },
          { from: `k${at}`, to: `l${at}`, count: out },
        ]
      }),
    },
    empty: { title: 'Attrition', nodes: [], links: [] },
  }),
})
