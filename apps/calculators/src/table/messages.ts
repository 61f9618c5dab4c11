import type { Issue } from '@dacryon/core'
import type { ScoreSummary } from '@dacryon/table-to-scores'

/** What the page asks the worker. */
export type Ask =
  | { readonly kind: 'open'; readonly file: File }
  | {
      readonly kind: 'score'
      readonly file: File
      readonly instrument: string
      readonly map: Readonly<Record<string, string>>
      readonly units: Readonly<Record<string, string>>
      readonly options: Readonly<Record<string, string>>
      /** JSON of the companion file, for instruments that need one. */
      readonly companion?: unknown
    }

/** How often a number of the main result falls between two edges. */
export interface Bin {
  readonly low: number
  readonly high: number
  readonly rows: number
}

/** A table with its scores. */
export interface Scored {
  readonly blob: Blob
  readonly summary: ScoreSummary
  readonly warnings: readonly Issue[]
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Distribution of the main result, when it is a number. */
  readonly bins: readonly Bin[]
}

/** What the worker answers. */
export type Answer =
  | { readonly kind: 'opened'; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'scored'; readonly scored: Scored }
  | { readonly kind: 'failed'; readonly issues: readonly Issue[] }
