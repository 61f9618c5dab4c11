import type { Estimable } from '../result/estimable.ts'
import { type FTest, fTest, type LinearModel } from './fit-linear.ts'
import { leastSquares } from './kernel/least-squares.ts'
import { takeColumns } from './kernel/rows.ts'

/** One line of an analysis of variance. */
export interface TermTest {
  readonly term: string
  readonly df: number
  readonly sumOfSquares: number
  readonly test: Estimable<FTest>
}

/** An analysis of variance; `type` says what each term is adjusted for. */
export interface AnalysisOfVariance {
  readonly type: 'I' | 'II'
  readonly terms: readonly TermTest[]
  readonly residual: { readonly df: number; readonly sumOfSquares: number }
}

const named = (model: LinearModel): readonly string[] => model.data.design.terms.map((term) => term.join(':'))

const lineOf = ({ fit, df }: LinearModel, term: string, sumOfSquares: number, termDf: number): TermTest => ({
  term,
  df: termDf,
  sumOfSquares,
  test: fTest(sumOfSquares, termDf, fit.residualSum, df),
})

/**
 * Sequential (type I) tests: each term adjusted for those before it. The order of the terms matters.
 *
 * @example
 * testTermsInOrder(model).terms
 */
export const testTermsInOrder = (model: LinearModel): AnalysisOfVariance => {
  const { fit, data, df } = model
  const terms = named(model).map((name, at) => {
    const own = data.design.termOf.flatMap((term, column) => (term === at && fit.aliased[column] === 0 ? [column] : []))
    const sum = own.reduce((total, column) => total + (fit.sequentialSums[column] as number), 0)
    return lineOf(model, name, sum, own.length)
  })
  return { type: 'I', terms, residual: { df, sumOfSquares: fit.residualSum } }
}

/**
 * Type II tests: each term adjusted for all others except those that contain it. The order of the terms does not matter; a main effect
 * is tested as if its interactions were absent.
 *
 * Source: Fox J. Applied Regression Analysis and Generalized Linear Models, 3rd ed. 2016, section 8.2.5.
 *
 * @example
 * testTermsMarginally(model).terms
 */
export const testTermsMarginally = (model: LinearModel): AnalysisOfVariance => {
  const { fit, data, df } = model
  const { design } = data
  const y = data.offset === undefined ? data.y : data.y.map((value, row) => value - (data.offset?.[row] ?? 0))
  const fitOf = (keep: (term: number) => boolean) => {
    const kept = design.termOf.flatMap((term, column) => (term < 0 || keep(term) ? [column] : []))
    return leastSquares(takeColumns(design, kept), y, data.weights)
  }
  const names = named(model)
  const terms = design.terms.map((term, at) => {
    const relatives = new Set(
      design.terms.flatMap((other, k) => (k !== at && other.length > term.length && term.every((name) => other.includes(name)) ? [k] : [])),
    )
    const wide = relatives.size === 0 ? fit : fitOf((k) => !relatives.has(k))
    const narrow = fitOf((k) => k !== at && !relatives.has(k))
    const sum = Math.max(0, narrow.residualSum - wide.residualSum)
    return lineOf(model, names[at] ?? '', sum, wide.rank - narrow.rank)
  })
  return { type: 'II', terms, residual: { df, sumOfSquares: fit.residualSum } }
}
