import type { Outcome } from '@dacryon/core'
import type { DesignMatrix } from '../data/design-matrix.ts'
import { eigenSymmetric } from '../numeric/matrix/eigen-symmetric.ts'
import { minimiseScalar } from '../numeric/optimise/minimise-scalar.ts'
import { sorted } from '../numeric/quantile.ts'
import { mean } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { Expression } from './expression.ts'
import { designIssues, shareDesign } from './fit-genes.ts'

/** Correlation of samples of one block (subject), common to all genes. */
export interface DuplicateCorrelation {
  readonly consensus: Estimable
  /** By gene; NaN, inside this room only, where it could not be fitted. */
  readonly genewise: Float64Array
}

/** What a set of samples needs: orthonormal rows of the residual space in which the block covariance is diagonal. */
interface ResidualSpace {
  readonly rows: readonly Float64Array[]
  readonly eigenvalues: Float64Array
}

const designOf = (design: DesignMatrix, rows: readonly number[]): DesignMatrix => ({
  ...design,
  rows: rows.length,
  data: Float64Array.from(rows.flatMap((row) => [...design.data.subarray(row * design.columns, (row + 1) * design.columns)])),
})

/** Orthonormal rows that stand at right angles on the design, from the projections of unit vectors. */
const complement = (orthonormal: Float64Array, n: number): Float64Array[] => {
  const kept: Float64Array[] = []
  for (let k = 0; k < orthonormal.length / n; k++) kept.push(orthonormal.slice(k * n, (k + 1) * n))
  const rank = kept.length
  for (let i = 0; i < n && kept.length < n; i++) {
    const vector = new Float64Array(n)
    vector[i] = 1
    for (let pass = 0; pass < 2; pass++)
      for (const row of kept) {
        const product = row.reduce((total, value, at) => total + value * (vector[at] ?? 0), 0)
        for (let at = 0; at < n; at++) vector[at] = (vector[at] ?? 0) - product * (row[at] ?? 0)
      }
    const length = Math.hypot(...vector)
    if (length > 1e-6) kept.push(vector.map((value) => value / length))
  }
  return kept.slice(rank)
}

const residualSpace = (design: DesignMatrix, blocks: readonly number[]): ResidualSpace => {
  const n = design.rows
  const basis = complement(shareDesign(design).orthonormal, n)
  const sums = basis.map((row) => {
    const byBlock = new Map<number, number>()
    for (let i = 0; i < n; i++) byBlock.set(blocks[i] ?? 0, (byBlock.get(blocks[i] ?? 0) ?? 0) + (row[i] ?? 0))
    return byBlock
  })
  const m = basis.length
  const data = new Float64Array(m * m)
  for (let a = 0; a < m; a++)
    for (let b = 0; b < m; b++)
      for (const [block, sum] of sums[a] ?? []) data[a * m + b] = (data[a * m + b] ?? 0) + sum * (sums[b]?.get(block) ?? 0)
  const { values, vectors } = eigenSymmetric({ rows: m, columns: m, data })
  const rows = Array.from({ length: m }, (_, j) => {
    const row = new Float64Array(n)
    for (let a = 0; a < m; a++) for (let i = 0; i < n; i++) row[i] = (row[i] ?? 0) + (vectors.data[a * m + j] ?? 0) * (basis[a]?.[i] ?? 0)
    return row
  })
  return { rows, eigenvalues: values.map((value) => Math.max(0, value)) }
}

