import type { Issue, Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed } from '../result/problems.ts'
import { type Counts, countsIssues, marginsOf, withoutEmptyMargins } from './counts.ts'

/** Pearson's chi-square of a table of any size. */
export interface TableChiSquare {
  readonly n: number
  readonly inference: Estimable<{ readonly statistic: number; readonly degreesOfFreedom: number; readonly pValue: number }>
  /** Without rows and columns that nobody is in, as the residuals. */
  readonly expected: Counts
  /** Standardised (adjusted) residuals: about normal where there is no association. */
  readonly standardisedResiduals: readonly (readonly Estimable[])[]
  /** 0 to 1, without continuity correction. */
  readonly cramersV: Estimable
  readonly smallestExpected: number
  readonly expectedBelowFive: number
  /** What to test with: chi-square where no expected count is below 5, else Fisher. */
  readonly advice: 'chi-square' | 'fisher'
  readonly method: string
  readonly warnings: readonly Issue[]
}

const oneMargin = notEstimable('one-level', 'Only one row or column has anybody in it, so there is no association to test.')

const residualsOf = (table: Counts, expected: Counts): readonly (readonly Estimable[])[] => {
  const { rows, columns, all } = marginsOf(table)
  return table.map((line, i) =>
    line.map((count, j) => {
      const mean = expected[i]?.[j] ?? 0
      const spread = mean * (1 - (rows[i] ?? 0) / all) * (1 - (columns[j] ?? 0) / all)
      return spread > 0 ? (count - mean) / Math.sqrt(spread) : oneMargin
    }),
  )
}

/** Σ (|O - E| - correction)² / E. */
const statisticOf = (table: Counts, expected: Counts, correction: number): number =>
  sum(
    table.flatMap((line, i) =>
      line.map((count, j) => {
        const mean = expected[i]?.[j] ?? 1
        return (Math.abs(count - mean) - correction) ** 2 / mean
      }),
    ),
  )

/**
 * Pearson's chi-square test of association in a table of counts.
 *
 * Meaning: are rows and columns associated by more than chance. Assumes independent subjects and expected counts of about 5 or more.
 * Yates' correction (off unless asked for, and for 2 × 2 only) makes it conservative.
 *
 * Formula: `Σ (O - E)²/E`, (r-1)(c-1) degrees of freedom; residuals `(O-E)/√(E(1-r/N)(1-c/N))`; `V = √(χ²/(N (min(r,c)-1)))`; Yates subtracts
 * the smaller of 0.5 and |O - E| from |O - E|.
 *
 * Source: Pearson K. Philos Mag 1900;50:157-75; Yates F. J R Stat Soc Suppl 1934;1:217-35 (doi 10.2307/2983604).
 *
 * Issues: `table-invalid`, `count-invalid`, `no-subjects`.
 *
 * @example
 * testTableChiSquare([[55, 38], [71, 28]]) // 3.3627, p 0.06669
 */
export const testTableChiSquare = (
  given: Counts,
  { continuity = false }: { readonly continuity?: boolean } = {},
): Outcome<TableChiSquare> => {
  const issues = countsIssues(given)
  if (issues.length > 0) return failed(...issues)
  const { table, warnings } = withoutEmptyMargins(given)
  const { rows, columns, all } = marginsOf(table)
  const expected = rows.map((row) => columns.map((column) => (row * column) / all))
  const means = expected.flat()
  const small = means.filter((mean) => mean < 5).length
  const degreesOfFreedom = (rows.length - 1) * (columns.length - 1)
  const plain = statisticOf(table, expected, 0)
  const yates = continuity && rows.length === 2 && columns.length === 2
  const distance = Math.abs((table[0]?.[0] ?? 0) - (expected[0]?.[0] ?? 0))
  const statistic = yates ? statisticOf(table, expected, Math.min(0.5, distance)) : plain
  const low = caution('expected-below-five', `${small} expected counts are below 5.`, 'Use Fisher’s exact test.')
  return done({
    n: all,
    inference: degreesOfFreedom > 0 ? { statistic, degreesOfFreedom, pValue: chiSquare.upper(statistic, degreesOfFreedom) } : oneMargin,
    expected,
    standardisedResiduals: residualsOf(table, expected),
    cramersV: degreesOfFreedom > 0 ? Math.sqrt(plain / (all * (Math.min(rows.length, columns.length) - 1))) : oneMargin,
    smallestExpected: Math.min(...means),
    expectedBelowFive: small,
    advice: small > 0 ? 'fisher' : 'chi-square',
    method: `Pearson chi-square, ${yates ? 'with' : 'no'} continuity correction`,
    warnings: small > 0 ? [...warnings, low] : warnings,
  })
}
