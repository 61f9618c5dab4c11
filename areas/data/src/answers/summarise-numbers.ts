/** Five numbers and moments; sd with n - 1, absent for one value. */
export interface Summary {
  readonly count: number
  readonly min: number
  readonly q1: number
  readonly median: number
  readonly q3: number
  readonly max: number
  readonly mean: number
  readonly sd?: number
}

/** Sum with Neumaier's compensation, so that order and size matter as little as they can. */
const sumOf = (values: Float64Array, of: (value: number) => number): number => {
  let sum = 0
  let lost = 0
  for (const value of values) {
    const term = of(value)
    const next = sum + term
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum
    sum = next
  }
  return sum + lost
}

/** Quantile of sorted values, Hyndman and Fan's type 7 (the default of R): linear between order statistics at (n - 1) p. */
export const quantile = (sorted: Float64Array, p: number): number => {
  const place = (sorted.length - 1) * p
  const below = Math.floor(place)
  const low = sorted[below] ?? Number.NaN
  const share = place - below
  return share === 0 ? low : low + share * ((sorted[below + 1] ?? Number.NaN) - low)
}

/** Summary of sorted values; undefined when there are none. */
export const summariseNumbers = (sorted: Float64Array): Summary | undefined => {
  const count = sorted.length
  if (count === 0) return undefined
  const mean = sumOf(sorted, (value) => value) / count
  const squares = sumOf(sorted, (value) => (value - mean) ** 2)
  return {
    count,
    min: quantile(sorted, 0),
    q1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    q3: quantile(sorted, 0.75),
    max: quantile(sorted, 1),
    mean,
    ...(count > 1 ? { sd: Math.sqrt(squares / (count - 1)) } : {}),
  }
}
