import type { Issue } from '@dacryon/core'
import { inputError } from './problems.ts'

/** A list of numbers as callers have it. */
export type Numbers = readonly number[] | Float64Array

/** The first value that is not a finite number, as an issue naming argument and place (1-based). Issues: `value-not-finite`. */
export const finiteIssues = (values: Numbers, name: string): readonly Issue[] => {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i]))
      return [
        inputError('value-not-finite', `${name} holds ${values[i]}, which is not a finite number.`, 'Leave missing values out.', {
          column: name,
          line: i + 1,
          value: String(values[i]),
          expected: 'finite numbers',
        }),
      ]
  return []
}

/** Too few values for a statistic. Issues: `too-few-values`. */
export const countIssues = (values: Numbers, name: string, least: number): readonly Issue[] =>
  values.length >= least
    ? []
    : [
        inputError(
          'too-few-values',
          `${name} has ${values.length} ${values.length === 1 ? 'value' : 'values'}.`,
          `Give at least ${least}.`,
          { column: name, value: String(values.length), expected: `at least ${least} values` },
        ),
      ]

/** Two lists that must go together do not. Issues: `lengths-differ`. */
export const pairedIssues = (first: ArrayLike<unknown>, second: ArrayLike<unknown>, names: readonly [string, string]): readonly Issue[] =>
  first.length === second.length
    ? []
    : [
        inputError(
          'lengths-differ',
          `${names[0]} has ${first.length} values and ${names[1]} has ${second.length}.`,
          'Give one of each for every subject.',
          { column: names[1] },
        ),
      ]
