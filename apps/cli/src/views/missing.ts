import type { missingOperation } from '@dacryon/release-to-answers'
import { table } from '../terminal/table.ts'
import type { AnswerOf, View } from './view.ts'

export const showMissing: View<AnswerOf<typeof missingOperation>> = ({ visits, expected, rows }, style) =>
  [
    table(
      [
        { title: 'VARIABLE', cell: (row) => row.concept },
        ...visits.map((visit, place) => ({ title: visit, right: true, cell: (row: (typeof rows)[number]) => row.present[place] })),
      ],
      [{ concept: '(seen at the visit)', present: expected, withReason: [] }, ...rows],
      style.bold,
    ),
  ].join('\n')
