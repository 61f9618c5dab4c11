import type { Issue, Outcome } from '@dacryon/core'
import { smoothingSpline } from '../numeric/smooth/smoothing-spline.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { pIssues, presentInOrder } from './adjust-p.ts'

/** q values of one family. */
export interface StoreyQ {
  /** p values that are there. */
  readonly n: number
  /** Estimated share of true null hypotheses. */
  readonly trueNulls: Estimable
  /** In the order given; null where p is missing. */
  readonly q: readonly (number | null)[]
  readonly method: string
  readonly warnings: readonly Issue[]
}

const shareAbove = (p: readonly number[], lambda: number): number =>
  p.reduce((count, value) => (value >= lambda ? count + 1 : count), 0) / p.length / (1 - lambda)

/** The smoothed share at 0.95. */
const smoothed = (p: readonly number[]): number => {
  const lambdas = Array.from({ length: 19 }, (_, at) => (at + 1) / 20)
  const shares = lambdas.map((lambda) => shareAbove(p, lambda))
  const spline = smoothingSpline(lambdas, shares, { df: 3, historical: true })
  return spline.fitted.at(-1) ?? Number.NaN
}

const fallback = caution(
  'smoother-failed',
  'The smoothed share of true null hypotheses is not positive.',
  'The share above p = 0.5 is used instead.',
)

const shareOf = (p: readonly number[], lambda: number | 'smoother'): { readonly share: number; readonly warnings: readonly Issue[] } => {
  const warnings: Issue[] = []
  let share = lambda === 'smoother' ? smoothed(p) : shareAbove(p, lambda)
  if (lambda === 'smoother' && !(share > 0)) {
    warnings.push(fallback)
    share = shareAbove(p, 0.5)
  }
  return { share: Math.min(1, share), warnings }
}

/**
 * Storey's q values: for each p value the least expected share of false positives at which it would be called positive.
 *
 * Meaning: as Benjamini-Hochberg, but with the share π0 of true null hypotheses estimated instead of taken as 1, so it finds more. Assumes
 * p values that are uniform under the null and at most weakly dependent; a hump of p values near 1 (discrete or one-sided tests) misleads.
 *
 * Formula: `π0(λ) = #{p >= λ} / (n (1-λ))`; at a fixed λ (0.5, the default below 500 values), or smoothed over λ = 0.05 to 0.95 by a spline
 * with 3 degrees of freedom and read at 0.95 (the default from 500 on). `q` is the running minimum of `n p/rank`, at most 1, times π0. With
 * π0 = 0 there are no q values: the share is not estimable and q is the Benjamini-Hochberg value.
 *
 * Source: Storey JD, Tibshirani R. Proc Natl Acad Sci 2003;100:9440-5 (doi 10.1073/pnas.1530509100).
 *
 * Issues: `p-invalid`, `lambda-invalid`, `too-few-values`.
 *
 * @example
 * computeStoreyQ([0.01, 0.02, 0.6, 0.9], { lambda: 0.5 }).q // 0.04, 0.04, 0.8, 0.9
 */
export const computeStoreyQ = (
  p: readonly (number | null)[],
  { lambda }: { readonly lambda?: number | 'smoother' } = {},
): Outcome<StoreyQ> => {
  const present = presentInOrder(p)
  const issues = [
    ...pIssues(p),
    ...(present.length === 0 ? [inputError('too-few-values', 'There is no p value.', 'Give at least one.', { column: 'p' })] : []),
    ...(typeof lambda === 'number' && !(lambda >= 0 && lambda < 1)
      ? [inputError('lambda-invalid', `λ is ${lambda}.`, 'Give a number from 0 to below 1.', { column: 'lambda' })]
      : []),
  ]
  if (issues.length > 0) return failed(...issues)
  const n = present.length
  const values = present.map(({ value }) => value)
  const chosen = lambda ?? (n < 500 ? 0.5 : 'smoother')
  const { share, warnings } = shareOf(values, chosen)
  const q: (number | null)[] = p.map(() => null)
  let least = 1
  for (let rank = n; rank >= 1; rank--) {
    const one = present[rank - 1]
    if (one === undefined) continue
    least = Math.min(least, (one.value * n) / rank)
    q[one.at] = (share > 0 ? share : 1) * least
  }
  return done({
    n,
    trueNulls: share > 0 ? share : notEstimable('no-large-p', `No p value is ${chosen === 'smoother' ? 0.5 : chosen} or above.`),
    q,
    method: `Storey q values, ${chosen === 'smoother' ? 'smoothed share of true nulls' : `λ = ${chosen}`}`,
    warnings,
  })
}
