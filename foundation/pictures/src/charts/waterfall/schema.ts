import { z } from 'zod'
import { axisField, captionFields, label, real } from '../../fields.ts'

/** One bar a patient, the largest change first. */
export const waterfallSchema = z.strictObject({
  ...captionFields,
  value: axisField.describe('What changed, for example change of ESSDAI from baseline'),
  groups: z.array(label).max(8).default([]).describe('Order of the groups in the legend'),
  patients: z
    .array(
      z.strictObject({
        label: label.describe('Patient'),
        change: real.describe('Change'),
        group: label.exactOptional().describe('Arm or response'),
      }),
    )
    .max(2000),
  thresholds: z
    .array(z.strictObject({ value: real, label }))
    .max(3)
    .default([])
    .describe('Lines of important change'),
})
