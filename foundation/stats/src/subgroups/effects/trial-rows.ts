import type { Issue } from '@dacryon/core'
import { inputError } from '../../result/problems.ts'

/** A randomised comparison of two arms, row by row. */
export interface TrialRows {
  readonly outcome: Float64Array
  /** 1 for the arm whose effect is asked for, 0 for its comparator. */
  readonly treated: Uint8Array
}

/** Issues: `lengths-differ`, `value-not-finite`, `arm-invalid`, `arm-empty`. */
export const trialIssues = ({ outcome, treated }: TrialRows): readonly Issue[] => {
  if (outcome.length !== treated.length)
    return [inputError('lengths-differ', `There are ${outcome.length} outcomes and ${treated.length} arms.`, 'Give both for every row.')]
  const bad = outcome.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0)
    return [
      inputError('value-not-finite', `An outcome is ${outcome[bad]}.`, 'Leave rows without outcome out.', {
        column: 'outcome',
        line: bad + 1,
      }),
    ]
  if (treated.some((arm) => arm > 1))
    return [inputError('arm-invalid', 'An arm is neither 0 nor 1.', 'Code two arms as 0 and 1.', { column: 'treated' })]
  return treated.includes(1) && treated.includes(0)
    ? []
    : [inputError('arm-empty', 'One arm has no rows.', 'Give rows of both arms.', { column: 'treated' })]
}
