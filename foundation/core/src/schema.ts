import { z } from 'zod'
import type { Criterion, Question } from './criterion.ts'
import { parsePartialDate } from './dates.ts'

const concept = z.string().min(1).describe('Concept code')
const visits = z.array(z.string()).min(1).exactOptional().describe('Only at these planned visits')
const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'a plain decimal number')
  .describe('Decimal number as text')
const day = z
  .string()
  .refine((text) => parsePartialDate(text).ok, 'an ISO date (YYYY, YYYY-MM or YYYY-MM-DD)')
  .exactOptional()
  .describe('ISO date, may be partial')

/** Criterion as it travels: JSON in, the same tree out. */
export const criterionSchema: z.ZodType<Criterion> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all'), of: z.array(criterionSchema) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(criterionSchema) }),
    z.strictObject({ kind: z.literal('not'), of: criterionSchema }),
    z.strictObject({ kind: z.literal('same'), scope: z.enum(['visit', 'eye', 'gland', 'sample']), of: criterionSchema }),
    z.strictObject({ kind: z.literal('has'), concept, visits }),
    z.strictObject({ kind: z.literal('compare'), concept, operator: z.enum(['<', '<=', '>', '>=', '=', '!=']), value: decimal, visits }),
    z.strictObject({ kind: z.literal('between'), concept, low: decimal, high: decimal, visits }),
    z.strictObject({ kind: z.literal('one-of'), concept, values: z.array(z.string()).min(1), visits }),
    z.strictObject({ kind: z.literal('dated'), concept, from: day, to: day, visits }),
    z.strictObject({ kind: z.literal('subjects'), ids: z.array(z.string()) }),
  ]),
) as z.ZodType<Criterion>

/** Question as it travels. */
export const questionSchema: z.ZodType<Question> = z.strictObject({
  scope: z.enum(['patient', 'visit', 'eye', 'gland', 'sample']).default('patient').describe('What is counted'),
  where: criterionSchema,
}) as z.ZodType<Question>

/** Issue as it travels. */
export const issueSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  remedy: z.string(),
  file: z.string().exactOptional(),
  line: z.number().exactOptional(),
  column: z.union([z.number(), z.string()]).exactOptional(),
  value: z.string().exactOptional(),
  expected: z.string().exactOptional(),
  times: z.number().exactOptional(),
})
