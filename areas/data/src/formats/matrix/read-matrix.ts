import type { Source } from '../../doors/source.ts'
import type { Part } from '../../parts.ts'
import type { Assay } from '../../study.ts'
import type { StudyWriter } from '../../study-writer.ts'
import { openTable, type TableOptions } from '../../text/open-table.ts'
import { matrixColumns } from './matrix-columns.ts'
import { MatrixRows } from './matrix-rows.ts'
import type { SampleRow, SampleTable } from './sample-table.ts'

/** A matrix to read: the assay it becomes (samples come from the table), and how its file is written. The first layer takes the numbers. */
export interface MatrixPlan extends Omit<Assay, 'samples' | 'origin'> {
  readonly file: string
  readonly table: SampleTable
  readonly options?: TableOptions
  /** Bytes of the file as stored, for progress. */
  readonly size?: number
}

/**
 * Read a matrix of features by samples, streaming. Subjects go through the writer, so that they are named before the assay.
 *
 * @param position of the assay in order of arrival.
 */
export async function* readMatrix(source: Source, plan: MatrixPlan, writer: StudyWriter, position: number): AsyncGenerator<Part> {
  const { file, table, options, size, ...described } = plan
  const open = await openTable(source, file, options ?? {})
  const header = open.firstRowCells === open.header.length + 1 ? ['', ...open.header] : open.header
  if (header.length === 0) return yield { kind: 'issues', issues: open.issues }
  const columns = matrixColumns(file, header, open.headerLine, table)
  // Samples that a damaged table does not tell are no fault of the matrix.
  if (plan.table.partial !== true) yield { kind: 'issues', issues: columns.issues }
  const rowOf = new Map(table.rows.map((row) => [row.code, row]))
  const samples = columns.samples.map(({ code }) => rowOf.get(code)).filter((row): row is SampleRow => row !== undefined)
  for (const { subject, visit } of samples) {
    writer.subject(subject)
    if (visit !== undefined) writer.visit({ label: visit })
  }
  yield* writer.drain(true)
  yield {
    kind: 'assay',
    assay: {
      ...described,
      samples: samples.map(({ code, subject, visit, attributes }) => ({
        code,
        subject,
        attributes,
        ...(visit === undefined ? {} : { visit }),
      })),
      origin: { file },
    },
  }
  const rows = new MatrixRows(file, header, columns, position, plan.layers[0]?.id ?? 'value')
  for await (const batch of rows.read(open.rows())) {
    yield { kind: 'measurements', batch }
    if (size !== undefined) yield { kind: 'progress', done: Math.min(open.bytes, size), total: size, doing: `reading ${file}` }
  }
  yield { kind: 'issues', issues: [...open.issues, ...rows.issues()] }
  if (rows.features === 0 && open.issues.length === 0)
    yield {
      kind: 'issues',
      issues: [
        {
          code: 'matrix-empty',
          severity: 'error',
          message: `${file} has a header and no rows.`,
          remedy: 'Check that the file was written completely.',
          file,
        },
      ],
    }
}
