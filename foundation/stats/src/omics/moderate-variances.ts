import { fitPriorVariance } from './prior-variance.ts'
import { fitRobustPriorVariance } from './robust-prior-variance.ts'

/** How the prior of the variances is fitted. */
export interface ModerationOptions {
  /** Let s0² follow the average expression. */
  readonly trend?: boolean
  /** Guard against hyper-variable genes. */
  readonly robust?: boolean
  /** Shares winsorised below and above when robust. Default 0.05 and 0.1. */
  readonly tails?: readonly [low: number, high: number]
}

/** Variances drawn towards their prior. */
export interface ModeratedVariances {
  /** d0 and s0² of each gene. */
  readonly priorDegrees: Float64Array
  readonly priorVariances: Float64Array
  /** `(d0 s0² + d s²) / (d0 + d)`. */
  readonly posterior: Float64Array
  /** d0 + d, at most the sum of d over all genes. */
  readonly totalDegrees: Float64Array
  /** One d0 and one s0² for all genes, where it is so. */
  readonly common: { readonly degrees: number | undefined; readonly variance: number | undefined }
}

const spread = (value: number | Float64Array, count: number): Float64Array =>
  typeof value === 'number' ? new Float64Array(count).fill(value) : value

/**
 * Empirical Bayes variances: each gene's residual variance is drawn to the prior that all genes have in common.
 *
 * Source: Smyth GK. Stat Appl Genet Mol Biol 2004;3:3 (doi 10.2202/1544-6115.1027).
 *
 * @example moderateVariances(variances, degrees, averages).posterior
 */
export const moderateVariances = (
  variances: Float64Array,
  degrees: Float64Array,
  averages: Float64Array,
  { trend = false, robust = false, tails = [0.05, 0.1] }: ModerationOptions = {},
): ModeratedVariances => {
  const covariate = trend ? averages : undefined
  const robustly = robust ? fitRobustPriorVariance(variances, degrees, covariate, tails) : undefined
  const prior = robustly ?? fitPriorVariance(variances, degrees, covariate)
  const priorDegrees = robustly?.genewise ?? spread(prior.degrees, variances.length)
  const priorVariances = spread(prior.variance, variances.length)
  const pooled = degrees.reduce((total, df) => total + (df > 0 ? df : 0), 0)
  const posterior = variances.map((s2, g) => {
    const [d0, s02, d] = [priorDegrees[g] ?? 0, priorVariances[g] ?? 0, degrees[g] ?? 0]
    if (d0 === Infinity || !(d > 0)) return s02
    return (d0 * s02 + d * s2) / (d0 + d)
  })
  return {
    priorDegrees,
    priorVariances,
    posterior,
    totalDegrees: priorDegrees.map((d0, g) => Math.min(d0 + Math.max(0, degrees[g] ?? 0), pooled)),
    common: {
      degrees: robust ? undefined : prior.degrees,
      variance: typeof prior.variance === 'number' ? prior.variance : undefined,
    },
  }
}
