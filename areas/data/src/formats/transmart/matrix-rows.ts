import type { MeasurementBatch } from '../../parts.ts'
import type { Feature } from '../../study.ts'
import type { RowBatch } from '../../text/delimited.ts'
import type { MatrixShape } from './jobs.ts'
import { matrixCell } from './matrix-cell.ts'
import { layersOf, matrixFields, measuredField, probabilityFields } from './matrix-fields.ts'
import type { MatrixHeader } from './matrix-header.ts'
import type { MatrixSettings } from './matrix-settings.ts'
import { error, shown, warning } from './problem.ts'
import type { Reading } from './reading.ts'
import { writeZScores } from './z-scores.ts'

/** Numbers in a batch, about. */
const capacity = 1 << 17
const probabilityTolerance = 0.01

/** Turns rows of a matrix file into rows of layers: raw, log2 and z-scores as upstream computes them. */
export class MatrixRows {
  /** Cells that hold something which is no measurement. */
  readonly dropped = { negative: 0, unreadable: 0, zero: 0 }
  readonly #reading: Reading
  readonly #path: string
  readonly #header: MatrixHeader
  readonly #shape: MatrixShape
  readonly #settings: MatrixSettings
  readonly #zeroLog: number
  readonly #assay: number
  readonly #samples: number
  readonly #capacity: number
  readonly #derives: boolean
  readonly #layerIds: readonly string[]
  #layers: Record<string, Float64Array>
  #features: Feature[] = []

  /** @param zeroLog log2 that stands for a raw zero; NaN when the file has no positive value. */
  constructor(
    reading: Reading,
    path: string,
    header: MatrixHeader,
    shape: MatrixShape,
    settings: MatrixSettings,
    zeroLog: number,
    assay: number,
  ) {
    this.#reading = reading
    this.#path = path
    this.#header = header
    this.#shape = shape
    this.#settings = settings
    this.#zeroLog = zeroLog
    this.#assay = assay
    this.#samples = header.samples.length
    this.#capacity = Math.max(1, Math.floor(capacity / this.#samples))
    const measured = measuredField[shape]
    this.#derives = measured !== undefined && header.columns.has(measured)
    this.#layerIds = layersOf(shape, new Set(header.columns.keys())).map(({ id }) => id)
    this.#layers = this.#fresh()
  }

  get full(): boolean {
    return this.#features.length === this.#capacity
  }

  add(feature: Feature, batch: RowBatch, row: number): void {
    const from = this.#features.push(feature) - 1
    const at = from * this.#samples
    for (const { suffix, signed } of matrixFields[this.#shape]) {
      const columns = this.#header.columns.get(suffix)
      if (columns !== undefined) this.#readField(suffix, signed, columns, batch, row, at)
    }
    if (this.#derives) this.#derive(at)
    if (this.#shape === 'copy-number') this.#checkCopyNumbers(batch, row, at)
  }

  /** Rows since the last take. */
  take(): MeasurementBatch | undefined {
    const features = this.#features
    if (features.length === 0) return undefined
    const length = features.length * this.#samples
    const layers = Object.fromEntries(
      Object.entries(this.#layers).map(([id, values]) => [id, length === values.length ? values : values.slice(0, length)]),
    )
    this.#features = []
    this.#layers = this.#fresh()
    return { assay: this.#assay, features, layers }
  }

  #fresh(): Record<string, Float64Array> {
    return Object.fromEntries(this.#layerIds.map((id) => [id, new Float64Array(this.#capacity * this.#samples).fill(Number.NaN)]))
  }

  #readField(field: string, signed: boolean, columns: Int32Array, batch: RowBatch, row: number, at: number): void {
    const values = this.#layers[field]
    if (values === undefined) return
    const measured = field === measuredField[this.#shape]
    const base = measured ? this.#settings.sourceBase : undefined
    for (let sample = 0; sample < this.#samples; sample++) {
      const column = columns[sample] as number
      if (column < 0) continue
      let value = matrixCell(batch, row, column, (reason) => this.#complain(reason, batch, row, column))
      if (Number.isNaN(value)) continue
      if (base !== undefined) {
        value = base ** value
        if (!Number.isFinite(value)) this.#complain('not-finite', batch, row, column)
      } else if (!signed && value < 0) {
        this.dropped.negative++
        continue
      }
      if (measured && value === 0 && this.#settings.zeroMeansNoInfo) {
        this.dropped.zero++
        continue
      }
      values[at + sample] = value
    }
  }

  /** log2 and z-score of one row. */
  #derive(at: number): void {
    const { log2: log, zscore: scores, [measuredField[this.#shape] ?? '']: raw } = this.#layers
    if (raw === undefined || log === undefined || scores === undefined) return
    for (let place = at; place < at + this.#samples; place++)
      log[place] = raw[place] === 0 ? this.#zeroLog : Math.log2(raw[place] as number)
    if (!this.#header.columns.has('zscore')) writeZScores(log, scores, at, this.#samples)
    // A score given for a cell that is no measurement is not stored either.
    else if (this.#shape === 'intensity')
      for (let place = at; place < at + this.#samples; place++) if (Number.isNaN(raw[place])) scores[place] = Number.NaN
  }

  #checkCopyNumbers(batch: RowBatch, row: number, at: number): void {
    const { flag: flags } = this.#layers
    const probabilities = probabilityFields.flatMap((field) => this.#layers[field] ?? [])
    for (let sample = 0; sample < this.#samples; sample++) {
      const flag = flags?.[at + sample] ?? Number.NaN
      if (!Number.isNaN(flag) && ![-2, -1, 0, 1, 2].includes(flag)) {
        const column = this.#header.columns.get('flag')?.[sample] ?? 0
        const place = {
          file: this.#path,
          line: batch.line(row),
          column: column + 1,
          value: shown(batch.text(row, column)),
          expected: '-2, -1, 0, 1 or 2',
        }
        this.#reading.log.add(error('flag-unknown', 'The flag is no whole number from -2 to 2.', 'Correct the flag.', place))
      }
      const given = probabilities.map((values) => values[at + sample] as number).filter((value) => !Number.isNaN(value))
      const sum = given.reduce((total, value) => total + value, 0)
      if (given.length === 0 || (given.length === probabilityFields.length && Math.abs(sum - 1) <= probabilityTolerance)) continue
      const report = this.#settings.probabilities === 'error' ? error : warning
      const code = this.#header.samples[sample]?.code ?? ''
      const message =
        given.length < probabilityFields.length
          ? `Only ${given.length} of the five probabilities of sample ${code} are given.`
          : `The five probabilities of sample ${code} add up to ${sum.toFixed(3)}.`
      const place = { file: this.#path, line: batch.line(row), value: sum.toFixed(3), expected: '1' }
      this.#reading.log.add(
        report('probabilities-not-1', message, 'Correct them, or set PROB_IS_NOT_1=WARN to keep them as they are.', place),
      )
    }
  }

  #complain(reason: 'unreadable' | 'not-finite' | 'text', batch: RowBatch, row: number, column: number): void {
    if (reason === 'unreadable') {
      this.dropped.unreadable++
      return
    }
    const place = { file: this.#path, line: batch.line(row), column: column + 1, value: shown(batch.text(row, column)) }
    this.#reading.log.add(
      reason === 'text'
        ? error('number-expected', 'The cell of the matrix is no number.', 'Write a number, or leave the cell empty.', {
            ...place,
            expected: 'a number',
          })
        : error('number-not-finite', 'The cell of the matrix is not a finite number.', 'Leave the cell empty when there is no value.', {
            ...place,
            expected: 'a finite number',
          }),
    )
  }
}
