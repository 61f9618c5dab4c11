import type { Outcome } from '@dacryon/core'
import { logGamma } from '../numeric/special/log-gamma.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers } from '../result/vectors.ts'
import { momentsOf } from './mean-test.ts'

/** Differences of two means in units of a standard deviation, first minus second. */
export interface StandardisedDifference {
  readonly n: readonly [number, number]
  /** In units of the pooled standard deviation. */
  readonly cohenD: Estimable
  /** Cohen's d without its small-sample bias. */
  readonly hedgesG: Estimable
  /** In units of the standard deviation of the second group. */
  readonly glassDelta: Estimable
  readonly method: string
}

/** The exact factor that makes d unbiased. */
export const hedgesFactor = (degreesOfFreedom: number): number =>
  Math.exp(logGamma(degreesOfFreedom / 2) - Math.log(Math.sqrt(degreesOfFreedom / 2)) - logGamma((degreesOfFreedom - 1) / 2))

const ratio = (difference: number, spread: number, whose: string): Estimable =>
  spread > 0 ? difference / spread : notEstimable('zero-variance', `${whose} does not vary.`)

/**
 * Standardised difference of two means.
 *
 * Meaning: how large the difference is against the spread of subjects. Depends on how mixed the subjects are: the same difference looks
 * larger in a narrow population.
 *
 * Formula: `d = (m1 - m2)/s pooled`; `g = d Γ(f/2) / (√(f/2) Γ((f-1)/2))` with f = n1 + n2 - 2; `Δ = (m1 - m2)/s2`.
 *
 * Source: Hedges LV. J Educ Stat 1981;6:107-28 (doi 10.3102/10769986006002107).
 *
 * Issues: `too-few-values`, `value-not-finite`.
 *
 * @example
 * computeStandardisedDifference([1, 2, 3], [2, 3, 7]) // d -1, g -0.7979
 */
export const computeStandardisedDifference = (first: Numbers, second: Numbers): Outcome<StandardisedDifference> => {
  const issues = [
    ...countIssues(first, 'first', 2),
    ...finiteIssues(first, 'first'),
    ...countIssues(second, 'second', 2),
    ...finiteIssues(second, 'second'),
  ]
  if (issues.length > 0) return failed(...issues)
  const [one, two] = [momentsOf(first), momentsOf(second)]
  const df = one.n + two.n - 2
  const pooled = Math.sqrt(((one.n - 1) * one.standardDeviation ** 2 + (two.n - 1) * two.standardDeviation ** 2) / df)
  const difference = one.mean - two.mean
  const cohenD = ratio(difference, pooled, 'Neither group')
  return done({
    n: [one.n, two.n],
    cohenD,
    hedgesG: typeof cohenD === 'number' ? cohenD * hedgesFactor(df) : cohenD,
    glassDelta: ratio(difference, two.standardDeviation, 'The second group'),
    method: 'Standardised mean difference',
  })
}
