import { wordsSchema } from '@dacryon/endpoints/schema'
import { z } from 'zod'
import { aboutShape, baselineSchema, instrumentSchema, reasonCountSchema, visitsSchema } from './common.ts'
import { planRecordSchema } from './plan.ts'

/** An estimate with its interval. */
export const estimateSchema = z.object({
  estimate: z.number(),
  low: z.number(),
  high: z.number(),
  level: z.number().describe('Confidence level: 0.95'),
  method: z.string().describe('`Wilson`, `Newcombe hybrid score`'),
  warnings: z.array(z.string()),
})

/** A result in one group. Which of `numbers`, `yes` and `categories` is there follows from `kind`. */
export const resultSummarySchema = z.object({
  result: z.string(),
  kind: z.enum(['number', 'yes-no', 'category']),
  label: wordsSchema,
  known: z.number().describe('Subjects with the result'),
  missing: z.number().describe('Subjects with a record and without the result'),
  numbers: z
    .object({
      mean: z.number(),
      sd: z.number().exactOptional().describe('With n - 1; absent for one value'),
      min: z.number(),
      q1: z.number(),
      median: z.number(),
      q3: z.number(),
      max: z.number(),
    })
    .exactOptional(),
  yes: z.number().exactOptional().describe('Subjects who met it'),
  rate: estimateSchema.exactOptional().describe('Share of those with the result'),
  rateOfAll: estimateSchema.exactOptional().describe('Share of all subjects of the group, a missing result counted as not met'),
  categories: z.array(z.object({ value: z.string(), label: wordsSchema, count: z.number() })).exactOptional(),
})

/** One visit, in one arm or in all. */
export const summaryGroupSchema = z.object({
  visit: z.string(),
  arm: z.string().exactOptional(),
  enrolled: z.number().describe('Subjects of the arm, whether they came or not'),
  subjects: z.number().describe('Subjects with a record of the instrument at the visit'),
  scored: z.number().describe('Of these, with the main result'),
  results: z.array(resultSummarySchema),
  reasons: z.array(reasonCountSchema),
  flags: z.array(z.object({ flag: z.string(), words: wordsSchema, count: z.number() })),
})

/** Difference of the rates of two arms at a visit: `arm` minus `reference`. */
export const differenceSchema = z.object({
  visit: z.string(),
  result: z.string(),
  arm: z.string(),
  reference: z.string(),
  of: z.enum(['known', 'all']).describe('Of those with the result, or of all with a missing result counted as not met'),
  counts: z.object({ yes: z.number(), n: z.number(), referenceYes: z.number(), referenceN: z.number() }),
  difference: estimateSchema,
})

/** Movements between states from the baseline to a visit. */
export const transitionSchema = z.object({
  visit: z.string(),
  arm: z.string().exactOptional(),
  result: z.string(),
  from: z.string().describe('State at baseline; `NA` when not known'),
  to: z.string().describe('State at the visit; `NA` when not known'),
  fromWords: wordsSchema,
  toWords: wordsSchema,
  count: z.number(),
})

/** `score-summary`: one instrument over visits and arms. */
export const scoreSummarySchema = z.object({
  ...aboutShape,
  instrument: instrumentSchema,
  visits: visitsSchema,
  baseline: baselineSchema.exactOptional(),
  plan: planRecordSchema.exactOptional().describe('Plan in force'),
  options: z.record(z.string(), z.string()).describe('Options that the records were scored with'),
  by: z.object({ concept: z.string(), name: z.string() }).exactOptional().describe('Variable whose categories are the arms'),
  reference: z.string().exactOptional().describe('Arm that the others are compared with'),
  groups: z.array(summaryGroupSchema).describe('By visit; by visit and arm when arms are shown'),
  differences: z.array(differenceSchema),
  transitions: z.array(transitionSchema),
  reasons: z.array(reasonCountSchema).describe('Over all groups'),
})
