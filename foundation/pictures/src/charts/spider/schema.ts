import { z } from 'zod'
import { axisField, captionFields, label, real } from '../../fields.ts'

/** One line a patient over time. */
export const spiderSchema = z.strictObject({
  ...captionFields,
  time: axisField.describe('Time'),
  value: axisField.describe('What is followed, for example change from baseline'),
  groups: z.array(label).max(8).default([]).describe('Order of the groups in the legend'),
  patients: z
    .array(
      z.strictObject({
        label: label.describe('Patient'),
        group: label.exactOptional().describe('Arm or response'),
        points: z
          .array(z.strictObject({ time: real.describe('Time'), value: real.describe('Value') }))
          .max(200)
          .describe('In order of time'),
        ended: z.boolean().default(false).describe('Left the study after the last point; marked with a cross'),
      }),
    )
    .max(1000),
  reference: z.strictObject({ value: real, label }).exactOptional().describe('Horizontal line'),
})
