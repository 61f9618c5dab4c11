import type { RowBatch } from '@dacryon/data'
import { type Instrument, resultText, type TableScorer } from '@dacryon/endpoints'
import type { CsvBytes } from './csv-bytes.ts'
import type { RowChecker } from './row-checker.ts'
import { scoreTally } from './summary.ts'

const commaNumber = /^([<>]?=?\s*-?\d+),(\d+)$/

/** How the rows of a table are read. */
export interface RowReading {
  readonly width: number
  readonly check: RowChecker
  /** `0,20` is 0.20. */
  readonly decimalComma: boolean
}

/** Writes rows: the cells of the table, the results, flag and reason. */
export const rowWriter = (instrument: Instrument, scorer: TableScorer, { width, check, decimalComma }: RowReading, out: CsvBytes) => {
  const results = Object.keys(instrument.results)
  const tally = scoreTally(instrument)
  const texts: string[] = new Array(width).fill('')
  const plain = (column: number): string => texts[column] ?? ''
  const cell = decimalComma ? (column: number): string => plain(column).trim().replace(commaNumber, '$1.$2') : plain
  const end = (flag: string, reason: string): void => {
    tally.row(reason, flag)
    out.cell(flag)
    out.cell(reason)
    out.endRow()
  }
  const write = (batch: RowBatch, row: number): void => {
    for (let column = 0; column < width; column++) {
      const text = batch.text(row, column)
      texts[column] = text
      out.cell(text)
    }
    const wrong = check(batch, row, texts)
    const score = wrong.length > 0 ? undefined : scorer.score(cell)
    for (let at = 0; at < results.length; at++) {
      const value = score?.results[results[at] ?? '']
      tally.result(at, value)
      out.cell(value === undefined ? 'NA' : resultText(value))
    }
    if (score === undefined) end('', wrong.join(';'))
    else end(score.flags.join(';'), score.reasons.join(';'))
  }
  return { write, tally }
}
