import type { z } from 'zod'
import { axisTitle } from '../../axes/axis.ts'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawCurves } from '../../parts/curves.ts'
import { formatPercent } from '../../text/format-number.ts'
import { powerCurveSchema } from './schema.ts'

/** A smooth rise to one, as power has; the real numbers come from the design. */
const rise = (scale: number) =>
  Array.from({ length: 29 }, (_, at) => ({
    x: 20 + at * 10,
    power: Math.round(1e4 * (1 - Math.exp(-(((20 + at * 10) / scale) ** 1.6)))) / 1e4,
  }))

/** Power curve. */
export const powerCurve = chart({
  id: 'power-curve',
  title: 'Power curve',
  purpose: 'How many patients does a trial need under each assumption?',
  caution: 'Power rests on assumptions about the control arm and drop-out that are often wrong; show several.',
  input: powerCurveSchema,
  draw: (data, options) =>
    drawCurves(
      {
        caption: data,
        curves: data.curves.map(({ label, points }) => ({
          label,
          points: points.map(({ x, power, low, high }) => ({ x, y: power, low, high })),
        })),
        horizontal: { words: data.across },
        vertical: { words: { label: 'Power' }, percent: true, include: [0, 1] },
        behind: ({ y, box }) => [
          { kind: 'line', x1: box.left, x2: box.right, y1: y(data.target), y2: y(data.target), stroke: 'soft', dash: [5, 4] },
        ],
        notes: [`Dashed line: ${formatPercent(data.target)}.`],
        words: {
          description: `Power by ${axisTitle(data.across)}. ${data.curves.map(({ label, points }) => `${label}: ${points.find(({ power }) => power >= data.target)?.x ?? 'nothing shown'} for ${formatPercent(data.target)}.`).join(' ')}`,
          table: {
            columns: ['assumption', axisTitle(data.across), 'power', 'low', 'high'],
            rows: data.curves.flatMap(({ label, points }) => points.map(({ x, power, low, high }) => [label, x, power, low, high])),
          },
        },
      },
      options,
    ),
  examples: (): ChartExamples<z.input<typeof powerCurveSchema>> => ({
    typical: {
      title: 'Two arms, STAR response at week 24',
      subtitle: 'Synthetic planning, placebo 35%, two-sided 5%',
      across: { label: 'Patients in each arm' },
      curves: [
        { label: 'Active 50%', points: rise(110) },
        { label: 'Active 55%', points: rise(68) },
        { label: 'Active 60%', points: rise(46) },
      ],
    },
    extreme: {
      title: 'Eight assumptions of which one is a single point',
      across: { label: 'Patients in each arm after drop-out as seen in the placebo arms of earlier trials' },
      curves: [
        ...Array.from({ length: 7 }, (_, at) => ({
          label: at === 2 ? 'An assumption that takes a whole line of words to be said in full' : `Assumption ${at + 1}`,
          points: rise(30 + 40 * at),
        })),
        { label: 'One simulation', points: [{ x: 150, power: 0.71 }] },
      ],
    },
    empty: { title: 'Power', across: { label: 'Patients' }, curves: [] },
  }),
})
