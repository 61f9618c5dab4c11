import type { ScoreSummary } from '@dacryon/table-to-scores'
import type { Style } from '../terminal/style.ts'
import { figure, table } from '../terminal/table.ts'
import { pairs } from './pairs.ts'
import type { View } from './view.ts'

type ResultRow = ScoreSummary['results'][number]

const answers = ({ kind, counts = {}, min, mean, max }: ResultRow): string => {
  if (kind === 'yes-no') return `yes ${figure(counts['1'])}, no ${figure(counts['0'])}`
  if (kind === 'category')
    return Object.entries(counts)
      .map(([word, rows]) => `${word} ${figure(rows)}`)
      .join(', ')
  return mean === undefined ? '' : `${min} to ${max}, mean ${figure(mean)}`
}

const codes = (title: string, rows: ScoreSummary['reasons'], style: Style): readonly string[] =>
  rows.length === 0
    ? []
    : [
        table(
          [
            { title, cell: ({ code }) => code },
            { title: 'ROWS', right: true, cell: (row) => row.rows },
            { title: 'MEANING', cell: ({ meaning }) => meaning?.en },
          ],
          rows,
          style.bold,
        ),
      ]

/** What came out of scoring a table. */
export const showScore: View<ScoreSummary> = (summary, style) => {
  const options = [
    ...Object.entries(summary.options).map(([id, value]) => `${id} ${value}`),
    ...summary.optionColumns.map((id) => `${id} from its column`),
  ]
  return [
    pairs(
      [
        ['instrument', `${summary.title.en} (${summary.instrument})`],
        ['verification', summary.mark],
        ['options', options.join(', ')],
        ['rows', summary.rows],
        ['scored', `${style.bold(figure(summary.scored))} with ${summary.main}`],
        ['notice', summary.notice?.en],
      ],
      style,
    ),
    table(
      [
        { title: 'RESULT', cell: ({ id }) => id },
        { title: 'KNOWN', right: true, cell: ({ known }) => known },
        { title: 'MISSING', right: true, cell: ({ missing }) => missing },
        { title: 'ANSWERS', cell: answers },
      ],
      summary.results,
      style.bold,
    ),
    ...codes('REASON', summary.reasons, style),
    ...codes('FLAG', summary.flags, style),
  ].join('\n\n')
}
