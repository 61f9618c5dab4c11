import { addCrossProduct } from './add-cross-product.ts'
import type { LikelihoodPoint } from './maximise.ts'
import { addCrossVector, type Rows } from './rows.ts'

/** The likelihood with what it gives each level. */
export interface MultinomialPoint extends LikelihoodPoint {
  /** Chance of each level, row by row. */
  readonly probabilities: Float64Array
}

const chances = ({ rows, columns, data }: Rows, b: Float64Array, levels: number): Float64Array => {
  const probabilities = new Float64Array(rows * levels)
  for (let row = 0; row < rows; row++) {
    const to = row * levels
    let most = 0
    for (let level = 1; level < levels; level++) {
      let eta = 0
      for (let j = 0; j < columns; j++) eta += (data[row * columns + j] as number) * (b[(level - 1) * columns + j] as number)
      probabilities[to + level] = eta
      if (eta > most) most = eta
    }
    let total = 0
    for (let level = 0; level < levels; level++) {
      const value = Math.exp((probabilities[to + level] as number) - most)
      probabilities[to + level] = value
      total += value
    }
    for (let level = 0; level < levels; level++) probabilities[to + level] = (probabilities[to + level] as number) / total
  }
  return probabilities
}

/** Log-likelihood of levels (numbered from 0, the reference) at b = the coefficients of level 1, of level 2 and so on. */
export const multinomialPoint = (
  design: Rows,
  y: ArrayLike<number>,
  weights: Float64Array | undefined,
  levels: number,
  b: Float64Array,
): MultinomialPoint => {
  const { rows, columns, data } = design
  const size = (levels - 1) * columns
  const probabilities = chances(design, b, levels)
  const information = new Float64Array(size * size)
  const score = new Float64Array(size)
  const w = new Float64Array(rows)
  const block = new Float64Array(columns * columns)
  let logLikelihood = 0
  for (let row = 0; row < rows; row++)
    logLikelihood += (weights?.[row] ?? 1) * Math.log(probabilities[row * levels + (y[row] as number)] as number)
  for (let a = 1; a < levels; a++) {
    for (let row = 0; row < rows; row++)
      w[row] = (weights?.[row] ?? 1) * ((y[row] === a ? 1 : 0) - (probabilities[row * levels + a] as number))
    addCrossVector(design, w, score.subarray((a - 1) * columns, a * columns))
    for (let c = 1; c <= a; c++) {
      for (let row = 0; row < rows; row++) {
        const p = probabilities[row * levels + a] as number
        w[row] = (weights?.[row] ?? 1) * p * ((a === c ? 1 : 0) - (probabilities[row * levels + c] as number))
      }
      block.fill(0)
      addCrossProduct(data, rows, columns, w, block)
      for (let j = 0; j < columns; j++)
        for (let k = 0; k < columns; k++)
          information[((a - 1) * columns + j) * size + (c - 1) * columns + k] = block[Math.max(j, k) * columns + Math.min(j, k)] as number
    }
  }
  return { logLikelihood, score, information, probabilities }
}

/** What would let a coefficient grow without end: in every row the observed level gains on each other one. */
export const multinomialConditions = ({ rows, columns, data }: Rows, y: ArrayLike<number>, levels: number): readonly Float64Array[] => {
  const conditions: Float64Array[] = []
  for (let row = 0; row < rows; row++) {
    const own = y[row] as number
    const x = data.subarray(row * columns, (row + 1) * columns)
    for (let other = 0; other < levels; other++) {
      if (other === own) continue
      const condition = new Float64Array((levels - 1) * columns)
      if (own > 0) condition.set(x, (own - 1) * columns)
      if (other > 0)
        condition.set(
          x.map((value) => -value),
          (other - 1) * columns,
        )
      conditions.push(condition)
    }
  }
  return conditions
}
