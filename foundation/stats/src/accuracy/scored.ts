import type { Issue } from '@dacryon/core'
import { inputError } from '../result/problems.ts'
import { finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'

/** A marker measured in subjects with and without the condition. */
export interface Scored {
  readonly scores: Numbers
  /** One a subject: has the condition. */
  readonly cases: readonly boolean[]
  /** Which scores speak for the condition. Default `higher`. */
  readonly direction?: 'higher' | 'lower'
}

/** What is wrong with it. Issues: `value-not-finite`, `lengths-differ`, `one-class`. */
export const scoredIssues = ({ scores, cases }: Scored, name = 'scores'): readonly Issue[] => {
  const ill = cases.filter(Boolean).length
  return [
    ...pairedIssues(cases, scores, ['cases', name]),
    ...finiteIssues(scores, name),
    ...(ill > 0 && ill < cases.length
      ? []
      : [
          inputError('one-class', `${ill} of ${cases.length} subjects have the condition.`, 'Give subjects with and subjects without it.', {
            column: 'cases',
          }),
        ]),
  ]
}

/** Scores so that higher ones speak for the condition. */
export const rising = ({ scores, direction }: Scored): Float64Array =>
  direction === 'lower' ? Float64Array.from(scores, (score) => -score) : Float64Array.from(scores)
