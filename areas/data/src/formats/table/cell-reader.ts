import { type Converted, convertExactly, type Issue, type IssueLog } from '@dacryon/core'
import { parseBoolean } from '../../dictionary/parse-boolean.ts'
import { parseLevel } from '../../dictionary/parse-level.ts'
import { parseMissingIn } from '../../dictionary/parse-missing.ts'
import { plainCell } from '../../dictionary/plain-cell.ts'
import type { StudyWriter } from '../../study-writer.ts'
import type { RowBatch } from '../../text/delimited.ts'
import { parseDate } from '../../text/parse-date.ts'
import { parseNumber } from '../../text/parse-number.ts'
import type { ColumnPlan } from './column-plan.ts'

/** What takes the value of an observation. */
export type Taker = Pick<StudyWriter, 'number' | 'text' | 'date' | 'censored' | 'missing'>
type Begin = () => Taker

/** In free text and free categories only these say that a value is absent: `none` or `ND` may be an answer. */
const absentInText = new Set(['', '.', 'na', 'n/a', '#n/a', 'nan', 'null'])

const remembered = 100_000

/**
 * Reads the cells of one column: finds what each means under the column's plan and gives it to where `begin` says, or logs what is wrong
 * with it.
 */
export class CellReader {
  readonly plan: ColumnPlan
  readonly #log: IssueLog
  readonly #file: string
  readonly #converted = new Map<string, Converted | undefined>()
  #pointLine = 0
  #commaLine = 0
  #mixed = false

  constructor(plan: ColumnPlan, log: IssueLog, file: string) {
    this.plan = plan
    this.#log = log
    this.#file = file
  }

  /** @param begin starts the observation and says where its value goes; called at most once, right before the value. */
  read(batch: RowBatch, row: number, begin: Begin): void {
    const { plan } = this
    if (batch.blank(row, plan.index)) {
      if (plan.skipEmpty) return
      begin().missing('missing')
      return
    }
    if (plan.concept.type === 'number' && this.#readPlain(batch, row, begin)) return
    const text = batch.text(row, plan.index)
    const cell = plainCell(text)
    const declared = plan.missing.get(cell)
    if (declared !== undefined) {
      begin().missing(declared, text)
      return
    }
    const line = batch.line(row)
    const mapped = plan.values.get(cell)
    if (plan.concept.type === 'number') this.#number(mapped ?? text.trim(), text, line, begin)
    else if (plan.concept.type === 'date') this.#date(text, line, begin)
    else this.#words(mapped, text, line, begin)
  }

  /** Numbers that need nothing but to be stored: no text is made. */
  #readPlain(batch: RowBatch, row: number, begin: Begin): boolean {
    const { plan } = this
    if (plan.conversion !== undefined || plan.integer || plan.values.size > 0 || plan.missing.size > 0 || plan.allowed.length > 0)
      return false
    const number = batch.number(row, plan.index)
    if (Number.isNaN(number) || !batch.canonical(row, plan.index)) return false
    if (!Number.isInteger(number)) {
      if (this.#commaLine > 0 || plan.decimal === ',') return false
      this.#pointLine ||= batch.line(row)
    }
    begin().number(number)
    return true
  }

  #error(issue: Omit<Issue, 'severity' | 'file' | 'column'>): void {
    this.#log.add({ severity: 'error', file: this.#file, column: this.plan.header, ...issue })
  }

