import type { Issue, Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { noVariation } from './agreement-result.ts'
import { categoryCounts, completeRatings, type Ratings } from './ratings.ts'

/** A kappa with its test of no agreement beyond chance. */
export interface KappaTest {
  readonly estimate: number
  readonly standardError: number
  readonly statistic: number
  readonly pValue: number
}

/** Fleiss' kappa, over all and category by category. */
export interface FleissKappa {
  readonly n: number
  readonly used: number
  readonly raters: number
  readonly overall: Estimable<KappaTest>
  readonly categories: readonly { readonly category: string; readonly share: number; readonly kappa: Estimable<KappaTest> }[]
  readonly method: string
  readonly warnings: readonly Issue[]
}

const testOf = (estimate: number, variance: number): KappaTest => {
  const standardError = Math.sqrt(variance)
  const statistic = estimate / standardError
  return { estimate, standardError, statistic, pValue: Math.min(1, 2 * normal.upper(Math.abs(statistic))) }
}

/**
 * Fleiss' kappa of several raters on categories without order; raters may differ from subject to subject. Subjects that lack a rating are
 * left out and counted (`computeGwet` and `computeKrippendorff` use them).
 *
 * Meaning: agreement beyond the chance of raters who share one distribution of categories. It is not the mean of pairwise kappas
 * (`computeLightKappa`). Standard errors are those where there is no agreement: for the test, not for an interval.
 *
 * Formula: with m raters, N subjects, shares p and q = 1 - p: `(P - Σp²)/(1 - Σp²)`; null variance
 * `2 [(Σpq)² - Σpq(q-p)] / [N m (m-1) (Σpq)²]`; a category's kappa is `1 - Σ x(m-x)/(N m (m-1) p q)` with null variance `2/(N m (m-1))`.
 *
 * Source: Fleiss JL. Psychol Bull 1971;76:378-82 (doi 10.1037/h0031619); Fleiss JL, Nee JCM, Landis JR. Psychol Bull 1979;86:974-7
 * (doi 10.1037/0033-2909.86.5.974).
 *
 * Issues: `no-complete-case`.
 */
export const computeFleissKappa = (ratings: Ratings): Outcome<FleissKappa> => {
  const complete = completeRatings(ratings)
  const [n, m, q] = [complete.subjects, complete.raters, complete.categories.length]
  if (n < 1) return failed(inputError('no-complete-case', 'No subject was rated by every rater.', 'Use Gwet or Krippendorff.'))
  const counts = categoryCounts(complete)
  const shares = new Float64Array(q)
  const apart = new Float64Array(q)
  counts.forEach((count, at) => {
    shares[at % q] = (shares[at % q] ?? 0) + count / (n * m)
    apart[at % q] = (apart[at % q] ?? 0) + count * (m - count)
  })
  const spread = shares.map((share) => share * (1 - share))
  const total = spread.reduce((sum, value) => sum + value, 0)
  const skew = spread.reduce((sum, value, k) => sum + value * (1 - 2 * (shares[k] ?? 0)), 0)
  const pairs = n * m * (m - 1)
  const disagreement = apart.reduce((sum, value) => sum + value, 0) / pairs
  const dropped = ratings.subjects - n
  return done({
    n: ratings.subjects,
    used: n,
    raters: m,
    overall: total > 1e-14 ? testOf(1 - disagreement / total, (2 * (total * total - skew)) / (pairs * total * total)) : noVariation,
    categories: complete.categories.map((category, k) => {
      const own = spread[k] ?? 0
      const none = notEstimable('no-variation', 'Nobody or everybody has this category.')
      return {
        category,
        share: shares[k] ?? 0,
        kappa: own > 1e-14 ? testOf(1 - (apart[k] ?? 0) / (pairs * own), 2 / pairs) : none,
      }
    }),
    method: 'Fleiss kappa',
    warnings:
      dropped > 0
        ? [...ratings.warnings, caution('incomplete-subjects', `${dropped} subjects lack a rating.`, 'They are left out.')]
        : ratings.warnings,
  })
}
