import type { Issue, Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { generalisedInverse } from '../numeric/matrix/generalised-inverse.ts'
import { zeros } from '../numeric/matrix/matrix.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { type Counts, countsIssues, marginsOf } from './counts.ts'

/** General association of a table over strata. */
export interface GeneralisedCmhTest {
  readonly strata: number
  readonly inference: Estimable<{ readonly statistic: number; readonly degreesOfFreedom: number; readonly pValue: number }>
  readonly method: string
  readonly warnings: readonly Issue[]
}

const share = (whole: number, one: number, other: number, same: boolean): number => (same ? one * whole : 0) - one * other

/** Adds the excess of one stratum and its covariances to the sums; the last row and column follow from the others. */
const addStratum = (table: Counts, excess: Float64Array, covariance: Float64Array): void => {
  const { rows, columns, all } = marginsOf(table)
  const [r, c] = [rows.length - 1, columns.length - 1]
  const cells = r * c
  for (let one = 0; one < cells; one++) {
    const [i, j] = [Math.floor(one / c), one % c]
    const [row, column] = [rows[i] ?? 0, columns[j] ?? 0]
    excess[one] = (excess[one] ?? 0) + (table[i]?.[j] ?? 0) - (row * column) / all
    for (let other = 0; other < cells; other++) {
      const [k, l] = [Math.floor(other / c), other % c]
      const spread = share(all, row, rows[k] ?? 0, i === k) * share(all, column, columns[l] ?? 0, j === l)
      covariance[one * cells + other] = (covariance[one * cells + other] ?? 0) + spread / (all * all * (all - 1))
    }
  }
}

/**
 * Generalised Cochran-Mantel-Haenszel test: association of a table with rows and columns without order, over strata.
 *
 * Meaning: do the rows differ in any way within strata. Strata with fewer than two subjects contribute nothing and are counted.
 *
 * Formula: `n' V⁻ n` with n the excess of the cells over their expectation, summed over strata, V its hypergeometric covariance; degrees of
 * freedom are the rank of V, (r-1)(c-1) where no margin is empty.
 *
 * Source: Landis JR, Heyman ER, Koch GG. Int Stat Rev 1978;46:237-54 (doi 10.2307/1402373).
 *
 * Issues: `no-strata`, `lengths-differ`, `table-invalid`, `count-invalid`.
 *
 * @example
 * testGeneralisedCmh([[[16, 33], [17, 34]], [[22, 22], [11, 37]]]) // 3.349, df 1, p 0.0672
 */
export const testGeneralisedCmh = (strata: readonly Counts[]): Outcome<GeneralisedCmhTest> => {
  const [r, c] = [strata[0]?.length ?? 0, strata[0]?.[0]?.length ?? 0]
  const unlike = strata.some((table) => table.length !== r || table[0]?.length !== c)
  const issues = [
    ...(strata.length === 0 ? [inputError('no-strata', 'There is no stratum.', 'Give at least one.', { column: 'strata' })] : []),
    ...(unlike ? [inputError('lengths-differ', 'Strata differ in their rows or columns.', 'Give tables of one shape.')] : []),
    ...strata.flatMap((table) => countsIssues(table).filter(({ code }) => code !== 'no-subjects')),
  ]
  if (issues.length > 0) return failed(...issues)
  const kept = strata.filter((table) => marginsOf(table).all >= 2)
  const cells = (r - 1) * (c - 1)
  const excess = new Float64Array(cells)
  const covariance = zeros(cells, cells)
  for (const table of kept) addStratum(table, excess, covariance.data)
  const { inverse, rank } = generalisedInverse(covariance)
  let statistic = 0
  for (let i = 0; i < cells; i++)
    for (let j = 0; j < cells; j++) statistic += (excess[i] ?? 0) * (inverse.data[i * cells + j] ?? 0) * (excess[j] ?? 0)
  const left = strata.length - kept.length
  return done({
    strata: kept.length,
    inference:
      rank > 0
        ? { statistic, degreesOfFreedom: rank, pValue: chiSquare.upper(statistic, rank) }
        : notEstimable('empty-margin', 'No stratum has two rows and two columns with somebody in them.'),
    method: 'Generalised Cochran-Mantel-Haenszel',
    warnings: left > 0 ? [caution('stratum-empty', `${left} strata have fewer than two subjects.`, 'They contribute nothing.')] : [],
  })
}
