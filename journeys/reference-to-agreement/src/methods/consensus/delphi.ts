import { ask } from '@dacryon/core'
import { type Estimable, isEstimable } from '@dacryon/stats'
import {
  compareDelphiRounds,
  computeDelphiItem,
  computeMajorityCutOff,
  computePanelConcordance,
  consensusRules,
} from '@dacryon/stats/consensus'
import type { Method, OpenCase } from '../../method.ts'
import { numbersOf, rowsOf, type Table, textsOf } from '../../table.ts'
import { there } from '../tests/r-test.ts'

const itemsOf = (table: Table): readonly string[] => table.header.filter((name) => name !== 'round' && name !== 'panelist')

const roundOf = (table: Table, round: number): Table => {
  const rounds = textsOf(table, 'round')
  return rowsOf(table, (row) => Number(rounds[row]) === round)
}

const itemOf = (scores: readonly (number | null)[]) => {
  const item = ask(computeDelphiItem(scores))
  const shares = there(item.shares)
  const reached = (rule: string): boolean => item.consensus.some((one) => one.rule === rule && one.reached)
  return {
    n: item.n,
    median: there(item.median),
    iqr: there(item.quartiles),
    pct_7_9: 100 * shares.high,
    pct_1_3: 100 * shares.low,
    ipr_type6: there(item.interpercentileRange),
    ipras: there(item.allowedRange),
    disagreement_ipras: item.disagreement,
    disagreement_extremes: item.extremes,
    class: item.appropriateness,
    consensus_in_75: reached(consensusRules.seventyFive.name),
    consensus_omeract_70_15: reached(consensusRules.seventyFifteen.name),
    cv: there(item.variationCoefficient),
    mad_median: there(item.medianDistance),
  }
}

const summaries = (table: Table) => Object.fromEntries(itemsOf(table).map((name) => [name, itemOf(numbersOf(table, name))]))

const orElse = (value: Estimable, none: null | 'NaN') => (isEstimable(value) ? value : none)

/** The same panelists at the same places in both rounds. */
const pairsOf = (first: Table, second: Table, item: string) => {
  const after = new Map(textsOf(second, 'panelist').map((panelist, row) => [panelist, numbersOf(second, item)[row] ?? null]))
  return [numbersOf(first, item), textsOf(first, 'panelist').map((panelist) => after.get(panelist) ?? null)] as const
}

const stability = (first: Table, second: Table, item: string) => {
  const found = ask(compareDelphiRounds(...pairsOf(first, second, item)))
  return {
    wilcoxon_p: orElse(found.wilcoxonP, null),
    pct_changed_category: 100 * there(found.changedCategory),
    spearman: orElse(found.spearman, null),
    weighted_kappa: orElse(found.weightedKappa, 'NaN'),
    delta_iqr: there(found.rangeChange),
  }
}

const concordance = (table: Table) => {
  const columns = itemsOf(table).map((name) => numbersOf(table, name))
  const found = computePanelConcordance(table.rows.map((_, row) => columns.map((column) => column[row] ?? null)))
  return { W: there(found.w), chisq: there(found.statistic), p: there(found.pValue), subjects: found.items, raters: found.panelists }
}

const cutOff = (table: Table): number => there(computeMajorityCutOff(itemsOf(table).map((name) => numbersOf(table, name))))

const movement = (open: OpenCase) => {
  const table = open.table('delphi')
  const [first, second] = [roundOf(table, 1), roundOf(table, 2)]
  return {
    stability: Object.fromEntries(itemsOf(table).map((name) => [name, stability(first, second, name)])),
    kendall_round1: concordance(first),
    kendall_round2: concordance(second),
    apmo_round1: cutOff(first),
    apmo_round2: cutOff(second),
  }
}

/** Delphi rounds. */
export const delphi: Method = (open) => {
  if (open.id !== 'item_summaries') return { result: movement(open) }
  const table = open.table('delphi')
  return { result: { round1: summaries(roundOf(table, 1)), round2: summaries(roundOf(table, 2)) } }
}
