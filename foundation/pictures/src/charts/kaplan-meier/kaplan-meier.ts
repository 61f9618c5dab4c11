import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawKaplanMeier } from './draw.ts'
import { kaplanMeierSchema } from './schema.ts'

type Input = z.input<typeof kaplanMeierSchema>

/** Synthetic follow-up: exponential times, uniform censoring, the product-limit estimate of them. */
const cohort = (label: string, n: number, mean: number, follow: number): Input['curves'][number] & { times: number[] } => {
  const random = randomFrom(`kaplan-meier ${label}`)
  const people = Array.from({ length: n }, () => {
    const [event, out] = [random.exponential(mean), random.uniform(0.4 * follow, 1.3 * follow)]
    const time = Math.round(10 * Math.min(event, out, follow)) / 10
    return { time, event: event <= out && event <= follow }
  }).toSorted((a, b) => a.time - b.time)
  let estimate = 1
  let spread = 0
  const steps: NonNullable<Input['curves'][number]['steps']> = []
  people.forEach(({ time, event }, at) => {
    if (!event) return
    const left = n - at
    estimate *= 1 - 1 / left
    if (left > 1) spread += 1 / (left * (left - 1))
    const reach = 1.96 * estimate * Math.sqrt(spread)
    steps.push({ time, estimate, low: Math.max(0, estimate - reach), high: Math.min(1, estimate + reach) })
  })
  const half = steps.find((step) => step.estimate <= 0.5)
  return {
    label,
    n,
    events: steps.length,
    steps,
    censored: people.filter(({ event }) => !event).map(({ time }) => time),
    last: people.at(-1)?.time ?? 0,
    median: { estimate: half?.time ?? null },
    times: people.map(({ time }) => time),
  }
}

const cohorts = (
  groups: readonly (readonly [string, number, number])[],
  follow: number,
  columns: readonly number[],
): Pick<Input, 'curves' | 'atRisk'> => {
  const made = groups.map(([label, n, mean]) => cohort(label, n, mean, follow))
  return {
    curves: made.map(({ times: _, ...curve }) => curve),
    atRisk: {
      times: [...columns],
      counts: made.map(({ times }) => columns.map((column) => times.filter((time) => time >= column).length)),
    },
  }
}

/** Kaplan-Meier curves with the table of patients at risk. */
export const kaplanMeier = chart({
  id: 'kaplan-meier',
  title: 'Kaplan-Meier curves',
  purpose: 'How long until an event, when not everyone was followed to it?',
  caution: 'The right end rests on few patients; read it with the numbers at risk. Leaving must have nothing to do with the event.',
  input: kaplanMeierSchema,
  draw: drawKaplanMeier,
  examples: (): ChartExamples<z.input<typeof kaplanMeierSchema>> => ({
    typical: {
      title: 'Time to first extraglandular flare',
      subtitle: 'Synthetic trial, intention to treat',
      time: { label: 'Time since randomisation', unit: 'weeks' },
      outcome: 'Free of flare',
      test: 'Hazard ratio 0.58 (95% CI 0.39 to 0.86), log-rank P = 0.006',
      ...cohorts(
        [
          ['Placebo', 96, 60],
          ['Active drug', 98, 110],
        ],
        48,
        [0, 8, 16, 24, 32, 40, 48],
      ),
    },
    extreme: {
      title: 'Cumulative incidence of lymphoma in six strata of a registry with very different sizes and names that do not fit in one line',
      time: { label: 'Time since diagnosis', unit: 'years' },
      outcome: 'Cumulative incidence of non-Hodgkin lymphoma, competing deaths set aside',
      form: 'incidence' as const,
      note: 'Strata with fewer than five patients are shown without an interval.',
      ...(() => {
        const made = cohorts(
          [
            ['Low C4, cryoglobulins and parotid swelling', 40, 22],
            ['Low C4', 400, 90],
            ['Focus score of 3 and more', 1200, 120],
            ['Anti-SSA negative, low activity', 11, 400],
            ['B-cell active with broad systemic activity', 3, 8],
            ['High symptom', 0, 10],
          ],
          20,
          [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20],
        )
        return {
          ...made,
          curves: made.curves.map((curve) => ({
            ...curve,
            steps: curve.steps.map(({ time, estimate, low, high }) => ({
              time,
              estimate: 1 - estimate,
              ...(curve.n < 5 ? {} : { low: 1 - (high ?? 0), high: 1 - (low ?? 0) }),
            })),
          })),
        }
      })(),
    },
    empty: { title: 'Time to flare', time: { label: 'Time', unit: 'weeks' }, outcome: 'Free of flare', curves: [] },
  }),
})
