import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Source } from '@dacryon/data'
import { gunzip } from './gunzip.ts'
import { defaultLimits, type SourceLimits } from './limits.ts'
import { type Listing, listFiles } from './list-files.ts'
import { errorCode, isDenied, refused } from './refused.ts'
import { safePath } from './safe-path.ts'
import { openWorkbook, type Workbook } from './xlsx/open-workbook.ts'

const chunk = 2 ** 18

const absent = (path: string, cause: unknown): Error => {
  if (isDenied(cause)) return refused('path-denied', path, `${path} may not be read.`, 'Give the program the right to read it.', { cause })
  if (errorCode(cause) !== 'ENOENT' && errorCode(cause) !== 'ENOTDIR') return cause instanceof Error ? cause : new Error(String(cause))
  return refused('path-absent', path, `There is nothing at ${path}.`, 'Check the path.', { cause })
}

async function* fileBytes(place: string, file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of createReadStream(place, { highWaterMark: chunk })) yield bytes
  } catch (cause) {
    if (!isDenied(cause)) throw cause
    throw refused('file-denied', file, `${file} may not be read.`, 'Give the program the right to read it.', { cause })
  }
}

/**
 * A file or folder of this machine as a source. Of a single file, `files()` gives the file and the other files of its folder (not of
 * folders below), so that a format can find a mapping file beside a table. `.gz` and `.xlsx` files are opened within the limits.
 *
 * Throws an `IssueError` when there is nothing at the path, or when it is neither a file nor a folder.
 */
export const openSource = async (path: string, limits: Partial<SourceLimits> = {}): Promise<Source> => {
  const bounds: SourceLimits = { ...defaultLimits, ...limits }
  let real: string
  let folder: boolean
  try {
    real = await realpath(path)
    const found = await stat(real)
    folder = found.isDirectory()
    if (!folder && !found.isFile()) throw refused('not-a-file', path, `${path} is neither a file nor a folder.`, 'Name a file or a folder.')
  } catch (cause) {
    throw absent(path, cause)
  }
  const root = folder ? real : dirname(real)
  const name = basename(real)
  let listing: Promise<Listing> | undefined
  const list = (): Promise<Listing> => (listing ??= listFiles(root, folder, bounds))
  const workbooks = new Map<string, Promise<Workbook>>()
  const workbook = (file: string): Promise<Workbook> => {
    const known = workbooks.get(file) ?? safePath(root, file).then((place) => openWorkbook(place, file, bounds))
    workbooks.set(file, known)
    return known
  }
  return {
    name,
    kind: folder ? 'folder' : 'file',
    files: async () => (await list()).files.map(({ path: file, size }) => ({ path: file, size })),
    // What stands beside a single file is no concern of the person who named that file.
    issues: async () => (folder ? (await list()).issues : []),
    async *open(file) {
      const place = await safePath(root, file)
      yield* file.toLowerCase().endsWith('.gz') ? gunzip(fileBytes(place, file), file, bounds) : fileBytes(place, file)
    },
    async *stored(file) {
      const place = await safePath(root, file)
      const listed = (await list()).files.find((one) => one.path === file)
      const before = await stat(place)
      const changed = () =>
        refused('source-changed', file, `${file} changed while it was being imported.`, 'Import again when the file is complete.')
      if (listed !== undefined && (before.size !== listed.size || before.mtimeMs !== listed.modified)) throw changed()
      let bytes = 0
      for await (const piece of fileBytes(place, file)) {
        bytes += piece.length
        yield piece
      }
      if (bytes !== before.size) throw changed()
    },
    sheets: async (file) => (await workbook(file)).sheets,
    async *rows(file, sheet) {
      yield* (await workbook(file)).rows(sheet)
    },
  }
}
