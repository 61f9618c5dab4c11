import { z } from 'zod'
import { axisField, captionFields, count, label, real } from '../../fields.ts'

const ordered = ({ low, q1, median, q3, high }: { low: number; q1: number; median: number; q3: number; high: number }): boolean =>
  low <= q1 && q1 <= median && median <= q3 && q3 <= high

/** Five numbers a group, with its points, its density, or both. */
export const boxSchema = z.strictObject({
  ...captionFields,
  value: axisField.describe('The measured variable'),
  scale: z.enum(['linear', 'log']).default('linear').describe('Scale of the value axis'),
  group: label.exactOptional().describe('What the groups are'),
  groups: z
    .array(
      z.strictObject({
        label: label.describe('Group'),
        n: count.describe('Values in the group'),
        summary: z
          .strictObject({
            low: real.describe('Lower end of the whisker'),
            q1: real.describe('First quartile'),
            median: real.describe('Median'),
            q3: real.describe('Third quartile'),
            high: real.describe('Upper end of the whisker'),
          })
          .refine(ordered, 'the five numbers must be in order')
          .nullable()
          .describe('Box, or null where the group is empty'),
        mean: real.exactOptional().describe('Mean, drawn as a diamond'),
        points: z.array(real).max(5000).default([]).describe('Values drawn one by one: all, or those beyond the whiskers'),
        density: z
          .array(
            z.strictObject({
              value: real.describe('Value'),
              density: real.min(0).describe('Density at the value'),
            }),
          )
          .max(1024)
          .default([])
          .describe('Violin, in order of value'),
      }),
    )
    .max(40)
    .describe('Groups'),
  comparisons: z
    .array(
      z.strictObject({ from: label.describe('Group'), to: label.describe('Other group'), text: label.describe('For example P = 0.03') }),
    )
    .max(6)
    .default([])
    .describe('Brackets above pairs of groups'),
})
