import { chiSquare } from '../numeric/distributions/index.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { GeneralisedLinearModel } from './fit-generalised.ts'
import { glmNewton } from './kernel/glm-newton.ts'
import { takeColumns } from './kernel/rows.ts'

/** A chi-square test. */
export interface ChiSquareResult {
  readonly statistic: number
  readonly df: number
  readonly pValue: number
}

/** A term of a model with the test that it has no effect. */
export interface TermLikelihoodRatio {
  readonly term: string
  readonly test: Estimable<ChiSquareResult>
}

/** Chi-square of a drop in deviance. */
export const likelihoodRatio = (narrowDeviance: number, wideDeviance: number, df: number): Estimable<ChiSquareResult> => {
  if (df <= 0) return notEstimable('no-degrees-of-freedom', 'Both models have the same number of coefficients.')
  const statistic = Math.max(0, narrowDeviance - wideDeviance)
  return { statistic, df, pValue: chiSquare.upper(statistic, df) }
}

/**
 * Likelihood-ratio test of each term that no other term contains, all other terms kept. Valid under separation too, where Wald tests are
 * not.
 *
 * @example
 * testTermsByLikelihoodRatio(model)
 */
export const testTermsByLikelihoodRatio = ({ data, fit, family }: GeneralisedLinearModel): readonly TermLikelihoodRatio[] => {
  const { design, y, weights, offset } = data
  return design.terms.flatMap((term, at) => {
    const contained = design.terms.some((other) => other.length > term.length && term.every((name) => other.includes(name)))
    if (contained) return []
    const kept = design.termOf.flatMap((own, column) => (own === at || fit.aliased[column] === 1 ? [] : [column]))
    const narrow = glmNewton(takeColumns(design, kept), y, family, { weights, offset })
    return [{ term: term.join(':'), test: likelihoodRatio(narrow.deviance, fit.deviance, fit.rank - narrow.rank) }]
  })
}
