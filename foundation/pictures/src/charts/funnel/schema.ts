import { z } from 'zod'
import { captionFields, label, real } from '../../fields.ts'

/** Effect against its standard error, one point a study. */
export const funnelSchema = z
  .strictObject({
    ...captionFields,
    effect: z.strictObject({
      label: label.describe('For example log odds ratio; on a log scale give ratios'),
      scale: z.enum(['linear', 'log']).default('linear').describe('Scale of the axis; standard errors are of the logarithm then'),
      none: real.default(0).describe('Value that means no effect'),
    }),
    studies: z
      .array(
        z.strictObject({
          label: label.describe('Study'),
          estimate: real.describe('Effect'),
          error: real.positive().describe('Standard error'),
          filled: z.boolean().default(false).describe('Added by trim and fill'),
        }),
      )
      .max(500),
    pooled: real.nullable().default(null).describe('Pooled effect'),
    contours: z.array(real.gt(0).lt(1)).max(3).default([]).describe('P-values whose regions are shaded, for example 0.1, 0.05, 0.01'),
    label: z.boolean().default(false).describe('Print the names of the studies'),
  })
  .refine(
    ({ effect, studies, pooled }) =>
      effect.scale === 'linear' || (effect.none > 0 && (pooled ?? 1) > 0 && studies.every(({ estimate }) => estimate > 0)),
    'a log scale needs positive effects',
  )
