import type { Pattern } from './subject-patterns.ts'

/** Adds the sum over pairs of visits of weight times products, full and symmetric, to `into` (width by width). */
export const contractWeights = (pattern: Pattern, weights: Float64Array, width: number, into: Float64Array): void => {
  const t = pattern.visits.length
  const { products } = pattern
  let at = 0
  for (let a = 0; a < t; a++)
    for (let b = 0; b <= a; b++) {
      const weight = weights[a * t + b] as number
      for (let i = 0; i < width; i++)
        for (let j = 0; j <= i; j++) {
          const cell = i * width + j
          into[cell] = (into[cell] as number) + weight * (products[at++] as number)
        }
    }
}

/** Inner products of the products of each pair of visits with one symmetric matrix: visits by visits. */
export const contractMatrix = (pattern: Pattern, weights: Float64Array, width: number): Float64Array => {
  const t = pattern.visits.length
  const out = new Float64Array(t * t)
  const { products } = pattern
  let at = 0
  for (let a = 0; a < t; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < i; j++) sum += 2 * (weights[i * width + j] as number) * (products[at++] as number)
        sum += (weights[i * width + i] as number) * (products[at++] as number)
      }
      const value = a === b ? sum : sum / 2
      out[a * t + b] = value
      out[b * t + a] = value
    }
  return out
}
