import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawSwimmer } from './draw.ts'
import { swimmerSchema } from './schema.ts'

type Input = z.input<typeof swimmerSchema>

const patients = (n: number, states: readonly string[], events: readonly string[], long: boolean): Input['patients'] => {
  const random = randomFrom(`swimmer ${n}`)
  return Array.from({ length: n }, (_, at) => {
    const end = random.uniform(12, 104)
    const cuts = [0, random.uniform(0, end), random.uniform(0, end), end].toSorted((a, b) => a - b).map(Math.round)
    return {
      label: long && at % 9 === 0 ? `Patient ${at} of a centre with a long name` : `P${String(at + 1).padStart(2, '0')}`,
      periods: [0, 1, 2].map((part) => ({
        from: cuts[part] ?? 0,
        to: cuts[part + 1] ?? 0,
        state: states[(part + at) % states.length] ?? '',
      })),
      events: events.flatMap((event) => (random.bernoulli(0.35) ? [{ time: Math.round(random.uniform(1, end)), event }] : [])),
      ongoing: random.bernoulli(0.4),
    }
  }).toSorted((a, b) => (b.periods[2]?.to ?? 0) - (a.periods[2]?.to ?? 0))
}

/** Swimmer plot. */
export const swimmer = chart({
  id: 'swimmer',
  title: 'Swimmer plot',
  purpose: 'What happened to each patient and when?',
  caution: 'Long lanes are patients who entered early; compare events by time at risk.',
  input: swimmerSchema,
  draw: drawSwimmer,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Disease activity and events',
      subtitle: 'Synthetic registry, 16 patients',
      time: { label: 'Time since diagnosis', unit: 'weeks' },
      states: ['Low activity', 'Moderate activity', 'High activity'],
      events: ['Rituximab', 'Flare', 'Hospital'],
      patients: patients(16, ['Low activity', 'Moderate activity', 'High activity'], ['Rituximab', 'Flare', 'Hospital'], false),
    },
    extreme: {
      title: 'Seventy patients, six states and five kinds of event',
      time: { label: 'Time since randomisation', unit: 'weeks' },
      states: ['Screening', 'Run-in', 'Placebo', 'Active drug', 'Open label', 'Follow-up'],
      events: ['Serious adverse event', 'Infection', 'Rescue', 'Pregnancy', 'Protocol deviation that a person wrote down in many words'],
      patients: patients(
        70,
        ['Screening', 'Run-in', 'Placebo', 'Active drug', 'Open label', 'Follow-up'],
        ['Serious adverse event', 'Infection', 'Rescue', 'Pregnancy'],
        true,
      ),
    },
    empty: { title: 'Patients', time: { label: 'Week' }, states: [], patients: [] },
  }),
})
