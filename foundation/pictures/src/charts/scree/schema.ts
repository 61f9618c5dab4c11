import { z } from 'zod'
import { captionFields, share } from '../../fields.ts'

/** Share of variance of components. */
export const screeSchema = z.strictObject({
  ...captionFields,
  components: z
    .array(
      z.strictObject({
        variance: share.describe('Share of variance'),
        random: share.exactOptional().describe('The same in permuted data (parallel analysis)'),
      }),
    )
    .max(60)
    .describe('In order'),
})
