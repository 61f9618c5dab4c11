import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import { bounded } from '../bounded.ts'
import type { SourceLimits } from '../limits.ts'
import { errorCode, refused } from '../refused.ts'
import { dataOffset, type ZipEntry } from './zip-entries.ts'

/** Unpacked bytes of one member of a workbook, streamed within the limits. */
export async function* entryBytes(place: string, name: string, entry: ZipEntry, limits: SourceLimits): AsyncGenerator<Uint8Array> {
  if (entry.method !== 0 && entry.method !== 8) {
    throw refused('workbook-damaged', name, `${name} is packed in a way that workbooks are not.`, 'Save it again as .xlsx.')
  }
  const file = await open(place)
  const start = await dataOffset(file, entry, name).finally(() => file.close())
  if (entry.packed === 0) return
  const stored = createReadStream(place, { start, end: start + entry.packed - 1 })
  if (entry.method === 0) {
    yield* stored
    return
  }
  const bound = bounded(name, limits)
  bound.taken(entry.packed)
  const inflate = createInflateRaw({ chunkSize: 2 ** 16 })
  // The reader below sees the failure as its own; this only keeps it from being told twice.
  const piped = pipeline(stored, inflate).catch(() => undefined)
  try {
    for await (const bytes of inflate) {
      bound.given(bytes.length)
      yield bytes
    }
  } catch (cause) {
    if (errorCode(cause)?.startsWith('Z_') !== true) throw cause
    throw refused('workbook-damaged', name, `${name} is damaged: ${entry.name} cannot be unpacked.`, 'Save it again as .xlsx.', { cause })
  } finally {
    inflate.destroy()
    await piped
  }
}
