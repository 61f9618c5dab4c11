import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawTrajectory } from './draw.ts'
import { trajectorySchema } from './schema.ts'

type Input = z.input<typeof trajectorySchema>

const series = (label: string, slope: number, n: number): Input['series'][number] => ({
  label,
  points: [0, 4, 8, 12, 16, 20, 24].map((time, at) => {
    const estimate = Math.round(100 * (slope * (1 - Math.exp(-time / 9)) + 0.12 * Math.sin(at * 2.4 + slope))) / 100
    const reach = time === 0 ? 0 : 0.55 + at * 0.05
    return {
      time,
      estimate: time === 0 ? 0 : estimate,
      ...(time === 0 ? {} : { low: estimate - reach, high: estimate + reach }),
      n: n - at * 2 - (at > 3 ? 3 : 0),
    }
  }),
})

const visits = [0, 4, 8, 12, 16, 20, 24].map((time) => ({ time, label: time === 0 ? 'Baseline' : String(time) }))

/** Trajectories with intervals. */
export const trajectory = chart({
  id: 'trajectory',
  title: 'Trajectory with interval',
  purpose: 'How does a measure go over time in groups, and how sure is each point?',
  caution: 'Means over those who stayed can rise because the ill left; print the number of patients.',
  input: trajectorySchema,
  draw: drawTrajectory,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Change of ESSDAI from baseline',
      subtitle: 'Synthetic trial, mixed model for repeated measures',
      time: { label: 'Week' },
      visits,
      value: { label: 'Least-squares mean change', unit: 'points' },
      reference: { value: -3, label: 'Important improvement (3 points)' },
      series: [series('Placebo', -2.6, 94), series('Active drug 50 mg', -4.1, 92), series('Active drug 150 mg', -5.6, 96)],
    },
    extreme: {
      title: 'Stimulated whole saliva in eight groups with gaps, wild intervals and one point',
      time: { label: 'Time since first dose', unit: 'days' },
      value: { label: 'Stimulated whole saliva', unit: 'mL/min' },
      band: 'ribbon',
      series: [
        ...Array.from({ length: 6 }, (_, at) => ({
          label: at === 0 ? 'A group whose name says everything about how its patients were chosen' : `Group ${at + 1}`,
          points: Array.from({ length: 24 }, (_step, day) => ({
            time: day * 7,
            estimate: day === 9 + at ? null : Math.round(1000 * (0.4 + 0.15 * at + 0.1 * Math.sin(day / 3 + at))) / 1000,
            low: 0.3 + 0.15 * at + 0.1 * Math.sin(day / 3 + at),
            high: day === 20 && at === 2 ? ('Infinity' as const) : 0.5 + 0.15 * at + 0.1 * Math.sin(day / 3 + at),
          })),
        })),
        { label: 'One point', points: [{ time: 70, estimate: 1.6 }] },
        { label: 'Nobody', points: [] },
      ],
    },
    empty: { title: 'Change of ESSDAI', time: { label: 'Week' }, value: { label: 'Change' }, series: [] },
  }),
})
