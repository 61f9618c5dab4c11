import { z } from 'zod'
import { axisField, captionFields, label, limit, real } from '../../fields.ts'
import { aligned } from '../../point-fields.ts'

const line = z.strictObject({
  estimate: real.describe('Height of the line'),
  low: limit.default(null).describe('Lower confidence limit'),
  high: limit.default(null).describe('Upper confidence limit'),
})

/** Difference of two measurements against their mean. */
export const blandAltmanSchema = z
  .strictObject({
    ...captionFields,
    meanAxis: axisField.describe('Mean of the two measurements'),
    differenceAxis: axisField.describe('First minus second'),
    mean: z.array(real).max(20_000).describe('Mean of each pair'),
    difference: z.array(real).max(20_000).describe('Difference of each pair'),
    group: z.array(label).max(20_000).exactOptional().describe('Group of each pair, for example the reader'),
    bias: line.nullable().default(null).describe('Mean difference'),
    lower: line.nullable().default(null).describe('Lower limit of agreement'),
    upper: line.nullable().default(null).describe('Upper limit of agreement'),
  })
  .refine(...aligned(['mean', 'difference', 'group']))
