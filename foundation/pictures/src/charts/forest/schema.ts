import { z } from 'zod'
import { captionFields, label, limit, real } from '../../fields.ts'

/** Effects with intervals, one a row: subgroups of a trial or studies of a meta-analysis. */
export const forestSchema = z
  .strictObject({
    ...captionFields,
    effect: z.strictObject({
      label: label.describe('For example Odds ratio or Difference in means'),
      scale: z.enum(['linear', 'log']).describe('Scale of the axis; ratios belong on log'),
      none: real.describe('Value that means no effect: 0 or 1'),
      low: label.exactOptional().describe('What lies left of no effect, for example Favours placebo'),
      high: label.exactOptional().describe('What lies right'),
      interval: z.string().max(40).default('95% CI').describe('What the intervals are'),
    }),
    columns: z.array(label).max(4).default([]).describe('Headings of the columns of text between label and picture'),
    after: z.array(label).max(2).default([]).describe('Headings of columns right of the estimates, for example P for interaction'),
    rows: z
      .array(
        z.strictObject({
          label: label.describe('Study, subgroup or heading'),
          kind: z.enum(['estimate', 'heading', 'summary']).default('estimate').describe('A summary is drawn as a diamond'),
          estimate: real.nullable().default(null).describe('Effect; null where it is not estimable'),
          low: limit.default(null).describe('Lower limit'),
          high: limit.default(null).describe('Upper limit'),
          weight: real.min(0).exactOptional().describe('Weight in the summary; the square has this area'),
          reason: z.string().max(60).exactOptional().describe('Why there is no estimate'),
          cells: z.array(z.string().max(60)).max(4).default([]).describe('Texts under columns'),
          after: z.array(z.string().max(60)).max(2).default([]).describe('Texts under the columns right'),
        }),
      )
      .max(200)
      .describe('From top to bottom'),
  })
  .refine(
    ({ effect, rows }) =>
      effect.scale === 'linear' ||
      (effect.none > 0 && rows.every(({ estimate, low, high }) => [estimate, low, high].every((x) => typeof x !== 'number' || x >= 0))),
    'a log scale has no place for negative values',
  )