  #missing(text: string, begin: Begin): boolean {
    const { allowed, concept } = this.plan
    const free = allowed.length === 0 && (concept.type === 'text' || concept.type === 'category')
    if (free && !absentInText.has(plainCell(text))) return false
    const reason = parseMissingIn(text, { allowed })
    if (reason === undefined) return false
    begin().missing(reason, text)
    return true
  }

  /** Decimal mark of a cell, as far as the column allows it. */
  #mark(text: string, line: number): '.' | ',' | undefined {
    const { decimal } = this.plan
    const [comma, point] = [text.includes(','), text.includes('.')]
    if (decimal !== undefined) return decimal
    if (comma) this.#commaLine ||= line
    if (point) this.#pointLine ||= line
    if (this.#commaLine === 0) return '.'
    if (this.#pointLine === 0) {
      if (this.#commaLine === line)
        this.#log.add({
          code: 'decimal-comma',
          severity: 'warning',
          message: `${this.plan.header}: no cell up to line ${line} has a point, so "${text}" is read with a decimal comma.`,
          remedy: 'Declare decimal: "," in the mapping, or correct the file.',
          file: this.#file,
          line,
          column: this.plan.header,
          value: text,
        })
      return ','
    }
    if (!this.#mixed)
      this.#error({
        code: 'decimal-mixed',
        message: `${this.plan.header} has a decimal point on line ${this.#pointLine} and a comma on line ${this.#commaLine}: one of them may mark thousands.`,
        remedy: 'Write all numbers of the column in one way.',
        line,
        value: text,
      })
    this.#mixed = true
    return undefined
  }

  #number(text: string, raw: string, line: number, begin: Begin): void {
    const { plan } = this
    if (!plan.values.has(plainCell(raw)) && this.#missing(text, begin)) return
    const level = plan.spelled === undefined ? undefined : parseLevel(plan.spelled, text)
    const decimal = level === undefined && plan.values.size === 0 ? this.#mark(text, line) : '.'
    if (decimal === undefined) return
    const written = parseNumber(level ?? text, { decimal, titre: plan.titre })
    if (written === undefined) {
      this.#error({
        code: 'number-expected',
        message: `Line ${line}, column ${plan.header}: "${shown(raw)}" is not a number.`,
        remedy: 'Correct the cell, or map the text under values or missing.',
        line,
        value: shown(raw),
        expected: plan.titre ? 'a number or a titre such as 1:320' : `a number with a decimal ${decimal === ',' ? 'comma' : 'point'}`,
      })
      return
    }
    const converted = this.#convert(written.text, line)
    if (converted === undefined && plan.conversion !== undefined) return
    const number = converted?.number ?? written.number
    if (!this.#fits(number, raw, line)) return
    if (written.comparator !== undefined) begin().censored(written.comparator, number, raw)
    else begin().number(number, String(number) === raw ? undefined : raw)
  }

  #convert(text: string, line: number): Converted | undefined {
    const { conversion } = this.plan
    if (conversion === undefined) return undefined
    if (this.#converted.has(text)) return this.#converted.get(text)
    const result = convertExactly({ value: text, ...conversion })
    if (!result.ok) {
      for (const issue of result.issues) this.#error({ code: issue.code, message: issue.message, remedy: issue.remedy, line, value: text })
      return undefined
    }
    if (this.#converted.size < remembered) this.#converted.set(text, result.value)
    return result.value
  }

  #fits(number: number, raw: string, line: number): boolean {
    const { integer, allowed, concept } = this.plan
    if (integer && !Number.isInteger(number)) {
      this.#error({
        code: 'integer-expected',
        message: `Line ${line}: ${concept.path.at(-1)} is a whole number, and "${shown(raw)}" is none.`,
        remedy: 'Correct the cell, or map the column to another variable.',
        line,
        value: shown(raw),
        expected: 'a whole number',
      })
      return false
    }
    if (allowed.length === 0 || allowed.includes(String(number))) return true
    this.#notAllowed(raw, line)
    return false
  }

  #notAllowed(raw: string, line: number): void {
    const { allowed, concept } = this.plan
    this.#error({
      code: 'value-not-allowed',
      message: `Line ${line}: "${shown(raw)}" is no value of ${concept.path.at(-1)}.`,
      remedy: 'Correct the cell, or say what it means under values.',
      line,
      value: shown(raw),
      expected: allowed.join(', '),
    })
  }

  #date(text: string, line: number, begin: Begin): void {
    const { plan } = this
    if (this.#missing(text, begin)) return
    const date = parseDate(text, plan.dateOrder, plan.serialDates)
    if (date === undefined) {
      this.#error({
        code: 'date-expected',
        message: `Line ${line}, column ${plan.header}: "${shown(text)}" is no date that exists between 1850 and 2200.`,
        remedy: /^\d{3,6}$/.test(text.trim())
          ? 'If these are serial numbers of a workbook, declare serialDates: 1900 or 1904.'
          : 'Write dates as 2021-04-03, and years with four digits; check dateOrder.',
        line,
        value: shown(text),
        expected: 'a date',
      })
      return
    }
    begin().date(date, date === text ? undefined : text)
  }

  #words(mapped: string | undefined, text: string, line: number, begin: Begin): void {
    const { plan } = this
    if (mapped === undefined && this.#missing(text, begin)) return
    const meant = mapped ?? this.#meaning(text)
    if (meant === undefined) {
      this.#notAllowed(text, line)
      return
    }
    begin().text(meant, meant === text || plan.concept.type === 'text' ? undefined : text)
  }

  #meaning(text: string): string | undefined {
    const { allowed, boolean, spelled } = this.plan
    const cell = plainCell(text)
    const direct = allowed.length === 0 ? text.trim() : allowed.find((value) => plainCell(value) === cell)
    const meant =
      direct ??
      (boolean ? parseBoolean(text, { declared: true }) : undefined) ??
      (spelled === undefined ? undefined : parseLevel(spelled, text))
    return meant !== undefined && (allowed.length === 0 || allowed.includes(meant)) ? meant : undefined
  }
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text)
