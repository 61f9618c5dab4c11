import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawCurves } from '../../parts/curves.ts'
import { linePath, type Place } from '../../parts/path.ts'
import { decisionCurveSchema } from './schema.ts'

const points = (benefit: (threshold: number) => number) =>
  Array.from({ length: 40 }, (_, at) => ({ threshold: (at + 1) / 50, benefit: Math.round(1e4 * benefit((at + 1) / 50)) / 1e4 }))

/** Decision curve. */
export const decisionCurve = chart({
  id: 'decision-curve',
  title: 'Decision curve',
  purpose: 'Is it better to decide by a model than to treat everybody or nobody?',
  caution: 'Read it only at thresholds that patients and doctors would use.',
  input: decisionCurveSchema,
  draw: (data, options) => {
    const best = Math.max(
      0.02,
      ...data.models.flatMap((model) => model.points.map(({ benefit }) => benefit)),
      ...data.all.map(({ benefit }) => benefit),
    )
    return drawCurves(
      {
        caption: data,
        curves: data.models.map(({ label, points: own }) => ({
          label,
          points: own.map(({ threshold, benefit }) => ({ x: threshold, y: benefit })),
        })),
        horizontal: { words: { label: `Threshold probability of ${data.outcome}` }, percent: true },
        vertical: { words: { label: 'Net benefit' }, include: [0, best] },
        more: [
          { label: 'Treat all', kind: 'line', paint: 'idle' },
          { label: 'Treat none', kind: 'line', paint: 'ink' },
        ],
        behind: ({ x, y, box }) => [
          { kind: 'line', x1: box.left, x2: box.right, y1: y(0), y2: y(0), stroke: 'ink', strokeWidth: 1.4 },
          {
            kind: 'path',
            d: linePath(data.all.map(({ threshold, benefit }): Place => [x(threshold), y(benefit)])),
            stroke: 'idle',
            strokeWidth: 1.8,
          },
        ],
        bounds: [-best * 0.35, Number.POSITIVE_INFINITY],
        words: {
          description: `Net benefit by threshold. ${data.models.map(({ label, points: own }) => `${label}: ${own[0] === undefined ? 'no values' : `${own[0].benefit} at ${own[0].threshold}, ${own.at(-1)?.benefit} at ${own.at(-1)?.threshold}`}.`).join(' ')}`,
          table: {
            columns: ['model', 'threshold', 'net benefit'],
            rows: [...data.models, { label: 'treat all', points: data.all }].flatMap(({ label, points: own }) =>
              own.map(({ threshold, benefit }) => [label, threshold, benefit]),
            ),
          },
        },
      },
      options,
    )
  },
  examples: (): ChartExamples<z.input<typeof decisionCurveSchema>> => ({
    typical: {
      title: 'Model of STAR response',
      subtitle: 'Synthetic cohort',
      outcome: 'response',
      models: [
        { label: 'Clinical', points: points((t) => 0.4 - 0.46 * t - 0.1 * t * t) },
        { label: 'Clinical and biomarkers', points: points((t) => 0.4 - 0.36 * t - 0.08 * t * t) },
      ],
      all: points((t) => 0.4 - (0.6 * t) / (1 - t)),
    },
    extreme: {
      title: 'Six models, some of them worse than nothing',
      outcome: 'lymphoma within ten years of the diagnosis of Sjögren’s disease in a registry',
      models: ['A model whose name says where it was made and from how many patients', 'B', 'C', 'D', 'E', 'F'].map((label, at) => ({
        label,
        points: points((t) => 0.05 - 0.03 * at * t),
      })),
      all: points((t) => 0.05 - (0.95 * t) / (1 - t)),
    },
    empty: { title: 'Decision curve', outcome: 'response', models: [] },
  }),
})
