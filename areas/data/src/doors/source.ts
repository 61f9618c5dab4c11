import type { Issue } from '@dacryon/core'

/** One file of a source. */
export interface SourceFile {
  /** Path below the source's root with forward slashes; never leaves the root. */
  readonly path: string
  /** Bytes as stored. */
  readonly size: number
}

/** Row of a worksheet: cell texts by column; a number cell gives its shortest decimal text, a date cell its ISO date. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * What a person handed over: one file, or a folder of files. The edge behind it refuses symlinks that leave the root, and bounds
 * what compressed files may expand to.
 */
export interface Source {
  /** Last part of the path: file or folder name. */
  readonly name: string
  /** `file` when the person named a single file: it is the one called `name`, and the rest of `files()` are its siblings in the folder. */
  readonly kind: 'file' | 'folder'
  /** All regular files, sorted by path. */
  files(): Promise<readonly SourceFile[]>
  /** What was refused while listing: links out of the folder, devices, names that are not valid. */
  issues(): Promise<readonly Issue[]>
  /** Content of a file, decompressed when its name ends in `.gz`. Throws an `IssueError` for absent, truncated or exploding files. */
  open(path: string): AsyncIterable<Uint8Array>
  /** The bytes as they are stored, for copies and checksums. Throws an `IssueError` when the file is no longer as it was listed. */
  stored(path: string): AsyncIterable<Uint8Array>
  /** Names of the worksheets of an `.xlsx` file. */
  sheets(path: string): Promise<readonly string[]>
  /** Rows of a worksheet, the header row included. */
  rows(path: string, sheet: string): AsyncIterable<SheetRow>
}
