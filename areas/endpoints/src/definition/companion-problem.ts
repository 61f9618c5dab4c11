import type { Issue } from '@dacryon/core'

/** An issue about a place inside a companion file: `companion-value`, with the path as its column. */
export const companionProblem = (path: string, message: string, expected: string, value?: unknown): Issue => ({
  code: 'companion-value',
  severity: 'error',
  message: `${path === '' ? 'The file' : path}: ${message}`,
  remedy: `Give ${expected}.`,
  column: path,
  expected,
  ...(value !== undefined && { value: JSON.stringify(value).slice(0, 80) }),
})

/** True for a JSON object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
