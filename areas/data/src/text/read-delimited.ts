import { byteAt, intAt } from './at.ts'
import type { DelimitedOptions, DelimitedReader, RowBatch } from './delimited.ts'
import { invalidUtf8 } from './invalid-utf8.ts'
import { SplitStop } from './split-stop.ts'
import { TokenBatch } from './token-batch.ts'
import { Tokenizer } from './tokenizer.ts'
import { utf8Chunks } from './utf8-chunks.ts'

/**
 * Splits a delimited file into rows and cells, streaming: line ends LF or CR LF, last line with or without, UTF-8 with or without byte
 * order mark, UTF-16 with one, other encodings when declared. Lines without any character are skipped but counted.
 *
 * Problems stand in `issues` when the iteration ends, each with line and column, and end it where going on makes no sense; the rows before
 * are given out. Only what the byte source throws comes through as an exception.
 *
 * @param batchBytes rows are given out when about this many bytes of them are complete.
 */
export const readDelimited = (source: AsyncIterable<Uint8Array>, options: DelimitedOptions, batchBytes = 1 << 18): DelimitedReader => {
  const chunks = utf8Chunks(source, options.encoding)
  const tokenizer = new Tokenizer(options)

  const read = async function* (): AsyncGenerator<RowBatch> {
    let given = 0
    try {
      for await (const chunk of chunks) {
        tokenizer.push(chunk)
        if (tokenizer.settled < batchBytes || tokenizer.rows === 0) continue
        const valid = validRows(tokenizer)
        given += valid
        if (valid > 0) yield new TokenBatch(tokenizer, valid)
        if (valid < tokenizer.rows) return
        tokenizer.release()
      }
      tokenizer.finish()
    } catch (error) {
      if (!(error instanceof SplitStop)) throw error
      tokenizer.report(error.issue)
    }
    const valid = validRows(tokenizer)
    given += valid
    if (valid > 0) yield new TokenBatch(tokenizer, valid)
    if (given === 0 && tokenizer.issues.length === 0)
      tokenizer.report({ code: 'file-empty', message: `${options.file} holds no rows.`, remedy: 'Check that the export was completed.' })
  }
  return {
    get issues() {
      return tokenizer.issues
    },
    get bytes() {
      return chunks.bytes
    },
    [Symbol.asyncIterator]: read,
  }
}

/** Rows before the first byte that is not UTF-8; that byte is reported. */
const validRows = (tokenizer: Tokenizer): number => {
  if (!tokenizer.high || tokenizer.rows === 0) return tokenizer.rows
  const offset = invalidUtf8(tokenizer.buffer, 0, tokenizer.settled)
  if (offset < 0) return tokenizer.rows
  let row = 0
  while (row + 1 < tokenizer.rows && intAt(tokenizer.starts, intAt(tokenizer.rowCells, row + 1)) <= offset) row++
  const first = intAt(tokenizer.rowCells, row)
  let cell = first
  while (cell + 1 < intAt(tokenizer.rowCells, row + 1) && intAt(tokenizer.starts, cell + 1) <= offset) cell++
  let line = intAt(tokenizer.rowLines, row)
  for (let at = intAt(tokenizer.starts, first); at < offset; at++) if (tokenizer.buffer[at] === 10) line++
  tokenizer.report({
    code: 'encoding-not-utf8',
    message: `Line ${line} holds bytes that are not UTF-8 text.`,
    remedy: 'Save the file as UTF-8, or name its encoding, for example --encoding windows-1252.',
    line,
    column: cell - first + 1,
    value: `byte 0x${byteAt(tokenizer.buffer, offset).toString(16)}`,
    expected: 'UTF-8',
  })
  return row
}
