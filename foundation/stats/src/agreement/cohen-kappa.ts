import type { Issue, Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type Counts, countsIssues, marginsOf } from '../tables/counts.ts'
import { levelIssues } from '../tables/proportion.ts'
import { agreementWeights, type WeightKind } from './weights.ts'

/** Agreement of two raters, corrected for chance. */
export interface CohenKappa {
  readonly n: number
  /** Observed (weighted) agreement, and that of raters who are independent with these margins. */
  readonly observed: number
  readonly expected: number
  readonly estimate: Estimable
  readonly inference: Estimable<{
    /** Of large samples: for the interval. */
    readonly standardError: number
    /** Where there is no agreement beyond chance: for the test. */
    readonly nullStandardError: number
    readonly interval: Interval
    readonly statistic: number
    readonly pValue: number
  }>
  /** The table it is of. */
  readonly table: Counts
  readonly weights: WeightKind
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** What is wrong with a table of two raters on one scale. */
export const squareIssues = (table: Counts, scale: readonly number[]): readonly Issue[] => {
  const issues = countsIssues(table)
  if (issues.length > 0) return issues
  return table.length === table[0]?.length && scale.length === table.length
    ? []
    : [inputError('table-invalid', 'Rows, columns and scale differ in number.', 'Give one row and column a category.', { column: 'table' })]
}

interface Shares {
  readonly observed: number
  readonly expected: number
  /** Σ p (w - (w̄ + w̄')(1 - κ))² and Σ p_r p_c (w - (w̄ + w̄'))² */
  spread(kappa: number): readonly [number, number]
}

const sharesOf = (table: Counts, weights: Float64Array): Shares => {
  const { rows, columns, all } = marginsOf(table)
  const q = rows.length
  const w = (i: number, j: number): number => weights[i * q + j] ?? 0
  const ofColumns = rows.map((_, i) => columns.reduce((total, count, j) => total + w(i, j) * count, 0) / all)
  const ofRows = columns.map((_, j) => rows.reduce((total, count, i) => total + w(i, j) * count, 0) / all)
  let [observed, expected] = [0, 0]
  table.forEach((line, i) => {
    line.forEach((count, j) => {
      observed += (w(i, j) * count) / all
      expected += (w(i, j) * (rows[i] ?? 0) * (columns[j] ?? 0)) / all / all
    })
  })
  const spread = (kappa: number): readonly [number, number] => {
    let [seen, chance] = [0, 0]
    table.forEach((line, i) => {
      line.forEach((count, j) => {
        const mean = (ofColumns[i] ?? 0) + (ofRows[j] ?? 0)
        seen += (count / all) * (w(i, j) - mean * (1 - kappa)) ** 2
        chance += (((rows[i] ?? 0) * (columns[j] ?? 0)) / all / all) * (w(i, j) - mean) ** 2
      })
    })
    return [seen, chance]
  }
  return { observed, expected, spread }
}

/**
 * Cohen's kappa of two raters, unweighted or weighted.
 *
 * Meaning: agreement beyond what raters with these margins reach by chance; 1 is perfect, 0 chance, below 0 worse. It falls where nearly all
 * subjects are alike, however good the raters: read it with the table and the observed agreement. Quadratic weights make it nearly an
 * intraclass correlation. Weights are made from the values of the scale.
 *
 * Formula: `(po - pe)/(1 - pe)` with weighted shares; standard errors of Fleiss, Cohen and Everitt. pe = 1: not estimable.
 *
 * Source: Cohen J. Psychol Bull 1968;70:213-20 (doi 10.1037/h0026256); Fleiss JL, Cohen J, Everitt BS. Psychol Bull 1969;72:323-7
 * (doi 10.1037/h0028106).
 *
 * Issues: `table-invalid`, `count-invalid`, `no-subjects`, `level-invalid`.
 *
 * @example
 * computeCohenKappa([[20, 5], [10, 15]]) // kappa 0.4
 */
export const computeCohenKappa = (
  table: Counts,
  {
    weights = 'unweighted',
    scale = table.map((_, at) => at),
    level = 0.95,
  }: { readonly weights?: WeightKind; readonly scale?: readonly number[]; readonly level?: number } = {},
): Outcome<CohenKappa> => {
  const issues = [...squareIssues(table, scale), ...levelIssues(level)]
  if (issues.length > 0) return failed(...issues)
  const n = marginsOf(table).all
  const { observed, expected, spread } = sharesOf(table, agreementWeights(scale, weights))
  const about = { n, observed, expected, table, weights, method: `Cohen kappa, ${weights}`, warnings: [] }
  const left = 1 - expected
  const none = notEstimable('no-variation', 'Both raters gave one and the same category only, so chance alone agrees fully.')
  if (!(left > 1e-14)) return done({ ...about, estimate: none, inference: none })
  const kappa = (observed - expected) / left
  const [seen, chance] = spread(kappa)
  const standardError = Math.sqrt(Math.max(0, seen - (kappa - expected * (1 - kappa)) ** 2) / n) / left
  const nullStandardError = Math.sqrt(Math.max(0, chance - expected ** 2) / n) / left
  const reach = normal.quantileUpper((1 - level) / 2) * standardError
  const statistic = kappa / nullStandardError
  return done({
    ...about,
    estimate: kappa,
    inference:
      nullStandardError > 1e-12
        ? {
            standardError,
            nullStandardError,
            interval: { low: kappa - reach, high: kappa + reach, level },
            statistic,
            pValue: Math.min(1, 2 * normal.upper(Math.abs(statistic))),
          }
        : notEstimable('no-variation', 'A rater gave one category only, so kappa has no standard error.'),
  })
}
