import type { Score } from '@dacryon/endpoints'

/** Where a value stands in the files. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly header: string
}

/** What one item of a record was given, and where it is from. */
export interface RecordInput {
  readonly item: string
  /** Visit the value is of. */
  readonly visit: string
  /** As used; empty when there is none. */
  readonly text: string
  readonly unit?: string
  readonly concept?: string
  readonly name?: string
  readonly place?: Place
  /** Result it was taken from instead of the files: `clinessdai.total`. */
  readonly from?: string
  /** What that result was worked out from in the files, at the same visit. */
  readonly through?: readonly RecordInput[]
  /** Reason code when it could not be used. */
  readonly why?: string
}

/** An instrument at one visit of one subject (and of one eye, for an instrument of one eye). */
export interface ScoreRecord {
  readonly visit: string
  readonly eye?: 'right' | 'left'
  readonly score: Score
  /** Why results are missing: the codes of the instrument, and of the values that were there and could not be used. */
  readonly reasons: readonly string[]
  readonly inputs: readonly RecordInput[]
}
