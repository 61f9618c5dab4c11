import { computeNormalQuantile } from '@dacryon/core'

/** Share of Student's t distribution within -t and t, for whole degrees of freedom (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4). */
const within = (t: number, df: number): number => {
  const angle = Math.atan(t / Math.sqrt(df))
  const square = Math.cos(angle) ** 2
  const odd = df % 2 === 1
  let term = odd ? Math.cos(angle) : 1
  let sum = odd && df === 1 ? 0 : term
  for (let k = odd ? 3 : 2; k <= df - 2; k += 2) {
    term *= (square * (k - 1)) / k
    sum += term
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
}

/** Half-width of the central share `level` of Student's t distribution with `df` degrees of freedom: 2.2281 for 0.95 and 10. */
export const tQuantile = (level: number, df: number): number => {
  // Beyond so many the normal distribution differs by less than one part in ten thousand.
  if (df > 5_000) return computeNormalQuantile(0.5 + level / 2)
  let [low, high] = [0, 1]
  while (within(high, df) < level) high *= 2
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (within(middle, df) < level) low = middle
    else high = middle
  }
  return (low + high) / 2
}
