import type { z } from 'zod'
import type { Issue } from './issue.ts'

/** What a running operation may use beside its doors. */
export interface OperationContext {
  readonly signal: AbortSignal
  /** Report how far long work is. */
  progress(report: Progress): void
}

/** How far long work is: `done` of `total`, in any unit. */
export interface Progress {
  readonly doing: string
  readonly done: number
  readonly total: number
}

/** What can be said of a file only when its last byte was given. */
export interface DownloadNotes {
  readonly issues: readonly Issue[]
  /** Figures for the person who waits, shown by the view of the operation. */
  readonly summary?: unknown
}

/** A file as an answer: streamed, with the name a browser or a shell should give it. */
export interface Download {
  readonly fileName: string
  readonly contentType: string
  readonly bytes: AsyncIterable<Uint8Array>
  /** Asked when `bytes` have come to their end. */
  after?(): DownloadNotes
}

/**
 * One thing the program can do, as a value. The command line, the HTTP route, the OpenAPI page, the manual page and the web form
 * are all derived from it.
 */
export interface Operation<Doors, Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  /** Kebab-case; also the command's name. */
  readonly id: string
  /** Imperative, under 60 characters. */
  readonly title: string
  /** What it does, for the manual page, in Markdown. */
  readonly summary: string
  /** Every field described (`.describe`), because help text, form labels and API docs are made from it. */
  readonly input: Input
  readonly output: Output
  /** `read` changes nothing, `write` does and is refused to readers, `long` is a write that runs as a job over HTTP. */
  readonly effect: 'read' | 'write' | 'long'
  /** A `read` whose answer about one and the same release may change, because it depends on something else that people decide. */
  readonly changes?: true
  readonly http: { readonly method: 'GET' | 'POST'; readonly path: `/api/${string}` }
  /** Absent: no command. `positional`: input fields given by position. */
  readonly command?: { readonly positional: readonly string[]; readonly examples: readonly string[] }
  run(doors: Doors, input: z.output<Input>, context: OperationContext): Promise<z.output<Output> | Download>
}

/** Keeps the inferred types of an operation literal. */
export const operation = <Doors, Input extends z.ZodObject, Output extends z.ZodType>(
  definition: Operation<Doors, Input, Output>,
): Operation<Doors, Input, Output> => definition

/** True for an answer that is a file. */
export const isDownload = (answer: unknown): answer is Download =>
  typeof answer === 'object' && answer !== null && 'bytes' in answer && 'fileName' in answer
