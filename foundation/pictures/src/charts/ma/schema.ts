import { z } from 'zod'
import { captionFields, label, real, share } from '../../fields.ts'
import { aligned, featureFields } from '../../point-fields.ts'

/** Effect against average level, one point a feature. */
export const maSchema = z
  .strictObject({
    ...captionFields,
    ...featureFields,
    average: z.array(real).describe('Average level of each feature, for example mean log2 expression'),
    effect: z.array(real).describe('Effect of each feature, for example log2 fold change'),
    averageLabel: label.default('Mean log2 expression').describe('Horizontal axis'),
    effectLabel: label.default('log2 fold change').describe('Vertical axis'),
    threshold: share.default(0.05).describe('Largest adjusted p-value that counts as different'),
    trend: z
      .array(z.strictObject({ x: real, y: real }))
      .max(500)
      .default([])
      .describe('A smooth line through the points'),
  })
  .refine(...aligned(['names', 'average', 'effect', 'adjusted']))
