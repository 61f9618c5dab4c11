import { hasErrors, type Issue, type Outcome } from '@dacryon/core'
import type { DesignMatrix } from '../data/design-matrix.ts'
import { beta } from '../numeric/distributions/beta.ts'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { studentT } from '../numeric/distributions/student-t.ts'
import { svd } from '../numeric/matrix/svd.ts'
import { gaussLegendre } from '../numeric/optimise/gauss-nodes.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import type { Contrast } from './contrast-fits.ts'
import type { Expression } from './expression.ts'
import { falseDiscoveryRates } from './false-discovery.ts'
import { type GeneEffects, geneEffects } from './gene-effects.ts'
import { type CoverageOptions, type FoundSet, findGeneSets, type GeneSet } from './gene-sets.ts'
import { moderateVariances } from './moderate-variances.ts'

/** One set in a self-contained rotation test. */
export interface RotationTest {
  readonly set: string
  readonly genes: number
  readonly missing: readonly string[]
  readonly result: Estimable<{
    readonly direction: 'up' | 'down'
    readonly t: number
    readonly pValue: number
    readonly adjustedP: number
    /** For genes changed in either direction. */
    readonly mixedP: number
    readonly adjustedMixedP: number
  }>
}

/** Sets with what a reader must know. */
export interface RotationTests {
  readonly sets: readonly RotationTest[]
  readonly method: string
  readonly warnings: readonly Issue[]
}

/**
 * p of the sum of squared effects among rotations: a beta distribution with the first two moments of a weighted mean of Dirichlet shares, the
 * weights being the squared singular values, between the smallest and the largest of them.
 */
const mixedTail = (effects: Float64Array, columns: number, rows: number): number => {
  const { values } = svd(columns <= rows ? { rows, columns, data: effects } : transposed(effects, rows, columns))
  const weights = values.map((value) => value * value)
  const d = weights.length
  const [most, least] = [weights[0] ?? 0, weights[d - 1] ?? 0]
  let observed = 0
  for (let row = 0; row < rows; row++) observed += (effects[row * columns] ?? 0) ** 2
  if (d < 2 || !(most > least)) return 1
  const span = most - least
  const centre = (sum(weights) / d - least) / span
  // shares of a uniform direction are Dirichlet(1/2): variance (d - 1) / (d² (d/2 + 1)), covariances negative and equal
  const share = (d - 1) / (d * d * (d / 2 + 1))
  const squares = sum(weights.map((weight) => weight * weight))
  const spread = (share * squares - (share / (d - 1)) * (sum(weights) ** 2 - squares)) / span ** 2
  const total = (centre * (1 - centre)) / spread - 1
  const at = (observed - least) / span
  return at <= 0 ? 1 : at >= 1 ? 0 : beta.upper(at, total * centre, total * (1 - centre))
}

const transposed = (data: Float64Array, rows: number, columns: number) => {
  const turned = new Float64Array(data.length)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) turned[j * rows + i] = data[i * columns + j] ?? 0
  return { rows: columns, columns: rows, data: turned }
}

/** Expected largest of `count` independent chi-square variables of one degree of freedom. */
const expectedLargest = (count: number): number => {
  const { points, weights } = gaussLegendre(128)
  let total = 0
  for (let k = 0; k < points.length; k++) {
    const u = (1 + (points[k] ?? 0)) / 2
    total += ((weights[k] ?? 0) / 2) * count * u ** (count - 1) * chiSquare.quantile(u, 1)
  }
  return total
}

/**
 * Variances that a single large effect, be it the comparison itself, does not move: the largest squared effect of a gene is left out, and its
 * expectation too; then drawn to the prior of the usual variances with 92 % of the residual degrees. They depend a little on the basis of the residual effects.
 */
