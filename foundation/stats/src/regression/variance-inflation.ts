import { type Estimable, notEstimable } from '../result/estimable.ts'
import { factorInformation, logDeterminantOf } from './kernel/information.ts'
import type { LinearPredictor } from './linear-predictor.ts'

/** How much the other terms inflate the variance of a term. */
export interface VarianceInflation {
  readonly term: string
  readonly df: number
  /** Generalised variance inflation; the usual factor where the term has one column. */
  readonly factor: Estimable
  /** factor^(1/(2 df)): comparable between terms; above about 2 is a lot. */
  readonly perDf: Estimable
}

const subMatrix = (correlation: Float64Array, size: number, kept: readonly number[]): Float64Array => {
  const part = new Float64Array(kept.length * kept.length)
  kept.forEach((row, a) => {
    kept.forEach((column, b) => {
      part[a * kept.length + b] = correlation[row * size + column] as number
    })
  })
  return part
}

const logDeterminant = (matrix: Float64Array, size: number): number => logDeterminantOf(factorInformation(matrix, size, 0))

/**
 * Generalised variance inflation factors of the terms: `det R11 det R22 / det R` of the correlations of the coefficients, intercept left
 * out. Interactions inflate the main effects they contain; that is no fault of the data.
 *
 * Source: Fox J, Monette G. J Am Stat Assoc 1992;87:178-183, doi:10.1080/01621459.1992.10475190.
 *
 * @example
 * computeVarianceInflation(model.predictor)
 */
export const computeVarianceInflation = ({ design, covariance, aliased }: LinearPredictor): readonly VarianceInflation[] => {
  const { columns, termOf, terms } = design
  const used = termOf.flatMap((term, column) => (term >= 0 && aliased[column] === 0 ? [column] : []))
  const scale = Float64Array.from({ length: columns }, (_, j) => Math.sqrt(covariance[j * columns + j] as number))
  const correlation = covariance.map((value, at) => value / ((scale[Math.floor(at / columns)] as number) * (scale[at % columns] as number)))
  const all = logDeterminant(subMatrix(correlation, columns, used), used.length)
  return terms.map((term, at) => {
    const own = used.filter((column) => termOf[column] === at)
    const others = used.filter((column) => termOf[column] !== at)
    const name = term.join(':')
    if (own.length === 0 || own.some((column) => !((scale[column] as number) > 0))) {
      const none = notEstimable('aliased', `${name} has no coefficient of its own, or no variance.`)
      return { term: name, df: own.length, factor: none, perDf: none }
    }
    const part = (kept: readonly number[]): number => logDeterminant(subMatrix(correlation, columns, kept), kept.length)
    const factor = Math.exp(part(own) + part(others) - all)
    return { term: name, df: own.length, factor, perDf: factor ** (1 / (2 * own.length)) }
  })
}
