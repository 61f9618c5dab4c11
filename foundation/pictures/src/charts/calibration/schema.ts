import { z } from 'zod'
import { captionFields, count, label, real, share } from '../../fields.ts'

/** Predicted against observed risk. */
export const calibrationSchema = z.strictObject({
  ...captionFields,
  outcome: label.describe('What is predicted'),
  models: z
    .array(
      z.strictObject({
        label: label.describe('Model'),
        bins: z
          .array(
            z.strictObject({
              predicted: share.describe('Mean predicted risk'),
              observed: share.describe('Observed share'),
              low: share.nullable().default(null).describe('Lower limit'),
              high: share.nullable().default(null).describe('Upper limit'),
              n: count.exactOptional().describe('Patients'),
            }),
          )
          .max(100)
          .default([]),
        smooth: z
          .array(
            z.strictObject({
              predicted: share,
              observed: share,
              low: share.nullable().default(null),
              high: share.nullable().default(null),
            }),
          )
          .max(1000)
          .default([])
          .describe('Smooth curve, in order of predicted'),
        intercept: real.exactOptional().describe('Calibration intercept'),
        slope: real.exactOptional().describe('Calibration slope'),
      }),
    )
    .max(4),
  risks: z
    .array(z.strictObject({ from: share, to: share, count }).refine(({ from, to }) => from < to, 'a bin must have a positive width'))
    .max(100)
    .default([])
    .describe('Histogram of predicted risks below the picture'),
})
