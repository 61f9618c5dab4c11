import type { Mark } from './mark.ts'

/** The numbers of a picture as a table, for those who cannot or need not see it. */
export interface TextTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** A finished picture: nothing left to compute but ink. `draw` makes one from data, `renderSvg` and canvas code put it on paper. */
export interface Scene {
  readonly width: number
  readonly height: number
  readonly title: string
  /** The text alternative: what the picture shows, in words, with its main numbers. */
  readonly description: string
  /** The same numbers as a table. */
  readonly table: TextTable
  readonly marks: readonly Mark[]
}
