import type { Issue, Outcome } from '@dacryon/core'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { fitVarianceComponents } from './variance-components.ts'

/** Intraclass correlation from variance components. */
export interface IccReml {
  readonly subjects: number
  readonly raters: number
  readonly ratings: number
  readonly missing: number
  readonly variances: { readonly subject: number; readonly rater: number; readonly residual: number }
  readonly agreement: Estimable
  readonly consistency: Estimable
  readonly semAgreement: number
  readonly semConsistency: number
  readonly sdcAgreement: number
  readonly method: string
  readonly warnings: readonly Issue[]
}

/**
 * Intraclass correlation of measurements, subjects (rows) by raters, null where missing: variance components of subjects and raters, both
 * random, by restricted maximum likelihood.
 *
 * Meaning: as `computeIcc` (A,1 and C,1), for tables with gaps; equal to it where the table is complete and no component is 0. Assumes that
 * gaps do not depend on the missing value. A component of 0 is at the boundary: then agreement and consistency are the same. For an
 * interval bootstrap the subjects (`bootstrapAgreement`).
 *
 * Source: McGraw KO, Wong SP. Psychol Methods 1996;1:30-46 (doi 10.1037/1082-989X.1.1.30); Bates D et al. J Stat Softw 2015;67(1)
 * (doi 10.18637/jss.v067.i01).
 *
 * Issues: `too-few-values`, `lengths-differ`, `value-not-finite`.
 *
 * @example
 * computeIccReml([[9, 2, null, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]).agreement // 0.2876
 */
export const computeIccReml = (rows: readonly (readonly (number | null)[])[]): Outcome<IccReml> => {
  const k = rows[0]?.length ?? 0
  const cells = rows.flatMap((row, subject) => row.flatMap((value, rater) => (value === null ? [] : [{ value, subject, rater }])))
  const subjects = new Map([...new Set(cells.map(({ subject }) => subject))].map((subject, at) => [subject, at]))
  const raters = new Map([...new Set(cells.map(({ rater }) => rater))].map((rater, at) => [rater, at]))
  const issues = [
    ...(subjects.size < 2 || raters.size < 2 || cells.length <= subjects.size
      ? [inputError('too-few-values', 'Variance components need two subjects and two raters who share subjects.', 'Give more ratings.')]
      : []),
    ...(rows.some((row) => row.length !== k)
      ? [inputError('lengths-differ', 'Subjects differ in their number of raters.', 'Give null where a rating is missing.')]
      : []),
    ...(cells.some(({ value }) => !Number.isFinite(value))
      ? [inputError('value-not-finite', 'A measurement is not a finite number.', 'Give null where it is missing.')]
      : []),
  ]
  if (issues.length > 0) return failed(...issues)
  const fit = fitVarianceComponents(
    cells.map(({ value }) => value),
    [cells.map(() => 1)],
    [
      { name: 'subject', codes: cells.map(({ subject }) => subjects.get(subject) ?? 0), levels: subjects.size },
      { name: 'rater', codes: cells.map(({ rater }) => raters.get(rater) ?? 0), levels: raters.size },
    ],
  )
  const [subject = 0, rater = 0] = fit?.variances ?? []
  const residual = fit?.residual ?? 0
  const none = notEstimable('zero-variance', 'The measurements do not vary enough to estimate components.')
  const total = subject + rater + residual
  const boundary = fit !== undefined && (subject === 0 || rater === 0)
  const warnings = [
    ...(boundary ? [caution('component-zero', 'A variance component is 0.', 'The estimate is at the boundary.')] : []),
    ...(fit?.converged === false ? [caution('not-converged', 'The search did not converge.', 'Look at the data.')] : []),
  ]
  return done({
    subjects: subjects.size,
    raters: raters.size,
    ratings: cells.length,
    missing: rows.length * k - cells.length,
    variances: { subject, rater, residual },
    agreement: total > 0 ? subject / total : none,
    consistency: subject + residual > 0 ? subject / (subject + residual) : none,
    semAgreement: Math.sqrt(rater + residual),
    semConsistency: Math.sqrt(residual),
    sdcAgreement: 1.96 * Math.SQRT2 * Math.sqrt(rater + residual),
    method: 'Intraclass correlation from REML variance components',
    warnings,
  })
}
