import { ask } from '@dacryon/core'
import { type Estimable, isEstimable } from '@dacryon/stats'
import { asRatio } from '@dacryon/stats/regression'
import {
  type CoxModel,
  computeBaselineHazard,
  devianceResiduals,
  fitCox,
  martingaleResiduals,
  type ProportionalHazardsTest,
  type Ties,
  type TimeScale,
  testProportionalHazards,
} from '@dacryon/stats/survival'
import type { Computed, Method, OpenCase } from '../../method.ts'
import { estimatesOf, framed, intervalTable, named, numeric, plain, rootDiagonal } from '../regression/shapes.ts'

const orNull = <T>(value: Estimable<T>): T | null => (isEstimable(value) ? value : null)

const covariates = ['arm', 'age', 'log(x1)']

/** The table with the columns that the calls write. */
const frameOf = ({ table, call }: OpenCase) => {
  const data = table('surv')
  const width = Number(/ceiling\(time\/([\d.]+)\)/.exec(call)?.[1])
  const grouped = Number.isNaN(width) ? [] : [numeric(data, 'time', 'tr', (time) => Math.ceil(time / width))]
  return framed(...data.header.map((name) => plain(data, name)), numeric(data, 'x1', 'log(x1)', Math.log), ...grouped)
}

const fitted = (reference: OpenCase, terms: readonly string[], ties: Ties = 'efron', more: { readonly strata?: string } = {}): CoxModel => {
  const time = reference.call.includes('ceiling(') ? 'tr' : 'time'
  return ask(fitCox(frameOf(reference), { time, event: 'event', terms: terms.map((term) => [term]), ties, ...more }))
}

const core = ({ data, fit, predictor, logLikelihood }: CoxModel) => ({
  coef: named(data.design.names, fit.coefficients),
  se: rootDiagonal(data.design.names, predictor.covariance),
  loglik: logLikelihood,
})

const whole = (reference: OpenCase): Computed => {
  const model = fitted(reference, covariates, reference.id as Ties)
  const { names } = model.data.design
  const estimates = estimatesOf(model.coefficients)
  const limits = intervalTable(model.coefficients)
  const { concordance } = model
  return {
    result: {
      ...core(model),
      hr: named(
        names,
        estimates.map((one) => asRatio(one).ratio),
      ),
      ci: { rows: names, cols: ['lower .95', 'upper .95'], values: limits.values.map((ends) => ends.map(Math.exp)) },
      z: named(
        names,
        estimates.map(({ statistic }) => statistic),
      ),
      p: named(
        names,
        estimates.map(({ pValue }) => pValue),
      ),
      score_test: orNull(model.score)?.statistic,
      wald_test: orNull(model.wald)?.statistic,
      lr_test: orNull(model.likelihoodRatio)?.statistic,
      n: model.counted.used,
      nevent: model.events,
      concordance:
        reference.id === 'exact' || concordance === undefined ? null : [orNull(concordance.c), orNull(concordance.standardError)],
    },
  }
}

const testTable = ({ terms, global }: ProportionalHazardsTest) => {
  const lines = [...terms.map(({ test }) => orNull(test)), orNull(global)]
  return {
    rows: [...terms.map(({ term }) => term), 'GLOBAL'],
    cols: ['chisq', 'df', 'p'],
    values: lines.map((test) => [test?.statistic, test?.df, test?.pValue]),
  }
}

const proportional = (reference: OpenCase): Computed => {
  const model = fitted(reference, covariates)
  const table = (scale: TimeScale) => testTable(ask(testProportionalHazards(model, scale)))
  return { result: { km: table('km'), log: table('log') } }
}

const baseline = (reference: OpenCase): Computed => {
  const [found] = computeBaselineHazard(fitted(reference, covariates))
  const { rows } = reference.result as { readonly rows: readonly number[] }
  return {
    result: {
      rows,
      time: rows.map((row) => found?.time[row - 1]),
      hazard: rows.map((row) => found?.hazard[row - 1]),
      last: found?.hazard.at(-1),
    },
  }
}

const residuals = (reference: OpenCase): Computed => {
  const { fit, data } = fitted(reference, covariates)
  return {
    result: { martingale: [...martingaleResiduals(fit).slice(0, 8)], deviance: [...devianceResiduals(fit, data.event).slice(0, 8)] },
  }
}

export const cox: Method = (reference) => {
  switch (reference.id) {
    case 'ph_test':
      return proportional(reference)
    case 'heavy_ties': {
      const of = (ties: Ties) => core(fitted(reference, ['arm', 'age'], ties))
      return { result: { efron: of('efron'), breslow: of('breslow') } }
    }
    case 'stratified':
      return { result: core(fitted(reference, ['arm', 'age'], 'efron', { strata: 'stratum' })) }
    case 'baseline_hazard':
      return baseline(reference)
    case 'residuals':
      return residuals(reference)
    default:
      return whole(reference)
  }
}
