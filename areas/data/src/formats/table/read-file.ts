import { IssueLog } from '@dacryon/core'
import { defined } from '../../defined.ts'
import type { Source } from '../../doors/source.ts'
import type { Part } from '../../parts.ts'
import type { Details, StudyWriter } from '../../study-writer.ts'
import { openTable, type TableOptions } from '../../text/open-table.ts'
import { CellReader, type Taker } from './cell-reader.ts'
import { decideDateOrders } from './decide-date-orders.ts'
import type { FileMapping } from './mapping-schema.ts'
import { planColumns } from './plan-columns.ts'
import type { PlanContext } from './plan-context.ts'
import { RowKeys } from './row-keys.ts'

/** How a file of a mapping is opened. */
export const tableOptions = (
  file: { readonly sheet?: string; readonly delimiter?: string; readonly encoding?: string; readonly quoted?: boolean },
  encoding: string | undefined,
): TableOptions => {
  const { sheet, delimiter, quoted } = file
  const said = file.encoding ?? encoding
  return defined({ sheet, delimiter, quoted, encoding: said })
}

/** Read one file of a mapping: checks its columns against the dictionary, then every cell. Everything wrong is reported; nothing is guessed. */
export async function* readFile(
  source: Source,
  file: FileMapping,
  context: PlanContext,
  writer: StudyWriter,
  encoding: string | undefined,
  size: number,
): AsyncGenerator<Part> {
  const options = tableOptions(file, encoding)
  const table = await openTable(source, file.file, options)
  if (table.header.length === 0) return yield { kind: 'issues', issues: table.issues }
  // A header that did not split has none of the columns that are asked of it.
  if (table.issues.some(({ code }) => code === 'wrong-delimiter')) return yield { kind: 'issues', issues: table.issues }
  const planned = planColumns(file, table.header, context)
  yield { kind: 'issues', issues: planned.issues }
  const log = new IssueLog()
  const dateColumn = file.visitDate === undefined ? -1 : table.header.indexOf(file.visitDate)
  const undecided = [
    ...planned.plans.filter(({ concept, dateOrder }) => concept.type === 'date' && dateOrder === undefined).map(({ index }) => index),
    ...(dateColumn >= 0 && file.dateOrder === undefined ? [dateColumn] : []),
  ]
  const dates = undecided.length === 0 ? undefined : await decideDateOrders(await openTable(source, file.file, options), undecided)
  if (dates !== undefined) yield { kind: 'issues', issues: dates.issues }
  const unclear = new Set(dates?.issues.map(({ column }) => column))
  const readers = planned.plans
    .filter(({ header }) => !unclear.has(header))
    .map((plan) => {
      const dateOrder = plan.dateOrder ?? dates?.orders.get(plan.index)
      return new CellReader(dateOrder === undefined ? plan : { ...plan, dateOrder }, log, file.file)
    })
  const columns = readers.map(({ plan }) => ({
    concept: writer.concept(plan.concept),
    origin: writer.origin({
      file: file.file,
      column: plan.index + 1,
      header: plan.header,
      rule: plan.rule,
      ...(plan.sourceUnit === undefined ? {} : { sourceUnit: plan.sourceUnit }),
    }),
    visit: plan.visit === undefined ? undefined : writer.visit(plan.visit),
    own: plan.eye !== undefined || plan.gland !== undefined || plan.reader !== undefined || plan.sample !== undefined,
    plan,
  }))
  const keys = new RowKeys(
    file,
    table.header,
    context,
    writer,
    log,
    unclear.has(file.visitDate) ? -1 : dateColumn,
    file.dateOrder ?? dates?.orders.get(dateColumn),
  )
  for await (const { batch, first, end } of table.rows()) {
    for (let row = first; row < end; row++) {
      const line = batch.line(row)
      const key = keys.of(batch, row)
      if (key === undefined) {
        // The row is lost, and with it the release; its cells are still looked at, so that all problems are told at once.
        if (batch.cells(row) <= table.header.length) for (const reader of readers) reader.read(batch, row, () => nowhere)
        continue
      }
      readers.forEach((reader, at) => {
        const column = columns[at]
        if (column === undefined) return
        reader.read(batch, row, () => {
          const details = column.own ? { ...key.details, ...only(column.plan) } : key.details
          writer.at(key.subject, column.visit ?? key.visit, column.concept, column.origin, line, details)
          return writer
        })
      })
    }
    yield* writer.drain()
    yield { kind: 'progress', done: Math.min(table.bytes, size), total: size, doing: `reading ${file.file}` }
  }
  yield { kind: 'issues', issues: [...table.issues, ...log.all()] }
}

const ignore = (): void => undefined
const nowhere: Taker = { number: ignore, text: ignore, date: ignore, censored: ignore, missing: ignore }

const only = ({ eye, gland, reader, sample }: Details): Details => defined({ eye, gland, reader, sample })
