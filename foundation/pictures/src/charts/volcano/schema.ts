import { z } from 'zod'
import { captionFields, label, real, share } from '../../fields.ts'
import { aligned, featureFields } from '../../point-fields.ts'

/** Effect against evidence, one point a feature. */
export const volcanoSchema = z
  .strictObject({
    ...captionFields,
    ...featureFields,
    effect: z.array(real).describe('Effect of each feature, for example log2 fold change'),
    p: z.array(share).describe('P-value of each feature; 0 is drawn at the upper edge'),
    effectLabel: label.default('log2 fold change').describe('Horizontal axis'),
    thresholds: z
      .strictObject({
        effect: real.min(0).default(0).describe('Least absolute effect'),
        adjusted: share.default(0.05).describe('Largest adjusted p-value; without adjusted values the p-value itself'),
      })
      .prefault({})
      .describe('What counts as different'),
  })
  .refine(...aligned(['names', 'effect', 'p', 'adjusted']))
