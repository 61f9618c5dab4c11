import { normal } from '../numeric/distributions/normal.ts'
import { logIntegratePeak } from '../numeric/integrate-peak.ts'
import { logPoissonTerm } from '../numeric/special/deviance.ts'

/**
 * P that the largest of several normal deviates, with correlations λ_i λ_j, is beyond `limit`: over the common deviate by the trapezoid rule.
 * The complement is summed, so that small probabilities are right.
 */
const beyond = (limit: number, loadings: readonly number[], twoSided: boolean): number => {
  const step = 0.1
  const rests = loadings.map((loading) => Math.sqrt(1 - loading * loading))
  let total = 0
  for (let z = -38; z <= 38; z += step) {
    const density = normal.density(z)
    if (density === 0) continue
    let inside = 0
    for (let i = 0; i < loadings.length; i++) {
      const [loading, rest] = [loadings[i] ?? 0, rests[i] ?? 1]
      const above = normal.upper((limit - loading * z) / rest)
      const below = twoSided ? normal.cdf((-limit - loading * z) / rest) : 0
      inside += Math.log1p(-Math.min(1, above + below))
    }
    total -= density * Math.expm1(inside)
  }
  return Math.min(1, total * step)
}

/**
 * P that some t statistic of a family of comparisons with one control is beyond `limit`, where no group differs: the multivariate t with
 * correlations λ_i λ_j. Source: Dunnett CW. J Am Stat Assoc 1955;50:1096-121 (doi 10.1080/01621459.1955.10501294).
 */
export const dunnettTail = (limit: number, loadings: readonly number[], df: number, twoSided: boolean): number => {
  if (twoSided && limit <= 0) return 1
  const log = (u: number): number =>
    Math.LN2 +
    Math.log(df / 2) +
    logPoissonTerm(df / 2, (df / 2) * Math.exp(2 * u)) +
    Math.log(beyond(limit * Math.exp(u), loadings, twoSided))
  return Math.min(1, Math.exp(logIntegratePeak(log, 0, 1 / Math.sqrt(2 * df + 1), 1e-10)))
}
