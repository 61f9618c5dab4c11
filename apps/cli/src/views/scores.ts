import type { scoresOperation } from '@dacryon/release-to-scores'
import { table } from '../terminal/table.ts'
import { pairs } from './pairs.ts'
import { planLine } from './plan-scores.ts'
import type { AnswerOf, View } from './view.ts'

type Answer = AnswerOf<typeof scoresOperation>
type Instrument = Answer['instruments'][number]

const few = (items: readonly string[]): string =>
  items.length > 6 ? `${items.slice(0, 6).join(', ')} and ${items.length - 6} more` : items.join(', ')

const coverageOf = (visit: string): ((row: Instrument) => string) => {
  return ({ coverage }) => {
    const at = coverage.find((one) => one.visit === visit)
    return at === undefined ? '' : `${at.scored}/${at.subjects}`
  }
}

const chief = ({ coverage }: Instrument): string => {
  const worst = coverage.toSorted((a, b) => b.subjects - b.scored - (a.subjects - a.scored))[0]
  const reason = worst?.reasons[0]
  return reason === undefined ? '' : `${reason.words.en} (${worst?.visit}: ${reason.count})`
}

/** Which instruments a study gives. */
export const showScores: View<Answer> = ({ release, baseline, plan, visits, instruments, options, readers }, style) => {
  const found = instruments.filter(({ state, coverage }) => state !== 'none' || coverage.length > 0)
  const rest = instruments.filter((one) => !found.includes(one))
  const seen = visits
    .map(({ label }) => label)
    .filter((label) => found.some(({ coverage }) => coverage.some(({ visit }) => visit === label)))
  return [
    pairs(
      [
        ['release', release],
        [
          'baseline',
          baseline === undefined
            ? 'none'
            : `${baseline.visit} (${baseline.chosen === 'first' ? 'the first visit that has the items' : baseline.chosen})`,
        ],
        ['plan', plan === undefined ? 'not fixed: nothing is shown by arm (dacryon plan-scores)' : planLine(plan)],
        ['readers', readers.join(', ')],
        ['choices', options.map(({ id, chosen }) => `${id} ${chosen}`).join(', ')],
      ],
      style,
    ),
    table<Instrument>(
      [
        { title: 'INSTRUMENT', cell: ({ id, version }) => `${id}@${version}` },
        ...seen.map((visit) => ({ title: visit, right: true, cell: coverageOf(visit) })),
        { title: 'CHIEF REASON FOR NONE', cell: chief },
        { title: 'NOT IN THE STUDY', cell: ({ missing }) => few(missing) },
      ],
      found,
      style.bold,
    ),
    style.dim('Subjects with the main result, of those with any item at the visit.'),
    table<Instrument>(
      [
        { title: 'NOT DERIVED', cell: ({ id }) => id },
        { title: 'WHY', cell: ({ why }) => why?.en },
      ],
      rest,
      style.bold,
    ),
  ].join('\n\n')
}
