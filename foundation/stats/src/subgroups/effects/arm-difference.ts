import { studentT } from '../../numeric/distributions/index.ts'
import { mean, sumOfSquares } from '../../numeric/sum.ts'
import { type Estimable, notEstimable } from '../../result/estimable.ts'
import type { Interval } from '../../result/estimate.ts'
import type { TrialRows } from './trial-rows.ts'

/** Difference of two arms among some rows, treated minus comparator, Student's t. */
export interface ArmDifference {
  readonly estimate: number
  readonly standardError: number
  readonly statistic: number
  readonly df: number
  /** P that treated are better only by chance (larger outcome is better). */
  readonly pGreater: number
  readonly interval: Interval
}

export interface CountedDifference {
  readonly treated: number
  readonly comparator: number
  readonly difference: Estimable<ArmDifference>
}

/** Difference of means with pooled variance among the rows of a mask (all without one). */
export const computeArmDifference = (trial: TrialRows, mask?: ArrayLike<number | boolean>, level = 0.95): CountedDifference => {
  const own: [number[], number[]] = [[], []]
  trial.outcome.forEach((value, row) => {
    if (mask === undefined || mask[row]) own[trial.treated[row] === 1 ? 1 : 0].push(value)
  })
  const [comparator, treated] = own
  const counts = { treated: treated.length, comparator: comparator.length }
  const df = treated.length + comparator.length - 2
  if (treated.length === 0 || comparator.length === 0 || df < 1)
    return { ...counts, difference: notEstimable('arm-too-small', 'An arm has too few rows here.') }
  const pooled = (sumOfSquares(treated) + sumOfSquares(comparator)) / df
  const standardError = Math.sqrt(pooled * (1 / treated.length + 1 / comparator.length))
  if (!(standardError > 0)) return { ...counts, difference: notEstimable('zero-variance', 'Both arms are constant here.') }
  const estimate = mean(treated) - mean(comparator)
  const margin = studentT.quantileUpper((1 - level) / 2, df) * standardError
  const statistic = estimate / standardError
  return {
    ...counts,
    difference: {
      estimate,
      standardError,
      statistic,
      df,
      pGreater: studentT.upper(statistic, df),
      interval: { low: estimate - margin, high: estimate + margin, level },
    },
  }
}
