import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import { type Correlation, computeKendall, computePearson, computeSpearman } from '@dacryon/stats/tests'
import type { Method, OpenCase } from '../../method.ts'
import { need, optionsOf } from '../../options-of.ts'
import { completeNumbersOf } from '../../table.ts'
import { ends, there } from './r-test.ts'

const shown = ({ estimate, interval, inference }: Correlation, names: readonly [string, string], method: string) => {
  const { statistic, degreesOfFreedom, pValue } = there(inference)
  return {
    statistic,
    statistic_name: names[0],
    df: degreesOfFreedom,
    p: pValue,
    estimate: { [names[1]]: there(estimate) },
    ci: isEstimable(interval) ? ends(interval) : undefined,
    method,
  }
}

/** The two columns that the call names. */
const pairOf = (open: OpenCase): readonly [readonly number[], readonly number[]] => {
  const [, x, y] = need(/cor\.test\(([\w.]+), ([\w.]+)/.exec(open.call) ?? undefined, 'which columns')
  const table = open.tables[0] ?? open.table('trial')
  const first = optionsOf(open).number('first') ?? table.rows.length
  const column = (name = ''): readonly number[] => completeNumbersOf({ ...table, rows: table.rows.slice(0, first) }, name)
  return [column(x), column(y)]
}

const rowsOf = (open: OpenCase, name: string): readonly number[] => {
  const [from = 1, to = 1] = need(optionsOf(open).numbers(name), name)
  return completeNumbersOf(open.tables[0] ?? open.table('rank_noties'), 'v').slice(from - 1, to)
}

/** Pearson, Spearman, Kendall. */
export const correlation: Method = (open) => {
  const spearman = ['S', 'rho'] as const
  const rho = "Spearman's rank correlation rho"
  if (open.id === 'pearson')
    return { result: shown(ask(computePearson(...pairOf(open))), ['t', 'cor'], "Pearson's product-moment correlation") }
  if (open.id === 'kendall_tau_b')
    return {
      result: shown(ask(computeKendall(...pairOf(open), { distribution: 'asymptotic' })), ['z', 'tau'], "Kendall's rank correlation tau"),
    }
  if (open.id === 'spearman') return { result: shown(ask(computeSpearman(...pairOf(open), { distribution: 'asymptotic' })), spearman, rho) }
  return { result: shown(ask(computeSpearman(rowsOf(open, 'x_rows'), rowsOf(open, 'y_rows'))), spearman, rho) }
}
