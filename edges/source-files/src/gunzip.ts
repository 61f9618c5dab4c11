import { createGunzip } from 'node:zlib'
import { bounded } from './bounded.ts'
import type { SourceLimits } from './limits.ts'
import { errorCode, refused } from './refused.ts'

/** Decompressed bytes of a gzip file of one or more members; length and checksum of each are checked. */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>, file: string, limits: SourceLimits): AsyncGenerator<Uint8Array> {
  const bound = bounded(file, limits)
  const gunzipper = createGunzip({ chunkSize: 2 ** 18 })
  const feed = async (): Promise<void> => {
    try {
      for await (const chunk of bytes) {
        bound.taken(chunk.length)
        if (gunzipper.destroyed) return
        if (!gunzipper.write(chunk)) await new Promise<void>((resolve) => gunzipper.once('drain', resolve).once('close', resolve))
      }
      gunzipper.end()
    } catch (error) {
      gunzipper.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const fed = feed()
  try {
    for await (const chunk of gunzipper) {
      bound.given(chunk.length)
      yield chunk
    }
  } catch (cause) {
    const code = errorCode(cause)
    if (code === 'Z_BUF_ERROR')
      throw refused('gzip-truncated', file, `${file} ends early: it is not whole.`, 'Send or download the file again.', { cause })
    if (code === 'Z_DATA_ERROR')
      throw refused('gzip-damaged', file, `${file} is damaged or is not a gzip file.`, 'Send or download the file again.', { cause })
    throw cause
  } finally {
    gunzipper.destroy()
    await fed
  }
}
