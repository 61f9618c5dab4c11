import type { Part } from '../../parts.ts'
import type { Details, StudyWriter } from '../../study-writer.ts'
import type { RowBatch } from '../../text/delimited.ts'
import { pathCode } from './category-path.ts'
import { cellText } from './cell-text.ts'
import type { FilePlan, PlannedColumn } from './clinical-plan.ts'
import type { CrossTrialPrefix } from './cross-trial.ts'
import { originOf } from './origin-of.ts'
import { parseJavaNumber } from './parse-java-number.ts'
import { error, shown, warning } from './problem.ts'
import type { Reading } from './reading.ts'
import { type CellProblem, reportCell } from './report-cell.ts'
import { RowTimes } from './row-times.ts'
import { RowVariable } from './row-variable.ts'
import type { Variable } from './variable.ts'
import type { Variables } from './variables.ts'

/** Upstream cuts longer texts. */
const longestText = 255
const noDetails: Details = Object.freeze({})

/** A column while its file is read. */
interface LiveColumn {
  readonly plan: PlannedColumn
  readonly header: string
  readonly fixed: Variable | undefined
  /** Origins in the study writer, by variable: one for most columns, one a path for template columns. */
  readonly origins: Map<Variable, number>
}

/** Reads one data file of the clinical data into observations. */
export class ClinicalFile {
  readonly #reading: Reading
  readonly #writer: StudyWriter
  readonly #file: FilePlan
  readonly #rows: RowVariable
  readonly #crossTrial: readonly CrossTrialPrefix[]
  readonly #times: RowTimes
  #columns: readonly LiveColumn[] = []
  #width = 0

  constructor(
    reading: Reading,
    writer: StudyWriter,
    file: FilePlan,
    variables: Variables,
    crossTrial: readonly CrossTrialPrefix[],
    visits: Map<string, number>,
  ) {
    this.#reading = reading
    this.#writer = writer
    this.#file = file
    this.#rows = new RowVariable(file, variables)
    this.#crossTrial = crossTrial
    this.#times = new RowTimes(reading, writer, file, visits)
  }

