import type { Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { fisherF } from '../numeric/distributions/fisher-f.ts'
import { choleskyFactor, choleskySolve } from '../numeric/matrix/cholesky.ts'
import type { Matrix } from '../numeric/matrix/matrix.ts'
import { mean } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { finiteIssues, type Numbers } from '../result/vectors.ts'

/** Joint Wald test over imputations. */
export interface JointTest {
  readonly method: string
  readonly statistic: number
  readonly df: readonly [number, number]
  readonly pValue: number
  /** Average relative increase in variance due to missing values. */
  readonly increase: number
}

const denominator = (k: number, m: number, r: number): number => {
  const t = k * (m - 1)
  return t > 4 ? 4 + (t - 4) * (1 + (1 - 2 / t) / r) ** 2 : (t * (1 + 1 / k) * (1 + 1 / r) ** 2) / 2
}

/**
 * D1: are k coefficients all 0, from their estimates and covariances in m imputed data sets.
 *
 * Assumes that missing values inflate the variances of the k coefficients alike; with very unlike shares it is only approximate.
 *
 * Formula: `D1 = q'U⁻¹q / (k(1+r))`, `r = (1+1/m) tr(B U⁻¹)/k`, F with k and Li's degrees of freedom.
 *
 * Source: Li KH, Raghunathan TE, Rubin DB. J Am Stat Assoc 1991;86:1065-73 (doi 10.1080/01621459.1991.10475152).
 *
 * Issues: `too-few-values`, `lengths-differ`, `value-not-finite`. Not estimable: `singular`, `no-variation` (infinite denominator).
 *
 * @example poolJointTest(estimates, covariances) // { statistic: 24.88, df: [2, 10455.4], pValue: 1.66e-11 }
 */
export const poolJointTest = (estimates: readonly Numbers[], covariances: readonly Matrix[]): Outcome<Estimable<JointTest>> => {
  const m = estimates.length
  const k = estimates[0]?.length ?? 0
  if (m < 2 || k < 1)
    return failed(
      inputError('too-few-values', `${m} imputations of ${k} coefficients.`, 'Give at least two of one.', { column: 'estimates' }),
    )
  if (covariances.length !== m || estimates.some((q) => q.length !== k) || covariances.some((u) => u.rows !== k || u.columns !== k))
    return failed(inputError('lengths-differ', 'Estimates and covariances do not fit together.', 'Give one square matrix an imputation.'))
  const issues = [
    ...estimates.flatMap((q) => finiteIssues(q, 'estimates')),
    ...covariances.flatMap((u) => finiteIssues(u.data, 'covariances')),
  ]
  if (issues.length > 0) return failed(...issues)
  const centre = Float64Array.from({ length: k }, (_, j) => mean(estimates.map((q) => q[j] ?? 0)))
  const within = {
    rows: k,
    columns: k,
    data: Float64Array.from({ length: k * k }, (_, at) => mean(covariances.map((u) => u.data[at] ?? 0))),
  }
  const factor = choleskyFactor(within)
  if (factor === undefined) return done(notEstimable('singular', 'The mean covariance cannot be inverted.'))
  const form = (v: Float64Array): number => choleskySolve(factor, v).reduce((total, value, j) => total + value * (v[j] ?? 0), 0)
  let trace = 0
  for (const q of estimates) trace += form(centre.map((value, j) => (q[j] ?? 0) - value)) / (m - 1)
  const increase = ((1 + 1 / m) * trace) / k
  if (increase === 0) return done(notEstimable('no-variation', 'The estimates are the same in all imputations: test one of them.'))
  const statistic = form(centre) / (k * (1 + increase))
  const df = denominator(k, m, increase)
  return done({
    method: 'D1 (Li, Raghunathan, Rubin)',
    statistic,
    df: [k, df],
    pValue: df > 1e10 ? chiSquare.upper(k * statistic, k) : fisherF.upper(statistic, k, df),
    increase,
  })
}
