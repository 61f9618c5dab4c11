import { SplitStop } from './split-stop.ts'

/** Chunks as UTF-8 bytes without byte order mark, each small enough to work on, and the raw bytes taken in. */
export interface Utf8Chunks extends AsyncIterable<Uint8Array> {
  readonly bytes: number
}

type Decoder = InstanceType<typeof TextDecoder>

const pieceBytes = 1 << 18

/**
 * Brings a byte stream to UTF-8. A byte order mark (UTF-8, UTF-16 in both orders) wins over the declared encoding. Bytes of an undeclared
 * encoding pass through unchecked. Throws `SplitStop`: `encoding-unknown`, `encoding-invalid`, `binary-file` (compressed content).
 */
export const utf8Chunks = (source: AsyncIterable<Uint8Array>, encoding: string | undefined): Utf8Chunks => {
  let bytes = 0
  const read = async function* (): AsyncGenerator<Uint8Array> {
    const fallback = decoderFor(encoding)
    let head: Uint8Array | undefined = new Uint8Array(0)
    let decoder: Decoder | undefined
    const encoder = new TextEncoder()
    const pieces = function* (chunk: Uint8Array, last: boolean): Generator<Uint8Array> {
      for (let at = 0; at < chunk.length || (last && at === 0); at += pieceBytes) {
        const piece = chunk.subarray(at, at + pieceBytes)
        if (decoder === undefined) yield piece
        else yield encoder.encode(decode(decoder, piece, last && at + pieceBytes >= chunk.length))
      }
    }
    const open = function* (start: Uint8Array, last: boolean): Generator<Uint8Array> {
      refuseCompressed(start)
      const marked = start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : undefined
      const utf8Marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf
      decoder = marked !== undefined ? new TextDecoder(marked, { fatal: true }) : utf8Marked ? undefined : fallback
      yield* pieces(utf8Marked ? start.subarray(3) : start, last)
    }
    for await (const chunk of source) {
      bytes += chunk.length
      if (head === undefined) yield* pieces(chunk, false)
      else {
        head = join(head, chunk)
        if (head.length < 4) continue
        const start = head
        head = undefined
        yield* open(start, false)
      }
    }
    if (head !== undefined) yield* open(head, true)
    else if (decoder !== undefined) yield* pieces(new Uint8Array(0), true)
  }
  return {
    get bytes() {
      return bytes
    },
    [Symbol.asyncIterator]: read,
  }
}

const join = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  if (left.length === 0) return right
  const both = new Uint8Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  return both
}

const decoderFor = (encoding: string | undefined): Decoder | undefined => {
  if (encoding === undefined) return undefined
  try {
    const decoder = new TextDecoder(encoding, { fatal: true })
    return decoder.encoding === 'utf-8' ? undefined : decoder
  } catch (cause) {
    throw new SplitStop(
      {
        code: 'encoding-unknown',
        message: `There is no text encoding named "${encoding}".`,
        remedy: 'Give a name such as utf-8, windows-1252, iso-8859-15 or utf-16le.',
        value: encoding,
      },
      { cause },
    )
  }
}

const decode = (decoder: Decoder, piece: Uint8Array, last: boolean): string => {
  try {
    return decoder.decode(piece, { stream: !last })
  } catch (cause) {
    throw new SplitStop(
      {
        code: 'encoding-invalid',
        message: `The file is not valid ${decoder.encoding}.`,
        remedy: 'Save it again as UTF-8, or name the encoding it really has.',
        expected: decoder.encoding,
      },
      { cause },
    )
  }
}

const refuseCompressed = (start: Uint8Array): void => {
  const what =
    start[0] === 0x1f && start[1] === 0x8b
      ? 'gzip-compressed'
      : start[0] === 0x50 && start[1] === 0x4b && start[2] === 3
        ? 'a zip archive or an Excel workbook'
        : undefined
  if (what !== undefined)
    throw new SplitStop({
      code: 'binary-file',
      message: `The file is ${what}, not text.`,
      remedy: 'Give it the ending its content has (.gz, .xlsx), or unpack it first.',
    })
}
