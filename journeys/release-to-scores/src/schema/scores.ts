import { wordsSchema } from '@dacryon/endpoints/schema'
import { z } from 'zod'
import { aboutShape, baselineSchema, instrumentSchema, reasonCountSchema, visitsSchema } from './common.ts'
import { planOptionSchema, planRecordSchema } from './plan.ts'

/** Where an item of an instrument comes from, or why it has nothing. */
export const itemSourceSchema = z.object({
  item: z.string(),
  label: wordsSchema,
  unit: z.string().exactOptional(),
  visit: z.enum(['baseline', 'follow-up']).exactOptional(),
  optional: z.boolean().describe('The main result can be had without it'),
  concepts: z
    .array(z.object({ code: z.string(), name: z.string(), variable: z.string(), unit: z.string().exactOptional() }))
    .describe('Concepts of the study that hold it, best first'),
  from: z
    .object({ instrument: z.string(), result: z.string() })
    .exactOptional()
    .describe('Result of another instrument it can be taken from'),
  gap: z
    .enum(['no-variable', 'not-in-study', 'wrong-unit', 'underivable'])
    .exactOptional()
    .describe(
      'Why it has nothing: no dictionary variable means it, no concept holds it, its unit does not convert, the other instrument cannot be derived',
    ),
  variables: z.array(z.string()).describe('Dictionary variables that mean it'),
})

/** How much of an instrument there is at one visit. */
export const coverageSchema = z.object({
  visit: z.string(),
  subjects: z.number().describe('Subjects seen at the visit, with any item of the instrument'),
  scored: z.number().describe('Of these, with the main result'),
  partial: z.number().describe('Of these, with some other result only'),
  reasons: z.array(reasonCountSchema).describe('Why there is no main result, most frequent first'),
})

/** `scores`: what can be derived from a study. */
export const scoresSchema = z.object({
  ...aboutShape,
  visits: visitsSchema,
  baseline: baselineSchema.exactOptional().describe('Absent when no visit has an item that is compared'),
  arm: z.object({ concept: z.string(), name: z.string() }).exactOptional().describe('Variable that holds the arm'),
  readers: z.array(z.string()).describe('Readers who graded something'),
  plan: planRecordSchema.exactOptional().describe('Plan in force; without one nothing is shown by arm'),
  history: z.array(planRecordSchema).describe('Every plan there was, oldest first'),
  options: z.array(planOptionSchema).describe('Choices of the instruments that can be derived'),
  instruments: z.array(
    instrumentSchema.extend({
      state: z.enum(['derived', 'partial', 'none']).describe('Main result for somebody; only other results; nothing at all'),
      items: z.array(itemSourceSchema),
      missing: z.array(z.string()).describe('Items that have nothing'),
      coverage: z.array(coverageSchema),
      why: wordsSchema.exactOptional().describe('Why nothing can be derived at all'),
    }),
  ),
})