const guardedVariances = ({ effects, residuals, degrees, averages, variances }: GeneEffects): Float64Array => {
  const rest = degrees + 1 - expectedLargest(degrees + 1)
  const guarded = effects.map((effect, g) => {
    let [total, largest] = [effect * effect, effect * effect]
    for (let i = 0; i < degrees; i++) {
      const square = (residuals[g * degrees + i] ?? 0) ** 2
      total += square
      largest = Math.max(largest, square)
    }
    return (total - largest) / rest
  })
  const { priorDegrees, priorVariances } = moderateVariances(variances, new Float64Array(effects.length).fill(degrees), averages)
  const own = 0.92 * degrees
  return guarded.map((variance, g) => {
    const [d0, s0] = [priorDegrees[g] ?? 0, priorVariances[g] ?? 0]
    return d0 === Infinity ? s0 : (d0 * s0 + own * variance) / (d0 + own)
  })
}

/** Effect and residual effects of the genes of a set, each divided by its deviation: the effect first. */
const setEffects = (set: FoundSet, effects: Float64Array, residuals: Float64Array, posterior: Float64Array, n: number): Float64Array => {
  const data = new Float64Array(set.rows.length * (n + 1))
  for (const [at, row] of set.rows.entries()) {
    const deviation = Math.sqrt(posterior[row] ?? 1)
    data[at * (n + 1)] = (effects[row] ?? 0) / deviation
    for (let i = 0; i < n; i++) data[at * (n + 1) + 1 + i] = (residuals[row * n + i] ?? 0) / deviation
  }
  return data
}

const testSet = (set: FoundSet, data: Float64Array, n: number): RotationTest => {
  const m = set.rows.length
  const means = new Float64Array(n + 1)
  for (let row = 0; row < m; row++) for (let i = 0; i <= n; i++) means[i] = (means[i] ?? 0) + (data[row * (n + 1) + i] ?? 0) / m
  const noise = sum(means.subarray(1).map((value) => value * value)) / n
  const t = (means[0] ?? 0) / Math.sqrt(noise)
  const about = { set: set.name, genes: m, missing: set.missing }
  if (!Number.isFinite(t))
    return { ...about, result: notEstimable('zero-variance', `The genes of ${set.name} have no residual variation.`) }
  const pValue = 2 * studentT.upper(Math.abs(t), n)
  const mixedP = m === 1 ? pValue : mixedTail(data, n + 1, m)
  return { ...about, result: { direction: t > 0 ? 'up' : 'down', t, pValue, adjustedP: pValue, mixedP, adjustedMixedP: mixedP } }
}

/**
 * fry: self-contained test of gene sets for one comparison ("does any gene of the set change?"), the limit of a rotation test with infinitely
 * many rotations. The directional p-value is a t test of the mean effect of the set against the mean residual effects; the mixed one asks
 * for change in either direction and is approximate.
 *
 * Issues: those of `fitGenes`, `coefficient-unknown`, `value-missing`, `set-empty`; warning `set-poorly-covered`.
 *
 * Source: Wu D et al. Bioinformatics 2010;26:2176-2182 (doi 10.1093/bioinformatics/btq401).
 *
 * @example testSetsFry(expression, design, { name: 'B-A', of: { B: 1, A: -1 } }, sets)
 */
export const testSetsFry = (
  expression: Expression,
  design: DesignMatrix,
  contrast: Contrast,
  sets: readonly GeneSet[],
  coverage: CoverageOptions = {},
): Outcome<RotationTests> => {
  const { sets: found, issues } = findGeneSets(expression.genes, sets, { force: true, ...coverage })
  if (hasErrors(issues)) return failed(...issues)
  const compared = geneEffects(expression, design, contrast)
  if (!compared.ok) return compared
  const { effects, residuals, degrees } = compared.value
  const posterior = guardedVariances(compared.value)
  const tested = found.map((set) => testSet(set, setEffects(set, effects, residuals, posterior, degrees), degrees))
  const rates = falseDiscoveryRates(tested.map(({ result }) => ('pValue' in result ? result.pValue : Number.NaN)))
  const mixed = falseDiscoveryRates(tested.map(({ result }) => ('pValue' in result ? result.mixedP : Number.NaN)))
  const adjusted = tested.map((test, at) =>
    'pValue' in test.result ? { ...test, result: { ...test.result, adjustedP: rates[at] ?? 1, adjustedMixedP: mixed[at] ?? 1 } } : test,
  )
  return done({ sets: adjusted, method: 'fry', warnings: issues })
}
