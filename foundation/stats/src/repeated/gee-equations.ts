import type { Family } from './gee-family.ts'
import type { SubjectRows } from './subject-patterns.ts'

/** Residuals and slopes of the mean at some coefficients. */
export interface State {
  /** Design rows over the root of the variance times the slope of the mean: d mu / d beta / sd. */
  readonly scaled: Float64Array
  readonly residuals: Float64Array
}

export const stateAt = (x: Float64Array, y: Float64Array, beta: Float64Array, family: Family): State => {
  const p = beta.length
  const scaled = new Float64Array(x.length)
  const residuals = new Float64Array(y.length)
  for (let row = 0; row < y.length; row++) {
    let eta = 0
    for (let j = 0; j < p; j++) eta += (x[row * p + j] as number) * (beta[j] as number)
    const mu = family.mean(eta)
    const sd = Math.sqrt(family.variance(mu))
    residuals[row] = ((y[row] as number) - mu) / sd
    for (let j = 0; j < p; j++) scaled[row * p + j] = sd * (x[row * p + j] as number)
  }
  return { scaled, residuals }
}

/** The estimating equations at one state. */
export interface Equations {
  readonly information: Float64Array
  readonly score: Float64Array
  /** Score of each cluster. */
  readonly parts: readonly Float64Array[]
}

/** D'R⁻¹ of one cluster, p by n. */
export const turnedOf = ({ scaled }: State, rows: Int32Array, inverse: Float64Array, p: number): Float64Array => {
  const n = rows.length
  const out = new Float64Array(p * n)
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++) {
      const weight = inverse[a * n + b] as number
      if (weight === 0) continue
      const from = (rows[a] as number) * p
      for (let j = 0; j < p; j++) out[j * n + b] = (out[j * n + b] as number) + weight * (scaled[from + j] as number)
    }
  return out
}

export const equations = (state: State, clusters: readonly SubjectRows[], inverses: readonly Float64Array[], p: number): Equations => {
  const information = new Float64Array(p * p)
  const score = new Float64Array(p)
  const parts = clusters.map(({ rows }, c) => {
    const n = rows.length
    const turned = turnedOf(state, rows, inverses[c] as Float64Array, p)
    const own = new Float64Array(p)
    for (let i = 0; i < p; i++) {
      for (let b = 0; b < n; b++) {
        const row = rows[b] as number
        const weight = turned[i * n + b] as number
        own[i] = (own[i] as number) + weight * (state.residuals[row] as number)
        for (let j = 0; j < p; j++)
          information[i * p + j] = (information[i * p + j] as number) + weight * (state.scaled[row * p + j] as number)
      }
      score[i] = (score[i] as number) + (own[i] as number)
    }
    return own
  })
  return { information, score, parts }
}
