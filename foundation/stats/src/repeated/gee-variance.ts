import { solveLu } from '../numeric/matrix/solve-lu.ts'
import { type State, turnedOf } from './gee-equations.ts'
import type { SubjectRows } from './subject-patterns.ts'

/** The bread around the sum of the squares of the clusters' scores. */
export const sandwichOf = (bread: Float64Array, parts: readonly Float64Array[], p: number): Float64Array => {
  const out = new Float64Array(p * p)
  for (const part of parts) {
    const side = Float64Array.from({ length: p }, (_, i) => {
      let sum = 0
      for (let j = 0; j < p; j++) sum += (bread[i * p + j] as number) * (part[j] as number)
      return sum
    })
    for (let i = 0; i < p; i++)
      for (let j = 0; j < p; j++) out[i * p + j] = (out[i * p + j] as number) + (side[i] as number) * (side[j] as number)
  }
  return out
}

/** Scores with residuals freed from the cluster's own leverage: (I - D B D'R⁻¹)⁻¹ r. */
export const freedParts = (
  state: State,
  clusters: readonly SubjectRows[],
  inverses: readonly Float64Array[],
  bread: Float64Array,
  p: number,
): readonly Float64Array[] | undefined => {
  const parts: Float64Array[] = []
  for (const [c, { rows }] of clusters.entries()) {
    const n = rows.length
    const turned = turnedOf(state, rows, inverses[c] as Float64Array, p)
    const data = new Float64Array(n * n)
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) {
        let leverage = 0
        for (let i = 0; i < p; i++)
          for (let j = 0; j < p; j++)
            leverage += (state.scaled[(rows[a] as number) * p + i] as number) * (bread[i * p + j] as number) * (turned[j * n + b] as number)
        data[a * n + b] = (a === b ? 1 : 0) - leverage
      }
    const freed = solveLu(
      { rows: n, columns: n, data },
      Float64Array.from(rows, (row) => state.residuals[row] as number),
    )
    if (freed === undefined) return undefined
    parts.push(Float64Array.from({ length: p }, (_, i) => freed.reduce((sum, value, b) => sum + (turned[i * n + b] as number) * value, 0)))
  }
  return parts
}
