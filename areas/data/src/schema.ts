import { issueSchema } from '@dacryon/core/schema'
import { z } from 'zod'

/** Schemas of what travels out of the data area: one definition for the API, the command line's `--json` and the web's types. */
export const plannedVisitSchema = z.object({
  label: z.string(),
  time: z.number().exactOptional(),
  unit: z.enum(['d', 'wk', 'mo', 'a']).exactOptional(),
  window: z.object({ before: z.number(), after: z.number() }).exactOptional(),
})

/** Study as it travels. */
export const studyInfoSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['study', 'reference']),
  synthetic: z.boolean(),
  restricted: z.boolean(),
  description: z.string().exactOptional(),
  citations: z
    .array(
      z.object({
        title: z.string(),
        authors: z.string().exactOptional(),
        year: z.number().exactOptional(),
        doi: z.string().exactOptional(),
        url: z.string().exactOptional(),
        where: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  tags: z.array(z.object({ title: z.string(), text: z.string() })).exactOptional(),
  armConcept: z.string().exactOptional(),
  sourceTop: z.string().exactOptional(),
})

/** Counts as they travel. */
export const countsSchema = z.object({
  subjects: z.number(),
  observations: z.number(),
  missing: z.number(),
  concepts: z.number(),
  visits: z.number(),
  samples: z.number(),
  measurements: z.number(),
})

/** Assay summary as it travels. */
export const assaySummarySchema = z.object({
  id: z.string(),
  kind: z.enum(['expression', 'rnaseq', 'rnaseq-transcript', 'protein', 'metabolite', 'mirna', 'copy-number', 'other']),
  title: z.string(),
  platform: z.string().exactOptional(),
  features: z.number(),
  samples: z.number(),
  layers: z.array(z.object({ id: z.string(), title: z.string(), unit: z.string().exactOptional() })),
})

/** Tree node as it travels. */
export const treeNodeSchema = z.object({
  id: z.string(),
  parent: z.string(),
  name: z.string(),
  kind: z.enum(['folder', 'number', 'category', 'text', 'date', 'assay']),
  code: z.string().exactOptional(),
  unit: z.string().exactOptional(),
  variable: z.string().exactOptional(),
  description: z.string().exactOptional(),
  subjects: z.number(),
  observations: z.number(),
  missing: z.number(),
  leaves: z.number(),
  tags: z.array(z.object({ title: z.string(), text: z.string() })).exactOptional(),
})

/** `release.json` as it travels. */
export const releaseSchema = z.object({
  id: z.string(),
  content: z.object({
    schema: z.literal(1),
    dictionary: z.string(),
    importer: z.object({ format: z.string(), version: z.string() }),
    study: studyInfoSchema,
    counts: countsSchema,
    visits: z.array(plannedVisitSchema),
    assays: z.array(assaySummarySchema),
    issues: z.object({ warnings: z.number() }),
    files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string(), rows: z.number().exactOptional() })),
  }),
  provenance: z.object({ by: z.string(), at: z.string(), program: z.string() }),
})

/** Dry run as it travels. */
export const previewSchema = z.object({
  study: studyInfoSchema.exactOptional(),
  counts: countsSchema,
  visits: z.array(plannedVisitSchema),
  nodes: z.array(treeNodeSchema),
  assays: z.array(assaySummarySchema),
  issues: z.array(issueSchema),
})

/** Verification as it travels. */
export const verificationSchema = z.object({
  id: z.string(),
  ok: z.boolean(),
  files: z.number(),
  bytes: z.number(),
  issues: z.array(issueSchema),
})
