import { defaultVisit, type Issue, type IssueLog, type PlannedVisit } from '@dacryon/core'
import { plainCell } from '../../dictionary/plain-cell.ts'
import type { Details, StudyWriter } from '../../study-writer.ts'
import type { RowBatch } from '../../text/delimited.ts'
import { nearest } from '../../text/nearest.ts'
import { type DateOrder, parseDate } from '../../text/parse-date.ts'
import type { FileMapping } from './mapping-schema.ts'
import type { PlanContext } from './plan-context.ts'

/** What all columns of a row share. */
interface RowKey {
  readonly subject: number
  readonly visit: number
  readonly details: Details | undefined
}

const dimensions = ['eye', 'gland', 'reader', 'sample'] as const

/** Finds subject, visit, date and dimensions of rows. */
export class RowKeys {
  readonly #file: FileMapping
  readonly #header: readonly string[]
  readonly #context: PlanContext
  readonly #writer: StudyWriter
  readonly #log: IssueLog
  readonly #subject: number
  readonly #visit: number
  readonly #date: number
  readonly #order: DateOrder | undefined
  readonly #constant: PlannedVisit
  readonly #parts: readonly {
    readonly name: (typeof dimensions)[number]
    readonly index: number
    readonly values: ReadonlyMap<string, string> | undefined
  }[]

  constructor(
    file: FileMapping,
    header: readonly string[],
    context: PlanContext,
    writer: StudyWriter,
    log: IssueLog,
    date: number,
    order: DateOrder | undefined,
  ) {
    this.#file = file
    this.#header = header
    this.#context = context
    this.#writer = writer
    this.#log = log
    this.#subject = header.indexOf(file.subject)
    this.#visit = file.visit !== undefined && 'column' in file.visit ? header.indexOf(file.visit.column) : -1
    this.#date = date
    this.#order = order
    const label = file.visit !== undefined && 'constant' in file.visit ? file.visit.constant : defaultVisit
    this.#constant = context.visits.find(label) ?? { label }
    this.#parts = dimensions.flatMap((name) => {
      const dimension = file[name]
      if (dimension === undefined) return []
      const values =
        dimension.values === undefined
          ? undefined
          : new Map(Object.entries(dimension.values).map(([text, meant]) => [plainCell(text), meant]))
      return [{ name, index: header.indexOf(dimension.column), values }]
    })
  }

  of(batch: RowBatch, row: number): RowKey | undefined {
    const line = batch.line(row)
    if (batch.cells(row) > this.#header.length)
      return this.#fail({
        code: 'row-too-wide',
        message: `Line ${line} has ${batch.cells(row)} cells, the header has ${this.#header.length}.`,
        remedy: 'Put cells that contain the delimiter in quotes.',
        line,
        expected: `${this.#header.length} cells`,
      })
    if (this.#subject < 0) return undefined
    const subject = batch.text(row, this.#subject).trim()
    if (subject === '')
      this.#fail({
        code: 'subject-empty',
        message: `Line ${line} names no patient.`,
        remedy: 'Give the row its patient, or remove it.',
        line,
        column: this.#file.subject,
      })
    const visit = this.#visitOf(batch, row, line)
    const details = this.#details(batch, row, line)
    if (subject === '' || visit === undefined || details === undefined) return undefined
    if (details.start !== undefined) this.#note(subject, visit, details.start, batch, row)
    return {
      subject: this.#writer.subject(subject),
      visit: this.#writer.visit(visit),
      details: Object.keys(details).length === 0 ? undefined : details,
    }
  }

  #note(subject: string, visit: PlannedVisit, date: string, batch: RowBatch, row: number): void {
    const column = this.#header[this.#date] ?? ''
    const text = batch.text(row, this.#date).trim()
    this.#context.windows.add({ subject, visit, date, text, file: this.#file.file, line: batch.line(row), column })
  }

  #fail(issue: Omit<Issue, 'severity' | 'file'>): undefined {
    this.#log.add({ severity: 'error', file: this.#file.file, ...issue })
    return undefined
  }

  #visitOf(batch: RowBatch, row: number, line: number): PlannedVisit | undefined {
    if (this.#visit < 0) return this.#constant
    const text = batch.text(row, this.#visit).trim()
    const column = this.#header[this.#visit] ?? ''
    if (text === '')
      return this.#fail({ code: 'visit-empty', message: `Line ${line} names no visit.`, remedy: 'Give the row its visit.', line, column })
    const visit = this.#context.visits.find(text)
    if (visit !== undefined) return visit
    const near = nearest(
      text,
      this.#context.visits.declared.map(({ label }) => label),
    )
    return this.#fail({
      code: 'visit-unknown',
      message: `Line ${line}: the mapping plans no visit "${text}".`,
      remedy:
        near.length > 0
          ? `Did you mean ${near.join(' or ')}? Otherwise add it to visits, or as an alias.`
          : 'Add it to visits, or as an alias of one.',
      line,
      column,
      value: text,
    })
  }

  #details(batch: RowBatch, row: number, line: number): Details | undefined {
    const details: Record<string, string> = {}
    if (this.#date >= 0 && !batch.blank(row, this.#date)) {
      const text = batch.text(row, this.#date)
      const date = parseDate(text, this.#order, this.#file.serialDates)
      if (date === undefined)
        return this.#fail({
          code: 'date-expected',
          message: `Line ${line}: "${text}" is no date of a visit.`,
          remedy: 'Write dates as 2021-04-03; check dateOrder.',
          line,
          column: this.#header[this.#date] ?? '',
          value: text,
          expected: 'a date',
        })
      details.start = date
    }
    for (const { name, index, values } of this.#parts) {
      if (index < 0 || batch.blank(row, index)) continue
      const text = batch.text(row, index).trim()
      const meant = values === undefined ? text : values.get(plainCell(text))
      if (meant === undefined)
        return this.#fail({
          code: 'value-not-allowed',
          message: `Line ${line}: the mapping does not say which ${name} "${text}" is.`,
          remedy: `Add it to the values of ${name}.`,
          line,
          column: this.#header[index] ?? '',
          value: text,
          expected: [...(values?.keys() ?? [])].join(', '),
        })
      details[name] = meant
    }
    return details
  }
}
