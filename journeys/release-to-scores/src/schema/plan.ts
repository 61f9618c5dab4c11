import { wordsSchema } from '@dacryon/endpoints/schema'
import { z } from 'zod'

/** Choices of a study that hold for every patient, made before arms are read. */
export const scorePlanSchema = z.object({
  study: z.string().describe('Study id: the plan holds for every release of it'),
  baseline: z.string().describe('Planned visit that later ones are compared with'),
  options: z.record(z.string(), z.string()).describe('Choice by option id, for every instrument that has the option: `opt_lachrymal`'),
  own: z
    .record(z.string(), z.record(z.string(), z.string()))
    .describe('Choices for one instrument only, by instrument and option; they win'),
  reader: z.string().exactOptional().describe('Reader whose gradings count, where several graded the same thing'),
  totals: z.enum(['file', 'recomputed']).describe('Which total another instrument reads when the file holds one and it can be recomputed'),
})

/** A plan as it was fixed. */
export const planRecordSchema = z.object({
  id: z.string().describe('Fingerprint of the plan: equal for equal choices'),
  revision: z.number().int().describe('1 for the first; changes count on'),
  plan: scorePlanSchema,
  by: z.string().describe('Who fixed it'),
  at: z.string().describe('When, ISO date-time in UTC'),
  reason: z.string().exactOptional().describe('Why it was changed; the first has none'),
})

/** An option that the study can choose, for the form. */
export const planOptionSchema = z.object({
  id: z.string(),
  kind: z.enum(['choice', 'number']),
  label: wordsSchema,
  help: wordsSchema.exactOptional(),
  choices: z.array(z.object({ id: z.string(), label: wordsSchema })).describe('Empty for a number'),
  default: z.string(),
  chosen: z.string().describe('What holds now: the plan, else the default'),
  instruments: z.array(z.string()).describe('Ids of the instruments that have it'),
})

/** A choice of treatment of the whole trial. */
export type ScorePlan = z.output<typeof scorePlanSchema>
/** A plan with who, when and why. */
export type PlanRecord = z.output<typeof planRecordSchema>
