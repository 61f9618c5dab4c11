import { computeWilsonInterval, type Proportion } from '@dacryon/stats/tables'
import { ask } from './ask.ts'

/** The share of a group as the chart of proportions draws it, with Wilson's interval. */
export const wilsonBar = (group: string, { yes, of }: Proportion, level: number) => {
  const { estimate, interval } = ask(computeWilsonInterval({ yes, of }, level))
  return { group, yes, of, estimate, low: interval.low, high: interval.high }
}
