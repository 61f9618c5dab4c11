import type { Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { digamma, trigamma } from '../numeric/special/index.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { fitGeneralised, type GeneralisedLinearModel } from './fit-generalised.ts'
import { negativeBinomialFamily, poissonFamily } from './kernel/family.ts'
import { glmNewton } from './kernel/glm-newton.ts'
import { type ModelFrame, type ModelSpecification, modelFrame } from './model-frame.ts'

/** A negative binomial model. */
export interface NegativeBinomialModel extends GeneralisedLinearModel {
  /** Variance is mu + mu^2 / theta; not estimable where the counts vary no more than Poisson counts do. */
  readonly theta: Estimable
  readonly thetaStandardError: Estimable
}

const countFrame = (frame: Frame, specification: ModelSpecification): Outcome<ModelFrame> => {
  const read = modelFrame(frame, specification)
  if (!read.ok) return read
  const at = read.value.y.findIndex((value) => value < 0 || !Number.isInteger(value))
  return at < 0
    ? read
    : failed(
        inputError('response-not-count', `${specification.response} holds ${read.value.y[at]}.`, 'The response is a count: 0, 1, 2, ...', {
          column: specification.response,
          line: (read.value.rows[at] ?? 0) + 1,
          value: String(read.value.y[at]),
          expected: 'a count',
        }),
      )
}

/**
 * Poisson regression of counts with log link; log exposure goes in as `offset`. Coefficients are log rate ratios. Misleads when counts vary
 * more than their mean: then `dispersion` is well above 1, and `quasiCoefficients`, a robust variance or `fitNegativeBinomial` is right.
 *
 * Source: McCullagh P, Nelder JA. Generalized Linear Models, 2nd ed. 1989, chapter 6.
 *
 * Issues: those of `modelFrame`; `response-not-count`.
 *
 * @example
 * fitPoisson(cohort, { response: 'flares', terms: [['arm']], offset: 'log_years' })
 */
export const fitPoisson = (frame: Frame, specification: ModelSpecification): Outcome<GeneralisedLinearModel> => {
  const read = countFrame(frame, specification)
  return read.ok ? done(fitGeneralised('Poisson regression', read.value, poissonFamily)) : read
}

const thetaTerms = ({ y, weights }: ModelFrame, mean: Float64Array, theta: number) => {
  let score = 0
  let information = 0
  y.forEach((value, row) => {
    const mu = mean[row] as number
    const w = weights?.[row] ?? 1
    score += w * (digamma(theta + value) - digamma(theta) + Math.log(theta) + 1 - Math.log(theta + mu) - (value + theta) / (mu + theta))
    information += w * (-trigamma(theta + value) + trigamma(theta) - 1 / theta + 2 / (mu + theta) - (value + theta) / (mu + theta) ** 2)
  })
  return { score, information }
}

/** Theta by Newton at given means, on the log scale so that it stays positive. */
const thetaAt = (data: ModelFrame, mean: Float64Array, start: number): number => {
  let theta = start
  for (let step = 0; step < 50 && theta < 1e8; step++) {
    const { score, information } = thetaTerms(data, mean, theta)
    // d/dlog theta; where the curve is not concave follow the slope
    const curvature = theta * theta * information - theta * score
    const move = curvature > 0 ? (theta * score) / curvature : Math.sign(score)
    const bounded = Math.max(-2, Math.min(2, move))
    theta *= Math.exp(bounded)
    if (Math.abs(bounded) < 1e-13) break
  }
  return theta
}

const momentTheta = ({ y, weights }: ModelFrame, mean: Float64Array): number => {
  let sum = 0
  let total = 0
  y.forEach((value, row) => {
    const w = weights?.[row] ?? 1
    sum += w * (value / (mean[row] as number) - 1) ** 2
    total += w
  })
  return sum > 0 ? Math.min(1e6, total / sum) : 1
}

/**
 * Negative binomial regression (NB2) of counts that vary more than their mean, log link. Theta and the coefficients are found in turn;
 * standard errors of coefficients take theta as known, as is usual (they are independent of it in large samples).
 *
 * Source: Lawless JF. Can J Stat 1987;15:209-225, doi:10.2307/3314912.
 *
 * Issues: those of `modelFrame`; `response-not-count`; warning `not-overdispersed`.
 *
 * @example
 * fitNegativeBinomial(cohort, { response: 'flares', terms: [['arm']], offset: 'log_years' })
 */
export const fitNegativeBinomial = (frame: Frame, specification: ModelSpecification): Outcome<NegativeBinomialModel> => {
  const read = countFrame(frame, specification)
  if (!read.ok) return read
  const data = read.value
  const { design, y, weights, offset } = data
  let fit = glmNewton(design, y, poissonFamily, { weights, offset })
  let theta = thetaAt(data, fit.mean, momentTheta(data, fit.mean))
  for (let round = 0; round < 100 && theta < 1e8; round++) {
    fit = glmNewton(design, y, negativeBinomialFamily(theta), { weights, offset, start: fit.coefficients, tolerance: 1e-14 })
    const next = thetaAt(data, fit.mean, theta)
    const settled = Math.abs(next - theta) < 1e-11 * theta
    theta = next
    if (settled) break
  }
  if (!(theta < 1e8)) {
    const none = notEstimable('not-overdispersed', 'The counts vary no more than Poisson counts: theta is infinite.')
    const warning = caution('not-overdispersed', 'There is no overdispersion; this is the Poisson model.', 'Report the Poisson model.')
    const poisson = fitGeneralised('Negative binomial regression', data, poissonFamily)
    return done({ ...poisson, theta: none, thetaStandardError: none, warnings: [...poisson.warnings, warning] })
  }
  const model = fitGeneralised('Negative binomial regression', data, negativeBinomialFamily(theta), 1)
  const { information } = thetaTerms(data, model.fit.mean, theta)
  const thetaStandardError =
    information > 0 ? 1 / Math.sqrt(information) : notEstimable('no-variance', 'The likelihood is not curved in theta here.')
  return done({ ...model, theta, thetaStandardError })
}
