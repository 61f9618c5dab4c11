import { z } from 'zod'
import { captionFields, label, real, share } from '../../fields.ts'

const points = z
  .array(z.strictObject({ threshold: share.describe('Threshold probability'), benefit: real.describe('Net benefit') }))
  .max(1000)

/** Net benefit of models over thresholds. */
export const decisionCurveSchema = z.strictObject({
  ...captionFields,
  outcome: label.describe('What is predicted'),
  models: z.array(z.strictObject({ label: label.describe('Model'), points: points.describe('In order of threshold') })).max(6),
  all: points.default([]).describe('Net benefit of treating everybody'),
})
