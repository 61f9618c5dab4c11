import { matrixOf } from '../numeric/matrix/matrix.ts'
import { pivotedQr } from '../numeric/matrix/pivoted-qr.ts'
import { median } from '../numeric/quantile.ts'
import { naturalSpline } from '../numeric/smooth/natural-spline.ts'
import { digamma, inverseTrigamma, trigamma } from '../numeric/special/digamma.ts'
import { mean, sumOfSquares } from '../numeric/sum.ts'

/** Prior of the variances of all genes: s0² d0 / chi-square with d0 degrees of freedom. */
export interface PriorVariance {
  /** d0; Infinity where the variances do not differ more than chance. */
  readonly degrees: number
  /** s0², one for all, or one a gene where it follows a trend. */
  readonly variance: number | Float64Array
}

/** Genes whose variance says something. */
export const informativeGenes = (variances: Float64Array, degrees: Float64Array): number[] => {
  const genes: number[] = []
  for (let g = 0; g < variances.length; g++) {
    const [s2, df] = [variances[g] ?? Number.NaN, degrees[g] ?? 0]
    if (Number.isFinite(s2) && s2 >= 0 && df > 1e-15 && Number.isFinite(df)) genes.push(g)
  }
  return genes
}

/** Zero variances are raised to 1e-5 of the median (of 1 where the median itself is zero). */
const floored = (variances: Float64Array): Float64Array => {
  const middle = median(variances)
  const least = 1e-5 * (middle > 0 ? middle : 1)
  return variances.map((variance) => Math.max(variance, least))
}

const trendDegrees = (genes: number, points: number): number =>
  Math.min(1 + (genes >= 3 ? 1 : 0) + (genes >= 6 ? 1 : 0) + (genes >= 30 ? 1 : 0), points)

/** Least squares on a natural spline: fitted values at all points asked for, and the residual variance. */
const splineTrend = (x: Float64Array, y: Float64Array, df: number, all: Float64Array) => {
  const { at } = naturalSpline(x, { df: df - 1 })
  const rowsOf = (points: Float64Array): number[][] => {
    const { data, columns } = at(points)
    return Array.from(points, (_, i) => [1, ...data.subarray(i * columns, (i + 1) * columns)])
  }
  const qr = pivotedQr(matrixOf(rowsOf(x)))
  const beta = qr.coefficients(y)
  const fit = (points: Float64Array): Float64Array =>
    Float64Array.from(rowsOf(points), (row) => row.reduce((total, value, j) => total + value * (beta[j] ?? 0), 0))
  const inside = fit(x)
  let squares = 0
  for (let i = 0; i < y.length; i++) squares += ((y[i] ?? 0) - (inside[i] ?? 0)) ** 2
  return { fitted: fit(all), variance: squares / (y.length - df) }
}

/**
 * Prior of gene-wise variances by the moments of their logs: `z = log s²`, `e = z - ψ(d/2) + log(d/2)`, `v = var(e) - mean ψ'(d/2)`;
 * d0 = 2 × inverse trigamma of v, and s0² = exp(mean e + ψ(d0/2) - log(d0/2)). Where v is not positive, d0 is infinite and s0² is the mean of
 * the variances (with a trend: exp of the trend). With a covariate (average expression) the mean of e is a natural spline of 1 to 4 degrees of
 * freedom.
 *
 * Source: Smyth GK. Stat Appl Genet Mol Biol 2004;3:3 (doi 10.2202/1544-6115.1027), section 6.2; trend: Sartor MA et al. BMC Bioinformatics
 * 2006;7:538 (doi 10.1186/1471-2105-7-538).
 *
 * @example fitPriorVariance(variances, degrees).degrees
 */
export const fitPriorVariance = (variances: Float64Array, degrees: Float64Array, covariate?: Float64Array): PriorVariance => {
  const genes = informativeGenes(variances, degrees)
  const pick = (values: Float64Array): Float64Array => Float64Array.from(genes, (g) => values[g] ?? 0)
  const s2 = genes.length > 0 ? floored(pick(variances)) : new Float64Array(0)
  if (genes.length < 2) return { degrees: 0, variance: s2[0] ?? 1 }
  const half = pick(degrees).map((df) => df / 2)
  const e = s2.map((value, i) => Math.log(value) - digamma(half[i] ?? 1) + Math.log(half[i] ?? 1))
  const noise = mean(half.map(trigamma))
  const x = covariate === undefined ? undefined : pick(covariate)
  const df = x === undefined ? 1 : trendDegrees(genes.length, new Set(x).size)
  if (x === undefined || covariate === undefined || df < 2) {
    const extra = sumOfSquares(e) / (e.length - 1) - noise
    if (!(extra > 0)) return { degrees: Infinity, variance: mean(s2) }
    const d0 = 2 * inverseTrigamma(extra)
    return { degrees: d0, variance: Math.exp(mean(e) + digamma(d0 / 2) - Math.log(d0 / 2)) }
  }
  const { fitted, variance } = splineTrend(x, e, df, covariate)
  const extra = variance - noise
  if (!(extra > 0)) return { degrees: Infinity, variance: fitted.map(Math.exp) }
  const d0 = 2 * inverseTrigamma(extra)
  const shift = digamma(d0 / 2) - Math.log(d0 / 2)
  return { degrees: d0, variance: fitted.map((value) => Math.exp(value + shift)) }
}
