/** A table as people give it: texts in named columns, each row with its place. */
export interface TextTable {
  readonly name: string
  /** What the numbers are traced back to: a release, or a file. */
  readonly origin: { readonly kind: 'release'; readonly id: string } | { readonly kind: 'file'; readonly name: string }
  readonly columns: readonly TextColumn[]
  readonly rows: number
  /** Where a row stands in its file, 1-based; absent for tables made from a release. */
  readonly lines?: readonly number[]
}

/** A column of texts; `null` is missing. */
export interface TextColumn {
  readonly name: string
  readonly unit?: string
  readonly cells: readonly (string | null)[]
}
