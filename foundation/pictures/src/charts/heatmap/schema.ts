import { z } from 'zod'
import { captionFields, label, real } from '../../fields.ts'

const tree = z
  .strictObject({
    merges: z
      .array(z.tuple([z.number().int(), z.number().int()]))
      .max(5000)
      .describe('As R hclust: -i is the leaf i, j the cluster of step j, both from 1'),
    heights: z.array(real.min(0)).max(5000).describe('Height of each merge'),
    order: z.array(z.number().int().min(1)).max(5001).describe('Leaves as they are drawn, from 1'),
  })
  .refine(
    ({ merges, heights, order }) => merges.length === heights.length && order.length === merges.length + 1,
    'a tree of n leaves has n - 1 merges and heights',
  )
  .refine(
    ({ order }) => new Set(order).size === order.length && order.every((leaf) => leaf <= order.length),
    'order must name each leaf once',
  )
  .refine(
    ({ merges }) =>
      merges.every((pair, step) => pair.every((member) => (member < 0 ? -member <= merges.length + 1 : member > 0 && member <= step))) &&
      new Set(merges.flat()).size === 2 * merges.length,
    'a merge must name leaves and earlier merges, each once',
  )

const annotation = z.strictObject({
  label: label.describe('What it is, for example Anti-SSA'),
  values: z
    .array(z.union([z.string().max(60), real, z.null()]))
    .max(5000)
    .describe('One a row or column, as given; texts are categories'),
})

/** A matrix as colours, with trees and annotations. */
export const heatmapSchema = z
  .strictObject({
    ...captionFields,
    rows: z.array(z.string().max(60)).max(5000).describe('Names of the rows'),
    columns: z.array(z.string().max(60)).max(5000).describe('Names of the columns'),
    values: z.array(z.array(real.nullable())).describe('One list a row, in the order of columns; null is unknown'),
    colour: z
      .strictObject({
        label: label.default('z-score').describe('What the colour means'),
        unit: z.string().max(40).exactOptional(),
        kind: z.enum(['diverging', 'sequential']).default('diverging').describe('Around a centre, or from low to high'),
        low: real.exactOptional().describe('Value of the first colour; beyond it colours stay the same'),
        high: real.exactOptional().describe('Value of the last colour'),
      })
      .prefault({}),
    rowTree: tree.exactOptional().describe('Dendrogram left'),
    columnTree: tree.exactOptional().describe('Dendrogram above'),
    rowAnnotations: z.array(annotation).max(4).default([]),
    columnAnnotations: z.array(annotation).max(8).default([]),
  })
  .refine(
    ({ rows, columns, values }) => values.length === rows.length && values.every((row) => row.length === columns.length),
    'values must have a row for each of rows and a value for each of columns',
  )
  .refine(
    ({ rows, rowTree }) => rowTree === undefined || rowTree.order.length === rows.length,
    'the row tree must have as many leaves as rows',
  )
  .refine(
    ({ columns, columnTree }) => columnTree === undefined || columnTree.order.length === columns.length,
    'the column tree must have as many leaves as columns',
  )
  .refine(
    ({ rows, rowAnnotations }) => rowAnnotations.every(({ values }) => values.length === rows.length),
    'row annotations need a value for each row',
  )
  .refine(
    ({ columns, columnAnnotations }) => columnAnnotations.every(({ values }) => values.length === columns.length),
    'column annotations need a value for each column',
  )
  .refine(({ colour: { low, high } }) => low === undefined || high === undefined || low < high, 'the colour scale must rise')
