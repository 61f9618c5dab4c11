import { type Issue, IssueError } from '@dacryon/core'
import type { Source } from '../doors/source.ts'
import { SplitStop } from './split-stop.ts'
import { utf8Chunks } from './utf8-chunks.ts'

const largest = 1 << 20

const refused = (file: string, issue: Omit<Issue, 'severity' | 'file'>, cause?: unknown): IssueError =>
  new IssueError([{ severity: 'error', file, ...issue }], { cause })

/**
 * A small text file whole: UTF-8, UTF-16 with a byte order mark, or the declared encoding. Throws an `IssueError`: `file-too-large` beyond a
 * megabyte, `encoding-not-utf8`, and what `utf8Chunks` finds.
 */
export const readSmallText = async (source: Source, path: string, encoding?: string): Promise<string> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  try {
    for await (const chunk of utf8Chunks(source.open(path), encoding)) {
      text += decoder.decode(chunk, { stream: true })
      if (text.length > largest)
        throw refused(path, {
          code: 'file-too-large',
          message: `${path} is too large for a file of settings.`,
          remedy: 'Check that this is the right file.',
          expected: 'less than a megabyte',
        })
    }
    return text + decoder.decode()
  } catch (cause) {
    if (cause instanceof SplitStop) throw refused(path, cause.issue, cause)
    if (!(cause instanceof TypeError)) throw cause
    const message = `${path} is not UTF-8 text.`
    throw refused(path, { code: 'encoding-not-utf8', message, remedy: 'Save it as UTF-8.', expected: 'UTF-8' }, cause)
  }
}
