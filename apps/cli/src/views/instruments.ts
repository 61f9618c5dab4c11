import type { instrumentsOperation } from '@dacryon/table-to-scores'
import type { Style } from '../terminal/style.ts'
import { table } from '../terminal/table.ts'
import { showInstrument } from './instrument.ts'
import type { AnswerOf, View } from './view.ts'

type Answer = AnswerOf<typeof instrumentsOperation>

const gaps = ({ notComputable }: Answer, style: Style): readonly string[] =>
  notComputable.length === 0
    ? []
    : [
        table(
          [
            { title: 'NOT COMPUTABLE', cell: ({ title }) => title.en },
            { title: 'WHY', cell: ({ why }) => why.en },
          ],
          notComputable,
          style.bold,
        ),
      ]

/** The shelf as a table, or one instrument in full. */
export const showInstruments: View<Answer> = (answer, style) =>
  answer.instrument !== undefined
    ? showInstrument(answer.instrument, style)
    : [
        table(
          [
            { title: 'INSTRUMENT', cell: ({ id }) => id },
            { title: 'SECTION', cell: ({ section }) => section },
            { title: 'VERSION', cell: ({ version }) => version },
            { title: 'VERIFIED', cell: ({ mark }) => mark },
            { title: 'TITLE', cell: ({ title, needsFile }) => (needsFile ? `${title.en} (needs a file: --with)` : title.en) },
          ],
          answer.instruments,
          style.bold,
        ),
        ...gaps(answer, style),
        style.dim(
          'Verified: primary, read in the primary publication; secondary, in a secondary text; unverified, from memory; convention, decided here.',
        ),
        style.dim('`dacryon instruments ID` tells more, `dacryon score ID TABLE` scores a table.'),
      ].join('\n\n')
