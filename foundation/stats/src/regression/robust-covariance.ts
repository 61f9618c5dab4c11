import type { Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { Rows } from './kernel/rows.ts'
import { codesOf } from './model-frame.ts'
import { breadMeatBread, clusterMeatOf, leverages, meatOf, type Robust } from './sandwich.ts'

/** What a robust variance is computed from; linear and generalised linear models give it by `scoresOf`. */
export interface Scores {
  readonly design: Rows
  /** Inverse information without dispersion. */
  readonly bread: Float64Array
  /** Score of each row in its linear predictor. */
  readonly score: Float64Array
  /** Information of each row in its linear predictor. */
  readonly information: Float64Array
  readonly rank: number
  /** Complete cases, where clusters are looked up. */
  readonly frame: Frame
}

/**
 * Heteroscedasticity-consistent covariance of coefficients. HC0 is White's; HC1 multiplies by n / (n - p); HC3 divides each residual by
 * 1 - h, which keeps the level in small samples and is the default. Rows must be independent. Rows that alone determine a coefficient
 * (h = 1) count as 0 in HC3.
 *
 * Source: MacKinnon JG, White H. J Econometrics 1985;29:305-325, doi:10.1016/0304-4076(85)90158-7.
 *
 * @example
 * computeRobustCovariance(scoresOfLinear(model), 'HC3')
 */
export const computeRobustCovariance = ({ design, bread, score, information, rank }: Scores, kind: Robust = 'HC3'): Float64Array => {
  const size = design.columns
  if (kind !== 'HC3') {
    const covariance = breadMeatBread(bread, meatOf(design, score), size)
    const factor = kind === 'HC1' ? design.rows / (design.rows - rank) : 1
    return design.rows > rank ? covariance.map((value) => value * factor) : covariance
  }
  const leverage = leverages(design, bread, information)
  const shrunk = score.map((value, row) => {
    const rest = 1 - (leverage[row] as number)
    return rest > 1e-10 ? value / rest : 0
  })
  return breadMeatBread(bread, meatOf(design, shrunk), size)
}

/**
 * Covariance of coefficients when rows of one cluster (patient, site, family) go together: scores are summed within clusters. `CR1`
 * multiplies by `G/(G-1) (n-1)/(n-p)`; `CR0` does not. Too small below some 40 clusters.
 *
 * Source: Liang KY, Zeger SL. Biometrika 1986;73:13-22, doi:10.1093/biomet/73.1.13.
 *
 * Issues: `column-unknown`, `one-cluster`.
 *
 * @example
 * computeClusterCovariance(scoresOfLinear(model), 'site')
 */
export const computeClusterCovariance = (
  scores: Scores,
  cluster: string | ArrayLike<number>,
  kind: 'CR0' | 'CR1' = 'CR1',
): Outcome<Float64Array> => {
  const codes = typeof cluster === 'string' ? codesOf(scores.frame, cluster) : done(cluster)
  if (!codes.ok) return codes
  const { design, bread, rank } = scores
  const { meat, clusters } = clusterMeatOf(design, scores.score, codes.value)
  if (clusters < 2)
    return failed(
      inputError('one-cluster', 'All rows are of one cluster.', 'Choose a column that tells clusters apart.', {
        ...(typeof cluster === 'string' && { column: cluster }),
      }),
    )
  const factor = kind === 'CR0' || design.rows <= rank ? 1 : (clusters / (clusters - 1)) * ((design.rows - 1) / (design.rows - rank))
  return done(breadMeatBread(bread, meat, design.columns).map((value) => value * factor))
}
