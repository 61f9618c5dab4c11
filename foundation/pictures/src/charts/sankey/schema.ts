import { z } from 'zod'
import { captionFields, count, label } from '../../fields.ts'

/** Where patients were lost on the way from the register to the analysis. */
export const sankeySchema = z
  .strictObject({
    ...captionFields,
    nodes: z
      .array(
        z.strictObject({
          id: z.string().min(1).max(60).describe('Name for links'),
          label: label.describe('Name in the picture'),
          stage: z.number().int().min(0).max(11).describe('Column, from 0'),
          lost: z.boolean().default(false).describe('Patients who do not go on'),
        }),
      )
      .max(60),
    links: z.array(z.strictObject({ from: z.string(), to: z.string(), count: count.describe('Patients') })).max(300),
  })
  .refine(({ nodes }) => new Set(nodes.map(({ id }) => id)).size === nodes.length, 'two nodes have one id')
  .refine(({ nodes, links }) => {
    const stages = new Map(nodes.map(({ id, stage }) => [id, stage]))
    return links.every(({ from, to }) => (stages.get(from) ?? Number.POSITIVE_INFINITY) < (stages.get(to) ?? Number.NEGATIVE_INFINITY))
  }, 'a link must go from a known node to a known node of a later stage')
