import { wordsSchema } from '@dacryon/endpoints/schema'
import { z } from 'zod'
import { aboutShape, baselineSchema, placeSchema } from './common.ts'
import { inputSchema } from './subject.ts'

/** A total of the file beside the recomputed one. */
export const mismatchSchema = z.object({
  instrument: z.string(),
  result: z.string(),
  concept: z.string(),
  subject: z.string(),
  visit: z.string(),
  inFile: z.string().describe('As the file has it'),
  recomputed: z.string(),
  difference: z.string().exactOptional().describe('File minus recomputed, exact where it can be written out; absent for words'),
  place: placeSchema.describe('Where the file has it'),
  inputs: z.array(inputSchema).describe('What it was recomputed from'),
})

/** `score-mismatches`: totals of the file against recomputed ones. */
export const scoreMismatchesSchema = z.object({
  ...aboutShape,
  baseline: baselineSchema.exactOptional(),
  compared: z
    .array(
      z.object({
        concept: z.string(),
        name: z.string(),
        variable: z.string(),
        instrument: z.string(),
        result: z.string(),
        label: wordsSchema,
        totals: z.number().describe('Totals in the file'),
        exact: z.number().describe('Equal exactly'),
        rounded: z.number().describe('Equal within half of the last printed digit of the file, and no closer'),
        different: z.number(),
        unknown: z.number().describe('Cannot be recomputed: items are missing'),
      }),
    )
    .describe('One row a total that the file holds and an instrument gives'),
  mismatches: z.array(mismatchSchema).describe('Every one, in order of subject and visit'),
})
