import type { Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/problems.ts'
import type { GeneFits } from './gene-fits.ts'

/** A comparison as a sum of coefficients: `{ name: 'B-A', of: { B: 1, A: -1 } }`. */
export interface Contrast {
  readonly name: string
  readonly of: Readonly<Record<string, number>>
}

/** C'VC for contrasts in the columns of `c` (p by k); NaN where a used coefficient has none. */
const project = (v: Float64Array, at: number, c: Float64Array, p: number, k: number, into: Float64Array, to: number): void => {
  for (let a = 0; a < k; a++)
    for (let b = 0; b < k; b++) {
      let total = 0
      for (let i = 0; i < p; i++) {
        const left = c[i * k + a] ?? 0
        if (left === 0) continue
        for (let j = 0; j < p; j++) {
          const right = c[j * k + b] ?? 0
          if (right !== 0) total += left * right * (v[at + i * p + j] ?? 0)
        }
      }
      into[to + a * k + b] = total
    }
}

const weigh = (coefficients: Float64Array, genes: number, c: Float64Array, p: number, k: number): Float64Array => {
  const values = new Float64Array(genes * k)
  for (let g = 0; g < genes; g++)
    for (let b = 0; b < k; b++) {
      let total = 0
      for (let j = 0; j < p; j++) {
        const weight = c[j * k + b] ?? 0
        if (weight !== 0) total += weight * (coefficients[g * p + j] ?? 0)
      }
      values[g * k + b] = total
    }
  return values
}

/**
 * Fits of contrasts of the coefficients: `C'b`, with covariance `C'VC`. Where genes have missing values or weights the covariance is exact,
 * gene by gene. A contrast of a coefficient that a gene lacks has no value for the gene; other contrasts keep theirs.
 *
 * Issues: `coefficient-unknown`, all at once.
 *
 * @example contrastFits(fits, [{ name: 'B-A', of: { B: 1, A: -1 } }])
 */
export const contrastFits = (fits: GeneFits, contrasts: readonly Contrast[]): Outcome<GeneFits> => {
  const [p, k, genes] = [fits.names.length, contrasts.length, fits.genes.length]
  const unknown = contrasts.flatMap(({ of }) => Object.keys(of).filter((name) => !fits.names.includes(name)))
  if (unknown.length > 0 || k === 0)
    return failed(
      ...(k === 0 ? [''] : unknown).map((name) =>
        inputError('coefficient-unknown', `There is no coefficient ${name}.`, `Choose from ${fits.names.join(', ')}.`, { column: name }),
      ),
    )
  const c = new Float64Array(p * k)
  for (const [b, { of }] of contrasts.entries())
    for (const [name, weight] of Object.entries(of)) c[fits.names.indexOf(name) * k + b] = weight
  const common = new Float64Array(k * k)
  project(fits.shared, 0, c, p, k, common, 0)
  const perGene = fits.perGene === undefined ? undefined : new Float64Array(genes * k * k)
  const unscaled = new Float64Array(genes * k)
  for (let g = 0; g < genes; g++) {
    if (perGene !== undefined && fits.perGene !== undefined) project(fits.perGene, g * p * p, c, p, k, perGene, g * k * k)
    for (let b = 0; b < k; b++)
      unscaled[g * k + b] = Math.sqrt((perGene === undefined ? common[b * k + b] : perGene[g * k * k + b * k + b]) ?? 0)
  }
  const { perGene: _, ...rest } = fits
  const made = {
    ...rest,
    names: contrasts.map(({ name }) => name),
    coefficients: weigh(fits.coefficients, genes, c, p, k),
    unscaled,
    shared: common,
  }
  return done(perGene === undefined ? made : { ...made, perGene })
}
