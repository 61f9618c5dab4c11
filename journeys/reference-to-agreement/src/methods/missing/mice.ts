import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import { frameOf, numericColumn } from '@dacryon/stats/data'
import { imputeChained, poolRubin } from '@dacryon/stats/missing'
import { fitLinearModel } from '@dacryon/stats/regression'
import type { Method } from '../../method.ts'
import { numbersOf } from '../../table.ts'

/** Columns of the reference's imputation model, the outcome last. */
const columns = ['armn', 'cohort', 'age', 'esspri_bl', 'igg_bl', 'igg24']

/** The note's bands: estimates within 0.15 standard errors, imputed mean within 0.3, standard deviations within 5 %. */
export const mice: Method = ({ call, result, table }) => {
  const given = table('mi_observed')
  const frame = ask(frameOf(columns.map((name) => ask(numericColumn(name, numbersOf(given, name))))))
  const number = (name: string): number => Number(new RegExp(`${name}=(\\d+)`).exec(call)?.[1])
  const imputed = ask(
    imputeChained(frame, { seed: 'agreement', imputations: number('m'), iterations: number('maxit'), models: { igg24: 'normal' } }),
  )
  const fits = imputed.frames.map((one) => ask(fitLinearModel(one, { response: 'igg24', terms: [['armn'], ['igg_bl']] })))
  const names = fits[0]?.predictor.design.names ?? []
  const expected = result as {
    readonly estimate: Readonly<Record<string, number>>
    readonly se: Readonly<Record<string, number>>
    readonly mean_imputed: number
    readonly sd_imputed: number
  }
  const checks = names.flatMap((name, j) => {
    const found = fits.flatMap(({ coefficients }) => {
      const value = coefficients[j]?.value
      return value !== undefined && isEstimable(value) ? [value] : []
    })
    const pooled = ask(
      poolRubin(
        found.map((one) => one.estimate),
        found.map((one) => one.standardError ** 2),
      ),
    )
    const [estimate = 0, se = 0] = [expected.estimate[name], expected.se[name]]
    return [
      { what: `estimate of ${name}`, value: pooled.estimate, expected: estimate, within: 0.15 * se },
      { what: `standard error of ${name}`, value: pooled.standardError, expected: se, within: 0.05 * se },
    ]
  })
  const shape = imputed.traces.find(({ variable }) => variable === 'igg24')?.imputed
  return {
    checks: [
      ...checks,
      { what: 'mean of imputed values', value: shape?.mean ?? Number.NaN, expected: expected.mean_imputed, within: 0.3 },
      { what: 'sd of imputed values', value: shape?.sd ?? Number.NaN, expected: expected.sd_imputed, within: 0.05 * expected.sd_imputed },
    ],
  }
}
