import type { FactorColumn, Frame } from '@dacryon/stats/data'
import { factorOf } from '@dacryon/stats/data'
import { ask } from './ask.ts'
import { short } from './short.ts'

/** The category of each of these rows, for colouring a picture; `(missing)` where there is none, `Other` beyond the seven most frequent. */
export const labelsOf = (frame: Frame, name: string, rows: Int32Array): readonly string[] => {
  const factor: FactorColumn = ask(factorOf(frame, name))
  const all = Array.from(rows, (row) => factor.levels[factor.codes[row] ?? -1] ?? '(missing)')
  const counts = new Map<string, number>()
  for (const label of all) counts.set(label, (counts.get(label) ?? 0) + 1)
  const shown = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([label]) => label)
  const kept = new Set(shown.length > 8 ? shown.slice(0, 7) : shown)
  return all.map((label) => (kept.has(label) ? short(label, 60) : 'Other'))
}
