import type { RowBatch } from '../../text/delimited.ts'

/** One line about the samples: a value for each of them. */
export interface SampleLine {
  readonly key: string
  readonly line: number
  readonly values: readonly string[]
}

/** What stands before the table of a series matrix file. */
export interface SeriesHeader {
  /** Values of `!Series_...` lines by key, in order of the file. */
  readonly series: ReadonlyMap<string, readonly string[]>
  readonly samples: readonly SampleLine[]
}

/** A cell without the quotes that stay when quotes inside it were not doubled. */
const bare = (text: string): string => (text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text).trim()

/** Collects the lines `!Series_key` and `!Sample_key`, one value a cell. */
export class HeaderLines implements SeriesHeader {
  readonly series = new Map<string, string[]>()
  readonly samples: SampleLine[] = []

  add(batch: RowBatch, row: number): void {
    const [, kind, key] = /^!(Series|Sample)_(.+)$/.exec(batch.text(row, 0).trim()) ?? []
    if (key === undefined) return
    const values = Array.from({ length: batch.cells(row) - 1 }, (_, cell) => bare(batch.text(row, cell + 1)))
    if (kind === 'Sample') this.samples.push({ key, line: batch.line(row), values })
    else this.series.set(key, [...(this.series.get(key) ?? []), ...values.filter((value) => value !== '')])
  }
}
