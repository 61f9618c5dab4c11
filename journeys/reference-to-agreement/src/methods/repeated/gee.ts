import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import { numericColumn, numericOf, withColumns } from '@dacryon/stats/data'
import { fitGee, type WorkingCorrelation } from '@dacryon/stats/repeated'
import type { Method } from '../../method.ts'
import { longFrame } from './long-table.ts'

export const gee: Method = ({ call, result, table }) => {
  const frame = longFrame(table('trial_long'))
  const cut = Number(/chg <= (-?[\d.]+)/.exec(call)?.[1] ?? '-1')
  const change = ask(numericOf(frame, 'chg')).values
  const response = ask(
    numericColumn(
      'resp',
      Array.from(change, (value) => (Number.isNaN(value) ? null : value <= cut ? 1 : 0)),
    ),
  )
  const fit = ask(
    fitGee(withColumns(frame, response), {
      response: 'resp',
      terms: [['arm'], ['week'], ['cohort'], ['arm', 'week']],
      cluster: 'id',
      visit: 'week',
      spacing: 'observed',
      correlation: /corstr='(\w+)'/.exec(call)?.[1] as WorkingCorrelation,
    }),
  )
  const expected = result as { readonly alpha?: unknown }
  const found = fit.coefficients.map(({ name, value }) => ({ name, value: isEstimable(value) ? value : null }))
  return {
    result: {
      coef: Object.fromEntries(found.map(({ name, value }) => [name, value?.estimate])),
      se_robust: found.map(({ value }) => value?.standardError),
      alpha: expected.alpha === null ? null : fit.alpha,
      scale: fit.scale,
    },
  }
}
