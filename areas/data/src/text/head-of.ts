import { IssueError } from '@dacryon/core'
import type { Source } from '../doors/source.ts'
import { readHead } from './read-head.ts'
import { SplitStop } from './split-stop.ts'

/** Beginning of a file of a source as text, see `readHead`. Throws an `IssueError` that names the file where it is no text. */
export const headOf = async (source: Source, path: string, encoding: string | undefined, bytes?: number): Promise<string> => {
  try {
    return await readHead(source.open(path), encoding, bytes)
  } catch (error) {
    if (!(error instanceof SplitStop)) throw error
    throw new IssueError([{ severity: 'error', file: path, ...error.issue }], { cause: error })
  }
}
