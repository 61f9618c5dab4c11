/** A cell of a generated worksheet. */
export type SheetCell = string | number

/** What stands in a generated file; the program that writes it chooses nothing but the container's bytes. */
export type FileContent =
  | { readonly kind: 'text'; readonly text: string }
  /** Text to be stored gzip-compressed, with no name and no time in the gzip header, so that the bytes never change. */
  | { readonly kind: 'gzip-text'; readonly text: string }
  | { readonly kind: 'workbook'; readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly SheetCell[])[] }[] }

export interface GeneratedFile {
  /** Path inside the study's folder, with forward slashes. */
  readonly path: string
  readonly content: FileContent
}

/**
 * One folder of the consortium as its partner would send it.
 *
 * `platform` is a reference source and must be imported before the studies; `study` is one of the six; `companion` is a separate
 * deposit of samples of one of the six; `truth` is not for importing: it says what was planted.
 */
export interface GeneratedStudy {
  readonly role: 'platform' | 'study' | 'companion' | 'truth'
  /** Folder name, and the study's id; empty for the truth, whose file stands beside the folders. */
  readonly folder: string
  readonly title: string
  /** How the files are written, in words. */
  readonly format: string
  readonly files: readonly GeneratedFile[]
}
