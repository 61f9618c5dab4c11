import type { Outcome } from '@dacryon/core'
import { mean } from '../numeric/sum.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { marginsOf } from '../tables/counts.ts'
import { type AgreementCoefficient, byBootstrap, noVariation } from './agreement-result.ts'
import { agreementShares, pairwiseKappas } from './many-raters.ts'
import { completeRatings, pairTable, type Ratings } from './ratings.ts'
import type { WeightKind } from './weights.ts'

const nobody = inputError('no-complete-case', 'No subject was rated by two raters.', 'Give ratings of the same subjects.')

/**
 * Light's kappa: the mean of Cohen's kappas of all pairs of raters, each over the subjects that both rated.
 *
 * Meaning: what a pair of these raters reaches. The default for graded scores, with quadratic weights. Pairs without a kappa (one category
 * only) are left out and counted. For an interval bootstrap the subjects.
 *
 * Source: Light RJ. Psychol Bull 1971;76:365-77 (doi 10.1037/h0031643).
 *
 * Issues: `no-complete-case`.
 */
export const computeLightKappa = (ratings: Ratings, weights: WeightKind = 'unweighted'): Outcome<AgreementCoefficient> => {
  const shares = agreementShares(ratings, weights)
  if (shares === undefined) return failed(nobody)
  const pairs = pairwiseKappas(ratings, weights)
  const kappas = pairs.flatMap(({ kappa }) => (kappa === undefined ? [] : [kappa]))
  const left = pairs.length - kappas.length
  return done({
    n: ratings.subjects,
    used: shares.paired,
    raters: ratings.raters,
    observed: shares.observed,
    expected: expectedOfPairs(ratings, shares.weights),
    estimate: kappas.length > 0 ? mean(kappas) : noVariation,
    inference: byBootstrap,
    method: `Light kappa, ${weights}`,
    warnings:
      left > 0
        ? [...ratings.warnings, caution('pairs-without-kappa', `${left} pairs of raters have no kappa.`, 'They are left out.')]
        : ratings.warnings,
  })
}

/** Mean chance agreement of all pairs of raters, each with its own distribution. */
const expectedOfPairs = (ratings: Ratings, weights: Float64Array): number => {
  const q = ratings.categories.length
  const expected: number[] = []
  for (let first = 0; first < ratings.raters; first++)
    for (let second = first + 1; second < ratings.raters; second++) {
      const { rows, columns, all } = marginsOf(pairTable(ratings, first, second))
      if (all === 0) continue
      let chance = 0
      rows.forEach((row, i) => {
        columns.forEach((column, j) => {
          chance += (weights[i * q + j] ?? 0) * (row / all) * (column / all)
        })
      })
      expected.push(chance)
    }
  return mean(expected)
}

/**
 * Conger's kappa: several fixed raters, each with an own distribution of categories; with two raters it is Cohen's. Subjects that lack a
 * rating are left out.
 *
 * Formula: mean pairwise agreement against mean pairwise chance agreement.
 *
 * Source: Conger AJ. Psychol Bull 1980;88:322-8 (doi 10.1037/0033-2909.88.2.322).
 *
 * Issues: `no-complete-case`.
 */
export const computeCongerKappa = (given: Ratings, weights: WeightKind = 'unweighted'): Outcome<AgreementCoefficient> => {
  const ratings = completeRatings(given)
  const shares = agreementShares(ratings, weights)
  if (shares === undefined) return failed(nobody)
  const expected = expectedOfPairs(ratings, shares.weights)
  return done({
    n: given.subjects,
    used: ratings.subjects,
    raters: ratings.raters,
    observed: shares.observed,
    expected,
    estimate: 1 - expected > 1e-14 ? (shares.observed - expected) / (1 - expected) : noVariation,
    inference: byBootstrap,
    method: `Conger kappa, ${weights}`,
    warnings: given.warnings,
  })
}
