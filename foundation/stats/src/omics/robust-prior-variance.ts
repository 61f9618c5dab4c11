import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { fisherF } from '../numeric/distributions/fisher-f.ts'
import { findRoot } from '../numeric/optimise/find-root.ts'
import { gaussLegendre } from '../numeric/optimise/gauss-nodes.ts'
import { median, quantile, sorted } from '../numeric/quantile.ts'
import { midRanks, orderOf } from '../numeric/rank.ts'
import { lowess } from '../numeric/smooth/lowess.ts'
import { mean, sumOfSquares } from '../numeric/sum.ts'
import { fitPriorVariance, informativeGenes, type PriorVariance } from './prior-variance.ts'

/** Prior degrees of freedom of each gene: small for genes whose variance is an outlier. */
export interface RobustPriorVariance extends PriorVariance {
  readonly genewise: Float64Array
}

type Tails = readonly [low: number, high: number]

/** Mean and variance of log F, winsorised at these tail shares, by 128-point quadrature over F / (1 + F). */
const winsorisedMoments = (df1: number, df2: number, [low, high]: Tails) => {
  const ends = [fisherF.quantile(low, df1, df2), fisherF.quantileUpper(high, df1, df2)] as const
  const logs = [Math.log(ends[0]), Math.log(ends[1])] as const
  const [from, to] = [ends[0] / (1 + ends[0]), ends[1] / (1 + ends[1])]
  const { points, weights } = gaussLegendre(128)
  const integrate = (value: (z: number) => number): number => {
    let total = 0
    for (let k = 0; k < points.length; k++) {
      const u = from + ((to - from) * (1 + (points[k] ?? 0))) / 2
      const f = u / (1 - u)
      total += (((weights[k] ?? 0) / 2) * value(Math.log(f)) * fisherF.density(f, df1, df2)) / (1 - u) ** 2
    }
    return total * (to - from)
  }
  const centre = integrate((z) => z) + logs[0] * low + logs[1] * high
  const spread = integrate((z) => (z - centre) ** 2) + (logs[0] - centre) ** 2 * low + (logs[1] - centre) ** 2 * high
  return { centre, spread }
}

/** Mean after cutting this share of the values at each end. */
const trimmedMean = (values: Float64Array, trim: number): number => {
  const cut = Math.floor(values.length * trim)
  return mean(sorted(values).subarray(cut, values.length - cut))
}

/** d0 at which the winsorised variance of log F is the observed one; not below the plain estimate. */
const matchedDegrees = (df1: number, spread: number, plain: number, tails: Tails): number => {
  const excess = (link: number): number => Math.log(spread / winsorisedMoments(df1, link >= 1 ? Infinity : link / (1 - link), tails).spread)
  if (excess(1) <= 0 || plain === Infinity) return Infinity
  const least = plain / (1 + plain)
  if (excess(least) >= 0) return plain
  const root = findRoot(excess, least, 1)?.root ?? least
  return root >= 1 ? Infinity : root / (1 - root)
}

/** From the gene with the smallest tail on, no gene gets fewer degrees than one before it; the first ones share their smallest running mean. */
const monotone = (degrees: Float64Array, byTail: Int32Array, level: boolean): void => {
  if (level) {
    let [total, best, bestAt] = [0, Infinity, 0]
    for (let i = 0; i < byTail.length; i++) {
      total += degrees[byTail[i] ?? 0] ?? 0
      if (total / (i + 1) < best) [best, bestAt] = [total / (i + 1), i]
    }
    for (let i = 0; i <= bestAt; i++) degrees[byTail[i] ?? 0] = best
  }
  let largest = 0
  for (const g of byTail) {
    largest = Math.max(largest, degrees[g] ?? 0)
    degrees[g] = largest
  }
}

/** Smaller degrees for genes whose F has a smaller tail than its rank explains. */
const outlierDegrees = (logF: Float64Array, df1: number, d0: number): Float64Array => {
  const n = logF.length
  const f = logF.map(Math.exp)
  const { ranks } = midRanks(f)
  const logTails = f.map((value) => (d0 === Infinity ? chiSquare.logUpper(value * df1, df1) : fisherF.logUpper(value, df1, d0)))
  const logRegular = logTails.map((tail, g) => Math.min(0, tail - Math.log((n - (ranks[g] ?? 0) + 0.5) / n)))
  const degrees = new Float64Array(n).fill(d0)
  if (!logRegular.some((log) => log < 0)) return degrees
  const byTail = orderOf(logTails)
  if (d0 === Infinity) {
    // an outlier keeps the share of the pooled degrees that it is no outlier
    for (let g = 0; g < n; g++) if ((logRegular[g] ?? 0) < 0) degrees[g] = Math.exp(logRegular[g] ?? 0) * n * df1
    monotone(degrees, byTail, false)
    return degrees
  }
  const least = Math.min(...logTails)
  let outlier = (Math.log(0.5) / least) * d0
  outlier *= Math.log(0.5) / fisherF.logUpper(Math.max(...f), df1, outlier)
  for (let g = 0; g < n; g++) degrees[g] = Math.exp(logRegular[g] ?? 0) * d0 - Math.expm1(logRegular[g] ?? 0) * outlier
  monotone(degrees, byTail, true)
  return degrees
}

