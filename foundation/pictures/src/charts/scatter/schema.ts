import { z } from 'zod'
import { axisField, captionFields, label, real } from '../../fields.ts'
import { aligned, mostPoints } from '../../point-fields.ts'

/** Points on two axes, coloured by group: PCA, UMAP, or any two variables. */
export const scatterSchema = z
  .strictObject({
    ...captionFields,
    xAxis: axisField.describe('Horizontal axis, for example PC1 with unit 23% of variance'),
    yAxis: axisField.describe('Vertical axis'),
    x: z.array(real).max(mostPoints).describe('Horizontal position of each point'),
    y: z.array(real).max(mostPoints).describe('Vertical position of each point'),
    group: z.array(z.string().max(60)).max(mostPoints).exactOptional().describe('Group of each point'),
    groups: z.array(label).max(8).exactOptional().describe('Order of the groups; without it, order of appearance'),
    names: z.array(z.string().max(60)).max(mostPoints).exactOptional().describe('Name of each point'),
    label: z.array(label).max(60).default([]).describe('Names to print beside their points'),
    outlines: z
      .array(
        z.strictObject({
          group: label,
          points: z
            .array(z.tuple([real, real]))
            .min(3)
            .max(500),
        }),
      )
      .max(8)
      .default([])
      .describe('Closed outlines, for example ellipses of confidence'),
    embedding: z.boolean().default(false).describe('Axes without meaning of their own (UMAP): no ticks'),
  })
  .refine(...aligned(['x', 'y', 'group', 'names']))
