import { z } from 'zod'

const words = z.object({ en: z.string(), fr: z.string() })

const mark = z
  .enum(['primary', 'secondary', 'unverified', 'convention'])
  .describe('primary: read in the primary publication; secondary: in a secondary text; unverified: from memory; convention: decided here')

const citation = z.object({
  title: z.string(),
  authors: z.string().exactOptional(),
  year: z.number().exactOptional(),
  doi: z.string().exactOptional(),
  url: z.string().exactOptional(),
  where: z.string().exactOptional(),
})
const choices = z.record(z.string(), words).exactOptional()
const unit = { unit: z.string().exactOptional().describe('UCUM code'), unitText: words.exactOptional() }
const bounds = { min: z.string().exactOptional(), max: z.string().exactOptional() }

/** One line of the list of instruments. */
export const briefSchema = z.object({
  id: z.string(),
  version: z.string(),
  short: z.string(),
  title: words,
  section: z.string(),
  mark,
  measures: words,
  aliases: z.array(z.string()),
  needsFile: z.boolean().describe('Needs a file of its own: a value set, coefficients'),
})

const itemSchema = z.object({
  id: z.string(),
  kind: z.enum(['level', 'number', 'yes-no', 'choice']),
  label: words,
  help: words.exactOptional(),
  recall: words.exactOptional(),
  group: words.exactOptional(),
  visit: z.enum(['baseline', 'follow-up']).exactOptional(),
  eye: z.enum(['right', 'left']).exactOptional(),
  gland: z.enum(['PR', 'PL', 'SR', 'SL']).exactOptional(),
  optional: z.boolean().exactOptional(),
  variables: z.array(z.string()).exactOptional(),
  from: z.object({ instrument: z.string(), result: z.string() }).exactOptional(),
  levels: z.array(z.object({ level: z.number(), meaning: words.exactOptional() })).exactOptional(),
  choices,
  ...unit,
  accepts: z.array(z.string()).exactOptional(),
  ...bounds,
  above: z.string().exactOptional(),
  whole: z.boolean().exactOptional(),
  halfLimit: z.boolean().exactOptional(),
})

const optionSchema = z.object({
  id: z.string(),
  kind: z.enum(['choice', 'number']),
  label: words,
  help: words.exactOptional(),
  default: z.string(),
  mark: mark.exactOptional(),
  choices,
  ...unit,
  ...bounds,
})

const resultSchema = z.object({
  id: z.string(),
  kind: z.enum(['number', 'yes-no', 'category']),
  label: words,
  help: words.exactOptional(),
  optional: z.boolean().exactOptional(),
  choices,
  yes: z.enum(['good', 'bad']).exactOptional(),
  ...unit,
  ...bounds,
  better: z.enum(['lower', 'higher']).exactOptional(),
})

const texts = z.record(z.string(), z.string())

/** Everything that a definition says. */
export const instrumentSchema = briefSchema.extend({
  items: z.array(itemSchema),
  options: z.array(optionSchema),
  results: z.array(resultSchema),
  main: z.string(),
  rule: words,
  missingRule: words,
  sideRule: words.exactOptional(),
  thresholds: z.array(
    z.object({ label: words, value: z.string(), mark, option: z.string().exactOptional(), citation: citation.exactOptional() }),
  ),
  marks: z.array(z.object({ what: words, mark, where: z.string().exactOptional() })),
  citations: z.array(citation),
  disagreements: z.array(words),
  edgeCases: z.array(words),
  notice: words.exactOptional(),
  licence: words.exactOptional(),
  earlier: z.object({ item: z.string(), result: z.string() }).exactOptional(),
  bounds: z.object({ min: z.string(), max: z.string(), of: z.string() }).exactOptional(),
  companion: z.object({ label: words, help: words, sample: z.unknown() }).exactOptional(),
  examples: z.array(z.object({ title: words, input: texts, options: texts, expect: texts })),
  reasonWords: z.record(z.string(), words),
  flagWords: z.record(z.string(), words),
})

/** Something that cannot be computed, and why. */
export const gapSchema = z.object({ id: z.string(), title: words, why: words, citation: citation.exactOptional() })

/** One record with its results. */
export const scoredSchema = z.object({
  results: z.record(
    z.string(),
    z.union([
      z.object({ value: z.union([z.number(), z.boolean(), z.string()]), text: z.string().describe('As a table holds it') }),
      z.object({ missing: z.array(z.string()).describe('Reason codes') }),
    ]),
  ),
  reasons: z.array(z.string()),
  flags: z.array(z.string()),
  parts: z.array(z.object({ id: z.string(), label: words, got: z.number().exactOptional(), of: z.number() })),
  madeWith: z.object({ instrument: z.string(), options: texts, mark: mark }),
})
