import type { Issue, Outcome } from '@dacryon/core'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'

/** Weights from pairwise comparisons of criteria. */
export interface AhpWeights {
  /** Principal eigenvector, adding up to 1. */
  readonly weights: readonly number[]
  readonly geometricMeanWeights: readonly number[]
  readonly largestEigenvalue: number
  readonly consistencyIndex: number
  /** Over that of random matrices; above 0.1 the comparisons contradict each other. */
  readonly consistencyRatio: Estimable
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Mean consistency index of random matrices of 3 to 10 criteria (Saaty). */
const randomIndex: Readonly<Record<number, number>> = { 3: 0.58, 4: 0.9, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45, 10: 1.49 }

const matrixIssues = (matrix: readonly (readonly number[])[]): readonly Issue[] => {
  const n = matrix.length
  if (n < 2 || matrix.some((row) => row.length !== n))
    return [inputError('matrix-invalid', 'The comparisons are not a square of two criteria or more.', 'Give one row and column each.')]
  const wrong = matrix.some((row, i) =>
    row.some((value, j) => !(value > 0 && value < Infinity) || Math.abs(value * (matrix[j]?.[i] ?? 0) - 1) > 1e-6),
  )
  return wrong ? [inputError('not-reciprocal', 'A comparison is not positive, or not the inverse of its opposite.', 'Give a and 1/a.')] : []
}

/**
 * Weights of the analytic hierarchy process from a matrix of pairwise comparisons (how many times more important).
 *
 * Meaning: the ratio scale of 1 to 9 is a convention, and the order of options may change when one is added. Report the consistency ratio.
 *
 * Formula: principal eigenvector; `CI = (λ - n)/(n - 1)`, `CR = CI/RI`.
 *
 * Source: Saaty TL. J Math Psychol 1977;15:234-81 (doi 10.1016/0022-2496(77)90033-5).
 *
 * Issues: `matrix-invalid`, `not-reciprocal`.
 *
 * @example
 * computeAhpWeights([[1, 3], [1 / 3, 1]]).weights // 0.75, 0.25
 */
export const computeAhpWeights = (matrix: readonly (readonly number[])[]): Outcome<AhpWeights> => {
  const issues = matrixIssues(matrix)
  if (issues.length > 0) return failed(...issues)
  const n = matrix.length
  let weights = matrix.map(() => 1 / n)
  let largest = n
  for (let turn = 0; turn < 10_000; turn++) {
    const next = matrix.map((row) => sum(row.map((value, j) => value * (weights[j] ?? 0))))
    largest = sum(next)
    const scaled = next.map((value) => value / largest)
    const change = Math.max(...scaled.map((value, i) => Math.abs(value - (weights[i] ?? 0))))
    weights = scaled
    if (change < 1e-16) break
  }
  const means = matrix.map((row) => Math.exp(sum(row.map(Math.log)) / n))
  const all = sum(means)
  const consistencyIndex = (largest - n) / (n - 1)
  const random = randomIndex[n]
  const ratio =
    random === undefined ? notEstimable('no-random-index', `There is no random index of ${n} criteria.`) : consistencyIndex / random
  return done({
    weights,
    geometricMeanWeights: means.map((value) => value / all),
    largestEigenvalue: largest,
    consistencyIndex,
    consistencyRatio: ratio,
    method: 'Analytic hierarchy process',
    warnings:
      typeof ratio === 'number' && ratio > 0.1
        ? [caution('inconsistent', `The consistency ratio is ${ratio.toFixed(2)}.`, 'Ask again where comparisons contradict each other.')]
        : [],
  })
}
