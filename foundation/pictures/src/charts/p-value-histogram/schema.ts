import { z } from 'zod'
import { captionFields, count, share } from '../../fields.ts'

/** Counts of p-values in bins of equal width. */
export const pValueHistogramSchema = z.strictObject({
  ...captionFields,
  bins: z
    .array(z.strictObject({ from: share, to: share, count }).refine(({ from, to }) => from < to, 'a bin must have a positive width'))
    .max(200)
    .describe('Bins from 0 to 1'),
  none: z.number().min(0).max(1e9).exactOptional().describe('Expected count of a bin when nothing differs, a level line'),
  nullShare: share.exactOptional().describe('Estimated share of features that do not differ'),
})
