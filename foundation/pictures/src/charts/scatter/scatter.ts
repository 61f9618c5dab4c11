import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawScatter } from './draw.ts'
import { scatterSchema } from './schema.ts'

type Input = z.input<typeof scatterSchema>

const clouds = (
  seed: string,
  groups: readonly (readonly [string, number, number, number, number])[],
): Pick<Input, 'x' | 'y' | 'group' | 'names'> => {
  const random = randomFrom(`scatter ${seed}`)
  const rows = groups.flatMap(([group, n, cx, cy, sd]) =>
    Array.from({ length: n }, () => ({ group, x: random.normal(cx, sd), y: random.normal(cy, sd * 0.8) })),
  )
  const round = (value: number): number => Math.round(100 * value) / 100
  return {
    x: rows.map(({ x }) => round(x)),
    y: rows.map(({ y }) => round(y)),
    group: rows.map(({ group }) => group),
    names: rows.map((_, at) => `S${at + 1}`),
  }
}

const ellipse = (group: string, cx: number, cy: number, rx: number, ry: number): NonNullable<Input['outlines']>[number] => ({
  group,
  points: Array.from({ length: 60 }, (_, at): [number, number] => [
    cx + rx * Math.cos((at * Math.PI) / 30),
    cy + ry * Math.sin((at * Math.PI) / 30),
  ]),
})

/** Scatter plot for PCA, UMAP and any two variables. */
export const scatter = chart({
  id: 'scatter',
  title: 'Scatter plot',
  purpose: 'How do samples lie to each other: groups, gradients, outliers?',
  caution: 'Distances between far groups in UMAP and t-SNE mean nothing; in PCA look at the share of variance.',
  input: scatterSchema,
  draw: drawScatter,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Whole blood transcriptome',
      subtitle: 'Synthetic, 160 samples',
      xAxis: { label: 'PC1', unit: '31% of variance' },
      yAxis: { label: 'PC2', unit: '12% of variance' },
      ...clouds('pca', [
        ['Interferon high', 58, 6, 2, 2.6],
        ['Interferon low', 52, -5, 1, 2.3],
        ['Healthy', 50, -2, -5, 1.8],
      ]),
      outlines: [
        ellipse('Interferon high', 6, 2, 6.4, 5.1),
        ellipse('Interferon low', -5, 1, 5.6, 4.5),
        ellipse('Healthy', -2, -5, 4.4, 3.5),
      ],
      label: ['S1', 'S70', 'S120'],
    },
    extreme: {
      title: 'A hundred thousand cells of the salivary gland',
      xAxis: { label: 'UMAP 1' },
      yAxis: { label: 'UMAP 2' },
      embedding: true,
      ...(() => {
        const { x, y, group } = clouds('umap', [
          ['Acinar', 24_000, -6, 3, 1.2],
          ['Ductal', 18_000, -3, -3, 1.4],
          ['Plasma cells', 15_000, 5, 5, 0.9],
          ['B cells', 12_000, 6.5, 1, 1],
          ['CD4 T cells', 11_000, 2, -5, 1.1],
          ['CD8 T cells', 9000, 4.5, -4, 0.9],
          ['Fibroblasts', 6000, 0, 1.5, 1.5],
          ['Endothelium of small vessels', 4000, -0.5, 6, 0.7],
          ['Doublets', 1000, 0, 0, 5],
        ])
        return { x, y, ...(group === undefined ? {} : { group }) }
      })(),
    },
    empty: { title: 'PCA', xAxis: { label: 'PC1' }, yAxis: { label: 'PC2' }, x: [], y: [] },
  }),
})
