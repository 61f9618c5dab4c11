import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawConsort } from './draw.ts'
import { consortSchema } from './schema.ts'

const extreme = (): z.input<typeof consortSchema> => ({
  title: 'Four arms with many reasons',
  assessed: 12_345,
  excluded: {
    count: 11_945,
    reasons: [
      {
        reason: 'Meets at least one of the exclusion criteria that were added with the second amendment after the first interim look',
        count: 11_000,
      },
      { reason: 'Declined', count: 945 },
    ],
  },
  randomised: 400,
  arms: [
    'Placebo',
    'Active drug 50 mg every two weeks by injection under the skin',
    'Active drug 150 mg',
    'Standard of care, open label',
  ].map((label, at) => ({
    label,
    allocated: 100,
    lost: Array.from({ length: at + 1 }, (_, reason) => ({
      reason: reason === 2 ? 'Serious adverse event that had to do with the drug' : `Reason ${reason + 1}`,
      count: reason + 1,
    })),
    analysed: 100 - at,
    notAnalysed: at === 0 ? [] : [{ reason: 'No value after baseline', count: at }],
  })),
})

/** CONSORT flow of participants. */
export const consort = chart({
  id: 'consort',
  title: 'CONSORT flow',
  purpose: 'How many participants were there at each step of a trial, and why did the others leave?',
  caution: 'The analysed must be those of the analysis that is reported.',
  input: consortSchema,
  draw: drawConsort,
  examples: (): ChartExamples<z.input<typeof consortSchema>> => ({
    typical: {
      title: 'Flow of participants',
      subtitle: 'Synthetic trial',
      assessed: 284,
      excluded: {
        count: 94,
        reasons: [
          { reason: 'Not meeting inclusion criteria', count: 71 },
          { reason: 'Declined to participate', count: 15 },
          { reason: 'Other reasons', count: 8 },
        ],
      },
      randomised: 190,
      arms: [
        {
          label: 'Active drug',
          allocated: 96,
          received: 95,
          notReceived: [{ reason: 'Withdrew before first dose', count: 1 }],
          lost: [
            { reason: 'Lost to follow-up', count: 4 },
            { reason: 'Adverse event', count: 6 },
          ],
          analysed: 96,
        },
        {
          label: 'Placebo',
          allocated: 94,
          received: 94,
          lost: [
            { reason: 'Lost to follow-up', count: 5 },
            { reason: 'Lack of effect', count: 7 },
          ],
          analysed: 94,
        },
      ],
    },
    extreme: extreme(),
    empty: { title: 'Flow of participants', assessed: 0, randomised: 0, arms: [] },
  }),
})
