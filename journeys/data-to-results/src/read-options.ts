import { type Issue, IssueError } from '@dacryon/core'
import { fieldsOf, fromTexts, readInput } from '@dacryon/core/input'
import type { z } from 'zod'

const problem = (code: string, message: string, remedy: string, value: string): Issue => ({
  code,
  severity: 'error',
  message,
  remedy,
  column: 'set',
  value,
  expected: 'NAME=VALUE',
})

/**
 * `--set NAME=VALUE` as options: a name given more than once, or a comma-separated value, fills an option that takes several.
 *
 * Throws an `IssueError` (`assignment-form`, `assignment-twice`), all at once.
 */
export const optionsOfTexts = (schema: z.ZodObject, texts: readonly string[]): Record<string, unknown> => {
  const several = new Set(fieldsOf(schema).flatMap(({ name, kind }) => (kind === 'texts' ? [name] : [])))
  const issues: Issue[] = []
  const found: Record<string, string | string[]> = {}
  for (const text of texts) {
    const at = text.indexOf('=')
    const [name, value] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()]
    const before = found[name]
    if (name === '' || value === '')
      issues.push(problem('assignment-form', `“${text}” is not of the form NAME=VALUE.`, 'Write --set NAME=VALUE.', text))
    else if (several.has(name)) found[name] = [...(Array.isArray(before) ? before : []), ...value.split(',').map((part) => part.trim())]
    else if (before !== undefined) issues.push(problem('assignment-twice', `${name} is set twice.`, 'Keep one of them.', text))
    else found[name] = value
  }
  if (issues.length > 0) throw new IssueError(issues)
  return fromTexts(schema, found)
}

/** Options checked against the analysis, all at once. Throws an `IssueError` that names options, and column fields that are missing. */
export const readOptions = (schema: z.ZodObject, given: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const missing = fieldsOf(schema).filter(({ name, required }) => required && given[name] === undefined)
  try {
    return readInput(schema, given)
  } catch (cause) {
    if (!(cause instanceof IssueError) || missing.length === 0) throw cause
    const others = cause.issues.filter(({ column }) => !missing.some(({ name }) => name === column))
    throw new IssueError([
      ...missing.map(
        ({ name, describes }): Issue => ({
          code: 'option-missing',
          severity: 'error',
          message: `“${name}” is not given: ${describes}.`,
          remedy: `Give it, as ${name}=VALUE.`,
          column: name,
        }),
      ),
      ...others,
    ])
  }
}
