import { linearProgram } from '../numeric/optimise/index.ts'
import type { Rows } from './kernel/rows.ts'

/** Where the maximum likelihood estimate of a coefficient is. */
export type Divergence = 'finite' | 'Infinity' | '-Infinity' | 'either'

/** Rows that say the same are one condition. */
const distinctConditions = ({ rows, columns, data }: Rows, y: ArrayLike<number>): readonly Float64Array[] => {
  const scale = new Float64Array(columns)
  for (let at = 0; at < rows * columns; at++) scale[at % columns] = Math.max(scale[at % columns] as number, Math.abs(data[at] as number))
  const conditions = new Map<string, Float64Array>()
  for (let row = 0; row < rows; row++) {
    const value = y[row] as number
    for (const sign of value === 1 ? [1] : value === 0 ? [-1] : [1, -1]) {
      const x = data.subarray(row * columns, (row + 1) * columns)
      const condition = x.map((entry, j) => ((scale[j] as number) > 0 ? (sign * entry) / (scale[j] as number) : 0))
      conditions.set(condition.join(' '), condition)
    }
  }
  return [...conditions.values()]
}

/**
 * Which coefficients of a logistic model have no finite maximum likelihood estimate because some combination of columns separates the
 * events from the others, completely or in part.
 *
 * Exact, by linear programmes: coefficient j can grow without end exactly when some b with b_j > 0 has `(2y - 1) x b >= 0` in every row;
 * by Farkas' lemma that is so exactly when `sum lambda_i (2 y_i - 1) x_i = -e_j` has no solution with lambda >= 0. The columns must be
 * independent.
 *
 * Source: Albert A, Anderson JA. Biometrika 1984;71:1-10, doi:10.1093/biomet/71.1.1.
 *
 * @example
 * findSeparation({ rows: 4, columns: 2, data: Float64Array.of(1, 0, 1, 1, 1, 2, 1, 3) }, [0, 0, 1, 1]) // -Infinity, Infinity
 */
export const findSeparation = (design: Rows, y: ArrayLike<number>): readonly Divergence[] => {
  const conditions = distinctConditions(design, y)
  const objective = new Float64Array(conditions.length)
  const rows = Array.from({ length: design.columns }, (_, j) => Float64Array.from(conditions, (condition) => condition[j] as number))
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
