import { IssueError } from '@dacryon/core'
import type { SheetRow, Source } from './doors/source.ts'

/** Content of a file in memory: text, bytes (gzipped when the name ends in `.gz`), or the cells of a workbook by sheet name. */
export type MemoryFile = string | Uint8Array | Readonly<Record<string, readonly (readonly string[])[]>>

export interface MemorySourceOptions {
  /** `file`: the person named `name` alone, and the other files are its siblings. Default `folder`. */
  readonly kind?: 'file' | 'folder'
  /** Bytes given at a time by `open`, to try a reader at every split. Default 65 536. */
  readonly chunk?: number
}

const bytesOf = (file: MemoryFile): Uint8Array<ArrayBuffer> => {
  if (typeof file === 'string') return new TextEncoder().encode(file)
  return file instanceof Uint8Array ? new Uint8Array(file) : new TextEncoder().encode(JSON.stringify(file))
}

const absent = (path: string): IssueError =>
  new IssueError([
    {
      code: 'file-absent',
      severity: 'error',
      message: `There is no file ${path}.`,
      remedy: 'Check the name, or add the file.',
      file: path,
    },
  ])

/** Bytes again in pieces of one size, without copying. */
async function* inChunks(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, chunk: number): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) for (let at = 0; at < piece.length; at += chunk) yield piece.subarray(at, at + chunk)
}

/** Decompressed bytes; the web's decompressor checks length and checksum, and has no limits: the files are the caller's own. */
async function* gunzipped(bytes: Uint8Array<ArrayBuffer>, path: string): AsyncGenerator<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } catch (cause) {
    const message = `${path} ends early or is damaged: it cannot be decompressed.`
    throw new IssueError([{ code: 'gzip-truncated', severity: 'error', message, remedy: 'Send the file again.', file: path }], { cause })
  } finally {
    // An abandoned read must not keep the decompressor alive; after an error there is nothing to cancel.
    await reader.cancel().catch(() => undefined)
  }
}

/**
 * A source whose files are given by value: for tests, examples and data made in the browser.
 *
 * @example
 * memorySource('MYSTUDY', { 'study.params': 'STUDY_ID=MYSTUDY\n', 'clinical/data.txt': 'SUBJ_ID\tAGE\nP1\t51\n' })
 */
export const memorySource = (name: string, files: Readonly<Record<string, MemoryFile>>, options: MemorySourceOptions = {}): Source => {
  const kind = options.kind ?? 'folder'
  const chunk = options.chunk ?? 65_536
  const paths = Object.keys(files).toSorted()
  const find = (path: string): MemoryFile => {
    const file = Object.hasOwn(files, path) ? files[path] : undefined
    if (file === undefined) throw absent(path)
    return file
  }
  const workbook = (path: string): Readonly<Record<string, readonly (readonly string[])[]>> => {
    const file = find(path)
    if (typeof file !== 'string' && !(file instanceof Uint8Array)) return file
    const message = `${path} is not a workbook.`
    throw new IssueError([{ code: 'workbook-damaged', severity: 'error', message, remedy: 'Save it again as .xlsx.', file: path }])
  }
  return {
    name,
    kind,
    files: async () => paths.map((path) => ({ path, size: bytesOf(find(path)).length })),
    issues: async () => [],
    async *open(path) {
      const bytes = bytesOf(find(path))
      yield* inChunks(path.toLowerCase().endsWith('.gz') ? gunzipped(bytes, path) : [bytes], chunk)
    },
    async *stored(path) {
      yield* inChunks([bytesOf(find(path))], chunk)
    },
    sheets: async (path) => Object.keys(workbook(path)),
    async *rows(path, sheet) {
      const rows = workbook(path)[sheet]
      if (rows === undefined) {
        const message = `${path} has no worksheet ${sheet}.`
        throw new IssueError([
          { code: 'sheet-absent', severity: 'error', message, remedy: 'Check the name of the worksheet.', file: path, value: sheet },
        ])
      }
      yield* rows.map((cells, row): SheetRow => ({ line: row + 1, cells }))
    },
  }
}
