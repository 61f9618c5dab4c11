import type { Outcome } from '@dacryon/core'
import { studentT } from '../numeric/distributions/student-t.ts'
import { sumOfSquares } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { levelIssues } from '../tables/proportion.ts'
import { type AgreementCoefficient, noVariation } from './agreement-result.ts'
import { type AgreementShares, agreementShares } from './many-raters.ts'
import type { Ratings } from './ratings.ts'
import type { WeightKind } from './weights.ts'

/** How chance is seen: the expected agreement, and its influence subject by subject where it is estimated. */
interface Chance {
  readonly name: string
  readonly expected: (shares: AgreementShares) => number
  /** Twice the chance agreement of a subject's shares with all, where the coefficient linearises it. */
  readonly bySubject?: (shares: AgreementShares, subject: number) => number
}

const totalWeight = ({ weights }: AgreementShares): number => weights.reduce((total, weight) => total + weight, 0)

const gwet: Chance = {
  name: 'Gwet',
  expected: (given) => {
    const q = given.categories
    return (totalWeight(given) * given.shares.reduce((total, share) => total + share * (1 - share), 0)) / (q * (q - 1))
  },
  bySubject: (given, subject) => {
    const q = given.categories
    const own = given.subjectShares.subarray(subject * q, subject * q + q)
    const apart = own.reduce((total, share, k) => total + share * (1 - (given.shares[k] ?? 0)), 0)
    return (totalWeight(given) * apart) / (q * (q - 1))
  },
}

const brennanPrediger: Chance = {
  name: 'Brennan-Prediger',
  expected: (given) => totalWeight(given) / given.categories ** 2,
}

const fleiss: Chance = {
  name: 'Fleiss',
  expected: ({ shares, weights, categories }) => {
    let total = 0
    shares.forEach((one, k) => {
      shares.forEach((other, l) => {
        total += (weights[k * categories + l] ?? 0) * one * other
      })
    })
    return total
  },
  bySubject: ({ shares, subjectShares, weights, categories: q }, subject) => {
    let total = 0
    for (let k = 0; k < q; k++)
      for (let l = 0; l < q; l++)
        total += ((weights[k * q + l] ?? 0) + (weights[l * q + k] ?? 0)) * (shares[l] ?? 0) * (subjectShares[subject * q + k] ?? 0)
    return total / 2
  },
}

/** Linearised standard error over subjects. */
const standardErrorOf = (shares: AgreementShares, chance: Chance, expected: number, estimate: number): number => {
  const { rated, paired, bySubject, hasPair } = shares
  const values = bySubject.map((own, subject) => {
    const direct = (hasPair[subject] ?? 0) * (rated / paired) * ((own - expected) / (1 - expected))
    const byChance = chance.bySubject === undefined ? 0 : chance.bySubject(shares, subject) - expected
    return direct - (2 * (1 - estimate) * byChance) / (1 - expected)
  })
  return Math.sqrt(sumOfSquares(values, estimate) / (rated * (rated - 1)))
}

const inferenceOf = (estimate: number, standardError: number, df: number, level: number): AgreementCoefficient['inference'] => {
  const statistic = estimate / standardError
  const reach = studentT.quantileUpper((1 - level) / 2, df) * standardError
  return {
    standardError,
    interval: { low: Math.max(-1, estimate - reach), high: Math.min(1, estimate + reach), level },
    pValue: standardError > 0 ? Math.min(1, 2 * studentT.upper(Math.abs(statistic), df)) : 0,
  }
}

const coefficient = (ratings: Ratings, weights: WeightKind, level: number, chance: Chance): Outcome<AgreementCoefficient> => {
  const issues = levelIssues(level)
  if (issues.length > 0) return failed(...issues)
  const shares = agreementShares(ratings, weights)
  if (shares === undefined) return failed(inputError('no-complete-case', 'No subject was rated twice.', 'Give more ratings.'))
  const expected = shares.categories > 1 ? chance.expected(shares) : 1
  const estimate: Estimable = 1 - expected > 1e-14 ? (shares.observed - expected) / (1 - expected) : noVariation
  const few = notEstimable('too-few-values', 'A standard error needs two rated subjects.')
  const known = typeof estimate === 'number' && shares.rated > 1
  return done({
    n: ratings.subjects,
    used: shares.paired,
    raters: ratings.raters,
    observed: shares.observed,
    expected,
    categoryShares: [...shares.shares],
    estimate,
    inference: known ? inferenceOf(estimate, standardErrorOf(shares, chance, expected, estimate), shares.rated - 1, level) : few,
    method: `${chance.name}, ${weights}`,
    warnings: ratings.warnings,
  })
}

/**
 * Gwet's agreement coefficient: AC1 unweighted, AC2 with weights; missing ratings allowed.
 *
 * Meaning: agreement beyond chance, chance being that a rating is a guess; it does not collapse where nearly all subjects are alike, as kappa
 * does. Give all categories of the scale: they count.
 *
 * Formula: `pe = Σw/(q(q-1)) Σ π(1-π)`; agreement over subjects with two ratings or more, π over subjects with one or more; linearised
 * standard error over subjects, t with n - 1 degrees of freedom.
 *
 * Source: Gwet KL. Br J Math Stat Psychol 2008;61:29-48 (doi 10.1348/000711006X126600).
 *
 * Issues: `no-complete-case`, `level-invalid`.
 */
export const computeGwet = (ratings: Ratings, weights: WeightKind = 'unweighted', level = 0.95): Outcome<AgreementCoefficient> =>
  coefficient(ratings, weights, level, gwet)

/**
 * Brennan and Prediger's coefficient: chance is the same for every category (the free-marginal kappa).
 *
 * Formula: `pe = Σw/q²`.
 *
 * Source: Brennan RL, Prediger DJ. Educ Psychol Meas 1981;41:687-99 (doi 10.1177/001316448104100307).
 *
 * Issues: `no-complete-case`, `level-invalid`.
 */
export const computeBrennanPrediger = (ratings: Ratings, weights: WeightKind = 'unweighted', level = 0.95): Outcome<AgreementCoefficient> =>
  coefficient(ratings, weights, level, brennanPrediger)

/**
 * Fleiss' kappa with weights and missing ratings, with an interval: for complete unweighted ratings the estimate of `computeFleissKappa`.
 *
 * Source: Gwet KL. Handbook of inter-rater reliability. 4th ed. 2014.
 *
 * Issues: `no-complete-case`, `level-invalid`.
 */
export const computeWeightedFleiss = (ratings: Ratings, weights: WeightKind = 'unweighted', level = 0.95): Outcome<AgreementCoefficient> =>
  coefficient(ratings, weights, level, fleiss)
