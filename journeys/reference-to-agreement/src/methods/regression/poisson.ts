import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import {
  computeExactRateRatio,
  computeRobustCovariance,
  fitNegativeBinomial,
  fitPoisson,
  quasiCoefficients,
  scoresOfGeneralised,
} from '@dacryon/stats/regression'
import type { Computed, Method, OpenCase } from '../../method.ts'
import { lastWeights } from './last-weights.ts'
import { categorical, coefficientTable, estimatesOf, framed, numeric, rootDiagonal } from './shapes.ts'

/** Columns that the call wraps in `factor()`, in its order. */
const factorsIn = (call: string): readonly string[] => [...call.matchAll(/factor\((\w+)\)/g)].map(([, name]) => name ?? '')

const withOffset = ({ table, call }: OpenCase): Computed => {
  const data = table('counts')
  const [, response = ''] = /\((\w+) ~/.exec(call) ?? []
  const [, exposure = ''] = /offset\(log\((\w+)\)\)/.exec(call) ?? []
  const factors = factorsIn(call).map((name) => categorical(data, name, `factor(${name})`))
  const names = factors.map(({ name }) => name)
  const terms = [...names.map((name) => [name]), ...(call.includes('*') ? [names] : [])]
  const frame = framed(numeric(data, response), ...factors, numeric(data, exposure, 'log exposure', Math.log))
  const model = ask(fitPoisson(frame, { response, terms, offset: 'log exposure' }))
  const quasi = quasiCoefficients(model)
  return {
    result: {
      ...coefficientTable(model.coefficients),
      deviance: model.deviance,
      aic: model.aic,
      dispersion: model.dispersion,
      se_HC0: rootDiagonal(model.data.design.names, computeRobustCovariance(scoresOfGeneralised(model), 'HC0')),
      quasi_se: isEstimable(quasi) ? Object.fromEntries(estimatesOf(quasi).map(({ name, standardError }) => [name, standardError])) : null,
    },
    exceptions: [
      {
        path: 'quasi_se',
        tolerance: { rel: 1e-5, abs: 1e-8 },
        why: 'The reference stopped this second fit at its default precision; its own converged se times sqrt(dispersion) are our figures.',
      },
      ...lastWeights,
    ],
  }
}

const negativeBinomial = ({ table, call }: OpenCase): Computed => {
  const data = table('counts_nb')
  const [, response = ''] = /\((\w+) ~/.exec(call) ?? []
  const factors = factorsIn(call).map((name) => categorical(data, name, `factor(${name})`))
  const frame = framed(numeric(data, response), ...factors)
  const model = ask(fitNegativeBinomial(frame, { response, terms: factors.map(({ name }) => [name]) }))
  return {
    result: {
      ...coefficientTable(model.coefficients),
      theta: model.theta,
      se_theta: model.thetaStandardError,
      twologlik: 2 * model.logLikelihood,
      aic: model.aic,
    },
    exceptions: [
      {
        path: 'se_theta',
        tolerance: { rel: 5e-4, abs: 1e-6 },
        why: 'The reference takes the information of theta one Newton step before the last, at steps of up to 1e-4.',
      },
    ],
  }
}

const rateRatio = ({ call }: OpenCase): Computed => {
  const [x = [], time = []] = [...call.matchAll(/c\(([^)]*)\)/g)].map(([, list]) => (list ?? '').split(',').map(Number))
  const [x1 = Number.NaN, x2 = Number.NaN] = x
  const [t1 = Number.NaN, t2 = Number.NaN] = time
  const found = ask(computeExactRateRatio({ events: x1, time: t1 }, { events: x2, time: t2 }))
  return {
    result: {
      statistic: x1,
      statistic_name: 'count1',
      df: found.expected,
      p: found.pValue,
      estimate: { 'rate ratio': found.ratio },
      ci: [found.interval.low, found.interval.high],
      method: 'Comparison of Poisson rates',
    },
  }
}

export const poisson: Method = (reference) =>
  reference.id === 'glm_poisson_offset'
    ? withOffset(reference)
    : reference.id === 'negative_binomial'
      ? negativeBinomial(reference)
      : rateRatio(reference)
