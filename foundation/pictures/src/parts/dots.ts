import type { Mark } from '../scene/mark.ts'
import type { Paint } from '../theme/paint.ts'
import type { SymbolShape } from '../theme/series.ts'
import { symbolPath } from '../theme/symbol-path.ts'
import type { Place } from './path.ts'

/** How a cloud of points looks. */
export interface DotLook {
  readonly paint: Paint
  readonly symbol?: SymbolShape
  readonly r: number
  readonly opacity?: number
  /** A rim of paper around each point. */
  readonly rim?: boolean
}

/** Points as one mark: their symbols, for up to some thousand points. */
export const symbolCloud = (places: readonly Place[], { paint, symbol = 'circle', r, opacity, rim }: DotLook): readonly Mark[] =>
  places.length === 0
    ? []
    : [
        {
          kind: 'path',
          d: places.map(([x, y]) => symbolPath(symbol, x, y, r)).join(''),
          fill: paint,
          ...(opacity === undefined ? {} : { fillOpacity: opacity }),
          ...(rim ? { stroke: 'paper' as const, strokeWidth: 0.7 } : {}),
        },
      ]

/**
 * A great many points as one path of round dots on a grid of half a picture unit: points that would cover each other exactly are drawn once, so that a hundred
 * thousand points stay a small file that still prints sharp.
 */
export const dotCloud = (places: readonly Place[], { paint, r, opacity }: DotLook): readonly Mark[] => {
  if (places.length === 0) return []
  const grid = r >= 1.5 ? 2 : 1
  const seen = new Set<number>()
  const parts: string[] = []
  let [fromX, fromY] = [0, 0]
  for (const [x, y] of places) {
    const [column, row] = [Math.round(x * grid), Math.round(y * grid)]
    const key = row * 65_536 + column
    if (seen.has(key)) continue
    seen.add(key)
    const [dx, dy] = [column - fromX, row - fromY]
    parts.push(parts.length === 0 ? `M${column / grid} ${row / grid}h0` : `m${dx / grid}${dy < 0 ? '' : ' '}${dy / grid}h0`)
    fromX = column
    fromY = row
  }
  return [
    { kind: 'path', d: parts.join(''), stroke: paint, strokeWidth: 2 * r, round: true, ...(opacity === undefined ? {} : { opacity }) },
  ]
}
