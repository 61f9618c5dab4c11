import { linearProgram } from '../numeric/optimise/index.ts'
import type { Rows } from './kernel/rows.ts'

/** Where the maximum likelihood estimate of a coefficient is. */
export type Divergence = 'finite' | 'Infinity' | '-Infinity' | 'either'

/** Conditions scaled to one size; those that say the same are one. */
const distinct = (conditions: readonly Float64Array[], size: number): readonly Float64Array[] => {
  const scale = new Float64Array(size)
  for (const condition of conditions)
    for (let j = 0; j < size; j++) scale[j] = Math.max(scale[j] as number, Math.abs(condition[j] as number))
  const kept = new Map<string, Float64Array>()
  for (const condition of conditions) {
    const scaled = condition.map((entry, j) => ((scale[j] as number) > 0 ? entry / (scale[j] as number) : 0))
    kept.set(scaled.join(' '), scaled)
  }
  return [...kept.values()]
}

/**
 * Per entry of b whether it can grow without end while `condition . b >= 0` holds for all conditions.
 *
 * Exact, by linear programmes: by Farkas' lemma entry j cannot grow exactly when `sum lambda_i condition_i = -e_j` has a solution with
 * lambda >= 0.
 */
export const findDivergence = (given: readonly Float64Array[], size: number): readonly Divergence[] => {
  const conditions = distinct(given, size)
  const objective = new Float64Array(conditions.length)
  const rows = Array.from({ length: size }, (_, j) => Float64Array.from(conditions, (condition) => condition[j] as number))
  const bounded = (column: number, sign: 1 | -1): boolean => {
    const constraints = rows.map((coefficients, j) => ({ coefficients, relation: '=' as const, bound: j === column ? -sign : 0 }))
    return linearProgram(objective, constraints).kind === 'optimal'
  }
  return rows.map((_, column) => {
    const up = !bounded(column, 1)
    const down = !bounded(column, -1)
    return up && down ? 'either' : up ? 'Infinity' : down ? '-Infinity' : 'finite'
  })
}

/**
 * Which coefficients of a logistic model have no finite maximum likelihood estimate because some combination of columns separates the
 * events from the others, completely or in part.
 *
 * Coefficient j can grow without end exactly when some b with b_j > 0 has `(2y - 1) x b >= 0` in every row. The columns must be
 * independent.
 *
 * Source: Albert A, Anderson JA. Biometrika 1984;71:1-10, doi:10.1093/biomet/71.1.1.
 *
 * @example
 * findSeparation({ rows: 4, columns: 2, data: Float64Array.of(1, 0, 1, 1, 1, 2, 1, 3) }, [0, 0, 1, 1]) // -Infinity, Infinity
 */
export const findSeparation = ({ rows, columns, data }: Rows, y: ArrayLike<number>): readonly Divergence[] => {
  const conditions: Float64Array[] = []
  for (let row = 0; row < rows; row++) {
    const value = y[row] as number
    const x = data.subarray(row * columns, (row + 1) * columns)
    if (value > 0) conditions.push(x)
    if (value < 1) conditions.push(x.map((entry) => -entry))
  }
  return findDivergence(conditions, columns)
}
