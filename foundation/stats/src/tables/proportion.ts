import type { Issue } from '@dacryon/core'

/** So many of so many. */
export interface Proportion {
  /** How many have the property: whole, 0 to `of`. */
  readonly yes: number
  /** How many were looked at: whole, at least 1. */
  readonly of: number
}

const wrong = (value: number, what: string, expected: string): Issue => ({
  code: 'count-invalid',
  severity: 'error',
  message: `${what} is ${value}, which is not possible.`,
  remedy: `Give ${expected}.`,
  value: String(value),
  expected,
})

/** What is wrong with a proportion. Issues: `count-invalid`, `no-subjects`. */
export const proportionIssues = ({ yes, of }: Proportion, name = 'The group'): readonly Issue[] => {
  if (of === 0 && yes === 0)
    return [
      {
        code: 'no-subjects',
        severity: 'error',
        message: `${name} has nobody in it: there is no proportion.`,
        remedy: 'Leave the group out.',
      },
    ]
  if (!Number.isSafeInteger(of) || of < 1) return [wrong(of, `The size of ${name.toLowerCase()}`, 'a whole number of at least 1')]
  if (!Number.isSafeInteger(yes) || yes < 0 || yes > of)
    return [wrong(yes, `The count of ${name.toLowerCase()}`, `a whole number from 0 to ${of}`)]
  return []
}

/** What is wrong with a confidence level. Issues: `level-invalid`. */
export const levelIssues = (level: number): readonly Issue[] =>
  level > 0 && level < 1
    ? []
    : [
        {
          code: 'level-invalid',
          severity: 'error',
          message: `A confidence level of ${level} is not possible.`,
          remedy: 'Give a number between 0 and 1, such as 0.95.',
          value: String(level),
        },
      ]