/** REML estimate of the correlation: minimises the profiled deviance over its possible range. */
const correlationOf = ({ rows, eigenvalues }: ResidualSpace, y: Float64Array): number => {
  const squares = rows.map((row) => row.reduce((total, value, i) => total + value * (y[i] ?? 0), 0) ** 2)
  const deviance = (rho: number): number => {
    let [total, logs] = [0, 0]
    for (let i = 0; i < squares.length; i++) {
      const spread = 1 - rho + rho * (eigenvalues[i] ?? 0)
      total += (squares[i] ?? 0) / spread
      logs += Math.log(spread)
    }
    return squares.length * Math.log(total) + logs
  }
  const largest = Math.max(...eigenvalues)
  const lowest = largest > 1 ? -1 / (largest - 1) : -1
  const [low, high] = [lowest + 1e-9, 1 - 1e-9]
  let best = { point: 0, value: Infinity }
  // the deviance may have two valleys: look in parts
  for (let part = 0; part < 4; part++) {
    const found = minimiseScalar(deviance, low + ((high - low) * part) / 4, low + ((high - low) * (part + 1)) / 4)
    if (found.value < best.value) best = found
  }
  return best.point
}

const measuredOf = (values: Float64Array): number[] => [...values.keys()].filter((i) => !Number.isNaN(values[i]))

/**
 * Correlation between samples of the same block (two glands or two visits of one person): a REML fit of each gene with a random effect of the
 * block, limited to its possible range and 0.99, joined as the hyperbolic tangent of the mean of the Fisher z values after cutting `trim` of
 * them at each end. Negative values are allowed. Then `fitCorrelatedGenes` takes it into account.
 *
 * Not estimable where every block has one sample. Issues: `lengths-differ`, `design-singular`, `too-few-values`.
 *
 * Source: Smyth GK, Michaud J, Scott HS. Bioinformatics 2005;21:2067-2075 (doi 10.1093/bioinformatics/bti270).
 *
 * @example estimateDuplicateCorrelation(expression, design, blocks)
 */
export const estimateDuplicateCorrelation = (
  expression: Expression,
  design: DesignMatrix,
  blocks: ArrayLike<number>,
  trim = 0.15,
): Outcome<DuplicateCorrelation> => {
  const n = expression.samples.length
  const issues = [...designIssues(design, n, shareDesign(design).aliased)]
  if (blocks.length !== n)
    issues.push(inputError('lengths-differ', `${blocks.length} blocks for ${n} samples.`, 'Give one block a sample.', { column: 'blocks' }))
  if (issues.length > 0) return failed(...issues)
  const sizes = new Map<number, number>()
  for (let i = 0; i < n; i++) sizes.set(blocks[i] ?? 0, (sizes.get(blocks[i] ?? 0) ?? 0) + 1)
  const largest = Math.max(...sizes.values())
  const genewise = new Float64Array(expression.genes.length).fill(Number.NaN)
  if (largest < 2) return done({ consensus: notEstimable('no-repeated-block', 'Every block has one sample.'), genewise })
  const spaces = new Map<string, ResidualSpace | undefined>()
  for (let g = 0; g < genewise.length; g++) {
    const values = expression.values.subarray(g * n, (g + 1) * n)
    const rows = measuredOf(values)
    const key = rows.length === n ? '' : rows.join()
    if (!spaces.has(key)) {
      const part = rows.map((row) => blocks[row] ?? 0)
      const repeats = rows.length > design.columns + 1 && new Set(part).size < rows.length
      spaces.set(key, repeats ? residualSpace(designOf(design, rows), part) : undefined)
    }
    const space = spaces.get(key)
    if (space === undefined || !space.eigenvalues.some((value) => value > 1e-8)) continue
    const rho = correlationOf(
      space,
      Float64Array.from(rows, (row) => values[row] ?? 0),
    )
    genewise[g] = Math.min(0.99, Math.max(1 / (1 - largest) + 0.01, rho))
  }
  const z = sorted([...genewise].filter((rho) => !Number.isNaN(rho)).map(Math.atanh))
  if (z.length === 0) return done({ consensus: notEstimable('no-gene-fitted', 'No gene has enough values in repeated blocks.'), genewise })
  const cut = Math.floor(z.length * trim)
  return done({ consensus: Math.tanh(mean(z.subarray(cut, z.length - cut))), genewise })
}