/** Variances with fewer degrees of freedom become those of the largest degrees with the same tail. */
const equalDegrees = (s2: Float64Array, degrees: Float64Array, { degrees: d0, variance }: PriorVariance, most: number): Float64Array =>
  s2.map((value, g) => {
    const df = degrees[g] ?? most
    if (df >= most - 1e-14) return value
    const scale = typeof variance === 'number' ? variance : (variance[g] ?? 1)
    const f = value / scale
    const [upper, lower] = [fisherF.logUpper(f, df, d0), fisherF.logCdf(f, df, d0)]
    return scale * (upper < lower ? fisherF.quantileUpper(Math.exp(upper), most, d0) : fisherF.quantile(Math.exp(lower), most, d0))
  })

/**
 * Prior of gene-wise variances that a few very large (or small) variances do not move: winsorised moments of log s² (5 % below, 10 % above
 * as in `tails`), and prior degrees of freedom gene by gene, smaller for hyper-variable genes, so that they are not shrunk.
 *
 * Source: Phipson B, Lee S, Majewski IJ, Alexander WS, Smyth GK. Ann Appl Stat 2016;10:946-963 (doi 10.1214/16-AOAS920).
 *
 * @example fitRobustPriorVariance(variances, degrees).genewise // d0 a gene
 */
export const fitRobustPriorVariance = (
  variances: Float64Array,
  degrees: Float64Array,
  covariate?: Float64Array,
  tails: Tails = [0.05, 0.1],
): RobustPriorVariance => {
  const genes = informativeGenes(variances, degrees)
  const pick = (values: Float64Array): Float64Array => Float64Array.from(genes, (g) => values[g] ?? 0)
  const everyGene = (prior: PriorVariance): RobustPriorVariance => ({
    ...prior,
    genewise: new Float64Array(variances.length).fill(prior.degrees),
  })
  const plain = fitPriorVariance(variances, degrees, covariate)
  if (genes.length < 3) return everyGene(plain)
  const [dfs, x] = [pick(degrees), covariate === undefined ? undefined : pick(covariate)]
  const df1 = Math.max(...dfs)
  const scale = typeof plain.variance === 'number' ? plain.variance : pick(plain.variance)
  const known = equalDegrees(pick(variances), dfs, { degrees: plain.degrees, variance: scale }, df1)
  const least = median(known) * 1e-12
  const z = known.map((value) => Math.log(Math.max(value, least)))
  const refit = fitPriorVariance(z.map(Math.exp), new Float64Array(z.length).fill(df1), x)
  const trend = x === undefined ? new Float64Array(z.length).fill(trimmedMean(z, tails[1])) : lowess(x, z, { span: 0.4 })
  const rest = z.map((value, i) => value - (trend[i] ?? 0))
  const [low, high] = [quantile(rest, tails[0]), quantile(rest, 1 - tails[1])]
  const clipped = rest.map((value) => Math.min(high, Math.max(low, value)))
  const d0 = matchedDegrees(df1, sumOfSquares(clipped) / (z.length - 1), refit.degrees, tails)
  const shift = mean(clipped) - winsorisedMoments(df1, d0, tails).centre
  const found = outlierDegrees(
    rest.map((value) => value - shift),
    df1,
    d0,
  )
  const genewise = new Float64Array(variances.length).fill(d0)
  for (const [i, g] of genes.entries()) genewise[g] = found[i] ?? d0
  if (x === undefined) return { degrees: d0, variance: Math.exp((trend[0] ?? 0) + shift), genewise }
  const variance = new Float64Array(variances.length).fill(Math.exp(mean(trend) + shift))
  for (const [i, g] of genes.entries()) variance[g] = Math.exp((trend[i] ?? 0) + shift)
  return { degrees: d0, variance, genewise }
}
