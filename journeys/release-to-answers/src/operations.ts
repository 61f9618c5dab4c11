import { everyone } from '@dacryon/core'
import { type Operation, operation } from '@dacryon/core/operation'
import { questionSchema } from '@dacryon/core/schema'
import { asEnglish, asFrench, openNamed } from '@dacryon/data'
import { treeNodeSchema } from '@dacryon/data/schema'
import { z } from 'zod'
import { checkQuestion } from './check-question.ts'
import type { AnswerDoors } from './doors.ts'

const study = z.string().min(1).describe('Study id, release id, or the beginning of a release id')
const where = questionSchema.exactOptional().describe('Question as JSON; everyone when absent')

const sampleSchema = z.object({
  code: z.string(),
  subject: z.string(),
  visit: z.string().exactOptional(),
  attributes: z.record(z.string(), z.string()),
})
const featureSchema = z.object({
  id: z.string(),
  symbol: z.string().exactOptional(),
  attributes: z.record(z.string(), z.string()).exactOptional(),
})
const numbersSchema = z.object({
  count: z.number(),
  subjects: z.number(),
  min: z.number(),
  q1: z.number(),
  median: z.number(),
  q3: z.number(),
  max: z.number(),
  mean: z.number(),
  sd: z.number().exactOptional(),
  censored: z.number(),
})

/** `dacryon tree` */
export const treeOperation = operation({
  id: 'tree',
  title: 'Show the concept tree of a study with counts',
  summary: 'Every node with the number of subjects and observations below it, computed when the release was made.',
  input: z.object({ study }),
  output: z.object({ release: z.string(), nodes: z.array(treeNodeSchema) }),
  effect: 'read',
  http: { method: 'GET', path: '/api/studies/:study/tree' },
  command: { positional: ['study'], examples: ['dacryon tree GSE8581'] },
  run: async (doors: AnswerDoors, input) => {
    const opened = await openNamed(doors, input.study)
    return { release: opened.release.id, nodes: [...(await opened.nodes())] as z.output<typeof treeNodeSchema>[] }
  },
})

/** `dacryon count` */
export const countOperation = operation({
  id: 'count',
  title: 'Count the patients of a study that satisfy a question',
  summary: `The question is a JSON tree (see the user guide): a scope and a criterion.
The answer counts patients, and the things of the scope (visits, eyes, glands, samples), and says the question in words.`,
  input: z.object({ study, where }),
  output: z.object({
    release: z.string(),
    subjects: z.number(),
    ofSubjects: z.number(),
    things: z.number(),
    ofThings: z.number(),
    sentence: z.object({ en: z.string(), fr: z.string() }),
  }),
  effect: 'read',
  http: { method: 'POST', path: '/api/studies/:study/count' },
  command: { positional: ['study'], examples: ['dacryon count GSE8581 --where question.json'] },
  run: async (doors: AnswerDoors, input, context) => {
    const opened = await openNamed(doors, input.study)
    const question = input.where ?? everyone
    await checkQuestion(opened, question.where)
    const labels = await opened.labels()
    return {
      release: opened.release.id,
      ...(await opened.count(question, context.signal)),
      sentence: { en: asEnglish(question, labels), fr: asFrench(question, labels) },
    }
  },
})

/** `dacryon distribution` */
export const distributionOperation = operation({
  id: 'distribution',
  title: 'Show the distribution of a variable by visit and arm',
  summary: 'Moments, quartiles and histogram of a number; counts of the categories; first and last of a date.',
  input: z.object({
    study,
    concept: z.string().min(1).describe('Concept code'),
    by: z.string().exactOptional().describe('Concept whose categories split the groups; the arm of the study when absent'),
    byVisit: z.boolean().default(true).describe('Split by planned visit'),
    where,
  }),
  output: z.object({
    release: z.string(),
    concept: z.string(),
    unit: z.string().exactOptional(),
    edges: z.array(z.number()).exactOptional(),
    groups: z.array(
      z.object({
        visit: z.string().exactOptional(),
        arm: z.string().exactOptional(),
        observations: z.number(),
        subjects: z.number(),
        missing: z.number(),
        numbers: numbersSchema.exactOptional(),
        bins: z.array(z.number()).exactOptional(),
        categories: z.array(z.object({ value: z.string(), observations: z.number(), subjects: z.number() })).exactOptional(),
        dates: z.object({ min: z.string(), max: z.string() }).exactOptional(),
      }),
    ),
  }),
  effect: 'read',
  http: { method: 'POST', path: '/api/studies/:study/distribution' },
  command: { positional: ['study', 'concept'], examples: ['dacryon distribution SYN-FIR pro.esspri_fatigue'] },
  run: async (doors: AnswerDoors, input) => {
    const opened = await openNamed(doors, input.study)
    await checkQuestion(opened, input.where?.where)
    const by = input.by ?? opened.release.content.study.armConcept
    const found = await opened.distribution(input.concept, {
      byVisit: input.byVisit,
      ...(by === undefined || by === input.concept ? {} : { by }),
      ...(input.where === undefined ? {} : { where: input.where }),
    })
    return { release: opened.release.id, ...(structuredClone(found) as object) } as never
  },
})

