import { ask } from '@dacryon/core'
import { type Estimable, isEstimable } from '@dacryon/stats'
import {
  computeAuc,
  computeBrierScore,
  computeCalibration,
  computeNetBenefit,
  computePartialAuc,
  computeResponderCIndex,
  computeRocCurve,
  findYoudenThreshold,
  type Scored,
  testHosmerLemeshow,
  testPairedAucs,
  testUnpairedAucs,
} from '@dacryon/stats/accuracy'
import { frameOf, numericColumn } from '@dacryon/stats/data'
import { fitLogistic } from '@dacryon/stats/regression'
import type { Computed, Method, OpenCase } from '../../method.ts'
import { completeNumbersOf, numbersOf, rowsOf, type Table, textsOf } from '../../table.ts'

const value = <T>(estimable: Estimable<T>): T | null => (isEstimable(estimable) ? estimable : null)
const casesOf = (table: Table): boolean[] => completeNumbersOf(table, 'y').map((y) => y === 1)
const scoredOf = (table: Table, marker: string): Scored => ({ scores: completeNumbersOf(table, marker), cases: casesOf(table) })
const odd = (row: number): boolean => row % 2 === 0
const even = (row: number): boolean => row % 2 === 1

/** Constants of the call stand in the names of the results: `partial_auc_sp90_100`, `net_benefit_at_0.3`. */
const named = (result: unknown, pattern: RegExp): { readonly key: string; readonly numbers: readonly number[] } | undefined => {
  for (const key of Object.keys(result as object)) {
    const found = pattern.exec(key)
    if (found !== null) return { key, numbers: found.slice(1).map(Number) }
  }
  return undefined
}

const youdenOf = (scored: Scored): unknown => {
  const best = ask(findYoudenThreshold(scored))
  return { ...best, ppv: value(best.ppv), npv: value(best.npv), youden: best.index + 1 }
}

const delong = ({ table, result }: OpenCase): Computed => {
  const roc = table('roc')
  const markers = ['m1', 'm2', 'm3'].map((marker) => scoredOf(roc, marker))
  const aucs = markers.map((marker) => ask(computeAuc(marker, { scale: 'plain' })))
  const test = (a: string, b: string) => {
    const found = value(ask(testPairedAucs(completeNumbersOf(roc, a), completeNumbersOf(roc, b), casesOf(roc))))
    return { found, shown: { z: found?.statistic, p: found?.pValue, diff: found?.difference } }
  }
  const [first, second] = [test('m1', 'm2'), test('m1', 'm3')]
  const variances = aucs.map((auc) => value(auc.variance))
  const covariance = ((variances[0] ?? 0) + (variances[1] ?? 0) - (first.found?.standardError ?? 0) ** 2) / 2
  const part = named(result, /^partial_auc_sp(\d+)_(\d+)$/)
  const [from = 0, to = 1] = part?.numbers.map((percent) => percent / 100) ?? []
  const m1 = scoredOf(roc, 'm1')
  return {
    result: {
      auc: aucs.map(({ auc }) => auc),
      var_delong: variances,
      ci_delong: { rows: null, cols: null, values: aucs.map(({ interval }) => [value(interval)?.low, value(interval)?.high]) },
      cov_12: covariance,
      test_12: first.shown,
      test_13: second.shown,
      youden_m1: youdenOf(m1),
      youden_m2: youdenOf(scoredOf(roc, 'm2')),
      ...(part === undefined ? {} : { [part.key]: ask(computePartialAuc(m1, from, to)) }),
      n_thresholds: ask(computeRocCurve(m1)).points.length,
    },
  }
}

const unpaired = ({ table }: OpenCase): Computed => {
  const [one, other] = [odd, even].map((keep) => scoredOf(rowsOf(table('roc'), keep), 'm1'))
  if (one === undefined || other === undefined) return {}
  const found = value(ask(testUnpairedAucs(one, other)))
  return { result: { d: found?.statistic, df: found?.df, p: found?.pValue } }
}

/** Coefficients of the two-marker risk model. */
const riskModel = (table: Table) => {
  const columns = ['y', 'm1', 'm2'].map((name) => ask(numericColumn(name, completeNumbersOf(table, name))))
  const { coefficients } = ask(fitLogistic(ask(frameOf(columns)), { response: 'y', terms: [['m1'], ['m2']], intervals: 'wald' }))
  const [a = 0, b = 0, c = 0] = coefficients.map((one) => value(one.value)?.estimate ?? 0)
  return (other: Table): number[] => {
    const [m1, m2] = [completeNumbersOf(other, 'm1'), completeNumbersOf(other, 'm2')]
    return m1.map((x, at) => a + b * x + c * (m2[at] ?? 0))
  }
}

const expit = (logit: number): number => 1 / (1 + Math.exp(-logit))

const calibration = ({ table, result }: OpenCase): Computed => {
  const test = rowsOf(table('roc'), even)
  const logits = riskModel(rowsOf(table('roc'), odd))(test)
  const events = casesOf(test)
  const risks = logits.map(expit)
  const brier = ask(computeBrierScore(risks, events))
  const fit = ask(computeCalibration(logits, events))
  const benefit = named(result, /^net_benefit_at_([\d.]+)$/)
  return {
    result: {
      brier: brier.brier,
      brier_scaled: value(brier.scaled),
      slope: value(fit.slope)?.estimate,
      intercept_slope_model: value(fit.intercept)?.estimate,
      calibration_in_the_large: value(fit.inTheLarge)?.estimate,
      auc: ask(computeAuc({ scores: logits, cases: events })).auc,
      ...(benefit === undefined ? {} : { [benefit.key]: ask(computeNetBenefit(risks, events, benefit.numbers))[0]?.model }),
    },
  }
}

const hosmer = ({ table }: OpenCase): Computed => {
  const roc = table('roc')
  const found = value(ask(testHosmerLemeshow(riskModel(roc)(roc).map(expit), casesOf(roc))))
  return { result: { chisq: found?.statistic, df: found?.df, p: found?.pValue } }
}

const cIndex = ({ table, call }: OpenCase): Computed => {
  const trial = table('trial')
  const [active = '', placebo = ''] = /for arm (\S+) vs (\S+)/.exec(call)?.slice(1) ?? []
  const [arms, response] = [textsOf(trial, 'arm'), numbersOf(trial, /AUC of (\S+)/.exec(call)?.[1] ?? '')]
  const of = (arm: string) => {
    const own = response.filter((value, at): value is number => arms[at] === arm && value !== null)
    return { yes: own.filter((value) => value === 1).length, of: own.length }
  }
  const found = ask(computeResponderCIndex(of(active), of(placebo)))
  const interval = value(found.interval)
  return { result: { c_index: found.cIndex, ci: [interval?.low, interval?.high], half_plus_half_rd: 0.5 + 0.5 * found.riskDifference } }
}

export const roc: Method = (reference) => {
  const fields = Object.keys(reference.result as object)
  if (fields.includes('var_delong')) return delong(reference)
  if (fields.includes('brier')) return calibration(reference)
  if (fields.includes('chisq')) return hosmer(reference)
  return fields.includes('c_index') ? cIndex(reference) : unpaired(reference)
}
