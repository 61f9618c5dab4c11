import type { featureOperation } from '@dacryon/release-to-answers'
import { table } from '../terminal/table.ts'
import { pairs } from './pairs.ts'
import type { AnswerOf, View } from './view.ts'

export const showFeature: View<AnswerOf<typeof featureOperation>> = ({ feature, layer, release, values }, style) =>
  [
    pairs(
      [
        ['feature', feature.symbol === undefined ? feature.id : `${feature.id} (${feature.symbol})`],
        ['layer', layer],
        ['release', release],
      ],
      style,
    ),
    table(
      [
        { title: 'SAMPLE', cell: (row) => row.sample.code },
        { title: 'SUBJECT', cell: (row) => row.sample.subject },
        { title: 'VISIT', cell: (row) => row.sample.visit },
        { title: 'GROUP', cell: (row) => row.group },
        { title: 'VALUE', right: true, cell: (row) => row.value ?? 'absent' },
      ],
      values,
      style.bold,
    ),
  ].join('\n\n')
