import type { RandomEffectsData } from './random-effects-data.ts'

/** Lower triangle of a q by q matrix from its entries row by row. */
export const lowerOf = (theta: ArrayLike<number>, q: number): Float64Array => {
  const out = new Float64Array(q * q)
  for (let a = 0, at = 0; a < q; a++) for (let b = 0; b <= a; b++) out[a * q + b] = theta[at++] as number
  return out
}

/** Scratch space of the deviance of one data set, so that no evaluation allocates. */
interface Scratch {
  readonly sums: Float64Array
  readonly lower: Float64Array
  readonly turned: Float64Array
}

/** Takes from `sums` what the random effects of each group explain, and gives the sum of log determinants. */
const subtractGroups = ({ groups, q, p, zz, zx }: RandomEffectsData, lambda: Float64Array, { sums, lower, turned }: Scratch): number => {
  const width = p + 1
  let logDets = 0
  let pivots = 1
  for (let g = 0; g < groups; g++) {
    const s = g * q * q
    for (let a = 0; a < q; a++)
      for (let b = 0; b <= a; b++) {
        let value = a === b ? 1 : 0
        for (let i = a; i < q; i++) {
          let inner = 0
          for (let j = b; j < q; j++) inner += (zz[s + i * q + j] as number) * (lambda[j * q + b] as number)
          value += (lambda[i * q + a] as number) * inner
        }
        for (let k = 0; k < b; k++) value -= (lower[a * q + k] as number) * (lower[b * q + k] as number)
        lower[a * q + b] = a === b ? Math.sqrt(value) : value / (lower[b * q + b] as number)
      }
    for (let a = 0; a < q; a++) {
      pivots *= lower[a * q + a] as number
      if (pivots > 1e250) {
        logDets += Math.log(pivots)
        pivots = 1
      }
      const pivot = 1 / (lower[a * q + a] as number)
      const row = a * width
      turned.fill(0, row, row + width)
      for (let i = a; i < q; i++) {
        const factor = lambda[i * q + a] as number
        const from = (g * q + i) * width
        if (factor !== 0) for (let j = 0; j < width; j++) turned[row + j] = (turned[row + j] as number) + factor * (zx[from + j] as number)
      }
      for (let k = 0; k < a; k++) {
        const factor = lower[a * q + k] as number
        for (let j = 0; j < width; j++) turned[row + j] = (turned[row + j] as number) - factor * (turned[k * width + j] as number)
      }
      for (let j = 0; j < width; j++) turned[row + j] = (turned[row + j] as number) * pivot
      for (let i = 0; i < width; i++) {
        const value = turned[row + i] as number
        for (let j = 0; j <= i; j++) sums[i * width + j] = (sums[i * width + j] as number) - value * (turned[row + j] as number)
      }
    }
  }
  return 2 * (logDets + Math.log(pivots))
}

/** The deviance with coefficients and residual variance at their best, for one relative factor. */
export interface Profiled {
  readonly deviance: number
  readonly residualVariance: number
}

/**
 * Profiled deviance (-2 log-likelihood, or the restricted criterion) as a function of the relative factor of the random effects: their
 * covariance is `sigma² lambda lambda'`.
 *
 * Source: Bates D, Mächler M, Bolker B, Walker S. J Stat Softw 2015;67(1):1-48 (doi 10.18637/jss.v067.i01), section 3.
 */
export const profiledDeviance = (data: RandomEffectsData): ((theta: ArrayLike<number>) => Profiled) => {
  const { p, q, rows, xx, restricted } = data
  const width = p + 1
  const scratch = { sums: new Float64Array(width * width), lower: new Float64Array(q * q), turned: new Float64Array(q * width) }
  const free = restricted ? rows - p : rows
  return (theta) => {
    const { sums } = scratch
    sums.set(xx)
    const logDets = subtractGroups(data, lowerOf(theta, q), scratch)
    let logInformation = 0
    for (let i = 0; i < width; i++)
      for (let j = 0; j <= i; j++) {
        let value = sums[i * width + j] as number
        for (let k = 0; k < j; k++) value -= (sums[i * width + k] as number) * (sums[j * width + k] as number)
        if (i !== j) sums[i * width + j] = value / (sums[j * width + j] as number)
        else {
          if (!(value > 0)) return { deviance: Number.NaN, residualVariance: Number.NaN }
          sums[i * width + i] = Math.sqrt(value)
          if (i < p) logInformation += Math.log(value)
        }
      }
    const residualVariance = (sums[p * width + p] as number) ** 2 / free
    const deviance = logDets + (restricted ? logInformation : 0) + free * (1 + Math.log(2 * Math.PI * residualVariance))
    return { deviance, residualVariance }
  }
}
