import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawHeatmap } from './draw.ts'
import { heatmapSchema } from './schema.ts'

type Input = z.input<typeof heatmapSchema>

/** Single-linkage merges of points on a line, enough to show a tree. */
const chainTree = (places: readonly number[]): NonNullable<Input['rowTree']> => {
  let clusters = places.map((place, at) => ({ id: -(at + 1), leaves: [at + 1], low: place, high: place })).toSorted((a, b) => a.low - b.low)
  const merges: [number, number][] = []
  const heights: number[] = []
  while (clusters.length > 1) {
    const gaps = clusters.slice(1).map((cluster, at) => cluster.low - (clusters[at]?.high ?? 0))
    const at = gaps.indexOf(Math.min(...gaps))
    const [a, b] = [clusters[at], clusters[at + 1]]
    if (a === undefined || b === undefined) break
    merges.push([a.id, b.id])
    heights.push(Math.round(1e4 * Math.max(0.02 * merges.length, gaps[at] ?? 0)) / 1e4)
    clusters = [
      ...clusters.slice(0, at),
      { id: merges.length, leaves: [...a.leaves, ...b.leaves], low: a.low, high: b.high },
      ...clusters.slice(at + 2),
    ]
  }
  return { merges, heights, order: clusters[0]?.leaves ?? [] }
}

const matrix = (
  seed: string,
  rows: number,
  columns: number,
): { readonly values: (number | null)[][]; readonly columnPlaces: number[]; readonly rowPlaces: number[] } => {
  const random = randomFrom(`heatmap ${seed}`)
  const columnPlaces = Array.from({ length: columns }, (_, at) => Math.floor((at * 3) / columns) * 3 + random.uniform(0, 1.6))
  const rowPlaces = Array.from({ length: rows }, (_, at) => Math.floor((at * 3) / rows) * 3 + random.uniform(0, 1.4))
  const values = rowPlaces.map((row) =>
    columnPlaces.map((column) =>
      random.bernoulli(0.01) ? null : Math.round(100 * (1.5 * Math.cos((row - column) * 0.9) + random.normal(0, 0.6))) / 100,
    ),
  )
  return { values, columnPlaces, rowPlaces }
}

const extreme = (): z.input<typeof heatmapSchema> => ({
  title: 'Consensus matrix of 300 patients, two hundred genes',
  rows: Array.from({ length: 200 }, (_, at) => `Gene ${at}`),
  columns: Array.from({ length: 300 }, (_, at) => `Patient ${at}`),
  ...(() => {
    const { values, columnPlaces } = matrix('large', 200, 300)
    return {
      values: values.map((row) => row.map((value) => (value === null ? null : Math.abs(value)))),
      columnTree: chainTree(columnPlaces),
    }
  })(),
  colour: { label: 'Absolute loading of a factor with a long name', kind: 'sequential' },
  columnAnnotations: [
    {
      label: 'A label that is too long to be printed in full',
      values: Array.from({ length: 300 }, (_, at) => ['A', 'B', 'C', 'D', 'E', 'F'][at % 6] ?? 'A'),
    },
  ],
})

/** Heatmap with trees. */
export const heatmap = chart({
  id: 'heatmap',
  title: 'Heatmap with dendrograms',
  purpose: 'Which rows and columns of a matrix behave alike?',
  caution: 'The order of leaves is one of many that a tree allows; neighbours need not be near.',
  input: heatmapSchema,
  draw: drawHeatmap,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Interferon, B-cell and salivary genes',
      subtitle: 'Synthetic minor salivary glands, complete linkage',
      rows: [
        'IFI44L',
        'MX1',
        'IFIT1',
        'ISG15',
        'RSAD2',
        'OAS1',
        'CXCL13',
        'CD79A',
        'MS4A1',
        'CXCR5',
        'TNFRSF13B',
        'AQP5',
        'MUC7',
        'STATH',
        'HTN1',
        'CST4',
      ],
      columns: Array.from({ length: 40 }, (_, at) => `P${at + 1}`),
      ...(() => {
        const { values, columnPlaces, rowPlaces } = matrix('genes', 16, 40)
        return { values, columnTree: chainTree(columnPlaces), rowTree: chainTree(rowPlaces) }
      })(),
      colour: { label: 'Expression, z-score', low: -3, high: 3 },
      columnAnnotations: [
        { label: 'Anti-SSA/Ro', values: Array.from({ length: 40 }, (_, at) => (at % 7 === 0 ? 'negative' : 'positive')) },
        { label: 'Focus score', values: Array.from({ length: 40 }, (_, at) => Math.round(10 * (4 * Math.abs(Math.sin(at)))) / 10) },
      ],
      rowAnnotations: [
        {
          label: 'Pathway',
          values: [
            'Interferon',
            'Interferon',
            'Interferon',
            'Interferon',
            'Interferon',
            'Interferon',
            'B cell',
            'B cell',
            'B cell',
            'B cell',
            'B cell',
            'Saliva',
            'Saliva',
            'Saliva',
            'Saliva',
            'Saliva',
          ],
        },
      ],
    },
    extreme: extreme(),
    empty: { title: 'Heatmap', rows: [], columns: [], values: [] },
  }),
})
