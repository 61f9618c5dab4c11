import { hasErrors, type Issue, type Outcome } from '@dacryon/core'
import type { DesignMatrix } from '../data/design-matrix.ts'
import { studentT } from '../numeric/distributions/student-t.ts'
import { mean, variance } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import type { Contrast } from './contrast-fits.ts'
import type { Expression } from './expression.ts'
import { falseDiscoveryRates } from './false-discovery.ts'
import { geneEffects } from './gene-effects.ts'
import { type CoverageOptions, type FoundSet, findGeneSets, type GeneSet } from './gene-sets.ts'
import { moderateVariances } from './moderate-variances.ts'
import { zOfT } from './z-of-t.ts'

/** One set in a competitive test. */
export interface SetTest {
  readonly set: string
  /** Genes of the set that were tested. */
  readonly genes: number
  readonly missing: readonly string[]
  /** Correlation between genes of the set that the variance allows for. */
  readonly correlation: number
  readonly result: Estimable<{
    readonly direction: 'up' | 'down'
    /** Mean of the set minus mean of all genes, times all over others. */
    readonly difference: number
    readonly t: number
    /** Degrees of freedom; all genes minus two where the correlation is fixed. */
    readonly degrees: number
    readonly pValue: number
    readonly adjustedP: number
  }>
}

/** Sets with what a reader must know. */
export interface SetTests {
  readonly sets: readonly SetTest[]
  readonly universe: number
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Choices of the test. */
export interface CameraOptions extends CoverageOptions {
  /** Correlation between genes of a set; `estimated` takes it from the residuals. Default 0.01. */
  readonly correlation?: number | 'estimated'
}

interface Inflation {
  readonly correlation: number
  readonly factor: number
}

/** Two-sample t of a set against the other genes with the inflated variance. */
const compareSet = (
  statistics: Float64Array,
  { name, rows, missing }: FoundSet,
  { correlation, factor }: Inflation,
  degrees: number,
): SetTest => {
  const [genes, m] = [statistics.length, rows.length]
  const about = { set: name, genes: m, missing, correlation }
  if (m === 0 || genes - m < 1 || genes < 3)
    return { ...about, result: notEstimable('no-comparison', `${name} leaves no gene on one side of the comparison.`) }
  const inside = mean(Float64Array.from(rows, (row) => statistics[row] ?? 0))
  const difference = (genes / (genes - m)) * (inside - mean(statistics))
  const pooled = ((genes - 1) * variance(statistics) - (difference ** 2 * m * (genes - m)) / genes) / (genes - 2)
  const t = difference / Math.sqrt(pooled * (factor / m + 1 / (genes - m)))
  if (!Number.isFinite(t)) return { ...about, result: notEstimable('zero-variance', 'The statistics of the genes do not vary.') }
  const pValue = 2 * studentT.upper(Math.abs(t), degrees)
  return { ...about, result: { direction: t > 0 ? 'up' : 'down', difference, t, degrees, pValue, adjustedP: pValue } }
}

const adjusted = (sets: readonly SetTest[]): readonly SetTest[] => {
  const rates = falseDiscoveryRates(sets.map(({ result }) => ('pValue' in result ? result.pValue : Number.NaN)))
  return sets.map((set, at) => ('pValue' in set.result ? { ...set, result: { ...set.result, adjustedP: rates[at] ?? 1 } } : set))
}

const fixedInflation = (correlation: number, m: number): Inflation => ({ correlation, factor: 1 + (m - 1) * correlation })

/**
 * camera on statistics that are there already (moderated t, or any score a gene): is the mean of the set different from that of the other
 * genes? The correlation between genes of a set is given, not estimated.
 *
 * Issues: `set-empty`, `set-poorly-covered` (warning).
 *
 * Source: Wu D, Smyth GK. Nucleic Acids Res 2012;40:e133 (doi 10.1093/nar/gks461).
 *
 * @example testSetsPreranked(genes, t, sets, { correlation: 0.01 })
 */
export const testSetsPreranked = (
  genes: readonly string[],
  statistics: Float64Array,
  sets: readonly GeneSet[],
  { correlation = 0.01, ...coverage }: CoverageOptions & { readonly correlation?: number } = {},
): Outcome<SetTests> => {
  const { sets: found, issues } = findGeneSets(genes, sets, { force: true, ...coverage })
  if (hasErrors(issues)) return failed(...issues)
  const tested = found.map((set) => compareSet(statistics, set, fixedInflation(correlation, set.rows.length), genes.length - 2))
  return done({ sets: adjusted(tested), universe: genes.length, method: 'camera on given statistics', warnings: issues })
}

/** Variance inflation from the residuals of a set, each gene's divided by its deviation; not below 1. */
const estimatedInflation = (standard: Float64Array, degrees: number, rows: readonly number[]): Inflation => {
  const m = rows.length
  if (m < 2) return { correlation: 0, factor: 1 }
  let squares = 0
  for (let i = 0; i < degrees; i++) squares += (rows.reduce((total, row) => total + (standard[row * degrees + i] ?? 0), 0) / m) ** 2
  const factor = (m * squares) / degrees
  return { correlation: (factor - 1) / (m - 1), factor: Math.max(1, factor) }
}

/**
 * camera: competitive test of gene sets for one comparison. Moderated t of all genes become normal deviates; the mean of the set is compared
 * with that of the other genes by a t test whose variance allows for the correlation between genes of a set:
 * `VIF = 1 + (m - 1) rho`, rho fixed at 0.01 or estimated from the residuals of the set.
 *
 * Answers "more than other genes", not "at all". With an estimated rho it is safe but has little power for large sets; the degrees of freedom
 * are then those of the residuals.
 *
 * Issues: those of `fitGenes`, `coefficient-unknown`, `value-missing`, `set-empty`; warning `set-poorly-covered`.
 *
 * Source: Wu D, Smyth GK. Nucleic Acids Res 2012;40:e133 (doi 10.1093/nar/gks461).
 *
 * @example testSetsCamera(expression, design, { name: 'B-A', of: { B: 1, A: -1 } }, sets)
 */
export const testSetsCamera = (
  expression: Expression,
  design: DesignMatrix,
  contrast: Contrast,
  sets: readonly GeneSet[],
  { correlation = 0.01, ...coverage }: CameraOptions = {},
): Outcome<SetTests> => {
  const { sets: found, issues } = findGeneSets(expression.genes, sets, { force: true, ...coverage })
  if (hasErrors(issues)) return failed(...issues)
  const compared = geneEffects(expression, design, contrast)
  if (!compared.ok) return compared
  const { effects, residuals, variances, averages, degrees } = compared.value
  const genes = expression.genes.length
  const { posterior, totalDegrees } = moderateVariances(variances, new Float64Array(genes).fill(degrees), averages)
  const statistics = effects.map((effect, g) => zOfT(effect / Math.sqrt(posterior[g] ?? 1), totalDegrees[g] ?? 1))
  const standard = residuals.map((value, i) => value / Math.sqrt(variances[Math.floor(i / degrees)] ?? 1))
  const tested = found.map((set) => {
    const estimated = correlation === 'estimated'
    const inflation = estimated ? estimatedInflation(standard, degrees, set.rows) : fixedInflation(correlation, set.rows.length)
    return compareSet(statistics, set, inflation, estimated ? Math.min(degrees, genes - 2) : genes - 2)
  })
  return done({ sets: adjusted(tested), universe: genes, method: 'camera', warnings: issues })
}
