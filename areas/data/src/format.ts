import type { Citation, DictionaryEntry } from '@dacryon/core'
import type { Source } from './doors/source.ts'
import type { Part } from './parts.ts'
import type { Platform, TagType } from './study.ts'

/** How sure a format is that it can read a source: 1 certain, 0 cannot. `because` is shown to the person. */
export interface Recognition {
  readonly confidence: number
  readonly because: string
}

/** What the person who imports may say beside the path. */
export interface ReadOptions {
  /** Study id to use instead of the source's own. */
  readonly study?: string
  /** Text encoding of delimited files that are not UTF-8, for example `windows-1252`. */
  readonly encoding?: string
}

/** What a format may ask for while it reads. */
export interface ReadContext {
  readonly options: ReadOptions
  /** Annotation of a platform that was imported before, by id (upper case). */
  platform(id: string): Promise<Platform | undefined>
  /** Tag types that were imported before. */
  tagTypes(): Promise<readonly TagType[]>
  readonly dictionary: ReadonlyMap<string, DictionaryEntry>
  readonly signal: AbortSignal
}

/** A file format: one entry of the shelf. */
export interface Format {
  readonly id: string
  /** Raised when the same source would give another release; part of the release's identity. `1` when absent. */
  readonly version?: string
  readonly title: string
  /** What belongs in such a source, for the documentation page, in Markdown. */
  readonly describes: string
  readonly citations: readonly Citation[]
  /**
   * Tell from names and beginnings of files. Throws an `IssueError` where the source seems meant for this format and something is in the
   * way: that is told when no other format recognises it.
   */
  recognise(source: Source, encoding?: string): Promise<Recognition | undefined>
  /**
   * Read everything, streaming. Problems of the data become `issues` parts and reading goes on, so that the person gets all of them
   * at once; only a source that cannot be read any further throws an `IssueError`.
   */
  read(source: Source, context: ReadContext): AsyncIterable<Part>
}
