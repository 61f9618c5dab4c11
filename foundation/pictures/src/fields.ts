import { z } from 'zod'

/** Words around every picture. */
export const captionFields = {
  title: z.string().min(1).max(200).describe('Title: what was measured in whom'),
  subtitle: z.string().max(300).exactOptional().describe('Second line: population, model, adjustment'),
  note: z.string().max(600).exactOptional().describe('Small print below: abbreviations, missing data, source'),
}

/** A number that can be drawn: finite, and not so large that a sum of two would overflow. */
export const real = z.number().min(-1e100).max(1e100)

/** A name that stands in the picture. */
export const label = z.string().min(1).max(120)

/** A share or probability from 0 to 1. */
export const share = real.min(0).max(1)

/** A count: whole, not negative. */
export const count = z.number().int().min(0)

/** A limit of an interval; infinite limits are said in words, unknown ones are null. */
export const limit = z.union([real, z.literal('Infinity'), z.literal('-Infinity'), z.null()])

/** An axis: its label and unit. */
export const axisField = z.strictObject({
  label: label.describe('What the axis measures'),
  unit: z.string().max(40).exactOptional().describe('Unit as it should be printed, for example mm/5 min'),
})

/** Words of an axis. */
export type AxisWords = z.output<typeof axisField>

/** Limits of a value with those limits. */
export type Limit = z.output<typeof limit>
