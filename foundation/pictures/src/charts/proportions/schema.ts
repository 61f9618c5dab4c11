import { z } from 'zod'
import { captionFields, count, label, share } from '../../fields.ts'

/** Shares with intervals, in clusters. */
export const proportionsSchema = z.strictObject({
  ...captionFields,
  measure: label.describe('What the share is of, for example STAR responders'),
  interval: z.string().max(60).default('95% confidence interval').describe('What the intervals are'),
  groups: z.array(label).max(8).describe('Bars within a cluster, in order, for example arms'),
  clusters: z
    .array(
      z.strictObject({
        label: label.describe('Cluster, for example a visit or an endpoint'),
        bars: z
          .array(
            z
              .strictObject({
                group: label.describe('One of groups'),
                estimate: share.nullable().describe('Share from 0 to 1; null where nobody was observed'),
                low: share.nullable().default(null).describe('Lower limit'),
                high: share.nullable().default(null).describe('Upper limit'),
                yes: count.exactOptional().describe('Patients with the event'),
                of: count.exactOptional().describe('Patients observed'),
              })
              .refine(({ yes, of }) => yes === undefined || of === undefined || yes <= of, 'more events than patients'),
          )
          .max(8),
        comparison: z.string().max(80).exactOptional().describe('Words above the cluster, for example P = 0.02'),
      }),
    )
    .max(24)
    .describe('Clusters, in order'),
})
