import type { Cell, ResultTable, runOperation } from '@dacryon/data-to-results'
import { shownCell } from '@dacryon/data-to-results/shown'
import { table } from '../terminal/table.ts'
import type { AnswerOf, View } from './view.ts'

type Answer = AnswerOf<typeof runOperation>

/** Rows shown on a terminal; the files have all. */
const most = 40

const shown = ({ title, columns, rows, note }: ResultTable, bold: (text: string) => string): string =>
  [
    bold(title),
    table<readonly Cell[]>(
      columns.map((column, at) => ({
        title: column.unit === undefined ? column.title : `${column.title} [${column.unit}]`,
        right: column.as !== undefined && column.as !== 'text',
        cell: (row) => shownCell(row[at] ?? null, column),
      })),
      rows.slice(0, most),
      bold,
    ),
    ...(rows.length > most ? [`${rows.length - most} more rows: see them all with --out DIR`] : []),
    ...(note === undefined ? [] : [note]),
  ].join('\n')

const counted = ({ counted: { n, used, missing } }: Answer): string =>
  n === 0
    ? ''
    : `${used} of ${n} rows used${
        Object.keys(missing).length === 0
          ? ''
          : `; missing: ${Object.entries(missing)
              .map(([name, count]) => `${name} ${count}`)
              .join(', ')}`
      }.`

/** The answer first, then the tables, then how it was done. */
export const showRun: View<Answer> = (answer, style) =>
  [
    style.bold(answer.headline),
    ...answer.tables.map((one) => shown(one, style.bold)),
    ...[counted(answer)].filter((line) => line !== ''),
    answer.methods,
    ...(answer.citations.length === 0 ? [] : [style.dim(answer.citations.map((citation) => `- ${citation}`).join('\n'))]),
  ].join('\n\n')
