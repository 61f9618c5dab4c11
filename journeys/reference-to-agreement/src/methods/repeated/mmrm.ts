import { ask } from '@dacryon/core'
import { type Estimable, isEstimable } from '@dacryon/stats'
import type { Coefficient, ModelEstimate } from '@dacryon/stats/regression'
import { type CovarianceStructure, computeVisitMeans, type DegreesOfFreedom, fitMmrm, type Mmrm } from '@dacryon/stats/repeated'
import type { Method } from '../../method.ts'
import type { Table } from '../../table.ts'
import { longFrame } from './long-table.ts'

const value = (estimable: Estimable<ModelEstimate>): ModelEstimate | null => (isEstimable(estimable) ? estimable : null)

export const coefficientTable = (coefficients: readonly Coefficient[]) => ({
  rows: coefficients.map(({ name }) => name),
  cols: ['Estimate', 'Std. Error', 'df', 't value', 'Pr(>|t|)'],
  values: coefficients.map((one) => {
    const found = value(one.value)
    return [found?.estimate, found?.standardError, found?.df, found?.statistic, found?.pValue]
  }),
})

const named = (coefficients: readonly Coefficient[], of: (found: ModelEstimate) => number | undefined) =>
  Object.fromEntries(
    coefficients.map((one) => {
      const found = value(one.value)
      return [one.name, found === null ? null : of(found)]
    }),
  )

const fitOf = (table: Table, structure: CovarianceStructure, df: DegreesOfFreedom): Mmrm =>
  ask(
    fitMmrm(longFrame(table), {
      response: 'chg',
      terms: [['arm'], ['week'], ['esspri_bl'], ['cohort'], ['arm', 'week'], ['week', 'esspri_bl']],
      subject: 'id',
      visit: 'week',
      structures: [structure],
      df,
    }),
  )

const visitMeans = (model: Mmrm) => {
  const { means, differences } = ask(computeVisitMeans(model, { arm: 'arm', visit: 'week' }))
  const columns = (list: readonly (ModelEstimate | null)[]) => ({
    SE: list.map((one) => one?.standardError),
    df: list.map((one) => one?.df),
    'lower.CL': list.map((one) => one?.interval.low),
    'upper.CL': list.map((one) => one?.interval.high),
  })
  const [adjusted, contrasts] = [means.map(({ mean }) => value(mean)), differences.map(({ difference }) => value(difference))]
  return {
    lsmeans: {
      arm: means.map(({ arm }) => arm),
      week: means.map(({ visit }) => visit),
      emmean: adjusted.map((one) => one?.estimate),
      ...columns(adjusted),
    },
    diff_vs_pbo: {
      contrast: differences.map(({ arm, control }) => `${arm} - ${control}`),
      week: differences.map(({ visit }) => visit),
      estimate: contrasts.map((one) => one?.estimate),
      ...columns(contrasts),
      't.ratio': contrasts.map((one) => one?.statistic),
      'p.value': contrasts.map((one) => one?.pValue),
    },
  }
}

const dfOf = (call: string): DegreesOfFreedom =>
  /method='Kenward-Roger'/.test(call) ? 'kenward-roger' : /method='Between-Within'/.test(call) ? 'between-within' : 'satterthwaite'

export const mmrm: Method = ({ call, args, result, table }) => {
  const long = table('trial_long')
  const structure = String(args?.covariance ?? /(\w+)\(week\|id\)/.exec(call)?.[1] ?? 'us') as CovarianceStructure
  const model = fitOf(long, structure, dfOf(call))
  const { coefficients, covariance } = model
  const gls = /gls\(/.test(call)
  const linear = 'linear_se' in (result as object) ? fitOf(long, structure, 'kenward-roger-linear').coefficients : []
  return {
    result: {
      coef: gls ? named(coefficients, (found) => found.estimate) : coefficientTable(coefficients),
      se: named(coefficients, (found) => found.standardError),
      cov_visit: { rows: covariance.visits, cols: covariance.visits, values: covariance.values },
      logLik_reml: model.logLikelihood,
      n_obs: model.counted.used,
      n_subjects: model.subjects,
      aic: model.aic,
      bic: model.bic,
      linear_se: named(linear, (found) => found.standardError),
      linear_df: named(linear, (found) => found.df),
      ...visitMeans(model),
    },
  }
}
