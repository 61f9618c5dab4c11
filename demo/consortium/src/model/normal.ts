import { computeNormalQuantile } from '@dacryon/core'

/** How many of the falling exceedance probabilities a standard normal value reaches: P(result >= k) = exceed[k - 1]. */
export const levelOf = (z: number, exceed: readonly number[]): number => {
  let level = 0
  for (const probability of exceed) {
    if (z < computeNormalQuantile(1 - probability)) break
    level++
  }
  return level
}

/** Standard deviation of the logarithm that gives a lognormal these quartiles. */
export const logSd = (q1: number, q3: number): number => Math.log(q3 / q1) / (2 * computeNormalQuantile(0.75))

/** A standard normal made of weighted standard normals and a rest. */
export const blend = (rest: number, ...parts: readonly (readonly [weight: number, z: number])[]): number => {
  let sum = 0
  let used = 0
  for (const [weight, z] of parts) {
    sum += weight * z
    used += weight * weight
  }
  return sum + Math.sqrt(Math.max(0, 1 - used)) * rest
}

/** Rounded to a number of decimals, as a measuring device or a form would give it. */
export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals)) + 0

export const clamped = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
