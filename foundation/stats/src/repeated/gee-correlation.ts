import type { State } from './gee-equations.ts'
import type { SubjectRows } from './subject-patterns.ts'
import { inverseCorrelation, type PairSums, type WorkingCorrelation } from './working-correlation.ts'

/** Where the rows of a cluster stand: at planned visits, or one after the other. */
export const placesOf = (cluster: SubjectRows, planned: boolean): readonly number[] =>
  Array.from(cluster.rows, (_, at) => (planned ? (cluster.visits[at] as number) : at))

/** Products of residuals of pairs of rows of a cluster, by their distance. */
export const pairSums = (
  { residuals }: State,
  clusters: readonly SubjectRows[],
  places: readonly (readonly number[])[],
  scale: number,
): PairSums => {
  const [sums, counts]: [number[], number[]] = [[], []]
  clusters.forEach(({ rows }, c) => {
    const own = places[c] ?? []
    for (let i = 0; i < rows.length; i++)
      for (let j = 0; j < i; j++) {
        const lag = Math.abs((own[i] ?? 0) - (own[j] ?? 0)) || 1
        sums[lag] = (sums[lag] ?? 0) + ((residuals[rows[i] as number] as number) * (residuals[rows[j] as number] as number)) / scale
        counts[lag] = (counts[lag] ?? 0) + 1
      }
  })
  for (let lag = 0; lag < counts.length; lag++) {
    counts[lag] ??= 0
    sums[lag] ??= 0
  }
  return { sums, counts }
}

/** Inverse working correlation of each cluster; undefined where it is not positive definite. */
export const inverseAll = (
  kind: WorkingCorrelation,
  alpha: number,
  places: readonly (readonly number[])[],
): readonly Float64Array[] | undefined => {
  const known = new Map<string, Float64Array>()
  const out: Float64Array[] = []
  for (const own of places) {
    const key = own.join(' ')
    const inverse = known.get(key) ?? inverseCorrelation(kind, alpha, own)
    if (inverse === undefined) return undefined
    known.set(key, inverse)
    out.push(inverse)
  }
  return out
}
