import type { Mark } from '../scene/mark.ts'
import type { Paint } from '../theme/paint.ts'

/** A vertical interval with caps; an end beyond the bounds becomes an arrow. */
export const whisker = (
  x: number,
  from: number,
  to: number,
  look: { readonly paint: Paint; readonly cap?: number; readonly width?: number },
  bounds: readonly [number, number],
): readonly Mark[] => {
  const [top, bottom] = [Math.min(from, to), Math.max(from, to)]
  const [high, low] = bounds
  const cap = look.cap ?? 4
  const stroke = { stroke: look.paint, strokeWidth: look.width ?? 1.3 }
  const [y1, y2] = [Math.max(top, high), Math.min(bottom, low)]
  if (y1 > y2) return []
  const end = (y: number, beyond: boolean, down: number): Mark =>
    beyond
      ? {
          kind: 'path',
          d: `M${digits(x - cap)} ${digits(y - down * cap)}L${digits(x)} ${digits(y)}L${digits(x + cap)} ${digits(y - down * cap)}`,
          ...stroke,
        }
      : { kind: 'line', x1: x - cap, x2: x + cap, y1: y, y2: y, ...stroke }
  return [{ kind: 'line', x1: x, x2: x, y1, y2, ...stroke }, end(y1, top < high, -1), end(y2, bottom > low, 1)]
}

const digits = (value: number): string => String(Math.round(value * 100) / 100)
