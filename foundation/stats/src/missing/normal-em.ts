import { invertDefinite } from '../repeated/invert-definite.ts'

/** Repeated values of subjects in arms: one mean a visit and arm, one covariance. */
export interface ArmNormal {
  /** Arms by visits. */
  readonly means: Float64Array
  /** Visits by visits. */
  readonly covariance: Float64Array
  readonly converged: boolean
}

/** Regression of the missing visits on the observed ones at one covariance. */
export interface Conditional {
  readonly seen: readonly number[]
  readonly gone: readonly number[]
  /** Missing by observed. */
  readonly slope: Float64Array
  /** Covariance left of the missing ones. */
  readonly left: Float64Array
}

export const conditionalOf = (
  covariance: Float64Array,
  visits: number,
  seen: readonly number[],
  gone: readonly number[],
): Conditional | undefined => {
  const [s, g] = [seen.length, gone.length]
  const inner = Float64Array.from(seen.flatMap((i) => seen.map((j) => covariance[i * visits + j] as number)))
  const inverse = s === 0 ? new Float64Array() : invertDefinite(inner, s)?.inverse
  if (inverse === undefined) return undefined
  const slope = new Float64Array(g * s)
  gone.forEach((i, a) => {
    for (let b = 0; b < s; b++) {
      let sum = 0
      seen.forEach((j, c) => {
        sum += (covariance[i * visits + j] as number) * (inverse[c * s + b] as number)
      })
      slope[a * s + b] = sum
    }
  })
  const left = new Float64Array(g * g)
  gone.forEach((i, a) => {
    gone.forEach((k, b) => {
      let value = covariance[i * visits + k] as number
      seen.forEach((j, c) => {
        value -= (slope[a * s + c] as number) * (covariance[j * visits + k] as number)
      })
      left[a * g + b] = value
    })
  })
  return { seen, gone, slope, left }
}

const startOf = (values: Float64Array, arm: Int32Array, rows: Int32Array, arms: number, visits: number) => {
  const [means, counts, spread] = [new Float64Array(arms * visits), new Float64Array(arms * visits), new Float64Array(visits * visits)]
  for (const row of rows)
    for (let t = 0; t < visits; t++) {
      const value = values[row * visits + t] as number
      if (Number.isNaN(value)) continue
      const cell = (arm[row] as number) * visits + t
      means[cell] = (means[cell] as number) + value
      counts[cell] = (counts[cell] as number) + 1
    }
  means.forEach((total, cell) => {
    means[cell] = total / Math.max(1, counts[cell] as number)
  })
  for (let t = 0; t < visits; t++) {
    let [squares, n] = [0, 0]
    for (const row of rows) {
      const value = values[row * visits + t] as number
      if (Number.isNaN(value)) continue
      squares += (value - (means[(arm[row] as number) * visits + t] as number)) ** 2
      n += 1
    }
    spread[t * visits + t] = n > 1 && squares > 0 ? squares / n : 1
  }
  return { means, spread }
}

/** Missing visits of a row as the bits of a number. */
const gapsOf = (values: Float64Array, row: number, visits: number): number => {
  let key = 0
  for (let t = 0; t < visits; t++) if (Number.isNaN(values[row * visits + t])) key += 2 ** t
  return key
}

const conditionalOfGaps = (covariance: Float64Array, visits: number, key: number): Conditional | undefined => {
  const all = Array.from({ length: visits }, (_, t) => t)
  const missing = (t: number): boolean => Math.floor(key / 2 ** t) % 2 === 1
  return conditionalOf(
    covariance,
    visits,
    all.filter((t) => !missing(t)),
    all.filter(missing),
  )
}

/** Largest change of a mean or a covariance, in standard deviations. */
const largestMove = (means: Float64Array, next: Float64Array, covariance: Float64Array, spread: Float64Array, visits: number): number => {
  const scale = (t: number): number => Math.sqrt(spread[t * visits + t] as number) + 1e-300
  return Math.max(
    ...next.map((value, cell) => Math.abs(value - (means[cell] as number)) / scale(cell % visits)),
    ...spread.map(
      (value, cell) => Math.abs(value - (covariance[cell] as number)) / (scale(cell % visits) * scale(Math.floor(cell / visits))),
    ),
  )
}

/**
 * Maximum likelihood of arm means and a common covariance from incomplete repeated values (NaN where missing), by the EM algorithm; `rows`
 * says which subjects count, with repeats.
 *
 * Source: Little RJA, Rubin DB. Statistical analysis with missing data. 3rd ed, 2019, section 11.2.
 */
export const normalEm = (values: Float64Array, arm: Int32Array, rows: Int32Array, arms: number, visits: number): ArmNormal | undefined => {
  let { means, spread: covariance } = startOf(values, arm, rows, arms, visits)
  const sizes = new Float64Array(arms)
  for (const row of rows) sizes[arm[row] as number] = (sizes[arm[row] as number] as number) + 1
  const filled = new Float64Array(rows.length * visits)
  for (let round = 0; round < 500; round++) {
    const known = new Map<number, Conditional | undefined>()
    const scatter = new Float64Array(visits * visits)
    const totals = new Float64Array(arms * visits)
    for (const [at, row] of rows.entries()) {
      const own = (arm[row] as number) * visits
      const key = gapsOf(values, row, visits)
      if (!known.has(key)) known.set(key, conditionalOfGaps(covariance, visits, key))
      const found = known.get(key)
      if (found === undefined) return undefined
      const { seen, gone, slope, left } = found
      for (const t of seen) filled[at * visits + t] = values[row * visits + t] as number
      gone.forEach((t, a) => {
        let value = means[own + t] as number
        seen.forEach((j, b) => {
          value += (slope[a * seen.length + b] as number) * ((values[row * visits + j] as number) - (means[own + j] as number))
        })
        filled[at * visits + t] = value
        gone.forEach((k, b) => {
          scatter[t * visits + k] = (scatter[t * visits + k] as number) + (left[a * gone.length + b] as number)
        })
      })
      for (let t = 0; t < visits; t++) totals[own + t] = (totals[own + t] as number) + (filled[at * visits + t] as number)
    }
    const next = totals.map((total, cell) => total / Math.max(1, sizes[Math.floor(cell / visits)] as number))
    for (const [at, row] of rows.entries()) {
      const own = (arm[row] as number) * visits
      for (let t = 0; t < visits; t++)
        for (let k = 0; k < visits; k++)
          scatter[t * visits + k] =
            (scatter[t * visits + k] as number) +
            ((filled[at * visits + t] as number) - (next[own + t] as number)) *
              ((filled[at * visits + k] as number) - (next[own + k] as number))
    }
    const spread = scatter.map((value) => value / rows.length)
    const moved = largestMove(means, next, covariance, spread, visits)
    means = next
    covariance = spread
    if (moved < 1e-8) return { means, covariance, converged: true }
  }
  return { means, covariance, converged: false }
}
