import type { Comparator, Issue, MissingReason, PlannedVisit } from '@dacryon/core'
import type { Assay, Concept, Feature, NodeTag, Origin, Platform, StudyInfo, TagType } from './study.ts'

/**
 * What reading a source yields, in any order that names a thing before it is used. Subjects, visits, concepts, origins and assays
 * are referred to by their position in order of arrival over the whole read, so that batches hold numbers only.
 */
export type Part =
  | { readonly kind: 'study'; readonly study: StudyInfo }
  | { readonly kind: 'subjects'; readonly ids: readonly string[] }
  | { readonly kind: 'visits'; readonly visits: readonly PlannedVisit[] }
  | { readonly kind: 'concepts'; readonly concepts: readonly Concept[] }
  | { readonly kind: 'origins'; readonly origins: readonly Origin[] }
  | { readonly kind: 'observations'; readonly batch: ObservationBatch }
  | { readonly kind: 'assay'; readonly assay: Assay }
  | { readonly kind: 'measurements'; readonly batch: MeasurementBatch }
  | { readonly kind: 'tags'; readonly tags: readonly NodeTag[] }
  | { readonly kind: 'platform'; readonly platform: Platform }
  | { readonly kind: 'tag-types'; readonly types: readonly TagType[] }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  /** Bytes read so far of the bytes to be read in all. */
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly doing: string }

/** Codes of comparators in `ObservationBatch.comparator`; 0 means none. */
export const comparators = ['', '<', '<=', '>', '>='] as const satisfies readonly (Comparator | '')[]
/** Codes of missing reasons in `ObservationBatch.reason`; 0 means none. */
export const missingReasons = ['', 'not-done', 'unknown', 'not-applicable', 'withheld', 'missing'] as const satisfies readonly (
  | MissingReason
  | ''
)[]

/**
 * Observations as columns of equal length. Texts stand in `strings`, which belongs to this batch alone, and are referred to by
 * position; -1 means none. Positions of subjects, visits, concepts and origins are global (see `Part`).
 */
export interface ObservationBatch {
  readonly length: number
  readonly subject: Int32Array
  readonly visit: Int32Array
  readonly concept: Int32Array
  readonly origin: Int32Array
  /** 1-based line in the origin's file. */
  readonly line: Int32Array
  /** Tells repeated values of one subject, visit and concept apart; 1 unless the source says otherwise. */
  readonly instance: Int32Array
  /** Position in `valueKinds`. */
  readonly kind: Uint8Array
  /** The number, or the limit of a censored value; NaN otherwise. */
  readonly number: Float64Array
  readonly comparator: Uint8Array
  readonly reason: Uint8Array
  /** Text or ISO date. */
  readonly text: Int32Array
  /** Source text, kept when it is not the shortest decimal form of the number, or was mapped, converted or recognised as missing. */
  readonly raw: Int32Array
  /** ISO date or date-time of the observation; -1 when the source has none. */
  readonly start: Int32Array
  readonly end: Int32Array
  readonly eye: Int32Array
  readonly gland: Int32Array
  readonly reader: Int32Array
  readonly sample: Int32Array
  readonly strings: readonly string[]
}

/** Whole rows of one assay, in the order of its samples. Absent values are NaN. */
export interface MeasurementBatch {
  /** Position of the assay in order of arrival. */
  readonly assay: number
  readonly features: readonly Feature[]
  /** Layer id to features x samples numbers, row after row. */
  readonly layers: Readonly<Record<string, Float64Array>>
}