/** `dacryon missing` */
export const missingOperation = operation({
  id: 'missing',
  title: 'Show which variables are present at which visit',
  summary: 'For each variable and planned visit: subjects with a value, with a reason instead of one, and subjects seen at all.',
  input: z.object({ study }),
  output: z.object({
    release: z.string(),
    visits: z.array(z.string()),
    expected: z.array(z.number()),
    rows: z.array(z.object({ concept: z.string(), present: z.array(z.number()), withReason: z.array(z.number()) })),
  }),
  effect: 'read',
  http: { method: 'GET', path: '/api/studies/:study/missing' },
  command: { positional: ['study'], examples: ['dacryon missing SYN-FIR'] },
  run: async (doors: AnswerDoors, input) => {
    const opened = await openNamed(doors, input.study)
    return { release: opened.release.id, ...(structuredClone(await opened.missingness()) as object) } as never
  },
})

/** `dacryon features` */
export const featuresOperation = operation({
  id: 'features',
  title: 'Find genes, proteins or other features of an assay',
  summary: 'Features whose id or symbol starts with the text; exact matches first.',
  input: z.object({
    study,
    assay: z.string().min(1).describe('Assay id'),
    text: z.string().default('').describe('Beginning of an id or symbol'),
    limit: z.coerce.number().int().min(1).max(200).default(20).describe('At most so many'),
  }),
  output: z.object({ features: z.array(featureSchema) }),
  effect: 'read',
  http: { method: 'GET', path: '/api/studies/:study/assays/:assay/features' },
  command: { positional: ['study', 'assay', 'text'], examples: ['dacryon features GSE159574 expression CXCL13'] },
  run: async (doors: AnswerDoors, input) => {
    const opened = await openNamed(doors, input.study)
    return { features: [...(await opened.features(input.assay, input.text, input.limit))] as z.output<typeof featureSchema>[] }
  },
})

/** `dacryon feature` */
export const featureOperation = operation({
  id: 'feature',
  title: 'Show one gene or protein over all samples, by group',
  summary: 'Values of a feature in every sample, with the group of each sample where a grouping variable is given.',
  input: z.object({
    study,
    assay: z.string().min(1).describe('Assay id'),
    feature: z.string().min(1).describe('Feature id, or a symbol that names one feature'),
    layer: z.string().exactOptional().describe('Layer id; the first of the assay when absent'),
    by: z.string().exactOptional().describe('Concept whose categories group the samples'),
  }),
  output: z.object({
    release: z.string(),
    feature: featureSchema,
    layer: z.string(),
    values: z.array(z.object({ sample: sampleSchema, value: z.number().nullable(), group: z.string().exactOptional() })),
  }),
  effect: 'read',
  http: { method: 'GET', path: '/api/studies/:study/assays/:assay/features/:feature' },
  command: { positional: ['study', 'assay', 'feature'], examples: ['dacryon feature GSE159574 expression MX1 --by group'] },
  run: async (doors: AnswerDoors, input) => {
    const opened = await openNamed(doors, input.study)
    const found = await opened.feature(input.assay, input.feature, {
      ...(input.layer === undefined ? {} : { layer: input.layer }),
      ...(input.by === undefined ? {} : { by: input.by }),
    })
    return { release: opened.release.id, ...(structuredClone(found) as object) } as never
  },
})

/** `dacryon samples` */
export const samplesOperation = operation({
  id: 'samples',
  title: 'List the samples of an assay',
  summary: 'Code, subject, visit and attributes of every sample.',
  input: z.object({ study, assay: z.string().min(1).describe('Assay id') }),
  output: z.object({ samples: z.array(sampleSchema) }),
  effect: 'read',
  http: { method: 'GET', path: '/api/studies/:study/assays/:assay/samples' },
  command: { positional: ['study', 'assay'], examples: ['dacryon samples GSE159574 expression'] },
  run: async (doors: AnswerDoors, input) => {
    const opened = await openNamed(doors, input.study)
    return { samples: [...(await opened.samples(input.assay))] as z.output<typeof sampleSchema>[] }
  },
})

/** `dacryon export` */
export const exportOperation = operation({
  id: 'export',
  title: 'Export the observations of a cohort',
  summary: 'Long form: one row an observation, with subject, visit, concept, value, unit, source file, line and column.',
  input: z.object({
    study,
    where,
    as: z.enum(['csv', 'parquet']).default('csv').describe('File type'),
    concepts: z.array(z.string()).min(1).exactOptional().describe('Only these concepts'),
  }),
  output: z.never(),
  effect: 'read',
  http: { method: 'POST', path: '/api/studies/:study/export' },
  command: { positional: ['study'], examples: ['dacryon export GSE8581 --as parquet --out gse8581.parquet'] },
  run: async (doors: AnswerDoors, input) => {
    const opened = await openNamed(doors, input.study)
    await checkQuestion(opened, input.where?.where)
    return {
      fileName: `${opened.release.content.study.id}-${opened.release.id}.${input.as}`,
      contentType: input.as === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.apache.parquet',
      bytes: opened.export(input.where ?? everyone, input.as, input.concepts),
    }
  },
})

/** Everything this journey can do. */
export const answerOperations = [
  treeOperation,
  countOperation,
  distributionOperation,
  missingOperation,
  featuresOperation,
  featureOperation,
  samplesOperation,
  exportOperation,
] as unknown as readonly Operation<AnswerDoors>[]
