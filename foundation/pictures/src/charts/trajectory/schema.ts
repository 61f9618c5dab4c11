import { z } from 'zod'
import { axisField, captionFields, count, label, limit, real } from '../../fields.ts'

/** Estimates over time, one line a group. */
export const trajectorySchema = z.strictObject({
  ...captionFields,
  time: axisField.describe('Time axis'),
  visits: z
    .array(z.strictObject({ time: real.describe('Time of the visit'), label }))
    .max(40)
    .default([])
    .describe('Planned visits: ticks stand here instead of at round numbers'),
  value: axisField.describe('The measured variable'),
  interval: z.string().max(60).default('95% confidence interval').describe('What the intervals are'),
  band: z.enum(['bars', 'ribbon']).default('bars').describe('How intervals are drawn'),
  reference: z.strictObject({ value: real, label }).exactOptional().describe('Horizontal line, such as no change'),
  series: z
    .array(
      z.strictObject({
        label: label.describe('Group'),
        points: z
          .array(
            z.strictObject({
              time: real.describe('Time'),
              estimate: real.nullable().describe('Estimate; null leaves a gap'),
              low: limit.default(null).describe('Lower limit'),
              high: limit.default(null).describe('Upper limit'),
              n: count.exactOptional().describe('Patients who contribute'),
            }),
          )
          .max(2000)
          .describe('In order of time'),
      }),
    )
    .max(8)
    .describe('Groups'),
})
