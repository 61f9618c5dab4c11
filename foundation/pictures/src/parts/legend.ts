import type { Mark } from '../scene/mark.ts'
import { fitText } from '../text/fit-text.ts'
import { textWidth } from '../text/text-width.ts'
import type { Paint } from '../theme/paint.ts'
import { type SymbolShape, seriesLook } from '../theme/series.ts'
import { symbolPath } from '../theme/symbol-path.ts'

/** One entry of a legend. */
export interface LegendEntry {
  readonly label: string
  readonly paint: Paint
  readonly kind: 'area' | 'line' | 'point' | 'line-point'
  readonly dash?: readonly number[]
  readonly symbol?: SymbolShape
  readonly texture?: number
  readonly hollow?: true
}

/** Entries of a legend for series in their order. */
export const seriesEntries = (labels: readonly string[], kind: LegendEntry['kind']): readonly LegendEntry[] =>
  labels.map((label, at) => ({ label, kind, ...seriesLook(at) }))

const size = 12
const gap = 18

const keyWidth = (kind: LegendEntry['kind']): number => (kind === 'area' ? 14 : kind === 'point' ? 11 : 26)

/** The sign before a name: a swatch, a line, a point. */
const drawKey = (entry: LegendEntry, x: number, middle: number): readonly Mark[] => {
  const width = keyWidth(entry.kind)
  const { paint, dash = [], symbol = 'circle', texture } = entry
  if (entry.kind === 'area')
    return [{ kind: 'rect', x, y: middle - 5.5, width: 14, height: 11, fill: paint, ...(texture === undefined ? {} : { texture }) }]
  const line: Mark = { kind: 'line', x1: x, x2: x + width, y1: middle, y2: middle, stroke: paint, strokeWidth: 2, dash }
  const look = entry.hollow ? { fill: 'paper' as const, stroke: paint, strokeWidth: 1.3 } : { fill: paint }
  const point: Mark = { kind: 'path', d: symbolPath(symbol, x + width / 2, middle, 4), ...look }
  return entry.kind === 'line' ? [line] : entry.kind === 'point' ? [point] : [line, point]
}

/** A legend in lines from left to right within this width, its top at y. */
export const drawLegend = (
  entries: readonly LegendEntry[],
  x: number,
  y: number,
  width: number,
): { readonly marks: readonly Mark[]; readonly height: number } => {
  const marks: Mark[] = []
  let [left, line] = [x, 0]
  for (const entry of entries) {
    const key = keyWidth(entry.kind) + 6
    const text = fitText(entry.label, width - key, size)
    const needed = key + textWidth(text, size)
    if (left > x && left + needed > x + width) {
      left = x
      line += 1
    }
    const middle = y + 9 + line * 19
    marks.push(...drawKey(entry, left, middle), { kind: 'text', role: 'legend', x: left + key, y: middle + 4.2, text, size })
    left += needed + gap
  }
  return { marks, height: entries.length === 0 ? 0 : (line + 1) * 19 }
}
