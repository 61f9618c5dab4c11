import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawForest } from './draw.ts'
import { forestSchema } from './schema.ts'

const subgroup = (label: string, active: string, placebo: string, estimate: number, low: number, high: number, weight: number) => ({
  label,
  cells: [active, placebo],
  estimate,
  low,
  high,
  weight,
})

/** Forest plot. */
export const forest = chart({
  id: 'forest',
  title: 'Forest plot',
  purpose: 'Is the effect the same in every subgroup or study, and how sure is each?',
  caution: 'A subgroup whose interval crosses no effect is not a subgroup without effect; read the test for interaction.',
  input: forestSchema,
  draw: drawForest,
  examples: (): ChartExamples<z.input<typeof forestSchema>> => ({
    typical: {
      title: 'STAR response at week 24 by subgroup',
      subtitle: 'Synthetic trial, logistic regression adjusted for the stratification factors',
      effect: { label: 'Odds ratio', scale: 'log', none: 1, low: 'Favours placebo', high: 'Favours active drug' },
      columns: ['Active drug', 'Placebo'],
      after: ['P for interaction'],
      rows: [
        { label: 'All patients', kind: 'summary', cells: ['58/96', '34/94'], estimate: 2.69, low: 1.5, high: 4.84, weight: 190 },
        { label: 'Anti-SSA/Ro', kind: 'heading', after: ['0.21'] },
        subgroup('Positive', '47/74', '24/72', 3.48, 1.77, 6.86, 146),
        subgroup('Negative', '11/22', '10/22', 1.2, 0.37, 3.92, 44),
        { label: 'ESSDAI at baseline', kind: 'heading', after: ['0.48'] },
        subgroup('5 to 9', '31/54', '20/53', 2.22, 1.03, 4.82, 107),
        subgroup('10 and more', '27/42', '14/41', 3.47, 1.41, 8.55, 83),
        { label: 'Sex', kind: 'heading', after: ['0.77'] },
        subgroup('Women', '55/90', '32/88', 2.75, 1.5, 5.04, 178),
        subgroup('Men', '3/6', '2/6', 2, 0.19, 20.6, 12),
      ],
      note: 'Response: at least 5 points of the candidate Sjögren’s Tool for Assessing Response.',
    },
    extreme: {
      title: 'Change of stimulated salivary flow in fourteen studies with names of every length',
      effect: {
        label: 'Difference in means, mL/15 min',
        scale: 'linear',
        none: 0,
        low: 'Less saliva with the drug than without',
        high: 'More',
      },
      columns: ['n'],
      rows: [
        ...Array.from({ length: 12 }, (_, at) => ({
          label: at % 4 === 1 ? 'A multicentre study with a name that nobody can print in one line of a figure' : `Study ${at + 1}`,
          cells: [String(12 + 17 * at)],
          estimate: Math.round(100 * (0.4 + Math.sin(at * 2.1) * 0.5)) / 100,
          low: at === 5 ? -9 : Math.round(100 * (0.4 + Math.sin(at * 2.1) * 0.5 - 0.9 / (1 + at / 6))) / 100,
          high: at === 5 ? ('Infinity' as const) : Math.round(100 * (0.4 + Math.sin(at * 2.1) * 0.5 + 0.9 / (1 + at / 6))) / 100,
          weight: 1 + at,
        })),
        { label: 'Study 13', cells: ['4'], reason: 'no events' },
        { label: 'Random effects', kind: 'summary', cells: ['1278'], estimate: 0.41, low: 0.12, high: 0.7 },
      ],
    },
    empty: { title: 'Subgroups', effect: { label: 'Odds ratio', scale: 'log', none: 1 }, rows: [] },
  }),
})
