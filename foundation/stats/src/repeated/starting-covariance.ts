import { invertDefinite } from './invert-definite.ts'
import type { SubjectRows } from './subject-patterns.ts'

/** Covariance of residuals by pairs of visits, drawn towards its diagonal until it is positive definite. */
export const startingCovariance = (residuals: Float64Array, subjects: readonly SubjectRows[], visits: number): Float64Array => {
  const sums = new Float64Array(visits * visits)
  const counts = new Float64Array(visits * visits)
  let [all, n] = [0, 0]
  for (const { rows, visits: own } of subjects)
    rows.forEach((a, i) => {
      all += (residuals[a] as number) ** 2
      n += 1
      rows.forEach((b, j) => {
        const cell = (own[i] as number) * visits + (own[j] as number)
        sums[cell] = (sums[cell] as number) + (residuals[a] as number) * (residuals[b] as number)
        counts[cell] = (counts[cell] as number) + 1
      })
    })
  const least = 0.05 * (all / n)
  const covariance = sums.map((value, at) => ((counts[at] as number) > 1 ? value / (counts[at] as number) : 0))
  for (let v = 0; v < visits; v++) covariance[v * visits + v] = Math.max(least, covariance[v * visits + v] as number)
  for (let share = 1; share > 0.01; share *= 0.8) {
    const trial = covariance.map((value, at) => (Math.floor(at / visits) === at % visits ? value : share * value))
    const shrunk = trial.map((value, at) => (Math.floor(at / visits) === at % visits ? 0.98 * value : value))
    if (invertDefinite(shrunk, visits) !== undefined) return trial
  }
  return covariance.map((value, at) => (Math.floor(at / visits) === at % visits ? value : 0))
}
