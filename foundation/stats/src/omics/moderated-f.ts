import { fisherF } from '../numeric/distributions/fisher-f.ts'
import { eigenSymmetric } from '../numeric/matrix/eigen-symmetric.ts'
import type { ModeratedFits } from './moderated-fits.ts'

/** F of all coefficients (or contrasts) of each gene together; NaN, inside this room only, where a gene has no estimate. */
export interface ModeratedF {
  readonly f: Float64Array
  readonly pValues: Float64Array
  /** Numerator degrees of freedom: the rank of the contrasts. */
  readonly degrees: Float64Array
}

/** Whitening of t statistics: rows of `eigenvector / sqrt(eigenvalue)` of their correlation, for eigenvalues above 1e-8 of the largest. */
const whiten = (covariance: Float64Array, at: number, k: number): readonly Float64Array[] => {
  const correlation = new Float64Array(k * k)
  for (let a = 0; a < k; a++)
    for (let b = 0; b < k; b++)
      correlation[a * k + b] =
        (covariance[at + a * k + b] ?? 0) / Math.sqrt((covariance[at + a * k + a] ?? 1) * (covariance[at + b * k + b] ?? 1))
  if (correlation.some((value) => !Number.isFinite(value))) return []
  const { values, vectors } = eigenSymmetric({ rows: k, columns: k, data: correlation })
  const rows: Float64Array[] = []
  for (let j = 0; j < k; j++) {
    const value = values[j] ?? 0
    if (!(value > 1e-8 * (values[0] ?? 1))) continue
    rows.push(Float64Array.from({ length: k }, (_, a) => (vectors.data[a * k + j] ?? 0) / Math.sqrt(value)))
  }
  return rows
}

/**
 * Moderated F: `t' R^-1 t / r` of each gene, R being the correlation of the t statistics and r its rank, with r and d0 + d degrees of
 * freedom. `exact` (the default) takes the correlation of each gene where weights or missing values make it differ; `shared` takes that of
 * the complete design for all genes, as limma does.
 *
 * Source: Smyth GK. Stat Appl Genet Mol Biol 2004;3:3 (doi 10.2202/1544-6115.1027).
 *
 * @example testAllContrasts(moderated).pValues
 */
export const testAllContrasts = (
  fits: ModeratedFits,
  { correlation = 'exact' }: { readonly correlation?: 'exact' | 'shared' } = {},
): ModeratedF => {
  const [k, genes] = [fits.names.length, fits.genes.length]
  const common = whiten(fits.shared, 0, k)
  const [f, pValues, degrees] = [new Float64Array(genes), new Float64Array(genes), new Float64Array(genes)]
  for (let g = 0; g < genes; g++) {
    const rows = correlation === 'exact' && fits.perGene !== undefined ? whiten(fits.perGene, g * k * k, k) : common
    let total = rows.length > 0 ? 0 : Number.NaN
    for (const row of rows) {
      let value = 0
      for (let a = 0; a < k; a++) value += (row[a] ?? 0) * (fits.t[g * k + a] ?? 0)
      total += value * value
    }
    const df = fits.moderated.totalDegrees[g] ?? 0
    f[g] = total / rows.length
    degrees[g] = rows.length
    pValues[g] = Number.isFinite(total) && df > 0 ? fisherF.upper(f[g] ?? 0, rows.length, df) : Number.NaN
  }
  return { f, pValues, degrees }
}
