import { z } from 'zod'
import { captionFields, label, share } from '../../fields.ts'
import { aligned, featureFields } from '../../point-fields.ts'

/** Effect against average level, one point a feature. */
export const maSchema = z
  .strictObject({
    ...captionFields,
    ...featureFields,
    average: z.array(z.number()).describe('Average level of each feature, for example mean log2 expression'),
    effect: z.array(z.number()).describe('Effect of each feature, for example log2 fold change'),
    averageLabel: label.default('Mean log2 expression').describe('Horizontal axis'),
    effectLabel: label.default('log2 fold change').describe('Vertical axis'),
    threshold: share.default(0.05).describe('Largest adjusted p-value that counts as different'),
    trend: z
      .array(z.strictObject({ x: z.number(), y: z.number() }))
      .max(500)
      .default([])
      .describe('A smooth line through the points'),
  })
  .refine(...aligned(['names', 'average', 'effect', 'adjusted']))
