import { ask } from '@dacryon/core'
import { type Allocated, minimise } from '@dacryon/stats/design'
import type { Method } from '../../method.ts'
import { need } from '../../options-of.ts'
import { textsOf } from '../../table.ts'

/** Deterministic minimisation of the first patients of a table. */
export const randomisation: Method = ({ call, tables }) => {
  const table = need(tables[0], 'a table')
  const count = Number(need(/first (\d+) patients/.exec(call)?.[1], 'how many patients'))
  const factors = need(/factors ([\w, ]+?) with/.exec(call)?.[1], 'the factors').split(/,\s*/)
  const arms = need(/order ([A-Z,]+[A-Z])/.exec(call)?.[1], 'the arms').split(',')
  const columns = factors.map((factor) => textsOf(table, factor).slice(0, count))
  const before: Allocated[] = []
  const scores: (readonly number[])[] = []
  for (let at = 0; at < count; at++) {
    const levels = columns.map((column) => column[at] ?? '')
    // a uniform number of 0 takes the first of the best arms
    const next = ask(minimise({ arms, measure: 'range', best: 1 }, before, levels, 0))
    scores.push(next.scores)
    before.push({ levels, arm: next.arm })
  }
  const column = (arm: number): readonly (number | undefined)[] => scores.map((row) => row[arm])
  return {
    result: {
      scores: {
        i: scores.map((_, at) => at + 1),
        ...Object.fromEntries(arms.map((arm, at) => [arm, column(at)])),
        arm: before.map(({ arm }) => arm),
      },
      totals: Object.fromEntries(arms.map((arm) => [arm, before.filter((subject) => subject.arm === arm).length])),
    },
  }
}
