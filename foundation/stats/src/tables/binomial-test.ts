import type { Issue, Outcome } from '@dacryon/core'
import { binomial } from '../numeric/distributions/binomial.ts'
import type { Alternative, Interval } from '../result/estimate.ts'
import { inputError } from '../result/problems.ts'
import { computeClopperPearsonInterval } from './one-proportion-intervals.ts'
import { levelIssues, type Proportion, proportionIssues } from './proportion.ts'

/** Exact test of one proportion. */
export interface BinomialTest {
  readonly estimate: number
  readonly hypothesis: number
  readonly pValue: number
  /** Clopper-Pearson, two-sided. */
  readonly interval: Interval
  readonly alternative: Alternative
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Both tails: all counts that are no more probable than the one seen. */
const minimumLikelihood = (x: number, n: number, p: number): number => {
  if (p === 0 || p === 1) return x === n * p ? 1 : 0
  const bound = binomial.logDensity(x, n, p) + 1e-7
  const centre = n * p
  if (x === centre) return 1
  // the far tail begins at the first count from the other end that is too probable
  if (x < centre) {
    let [near, far] = [Math.ceil(centre), n + 1]
    while (near < far) {
      const middle = Math.floor((near + far) / 2)
      if (middle > n || binomial.logDensity(middle, n, p) <= bound) far = middle
      else near = middle + 1
    }
    return Math.min(1, binomial.cdf(x, n, p) + binomial.upper(far - 1, n, p))
  }
  let [far, near] = [-1, Math.floor(centre)]
  while (far < near) {
    const middle = Math.ceil((near + far) / 2)
    if (middle < 0 || binomial.logDensity(middle, n, p) <= bound) far = middle
    else near = middle - 1
  }
  return Math.min(1, (far >= 0 ? binomial.cdf(far, n, p) : 0) + binomial.upper(x - 1, n, p))
}

/**
 * Exact binomial test of one proportion, two-sided by minimum likelihood.
 *
 * Meaning: how probable is a count that is no more probable than the one seen, if the proportion were the hypothesis. Assumes independent
 * subjects with one probability.
 *
 * Source: Clopper CJ, Pearson ES. Biometrika 1934;26:404-13 (doi 10.1093/biomet/26.4.404) for the interval.
 *
 * Issues: `count-invalid`, `no-subjects`, `level-invalid`, `probability-invalid`.
 *
 * @example
 * testBinomial({ yes: 7, of: 25 }) // p 0.04329
 */
export const testBinomial = (
  proportion: Proportion,
  {
    hypothesis = 0.5,
    alternative = 'two-sided',
    level = 0.95,
  }: { readonly hypothesis?: number; readonly alternative?: Alternative; readonly level?: number } = {},
): Outcome<BinomialTest> => {
  const issues = [
    ...proportionIssues(proportion),
    ...levelIssues(level),
    ...(hypothesis >= 0 && hypothesis <= 1
      ? []
      : [inputError('probability-invalid', `A hypothesis of ${hypothesis} is no proportion.`, 'Give 0 to 1.', { column: 'hypothesis' })]),
  ]
  if (issues.length > 0) return { ok: false, issues }
  const { yes, of } = proportion
  const exact = computeClopperPearsonInterval(proportion, level)
  if (!exact.ok) return exact
  const pValue =
    alternative === 'less'
      ? binomial.cdf(yes, of, hypothesis)
      : alternative === 'greater'
        ? binomial.upper(yes - 1, of, hypothesis)
        : minimumLikelihood(yes, of, hypothesis)
  const { estimate, interval } = exact.value
  return { ok: true, value: { estimate, hypothesis, pValue, interval, alternative, method: 'Exact binomial', warnings: [] } }
}
