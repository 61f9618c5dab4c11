import { logPoissonTerm } from '../special/deviance.ts'

/**
 * log of Σ Poisson(j; half) exp(term(j)) over j >= 0, where the summand has one peak: from the peak outward until nothing is added.
 */
export const logPoissonMixture = (half: number, term: (j: number) => number): number => {
  const at = (j: number): number => logPoissonTerm(j, half) + term(j)
  let peak = Math.floor(half)
  let height = at(peak)
  // where the middle underflows: the start, or ever further out
  for (let next = 0; height === -Infinity && next < 1e7; next = next === 0 ? 2 * peak + 1 : 2 * next) {
    height = at(next)
    if (height > -Infinity) peak = next
  }
  if (height === -Infinity) return -Infinity
  for (let stride = Math.max(1, Math.floor(Math.sqrt(half + 1))); stride >= 1; stride = Math.floor(stride / 2)) {
    for (let moved = true; moved; ) {
      moved = false
      for (const next of [peak + stride, peak - stride]) {
        const value = next >= 0 ? at(next) : -Infinity
        if (value > height) {
          peak = next
          height = value
          moved = true
          break
        }
      }
    }
  }
  let sum = 1
  for (const direction of [1, -1]) {
    for (let j = peak + direction; j >= 0; j += direction) {
      const value = Math.exp(at(j) - height)
      sum += value
      if (value < sum * 1e-17) break
    }
  }
  return height + Math.log(sum)
}
