import type { Issue, ObservedValue, Question } from '@dacryon/core'
import type { Release, ReleaseId, TreeNode } from '../release.ts'
import type { Feature, Origin, Sample } from '../study.ts'

/** Answers questions about a published release. */
export interface Engine {
  /** Open for reading. Opening again is cheap. Throws an `IssueError` (`release-unknown`) when there is none. */
  open(id: ReleaseId): Promise<OpenRelease>
  close(): Promise<void>
}

/** How many satisfy a question, of how many. */
export interface Count {
  readonly subjects: number
  readonly ofSubjects: number
  /** In the scope of the question: patients, visits, eyes, glands or samples. */
  readonly things: number
  readonly ofThings: number
}

/** One observation with names instead of positions, and the place it came from. */
export interface ObservationRow {
  readonly subject: string
  readonly visit: string
  readonly concept: string
  readonly value: ObservedValue
  readonly instance: number
  readonly start?: string
  readonly end?: string
  readonly eye?: string
  readonly gland?: string
  readonly reader?: string
  readonly sample?: string
  /** Source text where it is not the value itself: a mapped word, a converted number, the word that meant missing. */
  readonly raw?: string
  readonly origin: Origin
  readonly line: number
}

/** Five numbers, moments and counts of a numeric variable; sd is the sample standard deviation, absent for one value. */
export interface NumberSummary {
  readonly count: number
  readonly subjects: number
  readonly min: number
  readonly q1: number
  readonly median: number
  readonly q3: number
  readonly max: number
  readonly mean: number
  readonly sd?: number
  /** Censored values, not in the figures above. */
  readonly censored: number
}

/** Distribution of a concept in one group of observations (a visit, an arm, both). */
export interface GroupDistribution {
  readonly visit?: string
  readonly arm?: string
  readonly observations: number
  readonly subjects: number
  readonly missing: number
  readonly numbers?: NumberSummary
  /** Counts in the bins of `Distribution.edges`. */
  readonly bins?: readonly number[]
  readonly categories?: readonly { readonly value: string; readonly observations: number; readonly subjects: number }[]
  readonly dates?: { readonly min: string; readonly max: string }
}

/** A variable over its groups. */
export interface Distribution {
  readonly concept: string
  readonly unit?: string
  /** Bin edges over all groups, for numbers. */
  readonly edges?: readonly number[]
  readonly groups: readonly GroupDistribution[]
}

/** Which variables are present at which visit: the map of what is missing. */
export interface Missingness {
  readonly visits: readonly string[]
  /** One row a concept: subjects with a value at each visit. `expected` is the subjects seen at that visit at all. */
  readonly rows: readonly { readonly concept: string; readonly present: readonly number[]; readonly withReason: readonly number[] }[]
  readonly expected: readonly number[]
}

/** One row of a matrix over its samples. */
export interface FeatureValues {
  readonly feature: Feature
  readonly layer: string
  readonly values: readonly { readonly sample: Sample; readonly value: number | null; readonly group?: string }[]
}

/** Name and unit of concepts by code, for sentences and axes. */
export type ConceptLabels = ReadonlyMap<string, { readonly name: string; readonly unit?: string }>

/** A release that can be asked. */
export interface OpenRelease {
  readonly release: Release
  labels(): Promise<ConceptLabels>
  /** The whole tree, parents before children. */
  nodes(): Promise<readonly TreeNode[]>
  count(question: Question, signal?: AbortSignal): Promise<Count>
  /** Subjects that satisfy the question, sorted. */
  subjects(question: Question): Promise<readonly string[]>
  /** Observations of the subjects that satisfy the question, sorted by subject, visit, concept; of some concepts or all. */
  observations(question: Question, concepts?: readonly string[]): AsyncIterable<readonly ObservationRow[]>
  /** By visit, and by the categories of `by` when given. */
  distribution(
    concept: string,
    options: { readonly byVisit: boolean; readonly by?: string; readonly where?: Question },
  ): Promise<Distribution>
  missingness(): Promise<Missingness>
  samples(assay: string): Promise<readonly Sample[]>
  /** Features whose id or symbol starts with the text, ignoring case; exact matches first. */
  features(assay: string, text: string, limit: number): Promise<readonly Feature[]>
  /** All samples of one feature, grouped by a category of the sample's subject when `by` is given. Throws `feature-unknown`. */
  feature(assay: string, feature: string, options: { readonly layer?: string; readonly by?: string }): Promise<FeatureValues>
  /** All features of one sample, in feature order. */
  sample(assay: string, sample: string, layer?: string): Promise<Float32Array>
  /** The whole answer as a file: observations of the question in long form. */
  export(question: Question, as: 'csv' | 'parquet', concepts?: readonly string[]): AsyncIterable<Uint8Array>
  issues(): Promise<readonly Issue[]>
}
