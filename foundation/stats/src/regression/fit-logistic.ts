import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { midRanks } from '../numeric/rank.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import type { Coefficient } from './coefficient.ts'
import { fitGeneralised, type GeneralisedLinearModel } from './fit-generalised.ts'
import { logisticFamily } from './kernel/family.ts'
import { takeColumns } from './kernel/rows.ts'
import { type ModelFrame, type ModelSpecification, modelFrame } from './model-frame.ts'
import { computeProfileIntervals, type ProfileInterval } from './profile-intervals.ts'
import { type Divergence, findSeparation } from './separation.ts'

/** A logistic model. */
export interface LogisticModel extends GeneralisedLinearModel {
  readonly events: number
  /** Coefficients whose estimate is infinite because events are separated from the others; empty when all are finite. */
  readonly separated: readonly { readonly name: string; readonly towards: Divergence }[]
  /** Profile-likelihood intervals; absent when Wald intervals were asked for. */
  readonly profile?: readonly ProfileInterval[]
  /** McFadden's and Nagelkerke's share of explained deviance. */
  readonly mcFadden: Estimable
  readonly nagelkerke: Estimable
  /** Chance that an event has a higher fitted value than a non-event; ties half. Optimistic: judged on the rows it was fitted to. */
  readonly auc: Estimable
  /** Mean squared distance of fitted chances from what happened. */
  readonly brier: number
}

/** How to fit. */
export interface LogisticSpecification extends ModelSpecification {
  /** Default `profile`; `wald` is faster. */
  readonly intervals?: 'profile' | 'wald'
}

const responseIssues = ({ y, weights, rows }: ModelFrame, response: string): readonly Issue[] => {
  const at = y.findIndex((value) => (weights === undefined ? value !== 0 && value !== 1 : !(value >= 0 && value <= 1)))
  return at < 0
    ? []
    : [
        inputError('response-not-binary', `${response} holds ${y[at]}.`, 'The response is 0 or 1 (or a proportion with its weights).', {
          column: response,
          line: (rows[at] ?? 0) + 1,
          value: String(y[at]),
          expected: weights === undefined ? '0 or 1' : 'between 0 and 1',
        }),
      ]
}

/** What makes one look for separation: no convergence, fitted values at 0 or 1, or a coefficient of more than 15 standard deviations. */
const isSuspicious = ({ fit, data }: GeneralisedLinearModel): boolean => {
  if (!fit.converged || fit.mean.some((p) => p < 1e-8 || p > 1 - 1e-8)) return true
  const { rows, columns, data: x } = data.design
  return fit.coefficients.some((b, j) => {
    let low = Infinity
    let high = -Infinity
    for (let row = 0; row < rows; row++) {
      const value = x[row * columns + j] as number
      if (value < low) low = value
      if (value > high) high = value
    }
    return Math.abs(b) * (high - low) > 15
  })
}

const separationOf = (model: GeneralisedLinearModel): LogisticModel['separated'] => {
  if (!isSuspicious(model)) return []
  const { design, y } = model.data
  const kept = Array.from({ length: design.columns }, (_, j) => j).filter((j) => model.fit.aliased[j] === 0)
  return findSeparation(takeColumns(design, kept), y).flatMap((towards, at) =>
    towards === 'finite' ? [] : [{ name: design.names[kept[at] ?? 0] ?? '', towards }],
  )
}

const withoutInfinite = (coefficients: readonly Coefficient[], separated: LogisticModel['separated']): readonly Coefficient[] =>
  coefficients.map(({ name, value }) => {
    const gone = separated.find((one) => one.name === name)
    if (gone === undefined) return { name, value }
    const where = gone.towards === 'either' ? 'either way' : gone.towards === 'Infinity' ? 'upwards' : 'downwards'
    return { name, value: notEstimable('separation', `The estimate of ${name} grows without end (${where}): events are separated by it.`) }
  })

const aucOf = (y: Float64Array, mean: Float64Array): Estimable => {
  const events = y.reduce((count, value) => count + (value === 1 ? 1 : 0), 0)
  const others = y.reduce((count, value) => count + (value === 0 ? 1 : 0), 0)
  if (events === 0 || others === 0 || events + others < y.length)
    return notEstimable('one-outcome', 'There are no events, or nothing else.')
  const { ranks } = midRanks(mean)
  const rankSum = sum(ranks.filter((_, row) => y[row] === 1))
  return (rankSum - (events * (events + 1)) / 2) / (events * others)
}

const explained = ({ deviance, nullDeviance, counted }: GeneralisedLinearModel) => {
  if (!(nullDeviance > 0)) {
    const none = notEstimable('one-outcome', 'The response is constant.')
    return { mcFadden: none, nagelkerke: none }
  }
  const n = counted.used
  return {
    mcFadden: 1 - deviance / nullDeviance,
    nagelkerke: -Math.expm1((deviance - nullDeviance) / n) / -Math.expm1(-nullDeviance / n),
  }
}

/**
 * Logistic regression of a 0/1 response: `logit P(y = 1) = X b`. Coefficients are log odds ratios (`asRatio`); odds ratios are further
 * from 1 than risk ratios unless events are rare.
 *
 * Separation is looked for when fitted chances reach 0 or 1 or coefficients are huge, and decided exactly (`findSeparation`): an infinite
 * estimate is `not_estimable`, and `fitFirth` gives a finite one.
 *
 * Source: McCullagh P, Nelder JA. Generalized Linear Models, 2nd ed. 1989.
 *
 * Issues: those of `modelFrame`; `response-not-binary`; warnings `separation`, `not-converged`, `aliased`.
 *
 * @example
 * fitLogistic(trial, { response: 'responder', terms: [['arm'], ['esspri_baseline']] })
 */
export const fitLogistic = (frame: Frame, specification: LogisticSpecification): Outcome<LogisticModel> => {
  const read = modelFrame(frame, specification)
  if (!read.ok) return read
  const issues = responseIssues(read.value, specification.response)
  if (issues.length > 0) return failed(...issues)
  const model = fitGeneralised('Logistic regression', read.value, logisticFamily)
  const { y, weights } = read.value
  const separated = separationOf(model)
  const coefficients = withoutInfinite(model.coefficients, separated)
  const warned = separated.length === 0 ? model.warnings : model.warnings.filter(({ code }) => code !== 'not-converged')
  const clean = { ...model, coefficients }
  const weightSum = weights === undefined ? y.length : sum(weights)
  return done({
    ...clean,
    events: weights === undefined ? sum(y) : sum(y.map((value, row) => value * (weights[row] as number))),
    separated,
    ...((specification.intervals ?? 'profile') === 'profile' && { profile: computeProfileIntervals(clean) }),
    ...explained(model),
    auc: aucOf(y, model.fit.mean),
    brier: sum(y.map((value, row) => (weights?.[row] ?? 1) * (value - (model.fit.mean[row] as number)) ** 2)) / weightSum,
    warnings:
      separated.length === 0
        ? warned
        : [
            ...warned,
            caution(
              'separation',
              `No finite estimate for ${separated.map(({ name }) => name).join(', ')}.`,
              'Use a penalised fit (Firth), which has one.',
            ),
          ],
  })
}
