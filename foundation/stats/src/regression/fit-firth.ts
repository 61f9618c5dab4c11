import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { sum } from '../numeric/sum.ts'
import type { Estimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { aliasedReason } from './coefficient.ts'
import { addCrossProduct } from './kernel/add-cross-product.ts'
import { type FirthFit, firthNewton } from './kernel/firth-newton.ts'
import { factorInformation } from './kernel/information.ts'
import { type Rows, takeColumns } from './kernel/rows.ts'
import { type ChiSquareResult, likelihoodRatio } from './likelihood-ratio.ts'
import { type ModelFrame, type ModelSpecification, modelFrame } from './model-frame.ts'
import { type FirthEstimate, penalisedEstimate } from './penalised-estimate.ts'

/** Firth's logistic regression. */
export interface FirthModel {
  readonly method: "Firth's penalised logistic regression"
  readonly counted: Counted
  readonly events: number
  readonly coefficients: readonly { readonly name: string; readonly value: Estimable<FirthEstimate> }[]
  /** Penalised log-likelihood of the model, and with the intercept alone free. */
  readonly penalisedLogLikelihood: { readonly full: number; readonly null: number }
  /** Test that no term has an effect. */
  readonly overall: Estimable<ChiSquareResult>
  readonly fit: FirthFit
  readonly data: ModelFrame
  readonly warnings: readonly Issue[]
}

const independentColumns = ({ rows, columns, data }: Rows): readonly number[] => {
  const cross = new Float64Array(columns * columns)
  addCrossProduct(data, rows, columns, new Float64Array(rows).fill(1), cross)
  const { aliased } = factorInformation(cross, columns)
  return Array.from({ length: columns }, (_, j) => j).filter((j) => aliased[j] === 0)
}

const estimateOf = (design: Rows, data: ModelFrame, fit: FirthFit, column: number): Estimable<FirthEstimate> => {
  const { y, offset, weights, level } = data
  const standardError = Math.sqrt(fit.penalisedCovariance[column * design.columns + column] as number)
  return penalisedEstimate(fit, column, standardError, level, (start, free) => firthNewton(design, y, { offset, weights, free, start }))
}

const nullOf = (design: Rows, { y, offset, weights, intercept }: ModelFrame): FirthFit =>
  firthNewton(design, y, { offset, weights, free: intercept ? [0] : [] })

/**
 * Logistic regression with Firth's penalty (Jeffreys prior): finite estimates with less bias where events are few or separated. Tests are
 * penalised likelihood ratios (the column of a coefficient held at 0 stays in the penalty), intervals are profiles of the same. Fitted
 * chances are drawn towards 1/2: do not use them for prediction of rare events without correction.
 *
 * Source: Firth D. Biometrika 1993;80:27-38, doi:10.1093/biomet/80.1.27; Heinze G, Schemper M. Stat Med 2002;21:2409-2419,
 * doi:10.1002/sim.1047.
 *
 * Issues: those of `modelFrame`; `response-not-binary`; warning `not-converged`.
 *
 * @example
 * fitFirth(cohort, { response: 'lymphoma', terms: [['cryoglobulins'], ['low_c4']] })
 */
export const fitFirth = (frame: Frame, specification: ModelSpecification): Outcome<FirthModel> => {
  const read = modelFrame(frame, specification)
  if (!read.ok) return read
  const data = read.value
  const bad = data.y.findIndex((value) => value !== 0 && value !== 1)
  if (bad >= 0)
    return failed(
      inputError('response-not-binary', `${specification.response} holds ${data.y[bad]}.`, 'The response is 0 or 1.', {
        column: specification.response,
        line: (data.rows[bad] ?? 0) + 1,
        expected: '0 or 1',
      }),
    )
  const kept = independentColumns(data.design)
  const design = takeColumns(data.design, kept)
  const fit = firthNewton(design, data.y, { offset: data.offset, weights: data.weights })
  const none = nullOf(design, data)
  const converged = fit.converged && Number.isFinite(fit.penalised)
  const coefficients = data.design.names.map((name, column) => {
    const at = kept.indexOf(column)
    return { name, value: at < 0 ? aliasedReason(name) : estimateOf(design, data, fit, at) }
  })
  return done({
    method: "Firth's penalised logistic regression",
    counted: data.counted,
    events: sum(data.y),
    coefficients,
    penalisedLogLikelihood: { full: fit.penalised, null: none.penalised },
    overall: likelihoodRatio(-2 * none.penalised, -2 * fit.penalised, kept.length - (data.intercept ? 1 : 0)),
    fit,
    data,
    warnings: converged
      ? data.warnings
      : [...data.warnings, caution('not-converged', 'The penalised fit did not converge.', 'Check for columns that are nearly the same.')],
  })
}
