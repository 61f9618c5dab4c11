import { z } from 'zod'
import { axisField, captionFields, count, label, real } from '../../fields.ts'

/** Bins, density curves or both, for one group or several. */
export const distributionSchema = z.strictObject({
  ...captionFields,
  value: axisField.describe('The measured variable'),
  bars: z.enum(['count', 'percent']).default('count').describe('What the height of a bar means'),
  groups: z
    .array(
      z.strictObject({
        label: label.describe('Group'),
        n: count.describe('Values in the group'),
        bins: z
          .array(
            z
              .strictObject({
                from: real.describe('Lower edge, in the unit of the variable'),
                to: real.describe('Upper edge'),
                count: count.describe('Values in the bin'),
              })
              .refine(({ from, to }) => from < to, 'a bin must have a positive width'),
          )
          .max(400)
          .default([])
          .describe('Histogram'),
        density: z
          .array(
            z.strictObject({
              x: real.describe('Value'),
              density: real.min(0).describe('Density at the value, area one'),
            }),
          )
          .max(2048)
          .default([])
          .describe('Density curve, in order of x'),
        median: real.exactOptional().describe('Median, marked on the axis'),
      }),
    )
    .max(8)
    .describe('Groups'),
  reference: z.strictObject({ value: real, label }).exactOptional().describe('A line to compare with, such as an entry criterion'),
})
