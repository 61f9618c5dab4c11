import { ask } from '@dacryon/core'
import { type Estimable, isEstimable } from '@dacryon/stats'
import {
  computeEffectSizes,
  type EffectMeasure,
  fitMetaAnalysis,
  type MetaAnalysis,
  poolPeto,
  type StudyEffect,
  type TwoArmStudy,
  testEgger,
  type VarianceEstimator,
} from '@dacryon/stats/meta'
import type { Computed, Exception, Method } from '../../method.ts'
import { completeNumbersOf, type Table } from '../../table.ts'

const studiesOf = (table: Table): TwoArmStudy[] => {
  const [a, n1, c, n2] = ['a', 'n1', 'c', 'n2'].map((name) => completeNumbersOf(table, name))
  return table.rows.map((row, at) => ({
    name: row[0] ?? '',
    treated: { yes: a?.[at] ?? 0, of: n1?.[at] ?? 0 },
    control: { yes: c?.[at] ?? 0, of: n2?.[at] ?? 0 },
  }))
}

const effectsOf = (table: Table, measure: EffectMeasure): readonly StudyEffect[] =>
  ask(computeEffectSizes(measure, studiesOf(table))).effects

const value = <T>(estimable: Estimable<T>): T | null => (isEstimable(estimable) ? estimable : null)

const modelOf: Readonly<Record<string, 'fixed' | VarianceEstimator>> = { FE: 'fixed', DL: 'dl', REML: 'reml', PM: 'pm', EB: 'eb', SJ: 'sj' }

/** Its root search for the Q-profile and for Paule-Mandel stops when tau2 is known to within eps^(1/4). */
const rootSearch = 2.220446049250313e-16 ** 0.25
const why =
  'metafor stops its root search for tau2 at 1.2e-4; empirical Bayes has the same root as Paule-Mandel and agrees to 1e-12, ' +
  'and at the limits given here Q equals its chi-square quantile'

const loose = (fit: MetaAnalysis, model: string): readonly Exception[] => {
  const limits = { path: 'tau2_ci', tolerance: { rel: 1e-5, abs: rootSearch }, why }
  if (model !== 'pm') return [limits]
  const share = fit.tau2 > 0 ? rootSearch / fit.tau2 : 0
  const near = ['est', 'se', 'ci', 'p', 'I2', 'H2', 'prediction_interval'].map((path) => ({
    path,
    tolerance: { rel: 10 * share, abs: 1e-6 },
    why,
  }))
  return [limits, { path: 'tau2', tolerance: { rel: 1e-5, abs: rootSearch }, why }, ...near]
}

const pooled = (fit: MetaAnalysis, model: string, withInterval: boolean): Computed => {
  const ends = (interval: { readonly low: number; readonly high: number } | null) => interval && [interval.low, interval.high]
  const heterogeneity = value(fit.heterogeneity)
  return {
    exceptions: loose(fit, model),
    result: {
      est: fit.estimate,
      se: fit.standardError,
      ci: ends(fit.interval),
      p: fit.pValue,
      tau2: fit.tau2,
      I2: value(fit.i2),
      H2: value(fit.h2),
      Q: heterogeneity?.q,
      Q_p: heterogeneity?.pValue,
      prediction_interval: ends(value(fit.predictionInterval)),
      tau2_ci: withInterval ? ends(value(fit.tau2Interval)) : null,
    },
  }
}

const sizes = (table: Table): Computed => {
  const [or, rr, rd] = (['or', 'rr', 'rd'] as const).map((measure) => effectsOf(table, measure))
  const effects = (list: readonly StudyEffect[] = []) => list.map(({ effect }) => effect)
  const variances = (list: readonly StudyEffect[] = []) => list.map(({ variance }) => variance)
  return { result: { or_yi: effects(or), or_vi: variances(or), rr_yi: effects(rr), rd_yi: effects(rd), rd_vi: variances(rd) } }
}

const petoAndEgger = (table: Table): Computed => {
  const peto = value(ask(poolPeto(studiesOf(table))))
  const egger = value(ask(testEgger(effectsOf(table, 'or'))))
  return { result: { peto: peto?.estimate, peto_se: peto?.standardError, egger_t: egger?.statistic, egger_p: egger?.pValue } }
}

export const metaAnalysis: Method = ({ call, result, table }) => {
  const studies = table('meta')
  const model = modelOf[/method='(\w+)'/.exec(call)?.[1] ?? '']
  if (model !== undefined && /rma\(/.test(call)) {
    const test = /test='knha'/.test(call) ? 'knapp-hartung' : 'normal'
    const fit = ask(fitMetaAnalysis(effectsOf(studies, 'or'), { model, test }))
    const asked = typeof result === 'object' && result !== null && 'tau2_ci' in result && result.tau2_ci !== null
    return pooled(fit, model, asked)
  }
  return /escalc/.test(call) ? sizes(studies) : petoAndEgger(studies)
}
