import { z } from 'zod'
import { axisField, captionFields, count, label, limit, real, share } from '../../fields.ts'

/** Product-limit curves with what stands under them. */
export const kaplanMeierSchema = z.strictObject({
  ...captionFields,
  time: axisField.describe('Time since what'),
  outcome: label.describe('The vertical axis, for example Free of flare'),
  form: z.enum(['survival', 'incidence']).default('survival').describe('Falling from one, or rising from zero'),
  test: z.string().max(120).exactOptional().describe('Words inside the picture, for example Log-rank P = 0.03'),
  curves: z
    .array(
      z.strictObject({
        label: label.describe('Group'),
        n: count.describe('Patients at the start'),
        events: count.describe('Events'),
        steps: z
          .array(
            z.strictObject({
              time: real.min(0).describe('Time of the event'),
              estimate: share.describe('Curve from here on'),
              low: share.nullable().default(null).describe('Lower limit'),
              high: share.nullable().default(null).describe('Upper limit'),
            }),
          )
          .max(5000)
          .describe('In order of time; the start (time 0) need not be there'),
        censored: z.array(real.min(0)).max(5000).default([]).describe('Times of censoring, drawn as ticks'),
        last: real.min(0).exactOptional().describe('End of follow-up, where the curve stops'),
        median: z
          .strictObject({ estimate: real.nullable(), low: limit.default(null), high: limit.default(null) })
          .exactOptional()
          .describe('Median time with interval; null when not reached'),
      }),
    )
    .max(8)
    .describe('Groups'),
  atRisk: z
    .strictObject({
      times: z.array(real.min(0)).max(24).describe('Times of the columns; ticks of the axis stand here'),
      counts: z.array(z.array(count).max(24)).max(8).describe('At risk, one row a curve'),
    })
    .refine(({ times, counts }) => counts.every((row) => row.length === times.length), 'each row needs a count for each time')
    .exactOptional()
    .describe('The table of patients at risk'),
})
