import { z } from 'zod'
import { axisField, captionFields, label, real, share } from '../../fields.ts'

/** Power over sample size or effect. */
export const powerCurveSchema = z.strictObject({
  ...captionFields,
  across: axisField.describe('Horizontal axis, for example patients in each arm'),
  curves: z
    .array(
      z.strictObject({
        label: label.describe('Assumption'),
        points: z
          .array(
            z.strictObject({
              x: real.describe('Sample size or effect'),
              power: share.describe('Power'),
              low: share.nullable().default(null),
              high: share.nullable().default(null),
            }),
          )
          .max(1000),
      }),
    )
    .max(8),
  target: share.default(0.9).describe('Power that is wanted'),
})
