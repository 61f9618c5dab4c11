import { wordsSchema } from '@dacryon/endpoints/schema'
import { z } from 'zod'
import { aboutShape, baselineSchema, instrumentSchema, placeSchema, resultSchema, visitsSchema } from './common.ts'
import { planRecordSchema } from './plan.ts'

/** A value of the files as an item of an instrument. */
const valueSchema = z.object({
  item: z.string(),
  label: wordsSchema,
  visit: z.string().describe('Visit the value is of'),
  text: z.string().describe('Value as used; empty when there is none'),
  unit: z.string().exactOptional().describe('Unit of the text'),
  concept: z.string().exactOptional().describe('Concept it was read from'),
  name: z.string().exactOptional().describe('Name of the concept'),
  place: placeSchema.exactOptional(),
  why: z.string().exactOptional().describe('Reason code when it could not be used'),
})

/** What one item of a record was given. */
export const inputSchema = valueSchema.extend({
  from: z.string().exactOptional().describe('Result of another instrument it was taken from instead: `clinessdai.total`'),
  through: z.array(valueSchema).exactOptional().describe('Values of the files, as items of that instrument, which the result rests on'),
})

/** One record: an instrument at a visit. */
export const recordSchema = z.object({
  visit: z.string(),
  eye: z.enum(['right', 'left']).exactOptional().describe('For an instrument of one eye'),
  results: z.array(resultSchema),
  reasons: z.array(z.string()).describe('Why results are missing'),
  flags: z.array(z.string()).describe('What a reader must know of results that are there'),
  parts: z
    .array(z.object({ id: z.string(), label: wordsSchema, got: z.number().exactOptional(), of: z.number() }))
    .describe('What each domain or item adds'),
  inputs: z.array(inputSchema),
})

/** `score-subject`: every derived result of one patient. */
export const scoreSubjectSchema = z.object({
  ...aboutShape,
  subject: z.string(),
  visits: visitsSchema.describe('Visits at which the patient has any record, in time'),
  dates: z.record(z.string(), z.string()).describe('Date of a visit where the files have one'),
  baseline: baselineSchema.exactOptional(),
  plan: planRecordSchema.exactOptional(),
  words: z.record(z.string(), wordsSchema).describe('What the reasons and flags mean'),
  instruments: z.array(
    instrumentSchema.extend({
      madeWith: z.string().describe('`star@2022-candidate`'),
      options: z.record(z.string(), z.string()),
      records: z.array(recordSchema),
    }),
  ),
})
