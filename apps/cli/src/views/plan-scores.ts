import type { planScoresOperation } from '@dacryon/release-to-scores'
import { table } from '../terminal/table.ts'
import { pairs } from './pairs.ts'
import type { AnswerOf, View } from './view.ts'

type Answer = AnswerOf<typeof planScoresOperation>

/** A plan in one line: revision, who and when. */
export const planLine = ({ revision, by, at }: Answer['record']): string =>
  `revision ${revision}, fixed by ${by} on ${at.slice(0, 16).replace('T', ' ')}`

/** The plan in force, and those before it. */
export const showPlanScores: View<Answer> = ({ study, record, history }, style) => {
  const { plan } = record
  return [
    pairs(
      [
        ['study', study],
        ['plan', planLine(record)],
        ['baseline', plan.baseline],
        ['reader', plan.reader ?? 'any; where readers differ the item is missing'],
        [
          'totals read by other instruments',
          plan.totals === 'file' ? 'as in the file, else recomputed' : 'recomputed, else as in the file',
        ],
        ...Object.entries(plan.options),
        ...Object.entries(plan.own).flatMap(([id, own]) =>
          Object.entries(own).map(([option, value]) => [`${id} ${option}`, value] as const),
        ),
      ],
      style,
    ),
    table<Answer['history'][number]>(
      [
        { title: 'REVISION', right: true, cell: ({ revision }) => revision },
        { title: 'BY', cell: ({ by }) => by },
        { title: 'AT', cell: ({ at }) => at.slice(0, 16).replace('T', ' ') },
        { title: 'WHY', cell: ({ reason }) => reason ?? 'first' },
        { title: 'ID', cell: ({ id }) => id },
      ],
      history,
      style.bold,
    ),
  ].join('\n\n')
}
