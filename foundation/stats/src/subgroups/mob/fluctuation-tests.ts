import { chiSquare } from '../../numeric/distributions/index.ts'
import { eigenSymmetric } from '../../numeric/matrix/eigen-symmetric.ts'
import { orderOf } from '../../numeric/rank.ts'
import type { Predictors } from '../../prediction/predictors.ts'
import { type Estimable, notEstimable } from '../../result/estimable.ts'
import { supLmP } from './sup-lm-p.ts'

/** Does the model hold along a covariate? */
export interface FluctuationTest {
  readonly name: string
  readonly kind: 'supLM' | 'chi-square'
  readonly statistic: number
  /** Not adjusted. */
  readonly pValue: number
}

/** Scores times the inverse symmetric root of their outer product: columns are then as good as independent. */
const decorrelate = (scores: Float64Array, columns: number): Float64Array | undefined => {
  const rows = scores.length / columns
  const outer = new Float64Array(columns * columns)
  for (let row = 0; row < rows; row++)
    for (let a = 0; a < columns; a++)
      for (let b = 0; b < columns; b++)
        outer[a * columns + b] =
          (outer[a * columns + b] as number) + ((scores[row * columns + a] as number) * (scores[row * columns + b] as number)) / rows
  const { values, vectors } = eigenSymmetric({ rows: columns, columns, data: outer })
  if (!((values[columns - 1] as number) > 1e-12 * (values[0] as number))) return undefined
  const root = new Float64Array(columns * columns)
  for (let a = 0; a < columns; a++)
    for (let b = 0; b < columns; b++)
      for (let k = 0; k < columns; k++)
        root[a * columns + b] =
          (root[a * columns + b] as number) +
          ((vectors.data[a * columns + k] as number) * (vectors.data[b * columns + k] as number)) / Math.sqrt(values[k] as number)
  const result = new Float64Array(scores.length)
  const scale = 1 / Math.sqrt(rows)
  for (let row = 0; row < rows; row++)
    for (let a = 0; a < columns; a++) {
      let total = 0
      for (let b = 0; b < columns; b++) total += (root[a * columns + b] as number) * (scores[row * columns + b] as number)
      result[row * columns + a] = total * scale
    }
  return result
}

const categorical = (process: Float64Array, columns: number, codes: Float64Array) => {
  const sums = new Map<number, { count: number; total: Float64Array }>()
  codes.forEach((code, row) => {
    const own = sums.get(code) ?? { count: 0, total: new Float64Array(columns) }
    own.count += 1
    for (let k = 0; k < columns; k++) {
      own.total[k] = (own.total[k] as number) + (process[row * columns + k] as number)
    }
    sums.set(code, own)
  })
  let statistic = 0
  for (const { count, total } of sums.values()) for (const value of total) statistic += (value * value) / (count / codes.length)
  return { statistic, pValue: chiSquare.upper(statistic, columns * (sums.size - 1)) }
}

const numeric = (process: Float64Array, columns: number, values: Float64Array, from: number) => {
  const n = values.length
  const to = n - from
  const order = orderOf(values)
  const sums = new Float64Array(columns)
  let statistic = 0
  for (let place = 1; place <= to; place++) {
    const row = order[place - 1] as number
    let size = 0
    for (let k = 0; k < columns; k++) {
      const sum = (sums[k] as number) + (process[row * columns + k] as number)
      sums[k] = sum
      size += sum * sum
    }
    if (place >= from) statistic = Math.max(statistic, size / ((place / n) * (1 - place / n)))
  }
  return { statistic, pValue: supLmP(statistic, columns, ((n - from) * to) / (from * (n - to))) }
}

/**
 * Tests of parameter stability along each covariate: supLM over the middle of a measured one (rows of equal value in the order of the
 * table), a chi-square for categories. `trim` is the share left out at either end, at least `leastLeaf` rows.
 *
 * Source: Zeileis A, Hornik K. Stat Neerl 2007;61:488-508 (doi 10.1111/j.1467-9574.2007.00371.x).
 */
export const testFluctuation = (
  scores: Float64Array,
  columns: number,
  covariates: Predictors,
  { trim, leastLeaf }: { readonly trim: number; readonly leastLeaf: number },
): readonly (FluctuationTest | { readonly name: string; readonly none: Estimable<never> })[] => {
  const process = decorrelate(scores, columns)
  const n = covariates.rows
  const from = Math.max(Math.ceil(n * trim), leastLeaf)
  return covariates.names.map((name, column) => {
    const own = covariates.values.subarray(column * n, (column + 1) * n)
    if (process === undefined) return { name, none: notEstimable('singular-scores', 'The scores of the model depend on each other.') }
    if (own.every((value) => value === own[0])) return { name, none: notEstimable('covariate-constant', `${name} is constant here.`) }
    if ((covariates.levels[column] ?? []).length > 0) return { name, kind: 'chi-square', ...categorical(process, columns, own) }
    if (from >= n - from) return { name, none: notEstimable('node-too-small', 'There is no cut that leaves enough on both sides.') }
    return { name, kind: 'supLM', ...numeric(process, columns, own, from) }
  })
}
