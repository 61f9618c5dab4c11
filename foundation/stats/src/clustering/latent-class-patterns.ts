import type { FactorColumn } from '../data/column.ts'

/** Answers as they occur: each pattern once, with how many gave it. */
export interface Patterns {
  readonly items: number
  /** Levels of each item. */
  readonly levels: Int32Array
  /** Where the probabilities of an item begin in a flat list of all levels. */
  readonly offsets: Int32Array
  readonly width: number
  /** One row a pattern: place in the flat list of levels, -1 where missing. */
  readonly cells: Int32Array
  readonly counts: Float64Array
  /** Pattern of each subject, -1 for those without any answer. */
  readonly patternOf: Int32Array
  /** Subjects with at least one answer. */
  readonly used: number
  readonly complete: boolean
}

/** Patterns of answers of at least one item. */
export const patternsOf = (items: readonly FactorColumn[]): Patterns => {
  const n = items[0]?.codes.length ?? 0
  const levels = Int32Array.from(items, (item) => item.levels.length)
  const offsets = new Int32Array(items.length)
  for (let j = 1; j < items.length; j++) offsets[j] = (offsets[j - 1] ?? 0) + (levels[j - 1] ?? 0)
  const width = (offsets.at(-1) ?? 0) + (levels.at(-1) ?? 0)
  const known = new Map<string, number>()
  const cells: number[] = []
  const counts: number[] = []
  let [used, complete] = [0, true]
  const patternOf = Int32Array.from({ length: n }, (_, i) => {
    const row = items.map((item, j) => ((item.codes[i] ?? -1) < 0 ? -1 : (offsets[j] ?? 0) + (item.codes[i] ?? 0)))
    if (row.every((cell) => cell < 0)) return -1
    used += 1
    if (row.some((cell) => cell < 0)) complete = false
    const key = row.join(' ')
    const at = known.get(key) ?? known.size
    if (at === known.size) {
      known.set(key, at)
      cells.push(...row)
    }
    counts[at] = (counts[at] ?? 0) + 1
    return at
  })
  return {
    items: items.length,
    levels,
    offsets,
    width,
    cells: Int32Array.from(cells),
    counts: Float64Array.from(counts),
    patternOf,
    used,
    complete,
  }
}
