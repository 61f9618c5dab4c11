import { hasErrors, type Outcome } from '@dacryon/core'
import { svd } from '../numeric/matrix/svd.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { Expression } from './expression.ts'
import type { CoverageOptions, FoundSet, GeneSet } from './gene-sets.ts'
import { assembleScores, type SetScores, scoredSets, standardisedRows, sumRows, withoutConstant } from './set-scores.ts'

const everySample = (expression: Expression): number[] => expression.samples.map((_, s) => s)

type Combine = (z: Float64Array, n: number, set: FoundSet) => Float64Array

/** Standardises over the reference samples and combines the rows of each set. */
const combineZ = (
  expression: Expression,
  sets: readonly GeneSet[],
  reference: readonly number[],
  options: CoverageOptions,
  method: string,
  combine: Combine,
): Outcome<SetScores> => {
  if (reference.length < 2)
    return failed(
      inputError('too-few-values', 'Standardising needs at least two reference samples.', 'Give more samples.', { column: 'reference' }),
    )
  const found = scoredSets(expression, sets, options)
  if (!found.ok) return found
  const { z, constant } = standardisedRows(expression, reference)
  const { sets: kept, issues } = withoutConstant(found.value.sets, constant)
  if (hasErrors(issues)) return failed(...issues)
  const warnings = [...found.value.warnings, ...issues]
  return done(assembleScores(expression, { sets: kept, warnings }, method, (set) => combine(z, expression.samples.length, set)))
}

/**
 * Mean over the genes of a set of their z values over all samples. Relative to this very group of samples: not comparable between studies.
 *
 * Issues: `set-poorly-covered`, `set-empty`, `value-missing`, `too-few-values`, `gene-constant`.
 *
 * @example scoreMeanZ(expression, [{ name: 'IFN', genes }])
 */
export const scoreMeanZ = (expression: Expression, sets: readonly GeneSet[], options: CoverageOptions = {}): Outcome<SetScores> =>
  combineZ(expression, sets, everySample(expression), options, 'mean z', (z, n, { rows }) =>
    sumRows(z, n, rows).map((sum) => sum / rows.length),
  )

/**
 * Interferon-type score: z of each gene against the mean and deviation of the reference samples (healthy, or low), summed over the set.
 * The sum grows with the number of genes; compare only scores of one list. Few reference samples make it unstable.
 *
 * Issues: as `scoreMeanZ`.
 *
 * Source: Kirou KA et al. Arthritis Rheum 2005;52:1491-1503 (doi 10.1002/art.21031); Feng X et al. Arthritis Rheum 2006;54:2951-2962
 * (doi 10.1002/art.22044).
 *
 * @example scoreReferenceZSum(expression, [{ name: 'IFN', genes }], healthy)
 */
export const scoreReferenceZSum = (
  expression: Expression,
  sets: readonly GeneSet[],
  reference: readonly number[],
  options: CoverageOptions = {},
): Outcome<SetScores> =>
  combineZ(expression, sets, reference, options, 'sum of z against the reference', (z, n, { rows }) => sumRows(z, n, rows))

/**
 * Combined z score: sum of z over the square root of the number of genes; standard normal under independence, which genes of a set are not.
 *
 * Issues: as `scoreMeanZ`.
 *
 * Source: Lee E et al. PLoS Comput Biol 2008;4:e1000217 (doi 10.1371/journal.pcbi.1000217).
 *
 * @example scoreCombinedZ(expression, sets)
 */
export const scoreCombinedZ = (expression: Expression, sets: readonly GeneSet[], options: CoverageOptions = {}): Outcome<SetScores> =>
  combineZ(expression, sets, everySample(expression), options, 'combined z', (z, n, { rows }) =>
    sumRows(z, n, rows).map((sum) => sum / Math.sqrt(rows.length)),
  )

/**
 * PLAGE: first right singular vector of the standardised rows of a set. The sign is fixed so that the gene with the largest loading goes up
 * with the score; the direction has no meaning of its own.
 *
 * Issues: as `scoreMeanZ`.
 *
 * Source: Tomfohr J, Lu J, Kepler TB. BMC Bioinformatics 2005;6:225 (doi 10.1186/1471-2105-6-225).
 *
 * @example scorePlage(expression, sets)
 */
export const scorePlage = (expression: Expression, sets: readonly GeneSet[], options: CoverageOptions = {}): Outcome<SetScores> =>
  combineZ(expression, sets, everySample(expression), options, 'PLAGE', (z, n, { rows }) => {
    const data = new Float64Array(n * rows.length)
    for (const [j, row] of rows.entries()) for (let s = 0; s < n; s++) data[s * rows.length + j] = z[row * n + s] ?? 0
    const { u, v } = svd({ rows: n, columns: rows.length, data })
    let largest = 0
    for (let j = 0; j < rows.length; j++) {
      const loading = v.data[j * v.columns] ?? 0
      if (Math.abs(loading) > Math.abs(largest) * (1 + 1e-12)) largest = loading
    }
    return Float64Array.from({ length: n }, (_, s) => (largest < 0 ? -1 : 1) * (u.data[s * u.columns] ?? 0))
  })

/**
 * Mean log2 expression of marker genes (MCP-counter). In arbitrary units of each cell type: compare samples within a cell type only, never
 * cell types within a sample.
 *
 * Issues: `set-poorly-covered`, `set-empty`, `value-missing`.
 *
 * Source: Becht E et al. Genome Biol 2016;17:218 (doi 10.1186/s13059-016-1070-5).
 *
 * @example scoreMarkerMean(expression, [{ name: 'B cells', genes: ['CD19', 'CD79A', 'MS4A1', 'CD79B', 'CR2'] }])
 */
export const scoreMarkerMean = (expression: Expression, sets: readonly GeneSet[], options: CoverageOptions = {}): Outcome<SetScores> => {
  const found = scoredSets(expression, sets, options)
  if (!found.ok) return found
  const n = expression.samples.length
  return done(
    assembleScores(expression, found.value, 'mean of markers', ({ rows }) =>
      sumRows(expression.values, n, rows).map((sum) => sum / rows.length),
    ),
  )
}
