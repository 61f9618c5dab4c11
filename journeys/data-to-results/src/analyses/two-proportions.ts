import { proportions as proportionsChart } from '@dacryon/pictures'
import { computeFisherExact, computeMiettinenNurminenDifference, computeNewcombeDifference, computeWilsonInterval } from '@dacryon/stats'
import { completeCases, factorOf } from '@dacryon/stats/data'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column } from '../column-fields.ts'
import { figure } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { countEvents } from '../kit/count-events.ts'
import { eventOf } from '../kit/event-of.ts'
import { twoGroups } from '../kit/two-groups.ts'
import { shownP } from '../shown.ts'

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/** Two proportions compared. */
export const twoProportions = analysis({
  id: 'two-proportions',
  title: 'Two proportions compared',
  group: 'compare',
  question: 'Does one group respond more often than the other?',
  summary: `Counts the event in two groups and gives the risk difference with Miettinen and Nurminen's score interval (Newcombe's beside it), and
Fisher's exact test. Assumes independent patients, one row each. Patients without an outcome or a group are left out and counted: in a trial,
decide first how missing responses count.`,
  citations: [
    {
      title: 'Comparative analysis of two rates',
      authors: 'Miettinen O, Nurminen M',
      year: 1985,
      where: 'Stat Med 4:213-226',
      doi: '10.1002/sim.4780040211',
    },
    {
      title: 'Interval estimation for the difference between independent proportions',
      authors: 'Newcombe RG',
      year: 1998,
      where: 'Stat Med 17:873-890',
    },
  ],
  options: z.object({
    outcome: column('factor', 'Outcome of two values, such as response'),
    group: column('factor', 'Group of two values, such as arm'),
    event: z.string().min(1).exactOptional().describe('Value of the outcome that counts; the last of the alphabet when absent'),
    reference: z.string().min(1).exactOptional().describe('Group to compare with; the first of the alphabet when absent'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: `arm,response\n${['active,yes\n'.repeat(24), 'active,no\n'.repeat(16), 'placebo,yes\n'.repeat(7), 'placebo,no\n'.repeat(32)].join('')}`,
    options: { outcome: 'response', group: 'arm', reference: 'placebo' },
  }),
  run: (frame, options) => {
    const cases = ask(completeCases(frame, [options.outcome, options.group]))
    const [outcome, group] = [ask(factorOf(cases.frame, options.outcome)), ask(factorOf(cases.frame, options.group))]
    const event = eventOf(outcome, options.event)
    const two = twoGroups(group, options.reference)
    const [name, referenceName] = [group.levels[two.compared] ?? '', group.levels[two.reference] ?? '']
    const [first, second] = [countEvents(outcome, event, group, two.compared), countEvents(outcome, event, group, two.reference)]
    const difference = ask(computeMiettinenNurminenDifference(first, second, options.level))
    const newcombe = ask(computeNewcombeDifference(first, second, options.level))
    const fisher = ask(computeFisherExact(first, second))
    const level = `${100 * options.level} %`
    const shares = [first, second].map((counts, at) => {
      const wilson = ask(computeWilsonInterval(counts, options.level))
      return {
        group: at === 0 ? name : referenceName,
        ...counts,
        estimate: wilson.estimate,
        low: wilson.interval.low,
        high: wilson.interval.high,
      }
    })
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: `${options.outcome} ${outcome.levels[event] ?? ''}: ${first.yes}/${first.of} (${percent(first.yes / first.of)}) in ${name}, ${second.yes}/${second.of} (${percent(second.yes / second.of)}) in ${referenceName}; difference ${percent(difference.estimate)} (${level} CI ${percent(difference.interval.low)} to ${percent(difference.interval.high)}), P ${shownP(fisher.pValue)}.`,
        methods: `The proportions with ${options.outcome} ${outcome.levels[event] ?? ''} were compared between ${name} and ${referenceName} by their difference with Miettinen and Nurminen's ${level} score interval (Newcombe's interval is given beside it) and Fisher's exact test, two-sided; intervals of single proportions are Wilson's. Rows without outcome or group were left out.`,
        tables: [
          {
            id: 'proportions',
            title: 'Proportions',
            columns: [
              { name: 'group', title: 'Group', as: 'text' },
              { name: 'events', title: 'Events', as: 'count' },
              { name: 'n', title: 'n', as: 'count' },
              { name: 'proportion', title: 'Proportion', as: 'percent' },
              { name: 'low', title: `Low, ${level} CI`, as: 'percent' },
              { name: 'high', title: `High, ${level} CI`, as: 'percent' },
            ],
            rows: shares.map(({ group: label, yes, of, estimate, low, high }) => [label, yes, of, estimate, low, high]),
            note: 'Wilson score intervals.',
          },
          {
            id: 'comparison',
            title: 'Comparison',
            columns: [
              { name: 'comparison', title: 'Comparison', as: 'text' },
              { name: 'method', title: 'Method', as: 'text' },
              { name: 'difference', title: 'Difference', as: 'percent' },
              { name: 'low', title: `Low, ${level} CI`, as: 'percent' },
              { name: 'high', title: `High, ${level} CI`, as: 'percent' },
              { name: 'p', title: 'P', as: 'p' },
            ],
            rows: [
              [
                `${name} minus ${referenceName}`,
                difference.method,
                difference.estimate,
                difference.interval.low,
                difference.interval.high,
                null,
              ],
              [`${name} minus ${referenceName}`, newcombe.method, newcombe.estimate, newcombe.interval.low, newcombe.interval.high, null],
              [`${name} and ${referenceName}`, fisher.method, null, null, null, fisher.pValue],
            ],
          },
        ],
        figures: [
          figure('proportions', proportionsChart, {
            title: `${options.outcome} ${outcome.levels[event] ?? ''} by ${options.group}`,
            measure: `${options.outcome} ${outcome.levels[event] ?? ''}`,
            interval: `${level} confidence interval (Wilson)`,
            groups: shares.map((share) => share.group),
            clusters: [{ label: options.outcome, bars: shares, comparison: `P ${shownP(fisher.pValue)}` }],
          }),
        ],
        warnings: cases.warnings,
      },
    }
  },
})
