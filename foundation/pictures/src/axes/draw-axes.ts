import type { Mark, TextMark } from '../scene/mark.ts'
import type { Box } from '../text/text-box.ts'
import { textWidth } from '../text/text-width.ts'
import { wrapText } from '../text/wrap-text.ts'
import type { Axis, Scale, Tick } from './axis.ts'

const tickSize = 11
const titleSize = 12
const lineHeight = 15

/** Space an axis takes left of the drawing. */
export const leftAxisWidth = (axis: Axis, height: number): number => {
  const ticks = Math.max(0, ...axis.ticks.map(({ text }) => textWidth(text, tickSize)))
  return ticks + 9 + wrapText(axis.title, height, titleSize, 400, 2).length * lineHeight + (axis.title === '' ? 0 : 5)
}

const inside = (axis: Axis, ticks: readonly Tick[]): readonly Tick[] => {
  const [low, high] = axis.domain
  const slack = 1e-9 * Math.max(Math.abs(low), Math.abs(high))
  return ticks.filter(({ value }) => value >= low - slack && value <= high + slack)
}

/** Ticks whose words have room; the others keep their mark. Both ends are kept before what is between. */
const spoken = (ticks: readonly Tick[], place: (tick: Tick) => readonly [number, number]): ReadonlySet<Tick> => {
  const kept: (readonly [number, number])[] = []
  const result = new Set<Tick>()
  const last = ticks.at(-1)
  for (const tick of last === undefined ? [] : [last, ...ticks.slice(0, -1)]) {
    const [from, to] = place(tick)
    if (tick.text === '' || kept.some(([a, b]) => from < b && a < to)) continue
    kept.push([from, to])
    result.add(tick)
  }
  return result
}

/** Axis left of the box: light lines across the drawing, tick words, and the title read upwards. */
export const drawLeftAxis = (
  axis: Axis,
  y: Scale,
  box: Box,
  options: { readonly grid?: boolean; readonly line?: boolean } = {},
): readonly Mark[] => {
  const ticks = inside(axis, axis.ticks)
  const words = spoken(ticks, ({ value }) => [y(value) - 7, y(value) + 7])
  const marks: Mark[] = []
  for (const tick of ticks) {
    const at = y(tick.value)
    if (options.grid !== false) marks.push({ kind: 'line', x1: box.left, x2: box.right, y1: at, y2: at, stroke: 'grid' })
    marks.push({ kind: 'line', x1: box.left - 4, x2: box.left, y1: at, y2: at, stroke: 'axis' })
    if (words.has(tick))
      marks.push({ kind: 'text', role: 'tick', x: box.left - 7, y: at + 3.8, text: tick.text, size: tickSize, anchor: 'end' })
  }
  if (options.line !== false) marks.push({ kind: 'line', x1: box.left, x2: box.left, y1: box.top, y2: box.bottom, stroke: 'axis' })
  const lines = wrapText(axis.title, box.bottom - box.top, titleSize, 400, 2)
  const left = box.left - leftAxisWidth(axis, box.bottom - box.top)
  lines.forEach((text, at) => {
    marks.push({
      kind: 'text',
      role: 'axis-title',
      x: left + 11 + at * lineHeight,
      y: (box.top + box.bottom) / 2,
      text,
      size: titleSize,
      anchor: 'middle',
      turn: -90,
    })
  })
  return marks
}

/** Space an axis takes below the drawing. */
export const bottomAxisHeight = (axis: Axis, width: number): number =>
  (axis.ticks.length === 0 ? 4 : 21) + wrapText(axis.title, width, titleSize, 400, 2).length * lineHeight + (axis.title === '' ? 0 : 5)

/** Axis below the box, with its title in the middle. */
export const drawBottomAxis = (
  axis: Axis,
  x: Scale,
  box: Box,
  options: { readonly grid?: boolean; readonly line?: boolean } = {},
): readonly Mark[] => {
  const ticks = inside(axis, axis.ticks)
  const half = (tick: Tick): number => textWidth(tick.text, tickSize) / 2 + 3
  const words = spoken(ticks, (tick) => [x(tick.value) - half(tick), x(tick.value) + half(tick)])
  const marks: Mark[] = []
  for (const tick of ticks) {
    const at = x(tick.value)
    if (options.grid === true) marks.push({ kind: 'line', x1: at, x2: at, y1: box.top, y2: box.bottom, stroke: 'grid' })
    marks.push({ kind: 'line', x1: at, x2: at, y1: box.bottom, y2: box.bottom + 4, stroke: 'axis' })
    if (words.has(tick))
      marks.push({ kind: 'text', role: 'tick', x: at, y: box.bottom + 16, text: tick.text, size: tickSize, anchor: 'middle' })
  }
  if (options.line !== false) marks.push({ kind: 'line', x1: box.left, x2: box.right, y1: box.bottom, y2: box.bottom, stroke: 'axis' })
  return [...marks, ...bottomTitle(axis.title, box, axis.ticks.length === 0 ? 4 : 21)]
}

/** The title below an axis. */
export const bottomTitle = (title: string, box: Box, down = 21): readonly TextMark[] =>
  wrapText(title, box.right - box.left, titleSize, 400, 2).map((text, at) => ({
    kind: 'text',
    role: 'axis-title',
    x: (box.left + box.right) / 2,
    y: box.bottom + down + 13 + at * lineHeight,
    text,
    size: titleSize,
    anchor: 'middle',
  }))
