import { type Issue, IssueLog } from '@dacryon/core'
import type { MeasurementBatch } from '../../parts.ts'
import type { Feature } from '../../study.ts'
import type { RowBatch } from '../../text/delimited.ts'
import type { TableRows } from '../../text/open-table.ts'
import type { MatrixColumns } from './matrix-columns.ts'

/** Features in one batch of measurements. */
const blockFeatures = 256

const missingWords = new Set(['', 'na', 'n/a', '#n/a', 'null'])

/**
 * The numbers of a matrix, a block of features at a time. Empty cells and NA are NaN and counted in one warning; any other cell that is no
 * number is an error with its place, as is a feature id that comes twice (both lines are named). `issues` are complete at the end.
 */
export class MatrixRows {
  readonly #log = new IssueLog()
  readonly #file: string
  readonly #header: readonly string[]
  readonly #columns: MatrixColumns
  readonly #lines = new Map<string, number>()
  readonly #assay: number
  readonly #layer: string
  #missing = 0
  #firstMissing: { line: number; column: string } | undefined

  /** @param assay position of the assay in order of arrival. */
  constructor(file: string, header: readonly string[], columns: MatrixColumns, assay: number, layer: string) {
    this.#file = file
    this.#header = header
    this.#columns = columns
    this.#assay = assay
    this.#layer = layer
  }

  get features(): number {
    return this.#lines.size
  }

  async *read(rows: AsyncIterable<TableRows>): AsyncGenerator<MeasurementBatch> {
    const width = this.#columns.samples.length
    const indices = Int32Array.from(this.#columns.samples, ({ index }) => index)
    let features: Feature[] = []
    let values = new Float64Array(blockFeatures * width)
    for await (const { batch, first, end } of rows)
      for (let row = first; row < end; row++) {
        const feature = this.#feature(batch, row)
        if (feature === undefined) continue
        const from = features.push(feature) * width - width
        for (let sample = 0; sample < width; sample++) {
          const column = indices[sample] ?? 0
          const value = batch.number(row, column)
          values[from + sample] = value
          if (Number.isNaN(value)) this.#noNumber(batch, row, column)
        }
        if (features.length < blockFeatures) continue
        yield { assay: this.#assay, features, layers: { [this.#layer]: values } }
        features = []
        values = new Float64Array(blockFeatures * width)
      }
    if (features.length > 0) yield { assay: this.#assay, features, layers: { [this.#layer]: values.slice(0, features.length * width) } }
  }

  issues(): readonly Issue[] {
    if (this.#firstMissing === undefined) return this.#log.all()
    const cells = this.#missing === 1 ? 'One cell is' : `${this.#missing} cells are`
    const missing: Issue = {
      code: 'measurements-missing',
      severity: 'warning',
      message: `${cells} empty or NA, the first on line ${this.#firstMissing.line}; no value is put in their place.`,
      remedy: 'Check that these were not measured.',
      file: this.#file,
      ...this.#firstMissing,
      times: this.#missing,
    }
    return [...this.#log.all(), missing]
  }

  #feature(batch: RowBatch, row: number): Feature | undefined {
    const line = batch.line(row)
    const id = batch.text(row, this.#columns.key).trim()
    const problem = this.#rowProblem(batch.cells(row), id, line)
    if (problem !== undefined) {
      this.#log.add({ severity: 'error', file: this.#file, line, ...problem })
      return undefined
    }
    this.#lines.set(id, line)
    const { symbol, annotations } = this.#columns
    const name = symbol < 0 ? '' : batch.text(row, symbol).trim()
    if (annotations.length === 0) return name === '' ? { id } : { id, symbol: name }
    const attributes = Object.fromEntries(
      annotations.map(({ index, header }) => [header, batch.text(row, index).trim()]).filter(([, text]) => text !== ''),
    )
    return { id, ...(name === '' ? {} : { symbol: name }), attributes }
  }

  #rowProblem(cells: number, id: string, line: number): Pick<Issue, 'code' | 'message' | 'remedy' | 'value' | 'expected'> | undefined {
    const columns = this.#header.length
    if (cells !== columns)
      return {
        code: 'row-width',
        message: `Line ${line} has ${cells} cells, the header has ${columns}.`,
        remedy: 'Check the delimiter, and that the file was written completely.',
        expected: `${columns} cells`,
      }
    if (id === '')
      return {
        code: 'feature-id-empty',
        message: `Line ${line} names no feature.`,
        remedy: 'Give every row an id, for example in a column row_id.',
      }
    const before = this.#lines.get(id)
    if (before === undefined) return undefined
    return {
      code: 'duplicate-feature',
      message: `Feature ${id} is on line ${before} and again on line ${line}.`,
      remedy: 'Make the ids unique, for example with a column row_id; a gene symbol may come twice in a column gene_symbol.',
      value: id,
    }
  }

  #noNumber(batch: RowBatch, row: number, column: number): void {
    const text = batch.text(row, column)
    const line = batch.line(row)
    const header = this.#header[column] ?? ''
    if (missingWords.has(text.trim().toLowerCase())) {
      this.#missing++
      this.#firstMissing ??= { line, column: header }
      return
    }
    this.#log.add({
      code: 'number-expected',
      severity: 'error',
      message: `Line ${line}, column ${header}: "${text.slice(0, 40)}" is not a number.`,
      remedy: 'Write a number with a decimal point; leave a value that is absent empty or write NA.',
      file: this.#file,
      line,
      column: header,
      value: text.slice(0, 80),
      expected: 'a finite decimal number',
    })
  }
}
