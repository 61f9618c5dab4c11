import type { Issue } from '@dacryon/core'
import { error, shown } from './problem.ts'

/** One setting and the line it stands on. */
interface Setting {
  readonly value: string
  readonly line: number
}

/** Settings of a params file by key. */
export type Params = ReadonlyMap<string, Setting>

const unquoted = (value: string): string => /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value

/** Parse `KEY=value` lines: `#` begins a comment line, values may be quoted, every key has a value and stands once. */
export const parseParams = (text: string, file: string): { readonly params: Params; readonly issues: readonly Issue[] } => {
  const params = new Map<string, Setting>()
  const issues: Issue[] = []
  for (const [at, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const written = raw.trim()
    if (written === '' || written.startsWith('#')) continue
    const place = { file, line: at + 1 }
    const equals = written.indexOf('=')
    const key = written.slice(0, equals).trim()
    const value = unquoted(written.slice(equals + 1).trim()).trim()
    if (equals < 1)
      issues.push(
        error('params-syntax', `Line ${at + 1} is not KEY=value.`, 'Write one KEY=value on each line.', {
          ...place,
          value: shown(written),
        }),
      )
    else if (value === '')
      issues.push(
        error('params-value-empty', `${key} has no value.`, `Give ${key} a value, or take the line out.`, { ...place, column: key }),
      )
    else if (params.has(key))
      issues.push(
        error('params-key-twice', `${key} is given twice.`, 'Keep one of the two lines.', { ...place, column: key, value: shown(value) }),
      )
    else params.set(key, { value, line: at + 1 })
  }
  return { params, issues }
}
