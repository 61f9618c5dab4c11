import { exampleTable } from './example-table.ts'

/** Measurements of the strata example. */
export const strataMeasurements = ['esspri_dryness', 'esspri_fatigue', 'esspri_pain', 'clinessdai', 'igg', 'salivary_flow']

const centres = [
  [8, 7.5, 7, 3, 11, 0.12],
  [4, 3.5, 3, 4, 14, 0.32],
  [6.5, 5, 4.5, 14, 23, 0.1],
]

/** Three planted kinds of patients: many symptoms, few symptoms, active disease. */
export const strataExample = (seed: string, rows: number): string =>
  exampleTable(seed, ['antissa', ...strataMeasurements], rows, (random, at) => {
    const kind = at % 3
    const [dryness = 0, fatigue = 0, pain = 0, activity = 0, igg = 0, flow = 0] = centres[kind] ?? []
    const scale = (mean: number): number => Math.min(10, Math.max(0, random.normal(mean, 1)))
    return [
      random.bernoulli(kind === 2 ? 0.95 : 0.55) ? 'positive' : 'negative',
      scale(dryness),
      scale(fatigue),
      scale(pain),
      Math.max(0, Math.round(random.normal(activity, 2))),
      random.normal(igg, 2),
      Math.max(0, random.normal(flow, 0.05)),
    ]
  })
