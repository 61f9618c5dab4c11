import type { z } from 'zod'

const kinds: Readonly<Record<string, string>> = {
  object: 'keys with values',
  record: 'keys with values',
  array: 'a list',
  string: 'a text (put numbers in quotes)',
  number: 'a number',
  boolean: 'true or false',
}

/** What a schema found, in plain words and without a full stop. */
export const plainProblem = (problem: z.core.$ZodIssue): string => {
  if (problem.code === 'invalid_type')
    return problem.input === undefined && /received undefined/.test(problem.message)
      ? `is absent; ${kinds[problem.expected] ?? problem.expected} is needed`
      : `${kinds[problem.expected] ?? problem.expected} is needed`
  if (problem.code === 'invalid_value') return `one of ${problem.values.map(String).join(', ')} is needed`
  if (problem.code === 'too_small') return Number(problem.minimum) === 1 ? 'is empty' : `at least ${problem.minimum} is needed`
  return problem.message
}
