import { z } from 'zod'
import { captionFields, label, share } from '../../fields.ts'

/** Receiver operating characteristic curves. */
export const rocSchema = z.strictObject({
  ...captionFields,
  interval: z.string().max(40).default('95% CI').describe('What the intervals of the areas are'),
  curves: z
    .array(
      z.strictObject({
        label: label.describe('Marker or model'),
        points: z
          .array(
            z.strictObject({
              falsePositive: share.describe('1 - specificity'),
              truePositive: share.describe('Sensitivity'),
            }),
          )
          .max(20_000)
          .describe('In order from (0, 0) to (1, 1)'),
        area: z
          .strictObject({ estimate: share, low: share.nullable().default(null), high: share.nullable().default(null) })
          .nullable()
          .default(null)
          .describe('Area under the curve with interval'),
        cut: z
          .strictObject({ falsePositive: share, truePositive: share, label: label.describe('For example 5 mm/5 min') })
          .exactOptional()
          .describe('One threshold, marked'),
      }),
    )
    .max(8),
})
