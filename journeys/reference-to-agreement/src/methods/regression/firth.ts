import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import { type FirthModel, fitFirth, fitLogistic } from '@dacryon/stats/regression'
import type { Computed, Exception, Method, OpenCase } from '../../method.ts'
import type { Table } from '../../table.ts'
import { framed, named, numeric } from './shapes.ts'

const limits: readonly Exception[] = ['ci_lower', 'ci_upper', 'ci_lower_profile', 'ci_upper_profile'].map((path) => ({
  path,
  tolerance: { rel: 1e-4, abs: 1e-6 },
  why: "The reference's profile limits are good to 1e-4, as its note says.",
}))

const partsOf = (model: FirthModel) => {
  const { names } = model.data.design
  const found = model.coefficients.map(({ value }) => (isEstimable(value) ? value : null))
  const pick = <T>(of: (value: NonNullable<(typeof found)[number]>) => T) =>
    named(
      names,
      found.map((value) => (value === null ? null : of(value))),
    )
  return {
    coef: pick(({ estimate }) => estimate),
    se: found.map((value) => value?.standardError),
    low: pick(({ interval }) => interval.low),
    high: pick(({ interval }) => interval.high),
    p: pick(({ pValue }) => pValue),
  }
}

/** First column against all others. */
const specificationOf = (table: Table) => {
  const [response = '', ...others] = table.header
  const frame = framed(...table.header.map((name) => numeric(table, name)))
  return { frame, model: { response, terms: others.map((name) => [name]) } }
}

const full = ({ tables: [table] }: OpenCase): Computed => {
  if (table === undefined) throw new RangeError('There is no table.')
  const { frame, model } = specificationOf(table)
  const fit = ask(fitFirth(frame, model))
  const plain = ask(fitLogistic(frame, { ...model, intervals: 'wald' }))
  const { coef, se, low, high, p } = partsOf(fit)
  const finite = plain.coefficients.map(({ value }) => (isEstimable(value) ? value.estimate : null))
  return {
    result: {
      coef,
      se,
      ci_lower_profile: low,
      ci_upper_profile: high,
      p_plr: p,
      loglik: fit.penalisedLogLikelihood,
      ml_coef_for_comparison: named(plain.data.design.names, finite),
    },
    exceptions: [
      ...limits,
      ...plain.separated.map(({ name }) => ({
        path: `ml_coef_for_comparison.${name}`,
        why: 'The maximum likelihood estimate is infinite: the reference shows where its iterations stopped.',
      })),
    ],
  }
}

const separation = ({ tables: [table], result }: OpenCase): Computed => {
  if (table === undefined) throw new RangeError('There is no table.')
  const { frame, model } = specificationOf(table)
  const fit = ask(fitFirth(frame, model))
  const plain = ask(fitLogistic(frame, { ...model, intervals: 'wald' }))
  const { coef, se, low, high, p } = partsOf(fit)
  const stated = (result as { readonly ml_max_abs_coef_gt?: unknown }).ml_max_abs_coef_gt
  return {
    result: {
      firth_coef: coef,
      firth_se: se,
      p_plr: p,
      ci_lower: low,
      ci_upper: high,
      brglm_coef: coef,
      ml_converged: plain.fit.converged && plain.separated.length === 0,
      ml_max_abs_coef_gt: stated,
      ml_separated: plain.separated.length > 0,
    },
    exceptions: limits,
  }
}

export const firth: Method = (reference) => (reference.id === 'logistf_full' ? full(reference) : separation(reference))