  /** @param share part of the file's progress this pass makes. */
  async *read(share: number): AsyncGenerator<Part> {
    for await (const batch of this.#reading.batches(this.#file.path, { share })) {
      let row = 0
      if (this.#width === 0) {
        this.#begin(batch)
        row = 1
      }
      // Without its subject column nothing in the file can be told apart.
      if (this.#file.subject.column < this.#width) for (; row < batch.rows; row++) this.#readRow(batch, row)
      yield* this.#writer.drain()
      yield this.#reading.progress
    }
  }

  /** The header says how wide the file is. */
  #begin(batch: RowBatch): void {
    this.#width = batch.cells(0)
    const beyond = (column: number): boolean => column >= this.#width
    const file = this.#file
    const keys = [file.subject, file.site, file.visitName, file.trialVisit, file.start, file.end, file.instance, ...file.labels.values()]
    for (const column of [...keys.flatMap((key) => key?.column ?? []), ...file.columns.map(({ column }) => column)].filter(beyond)) {
      const remedy = this.#width === 1 ? 'Check that the file is tab-separated.' : 'Correct the column number in the column map.'
      const message = `The column map speaks of column ${column + 1} of ${file.name}, which has ${this.#width}.`
      this.#reading.log.add(
        error('column-beyond-file', message, remedy, {
          file: file.path,
          line: batch.line(0),
          column: column + 1,
          expected: `a number up to ${this.#width}`,
        }),
      )
    }
    this.#columns = file.columns
      .filter(({ column }) => !beyond(column))
      .map((plan) => ({ plan, header: batch.text(0, plan.column).trim(), fixed: this.#rows.fixed(plan), origins: new Map() }))
  }

  #readRow(batch: RowBatch, row: number): void {
    const cells = batch.cells(row)
    if (cells !== this.#width && !this.#fits(batch, row, cells)) return
    const id = cellText(batch, row, this.#file.subject)
    if (id === '') {
      this.#report(batch, row, this.#file.subject.column, {
        code: 'subject-empty',
        message: 'The row has no subject id.',
        remedy: 'Write the subject id, or take the row out.',
        expected: 'a subject id',
      })
      return
    }
    const subject = this.#writer.subject(id)
    const visit = this.#times.visit(batch, row)
    const details = this.#times.dated ? this.#times.details(batch, row) : noDetails
    const line = batch.line(row)
    for (const column of this.#columns) {
      const variable = column.fixed ?? this.#made(column, batch, row)
      if (variable === undefined) continue
      const { words } = column.plan
      const at = column.plan.column
      if (words === undefined && variable.type === 'number') {
        const number = batch.number(row, at)
        if (Number.isFinite(number)) {
          this.#at(column, variable, subject, visit, line, details)
          if (batch.canonical(row, at)) this.#writer.number(number)
          else this.#writer.number(number, batch.text(row, at))
          continue
        }
      }
      if (words === undefined && batch.blank(row, at)) continue
      this.#readText(column, variable, batch, row, subject, visit, details)
    }
  }

  /** A cell that is no plain number: text, a mapped word, or a number in an unusual spelling. */
  #readText(column: LiveColumn, variable: Variable, batch: RowBatch, row: number, subject: number, visit: number, details: Details): void {
    const { words, column: at } = column.plan
    const raw = batch.text(row, at)
    const value = ((words === undefined ? raw : words.map(raw)) ?? '').trim()
    if (value === '') return
    const line = batch.line(row)
    if (variable.type === 'category') {
      if (variable.demographic === 'age' && parseJavaNumber(value).kind !== 'number')
        this.#report(batch, row, column.plan.column, {
          code: 'number-expected',
          message: `${pathCode(variable.path)} fills the patient's age, but the cell is no number.`,
          remedy: 'Write the age in years, or give the variable another label.',
          expected: 'a number',
        })
      if (value.length > longestText)
        this.#reading.log.add(
          warning(
            'text-long',
            `The text has ${value.length} characters; it is kept whole, where upstream would cut it at ${longestText}.`,
            'Shorten it when it is to be exported to such a warehouse.',
            {
              file: this.#file.path,
              line,
              column: at + 1,
              value: shown(value),
            },
          ),
        )
      this.#at(column, variable, subject, visit, line, details)
      if (value === raw) this.#writer.text(value)
      else this.#writer.text(value, raw)
      return
    }
    const parsed = parseJavaNumber(value)
    if (parsed.kind === 'number') {
      this.#at(column, variable, subject, visit, line, details)
      if (String(parsed.number) === raw) this.#writer.number(parsed.number)
      else this.#writer.number(parsed.number, raw)
      return
    }
    variable.refused = true
    if (parsed.kind === 'not-finite')
      this.#report(batch, row, column.plan.column, {
        code: 'number-not-finite',
        message: `${pathCode(variable.path)} holds a value that is not a finite number.`,
        remedy: 'Leave the cell empty when there is no value, or drop the word with a word map.',
        expected: 'a finite number',
      })
    else
      this.#report(batch, row, column.plan.column, {
        code: 'number-expected',
        message: `${pathCode(variable.path)} is numerical, but the cell is text.`,
        remedy: 'Correct the cell, map the word, or declare the variable CATEGORICAL.',
        expected: 'a number',
      })
  }

  #at(column: LiveColumn, variable: Variable, subject: number, visit: number, line: number, details: Details): void {
    if (variable.concept < 0) variable.concept = this.#writer.concept(variable.asConcept())
    const origin = column.origins.get(variable) ?? this.#origin(column, variable)
    if (details === noDetails) this.#writer.at(subject, visit, variable.concept, origin, line)
    else this.#writer.at(subject, visit, variable.concept, origin, line, details)
  }

  #origin(column: LiveColumn, variable: Variable): number {
    const origin = this.#writer.origin(originOf(this.#file.path, column.header, column.plan, variable, this.#crossTrial))
    column.origins.set(variable, origin)
    return origin
  }

  #made(column: LiveColumn, batch: RowBatch, row: number): Variable | undefined {
    const made = this.#rows.of(column.plan, batch, row)
    if (made === undefined && !batch.blank(row, column.plan.column))
      this.#report(batch, row, column.plan.column, {
        code: 'path-part-empty',
        message: 'The row has a value, but the cell that would name its variable is empty.',
        remedy: 'Fill in the label, site or visit of the row.',
        expected: 'a name',
      })
    return made
  }

  #fits(batch: RowBatch, row: number, cells: number): boolean {
    if (cells === 1 && batch.blank(row, 0)) return false
    let extra = this.#width
    while (extra < cells && batch.blank(row, extra)) extra++
    if (cells > this.#width && extra === cells) return true
    const remedy =
      cells < this.#width
        ? 'Fill the row up with tabs, or find where a tab or a line end went lost.'
        : 'Give every column a header, or quote the cell that holds a tab.'
    const place = { file: this.#file.path, line: batch.line(row), value: String(cells), expected: `${this.#width} cells` }
    this.#reading.log.add(error('row-width', `The row has ${cells} cells, the header ${this.#width}.`, remedy, place))
    return false
  }

  #report(batch: RowBatch, row: number, column: number, problem: CellProblem): void {
    reportCell(this.#reading, this.#file.path, batch, row, column, problem)
  }
}
