import { type Operation, operation } from '@dacryon/core/operation'
import { issueSchema } from '@dacryon/core/schema'
import { z } from 'zod'
import { analysisGroups } from './analysis.ts'
import type { ResultDoors } from './doors.ts'

const brief = z.object({
  id: z.string(),
  title: z.string(),
  group: z.enum(analysisGroups),
  question: z.string().describe('The question it answers'),
})

const described = brief.extend({
  summary: z.string(),
  needsData: z.boolean(),
  random: z.boolean().describe('Whether the seed matters'),
  citations: z.array(z.string()),
  options: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['text', 'number', 'boolean', 'texts', 'json']),
      describes: z.string(),
      required: z.boolean(),
      choices: z.array(z.string()).exactOptional(),
      default: z.union([z.string(), z.number(), z.boolean()]).exactOptional(),
      column: z.enum(['numeric', 'factor', 'either']).exactOptional().describe('What the column it names is used as'),
    }),
  ),
  example: z.object({ csv: z.string().describe('A small synthetic table'), options: z.record(z.string(), z.unknown()) }),
})

/** `dacryon analyses` */
export const analysesOperation = operation({
  id: 'analyses',
  title: 'List the analyses, or tell everything about one',
  summary: `Without ID: every analysis, by the question it answers. With ID: what it does and assumes, its options, sources, and an example.`,
  input: z.object({ id: z.string().min(1).exactOptional().describe('Id of an analysis; all of them when absent') }),
  output: z.object({ analyses: z.array(brief), analysis: described.exactOptional() }),
  effect: 'read',
  http: { method: 'GET', path: '/api/analyses' },
  command: { positional: ['id'], examples: ['dacryon analyses', 'dacryon analyses two-proportions'] },
  run: async (_doors: ResultDoors, { id }) => {
    const { analyses } = await import('./analyses/index.ts')
    const { briefAnalysis, describeAnalysis } = await import('./describe-analysis.ts')
    if (id === undefined) return { analyses: analyses.map(briefAnalysis) }
    const { chooseAnalysis } = await import('./choose-analysis.ts')
    const { options, ...rest } = describeAnalysis(chooseAnalysis(id))
    return {
      analyses: [],
      analysis: {
        ...rest,
        options: options.map(({ choices, ...field }) => ({ ...field, ...(choices !== undefined && { choices: [...choices] }) })),
      },
    }
  },
})

const source = {
  table: z
    .string()
    .min(1)
    .exactOptional()
    .describe('Table to analyse: delimited text, .gz, or .xlsx; one row a subject, or as the analysis says'),
  release: z
    .string()
    .min(1)
    .exactOptional()
    .describe('Study or release to analyse instead; columns are concept codes, CODE@VISIT for one visit'),
  rows: z.enum(['subject', 'visit']).default('subject').describe('What a row of a release is: a subject, or a subject at a visit'),
  sheet: z.string().min(1).exactOptional().describe('Worksheet of a workbook; the first when absent'),
  encoding: z.string().min(1).exactOptional().describe('Text encoding when the table is not UTF-8, for example windows-1252'),
}

/** `GET` of the columns that a form offers. */
export const analysisColumnsOperation = operation({
  id: 'analysis-columns',
  title: 'List the columns that can be analysed',
  summary: 'The columns of a table, or the concepts of a study or release, with what they hold.',
  input: z.object(source),
  output: z.object({
    columns: z.array(
      z.object({
        name: z.string(),
        title: z.string().exactOptional(),
        unit: z.string().exactOptional(),
        kind: z.enum(['numeric', 'factor']),
        missing: z.number().int(),
        values: z.number().int(),
        levels: z.array(z.string()),
      }),
    ),
    rows: z.number().int(),
    visits: z.array(z.string()),
  }),
  effect: 'read',
  http: { method: 'POST', path: '/api/analysis-columns' },
  run: async (doors: ResultDoors, input) => {
    const { listColumns } = await import('./list-columns.ts')
    return listColumns(doors, { ...input, path: input.table })
  },
})

const cell = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.null(),
  z.object({ kind: z.literal('not_estimable'), code: z.string(), reason: z.string() }),
])

const resultTable = z.object({
  id: z.string(),
  title: z.string(),
  columns: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      unit: z.string().exactOptional(),
      as: z.enum(['number', 'count', 'percent', 'p', 'text']).exactOptional(),
    }),
  ),
  rows: z.array(z.array(cell)),
  note: z.string().exactOptional(),
})

/** `dacryon run` */
export const runOperation = operation({
  id: 'run',
  title: 'Run an analysis on a table or a release',
  summary: `Runs one of the analyses (\`dacryon analyses\` lists them) and gives the answer with its uncertainty, tables, figures, and a methods paragraph
with its sources. Options are given with --set NAME=VALUE; those that name columns take the names of the table's header, or concept codes of a
release (\`ESSPRI@Week 24\` for one visit). The same input and seed give the same result, to the byte, on any number of threads.

With --out DIR: \`result.json\`, every table as CSV with all digits, every figure as SVG, and \`methods.md\`.`,
  input: z.object({
    analysis: z.string().min(1).describe('Id of the analysis'),
    ...source,
    set: z.array(z.string()).min(1).exactOptional().describe('Option of the analysis, as NAME=VALUE'),
    options: z.record(z.string(), z.unknown()).exactOptional().describe('Options of the analysis as JSON'),
    seed: z.string().min(1).default('dacryon').describe('Root of random numbers, for analyses that use them'),
  }),
  output: z.object({
    analysis: z.string(),
    title: z.string(),
    program: z.string(),
    options: z.record(z.string(), z.unknown()),
    seed: z.string().exactOptional(),
    data: z.object({ kind: z.enum(['release', 'file']), name: z.string(), cells: z.string() }).exactOptional(),
    counted: z.object({ n: z.number().int(), used: z.number().int(), missing: z.record(z.string(), z.number().int()) }),
    headline: z.string(),
    methods: z.string(),
    citations: z.array(z.string()),
    tables: z.array(resultTable),
    figures: z.array(z.object({ id: z.string(), title: z.string(), text: z.string(), svg: z.string() })),
    issues: z.array(issueSchema),
    fingerprint: z.string(),
    files: z
      .array(z.object({ path: z.string(), contentType: z.string(), text: z.string() }))
      .meta({ folder: true })
      .describe('The result as files'),
  }),
  effect: 'read',
  http: { method: 'POST', path: '/api/analyses/:analysis/run' },
  command: {
    positional: ['analysis'],
    examples: [
      'dacryon run two-proportions --table trial.csv --set outcome=response --set group=arm --set reference=placebo',
      'dacryon run two-proportions --release SYN-FIR --set outcome=SEX --set group=ARM --out result',
    ],
  },
  run: async (doors: ResultDoors, input, context) => {
    const { answerRun } = await import('./answer-run.ts')
    return answerRun(doors, { ...input, path: input.table }, context)
  },
})

/** Everything this journey can do. */
export const resultOperations = [analysesOperation, analysisColumnsOperation, runOperation] as unknown as readonly Operation<ResultDoors>[]
