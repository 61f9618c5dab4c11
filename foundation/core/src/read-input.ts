import type { z } from 'zod'
import { type Field, fieldsOf } from './fields.ts'
import { type Issue, IssueError } from './issue.ts'

const shorten = (value: unknown): string | undefined => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text === undefined ? undefined : text.length > 120 ? `${text.slice(0, 117)}...` : text
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value)

const expectedOf = (problem: z.core.$ZodIssue): string | undefined => {
  if (problem.code === 'invalid_type') return problem.expected
  if (problem.code === 'invalid_value') return problem.values.map(String).join(' | ')
  if (problem.code === 'too_small') return `at least ${problem.minimum}`
  if (problem.code === 'too_big') return `at most ${problem.maximum}`
  return undefined
}

/** Problems that a schema found, as issues: the field stands in `column`, as a dotted path. */
export const asIssues = (error: z.ZodError, input: unknown): readonly Issue[] =>
  error.issues.map((problem) => {
    const expected = expectedOf(problem)
    const value = shorten(at(input, problem.path))
    return {
      code: 'input-invalid',
      severity: 'error',
      message: `${problem.path.length === 0 ? 'The input' : `“${problem.path.map(String).join('.')}”`}: ${problem.message}`,
      remedy: expected === undefined ? 'Correct this field and try again.' : `Give ${expected}.`,
      ...(problem.path.length === 0 ? {} : { column: problem.path.map(String).join('.') }),
      ...(value === undefined ? {} : { value }),
      ...(expected === undefined ? {} : { expected }),
    }
  })

/** Far beyond any question a person asks, and far from what breaks a program that walks a tree. */
const deepest = 200

const isTooDeep = (input: unknown): boolean => {
  let level: readonly unknown[] = [input]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return false
}

/** Check an input against an operation's schema, all at once. Fields that the operation does not know are refused. Throws an `IssueError`. */
export const readInput = (schema: z.ZodObject, raw: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const known = Object.keys(schema.shape)
  if (isTooDeep(raw))
    throw new IssueError([
      {
        code: 'input-too-deep',
        severity: 'error',
        message: `The input is nested more than ${deepest} levels deep.`,
        remedy: 'Ask a simpler question: “all” and “any” take many parts side by side.',
        expected: `at most ${deepest} levels`,
      },
    ])
  const issues: Issue[] = Object.keys(raw)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: 'input-unknown-field',
      severity: 'error',
      message: `There is no field “${name}”.`,
      remedy: known.length === 0 ? 'Leave it out.' : `Use ${known.join(', ')}.`,
      column: name,
    }))
  const parsed = schema.safeParse(raw)
  if (!parsed.success) issues.push(...asIssues(parsed.error, raw))
  if (issues.length > 0 || !parsed.success) throw new IssueError(issues)
  return parsed.data
}

const fromText = (field: Field, value: unknown): unknown => {
  if (field.kind === 'texts') return typeof value === 'string' ? [value] : value
  if (typeof value !== 'string') return value
  if (field.kind === 'boolean') return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value
  if (field.kind === 'number') return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
  if (field.kind === 'json') {
    try {
      return JSON.parse(value)
    } catch {
      return value
    }
  }
  return value
}

/** Turn query parameters, which are only text, into what the schema expects; what cannot be turned stays text and is refused by the schema. */
export const fromTexts = (schema: z.ZodObject, texts: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const fields = new Map(fieldsOf(schema).map((field) => [field.name, field]))
  return Object.fromEntries(
    Object.entries(texts).map(([name, value]) => {
      const field = fields.get(name)
      return [name, field === undefined ? value : fromText(field, value)]
    }),
  )
}
