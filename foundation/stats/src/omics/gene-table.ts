import { studentT } from '../numeric/distributions/student-t.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { falseDiscoveryRates } from './false-discovery.ts'
import { columnOfGenes, type ModeratedFits } from './moderated-fits.ts'

/** What is known of one gene in one comparison. */
export interface GeneEffect {
  /** log2 fold change. */
  readonly logFoldChange: number
  readonly interval: Interval
  readonly t: number
  readonly degrees: number
  readonly pValue: number
  /** Benjamini-Hochberg over the genes of the comparison. */
  readonly adjustedP: number
  /** Log odds B. */
  readonly logOdds: number
}

/** A gene of the table. */
export interface GeneRow {
  readonly gene: string
  /** Mean of the measured values. */
  readonly average: Estimable
  readonly effect: Estimable<GeneEffect>
}

/**
 * The table of one comparison, in the order of the genes.
 *
 * @example geneTable(moderated, 'B-A')[0]?.effect
 *
 * Errors: RangeError where there is no such comparison.
 */
export const geneTable = (fits: ModeratedFits, contrast: string, level = 0.95): readonly GeneRow[] => {
  const [k, b] = [fits.names.length, fits.names.indexOf(contrast)]
  if (b < 0) throw new RangeError(`There is no comparison ${contrast}; there are ${fits.names.join(', ')}.`)
  const adjusted = falseDiscoveryRates(columnOfGenes(fits.pValues, k, b))
  const quantiles = new Map<number, number>()
  const quantileOf = (df: number): number => {
    const known = quantiles.get(df) ?? studentT.quantileUpper((1 - level) / 2, df)
    quantiles.set(df, known)
    return known
  }
  return fits.genes.map((gene, g) => {
    const i = g * k + b
    const average = fits.averages[g] ?? Number.NaN
    const told = { gene, average: Number.isNaN(average) ? notEstimable('no-value', `${gene} was measured in no sample.`) : average }
    if (Number.isNaN(fits.pValues[i] ?? Number.NaN))
      return {
        ...told,
        effect: notEstimable('coefficient-not-estimable', `The samples in which ${gene} was measured do not tell ${contrast}.`),
      }
    const [estimate, degrees] = [fits.coefficients[i] ?? 0, fits.moderated.totalDegrees[g] ?? 0]
    const half = quantileOf(degrees) * (fits.unscaled[i] ?? 0) * Math.sqrt(fits.moderated.posterior[g] ?? 0)
    return {
      ...told,
      effect: {
        logFoldChange: estimate,
        interval: { low: estimate - half, high: estimate + half, level },
        t: fits.t[i] ?? 0,
        degrees,
        pValue: fits.pValues[i] ?? 1,
        adjustedP: adjusted[g] ?? 1,
        logOdds: fits.logOdds[i] ?? 0,
      },
    }
  })
}
