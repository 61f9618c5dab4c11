import { z } from 'zod'
import { axisField, captionFields, count, label } from '../../fields.ts'

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
            low: z.number().describe('Lower end of the whisker'),
            q1: z.number().describe('First quartile'),
            median: z.number().describe('Median'),
            q3: z.number().describe('Third quartile'),
            high: z.number().describe('Upper end of the whisker'),
          })
          .refine(ordered, 'the five numbers must be in order')
          .nullable()
          .describe('Box, or null where the group is empty'),
        mean: z.number().exactOptional().describe('Mean, drawn as a diamond'),
        points: z.array(z.number()).max(5000).default([]).describe('Values drawn one by one: all, or those beyond the whiskers'),
        density: z
          .array(
            z.strictObject({
              value: z.number().describe('Value'),
              density: z.number().min(0).describe('Density at the value'),
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
