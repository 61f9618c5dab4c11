import { ask } from '@dacryon/core'
import { type Adjustment, adjustP, computeStoreyQ } from '@dacryon/stats/tests'
import type { Method, OpenCase } from '../../method.ts'
import { need, optionsOf, valuesOf } from '../../options-of.ts'
import { numbersOf } from '../../table.ts'
import { there } from './r-test.ts'

const adjustments: Readonly<Record<string, Adjustment>> = {
  bonferroni: 'bonferroni',
  holm: 'holm',
  hochberg: 'hochberg',
  hommel: 'hommel',
  BH: 'bh',
  BY: 'by',
}

/** Every adjustment that the result names. */
const adjusted = (open: OpenCase, p: readonly (number | null)[], tests?: number) =>
  Object.fromEntries(
    valuesOf(open.result)
      .names()
      .map((name) => [name, ask(adjustP(p, need(adjustments[name], `the adjustment ${name}`), tests))]),
  )

const storey = (open: OpenCase) => {
  const p = numbersOf(open.table('pvals'), 'p').filter((value) => value !== null)
  const [smoothed, fixed] = [ask(computeStoreyQ(p, { lambda: 'smoother' })), ask(computeStoreyQ(p, { lambda: 0.5 }))]
  return {
    pi0_smoother: there(smoothed.trueNulls),
    q_smoother: smoothed.q,
    pi0_lambda05: there(fixed.trueNulls),
    q_lambda05: fixed.q,
  }
}

/** Adjusted p values and q values. */
export const p_adjust: Method = (open) => {
  if (open.id === 'storey_q') return { result: storey(open) }
  const options = optionsOf(open)
  if (open.id === 'n_larger') return { result: adjusted(open, need(options.numbers('p'), 'p'), options.number('n')) }
  return { result: adjusted(open, numbersOf(open.table('pvals'), 'p')) }
}
