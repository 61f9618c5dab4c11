import type { TextMark } from '../scene/mark.ts'
import { textWidth } from './text-width.ts'

/** A rectangle by its corners. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where the ink of a text mark can be, by the metrics of the shipped font: from the tallest capital to the deepest tail. */
export const textBox = (mark: TextMark): Box => {
  const width = textWidth(mark.text, mark.size, mark.weight)
  const start = mark.anchor === 'middle' ? -width / 2 : mark.anchor === 'end' ? -width : 0
  const angle = ((mark.turn ?? 0) * Math.PI) / 180
  const corners = [
    [start, -0.72 * mark.size],
    [start + width, -0.72 * mark.size],
    [start, 0.2 * mark.size],
    [start + width, 0.2 * mark.size],
  ].map(
    ([x = 0, y = 0]) => [mark.x + x * Math.cos(angle) - y * Math.sin(angle), mark.y + x * Math.sin(angle) + y * Math.cos(angle)] as const,
  )
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

/** Do two boxes share an area? A shared edge is none. */
export const boxesOverlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
