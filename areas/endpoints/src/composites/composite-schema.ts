import { units } from '@dacryon/core'
import { z } from 'zod'
import { wordsSchema } from '../definition/words-schema.ts'
import type { Composite, MetWhen } from './composite.ts'

const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'must be a decimal number as text')
  .describe('Decimal number as text')
const amount = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'must be a decimal number as text, zero or above')
  .describe('Decimal number as text, zero or above')
const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'must start with a small letter and hold only small letters, digits and underscores')
  .describe('Small letters, digits and underscores')
const count = z.int().min(1)
const text = z.string().min(1)
const unit = z.enum(units)
const mark = z.enum(['primary', 'secondary', 'unverified', 'convention'])
const visit = z.enum(['baseline', 'follow-up'])
const direction = z.enum(['fall', 'rise'])
const comparison = { is: z.enum(['<', '<=', '>', '>=']), than: decimal }

const metWhenSchema: z.ZodType<MetWhen> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('change'), to: direction, by: amount }),
    z.strictObject({
      kind: z.literal('percent'),
      to: direction,
      by: amount,
      fromZero: z
        .union([z.literal('any-rise'), z.strictObject({ option: id })], 'must be "any-rise" or an object that names an option')
        .exactOptional()
        .describe('What a rise from zero means'),
    }),
    z.strictObject({ kind: z.literal('state'), at: visit, ...comparison }),
    z.strictObject({ kind: z.literal('any'), of: z.array(metWhenSchema).min(1) }),
  ]),
)

const variables = z.array(text)

const measure = z.strictObject({
  label: wordsSchema,
  help: wordsSchema.exactOptional(),
  unit,
  accepts: z.array(unit).exactOptional(),
  min: decimal.exactOptional(),
  max: decimal.exactOptional(),
  whole: z.literal(true).exactOptional(),
  halfLimit: z.literal(true).exactOptional(),
  eyes: z.literal('mean').exactOptional(),
  variables: z
    .union([variables, z.strictObject({ right: variables, left: variables })], 'must be a list, or one list for each eye')
    .exactOptional(),
  from: z.strictObject({ instrument: text, result: text }).exactOptional(),
  worse: z.enum(['higher', 'lower']),
})

const domain = z.strictObject({
  id,
  label: wordsSchema,
  rule: wordsSchema,
  points: count,
  tests: z
    .array(
      z.strictObject({ id, label: wordsSchema, measure: id, metWhen: metWhenSchema, abnormal: z.strictObject(comparison).exactOptional() }),
    )
    .min(1),
  judge: z.enum(['separately', 'jointly']),
  gaps: z.enum(['undecided', 'ignored']),
  option: id.exactOptional(),
  warn: z.strictObject({ flag: id, words: wordsSchema, measure: id, at: visit, ...comparison }).exactOptional(),
})

const citation = z.strictObject({
  title: text,
  authors: text.exactOptional(),
  year: z.int().exactOptional(),
  doi: text.exactOptional(),
  url: text.exactOptional(),
  where: text.exactOptional(),
})

const words = z.array(wordsSchema)
const texts = z.record(z.string(), z.string())

/** A composite as it travels: JSON in, the same value out. Its shape only; `parseComposite` also checks that its parts fit together. */
export const compositeSchema: z.ZodType<Composite> = z.strictObject({
  id,
  version: text,
  short: text,
  title: wordsSchema,
  aliases: z.array(text).exactOptional(),
  describes: wordsSchema,
  measures: z.record(id, measure),
  domains: z.array(domain).min(1),
  responder: z.strictObject({
    atLeast: count,
    whenMissing: z.union([z.literal('bounds'), z.strictObject({ fewerThan: count })], 'must be "bounds" or an object with fewerThan'),
  }),
  zeroOptions: z.record(id, wordsSchema).exactOptional(),
  rule: wordsSchema,
  missingRule: wordsSchema,
  mark,
  marks: z.array(z.strictObject({ what: wordsSchema, mark, where: text.exactOptional() })).exactOptional(),
  citations: z.array(citation),
  thresholds: z
    .array(z.strictObject({ label: wordsSchema, value: text, option: id.exactOptional(), mark, citation: citation.exactOptional() }))
    .exactOptional(),
  disagreements: words.exactOptional(),
  edgeCases: words.exactOptional(),
  notice: wordsSchema.exactOptional(),
  examples: z.array(z.strictObject({ title: wordsSchema, input: texts, options: texts.exactOptional(), expect: texts })).exactOptional(),
})
