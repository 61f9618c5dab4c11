import { openTable } from '@dacryon/data'
import type { ScoreSummary } from '@dacryon/table-to-scores'
import { fileSource } from './file-source.ts'
import type { Bin } from './messages.ts'

const most = 16
const steps = [1, 2, 5]

/** Width of bins: 1, 2 or 5 times a power of ten, so that edges are round and no more than `most` bins are needed. */
const widthOf = (range: number): number => {
  const start = Math.floor(Math.log10(range / most))
  for (let power = start; ; power++) for (const step of steps) if (range / (step * 10 ** power) < most) return step * 10 ** power
}

/** How the main result is distributed over the rows of a scored table; none when it is no number. */
export const binsOf = async (scored: File, { main, results }: ScoreSummary): Promise<readonly Bin[]> => {
  const result = results.find(({ id }) => id === main)
  if (result?.kind !== 'number' || result.min === undefined || result.max === undefined) return []
  const [min, max] = [Number(result.min), Number(result.max)]
  const width = max === min ? 1 : widthOf(max - min)
  const low = Math.floor(min / width) * width
  const counts: number[] = new Array(Math.floor((max - low) / width) + 1).fill(0)
  const table = await openTable(fileSource(scored), scored.name, {})
  const column = table.header.lastIndexOf(main)
  for await (const { batch, first, end } of table.rows())
    for (let row = first; row < end; row++) {
      const value = Number(batch.text(row, column) || 'NaN')
      const at = Math.min(counts.length - 1, Math.floor((value - low) / width))
      if (Number.isFinite(value)) counts[at] = (counts[at] ?? 0) + 1
    }
  return counts.map((rows, at) => ({ low: low + at * width, high: low + (at + 1) * width, rows }))
}
