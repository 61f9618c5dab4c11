import type { scoreMismatchesOperation } from '@dacryon/release-to-scores'
import { table } from '../terminal/table.ts'
import { pairs } from './pairs.ts'
import type { AnswerOf, View } from './view.ts'

type Answer = AnswerOf<typeof scoreMismatchesOperation>

/** Totals of the files against recomputed ones. */
export const showScoreMismatches: View<Answer> = ({ release, compared, mismatches }, style) =>
  [
    pairs([['release', release]], style),
    compared.length === 0
      ? 'The files hold no total that an instrument gives.'
      : table<Answer['compared'][number]>(
          [
            { title: 'TOTAL', cell: ({ concept }) => concept },
            { title: 'RECOMPUTED AS', cell: ({ instrument, result }) => `${instrument}.${result}` },
            { title: 'IN FILE', right: true, cell: ({ totals }) => totals },
            { title: 'EXACT', right: true, cell: ({ exact }) => exact },
            { title: 'ROUNDED', right: true, cell: ({ rounded }) => rounded },
            { title: 'DIFFERENT', right: true, cell: ({ different }) => different },
            { title: 'ITEMS MISSING', right: true, cell: ({ unknown }) => unknown },
          ],
          compared,
          style.bold,
        ),
    mismatches.length === 0
      ? 'No total differs.'
      : table<Answer['mismatches'][number]>(
          [
            { title: 'SUBJECT', cell: ({ subject }) => subject },
            { title: 'VISIT', cell: ({ visit }) => visit },
            { title: 'TOTAL', cell: ({ concept }) => concept },
            { title: 'IN FILE', right: true, cell: ({ inFile }) => inFile },
            { title: 'RECOMPUTED', right: true, cell: ({ recomputed }) => recomputed },
            { title: 'PLACE', cell: ({ place }) => `${place.file}:${place.line}:${place.column} (${place.header})` },
          ],
          mismatches,
          style.bold,
        ),
  ].join('\n\n')
