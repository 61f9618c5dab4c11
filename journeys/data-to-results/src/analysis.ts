import type { Citation, Outcome } from '@dacryon/core'
import type { Frame } from '@dacryon/stats/data'
import type { Workshop } from '@dacryon/stats/workshop'
import type { z } from 'zod'
import type { Findings } from './findings.ts'

/** Kinds of questions, in the order in which people meet them. */
export const analysisGroups = [
  'describe',
  'compare',
  'associate',
  'model',
  'follow',
  'survive',
  'agree',
  'group',
  'predict',
  'combine',
  'plan',
] as const

/** Kind of question that an analysis answers. */
export type AnalysisGroup = (typeof analysisGroups)[number]

/** What an analysis may use beside its data. */
export interface AnalysisContext {
  /** Root of every random number. */
  readonly seed: string
  /** Where heavy work is done. */
  readonly workshop: Workshop
  readonly signal: AbortSignal
  progress(done: number, total: number): void
}

/**
 * A statistic as people use it, as a value: command, route, form, and page are derived from it.
 */
export interface Analysis<Options extends z.ZodObject = z.ZodObject> {
  /** Kebab-case. */
  readonly id: string
  readonly title: string
  readonly group: AnalysisGroup
  /** The question it answers, one sentence ending in a question mark. */
  readonly question: string
  /** What it does, assumes, and when it misleads, in Markdown. */
  readonly summary: string
  readonly citations: readonly Citation[]
  /** Every field described; those that name columns are made by `column`, `columns` and so on. */
  readonly options: Options
  /** False for designs that need no data. Default true. */
  readonly needsData?: false
  /** True where random numbers are used: the seed matters. */
  readonly random?: true
  /** A small synthetic table and options, the same every time, for the manual and the tests. */
  example(): { readonly csv: string; readonly options: z.input<Options> }
  /** The frame holds the columns that the options name, in the order of the table, missing values kept. */
  run(frame: Frame, options: z.output<Options>, context: AnalysisContext): Promise<Outcome<Findings>> | Outcome<Findings>
}

/** Keeps the inferred types of an analysis literal. */
export const analysis = <Options extends z.ZodObject>(definition: Analysis<Options>): Analysis<Options> => definition
