import { plannedVisitSchema } from '@dacryon/data/schema'
import { wordsSchema } from '@dacryon/endpoints/schema'
import { z } from 'zod'

/** Where a value stands in the files of the study. */
export const placeSchema = z.object({
  file: z.string().describe('Path inside the imported source'),
  line: z.number().describe('Line of the file, the header counted'),
  column: z.number().describe('Column of the file'),
  header: z.string().describe('Header of that column'),
})

/** An instrument in a few words. */
export const instrumentSchema = z.object({
  id: z.string().describe('Id: `star`'),
  version: z.string().describe('Version of the published definition'),
  short: z.string().describe('Short name for headings'),
  title: wordsSchema,
  section: z.string().describe('Where it stands on the shelf: `activity`, `response` ...'),
  mark: z.enum(['primary', 'secondary', 'unverified', 'convention']).describe('How its rule is known'),
  main: z.string().describe('Result that a reader looks at first'),
  compares: z.boolean().describe('True when it says nothing about one visit alone: each visit is compared with the baseline'),
})

/** A reason code, how often it occurred, and what it means. */
export const reasonCountSchema = z.object({
  reason: z.string().describe('Stable code: `missing:ITEM`, `one_eye` ...'),
  words: wordsSchema,
  count: z.number(),
})

/** The study an answer is about. */
export const aboutShape = {
  release: z.string().describe('Release id'),
  study: z.string().describe('Study id'),
  synthetic: z.boolean().describe('The data is generated, of no person'),
}

/** The visit that later ones are compared with, and who chose it. */
export const baselineSchema = z.object({
  visit: z.string().describe('Label of the planned visit'),
  chosen: z.enum(['plan', 'asked', 'first']).describe('By the plan, by the request, or the first visit that has the items'),
})

/** Visits of the study in time. */
export const visitsSchema = z.array(plannedVisitSchema).describe('Planned visits in the order of time')

/** One result of one record. `text` is what a table holds; `number` is for drawing. Without a value, the reasons. */
export const resultSchema = z.object({
  id: z.string(),
  kind: z.enum(['number', 'yes-no', 'category']),
  label: wordsSchema,
  text: z.string().describe('As a table holds it: `4.3333`, `1` and `0` for yes and no, `NA` when there is none'),
  number: z.number().exactOptional().describe('Nearest binary number, for drawing only'),
  words: wordsSchema.exactOptional().describe('Of a category'),
  reasons: z.array(z.string()).exactOptional().describe('Why there is none'),
})
