import { type Issue, IssueError } from '@dacryon/core'
import { problem } from './problem.ts'

/** Reads `--option K=V`, `--unit ITEM=UNIT` and `--map ITEM=COLUMN`. Throws an `IssueError` (`assignment-form`, `assignment-twice`), all at once. */
export const readAssignments = (flag: string, texts: readonly string[] = []): Readonly<Record<string, string>> => {
  const issues: Issue[] = []
  const found: Record<string, string> = {}
  for (const text of texts) {
    const at = text.indexOf('=')
    const [name, value] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()]
    if (name === '' || value === '')
      issues.push(
        problem('assignment-form', `“${text}” is not of the form NAME=VALUE.`, `Write --${flag} NAME=VALUE.`, {
          column: flag,
          value: text,
          expected: 'NAME=VALUE',
        }),
      )
    else if (found[name] !== undefined && found[name] !== value)
      issues.push(
        problem('assignment-twice', `--${flag} gives ${name} twice: ${found[name]} and ${value}.`, 'Keep one of them.', {
          column: flag,
          value: text,
        }),
      )
    else found[name] = value
  }
  if (issues.length > 0) throw new IssueError(issues)
  return found
}
