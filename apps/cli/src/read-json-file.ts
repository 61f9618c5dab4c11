import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { type Issue, IssueError } from '@dacryon/core'
import { jsonFault } from './json-fault.ts'

const placeIn = (content: string): Pick<Issue, 'line' | 'column'> => {
  const before = content.slice(0, jsonFault(content)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

const wordings: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no file ${path}.`,
  EISDIR: (path) => `${path} is a folder, not a file.`,
  EACCES: (path) => `${path} may not be read.`,
}

/** Content of a JSON file, or of standard input for `-`. Throws an `IssueError` with file, line and column. */
export const readJsonFile = async (path: string): Promise<unknown> => {
  const file = path === '-' ? '(standard input)' : path
  const content = await (path === '-' ? text(process.stdin) : readFile(path, 'utf8')).catch((error: NodeJS.ErrnoException) => {
    const message = wordings[error.code ?? '']?.(path) ?? `${path} cannot be read: ${error.message}.`
    throw new IssueError([{ code: 'file-unreadable', severity: 'error', message, remedy: 'Check the path.', file }])
  })
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new IssueError([
      {
        code: 'json-invalid',
        severity: 'error',
        message: `This is not JSON: ${message}`,
        remedy: 'Correct the file.',
        file,
        ...placeIn(content),
      },
    ])
  }
}
