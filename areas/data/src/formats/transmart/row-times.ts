import type { Details, StudyWriter } from '../../study-writer.ts'
import type { RowBatch } from '../../text/delimited.ts'
import { cellText } from './cell-text.ts'
import type { FilePlan, PlannedKey } from './clinical-plan.ts'
import { parseTimestamp } from './parse-timestamp.ts'
import { parseVisitLabel } from './parse-visit-label.ts'
import { warning } from './problem.ts'
import type { Reading } from './reading.ts'
import { type CellProblem, reportCell } from './report-cell.ts'

/** Visit of rows that name none, as upstream calls it. */
const defaultVisitLabel = 'Default'

const problems = {
  instance: {
    code: 'instance-expected',
    message: 'The instance number is no whole number.',
    remedy: 'Number repeated values from 1.',
    expected: 'a whole number',
  },
  range: {
    code: 'date-out-of-range',
    message: 'The date lies outside the years 1850 to 2200.',
    remedy: 'Correct the year.',
    expected: 'a year from 1850 to 2200',
  },
  date: { code: 'date-expected', message: 'The cell is no date.', remedy: 'Write dates as yyyy-MM-dd.', expected: 'yyyy-MM-dd' },
} as const satisfies Readonly<Record<string, CellProblem>>

/** When the values of a row were taken: its trial visit, its start and end, its instance number. */
export class RowTimes {
  /** A column of the file says start, end or instance. */
  readonly dated: boolean
  readonly #reading: Reading
  readonly #writer: StudyWriter
  readonly #file: FilePlan
  readonly #visits: Map<string, number>

  /** @param visits positions of visits by label, shared by the files of a study. */
  constructor(reading: Reading, writer: StudyWriter, file: FilePlan, visits: Map<string, number>) {
    this.#reading = reading
    this.#writer = writer
    this.#file = file
    this.#visits = visits
    this.dated = file.start !== undefined || file.end !== undefined || file.instance !== undefined
  }

  /** Position of the row's trial visit in the study writer. */
  visit(batch: RowBatch, row: number): number {
    const label = (this.#file.trialVisit === undefined ? '' : cellText(batch, row, this.#file.trialVisit)) || defaultVisitLabel
    const known = this.#visits.get(label)
    if (known !== undefined) return known
    const visit = this.#writer.visit(parseVisitLabel(label))
    this.#visits.set(label, visit)
    return visit
  }

  details(batch: RowBatch, row: number): Details {
    const start = this.#date(batch, row, this.#file.start)
    const end = this.#date(batch, row, this.#file.end)
    const instance = this.#instance(batch, row)
    if (start !== undefined && end !== undefined && end.slice(0, 10) < start.slice(0, 10))
      this.#reading.log.add(
        warning('dates-reversed', `The row ends on ${end}, before it starts on ${start}.`, 'Check the two dates.', {
          file: this.#file.path,
          line: batch.line(row),
          value: end,
        }),
      )
    return {
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      ...(instance === undefined ? {} : { instance }),
    }
  }

  #instance(batch: RowBatch, row: number): number | undefined {
    const key = this.#file.instance
    const text = key === undefined ? '' : cellText(batch, row, key)
    if (key === undefined || text === '') return undefined
    if (/^\d{1,9}$/.test(text)) return Number(text)
    reportCell(this.#reading, this.#file.path, batch, row, key.column, problems.instance)
    return undefined
  }

  #date(batch: RowBatch, row: number, key: PlannedKey | undefined): string | undefined {
    const text = key === undefined ? '' : cellText(batch, row, key)
    if (key === undefined || text === '') return undefined
    const found = parseTimestamp(text)
    if (found.kind === 'date') return found.iso
    if (found.kind !== 'unset') {
      const problem = found.kind === 'invalid' ? problems.date : problems.range
      reportCell(this.#reading, this.#file.path, batch, row, key.column, problem)
    }
    return undefined
  }
}
