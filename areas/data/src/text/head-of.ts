import { IssueError } from '@dacryon/core'
import type { Source } from '../doors/source.ts'
import { readHead } from './read-head.ts'
import { SplitStop } from './split-stop.ts'

/** NUL never stands in a text; a picture or a program begins with bytes of no encoding and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const isBinary = (head: string): boolean => head.includes('\0') || /^[^\n]*\ufffd[\s\S]{0,64}[\u0001-\u0008\u000e-\u001f]/.test(head)

/** Beginning of a file of a source as text, see `readHead`. Throws an `IssueError` that names the file where it is no text. */
export const headOf = async (source: Source, path: string, encoding: string | undefined, bytes?: number): Promise<string> => {
  try {
    const head = await readHead(source.open(path), encoding, bytes)
    if (isBinary(head))
      throw new SplitStop({
        code: 'binary-file',
        message: `${path} is not a text file, or it is UTF-16 without a byte order mark.`,
        remedy: 'Save the table as UTF-8 text; for UTF-16 say --encoding utf-16le.',
      })
    return head
  } catch (error) {
    if (!(error instanceof SplitStop)) throw error
    throw new IssueError([{ severity: 'error', file: path, ...error.issue }], { cause: error })
  }
}
