import type { Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { Coefficient } from './coefficient.ts'
import { fitGeneralised, type GeneralisedLinearModel, scoresOfGeneralised } from './fit-generalised.ts'
import { logBinomialFamily, poissonFamily } from './kernel/family.ts'
import { coefficientsOf } from './linear-predictor.ts'
import { type ModelFrame, type ModelSpecification, modelFrame } from './model-frame.ts'
import { computeClusterCovariance, computeRobustCovariance } from './robust-covariance.ts'

/** A model of log risks; coefficients are log risk ratios with robust standard errors. */
export interface ModifiedPoisson extends GeneralisedLinearModel {
  /** Robust covariance that the coefficients' errors come from. */
  readonly robustCovariance: Float64Array
}

const binaryFrame = (frame: Frame, specification: ModelSpecification, also: readonly string[] = []): Outcome<ModelFrame> => {
  const read = modelFrame(frame, specification, also)
  if (!read.ok) return read
  const at = read.value.y.findIndex((value) => value !== 0 && value !== 1)
  return at < 0
    ? read
    : failed(
        inputError('response-not-binary', `${specification.response} holds ${read.value.y[at]}.`, 'The response is 0 or 1.', {
          column: specification.response,
          line: (read.value.rows[at] ?? 0) + 1,
          value: String(read.value.y[at]),
          expected: '0 or 1',
        }),
      )
}

/**
 * Relative risks by modified Poisson regression: a log-linear model of a 0/1 response with Poisson estimating equations and a robust (HC0,
 * or cluster) variance. Always converges where log-binomial models do not; fitted risks may exceed 1.
 *
 * Source: Zou G. Am J Epidemiol 2004;159:702-706, doi:10.1093/aje/kwh090.
 *
 * Issues: those of `modelFrame`; `response-not-binary`; `one-cluster`.
 *
 * @example
 * fitModifiedPoisson(cohort, { response: 'lymphoma', terms: [['cryoglobulins']] })
 */
export const fitModifiedPoisson = (
  frame: Frame,
  specification: ModelSpecification & { readonly cluster?: string },
): Outcome<ModifiedPoisson> => {
  const { cluster } = specification
  const read = binaryFrame(frame, specification, cluster === undefined ? [] : [cluster])
  if (!read.ok) return read
  const model = fitGeneralised('Modified Poisson regression', read.value, poissonFamily)
  const scores = scoresOfGeneralised(model)
  const robust = cluster === undefined ? done(computeRobustCovariance(scores, 'HC0')) : computeClusterCovariance(scores, cluster, 'CR0')
  if (!robust.ok) return robust
  const coefficients: readonly Coefficient[] = coefficientsOf(model.predictor, robust.value)
  return done({ ...model, coefficients, robustCovariance: robust.value })
}

/**
 * Relative risks by log-binomial regression: maximum likelihood with a log link. Where the maximum lies on the border (a fitted risk of 1)
 * it does not converge and says so; use modified Poisson then.
 *
 * Source: Wacholder S. Am J Epidemiol 1986;123:174-184, doi:10.1093/oxfordjournals.aje.a114212.
 *
 * Issues: those of `modelFrame`; `response-not-binary`; warning `not-converged`.
 *
 * @example
 * fitLogBinomial(cohort, { response: 'lymphoma', terms: [['cryoglobulins']] })
 */
export const fitLogBinomial = (frame: Frame, specification: ModelSpecification): Outcome<GeneralisedLinearModel> => {
  const read = binaryFrame(frame, specification)
  return read.ok ? done(fitGeneralised('Log-binomial regression', read.value, logBinomialFamily)) : read
}
