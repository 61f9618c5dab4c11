import type { SeriesPaint } from './paint.ts'

const paints: readonly SeriesPaint[] = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8']
const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 2.5], [9, 3, 2, 3], [12, 3], [4, 2, 1, 2], [1, 2.5], [14, 3, 2, 3, 2, 3]]

/** Shapes of points. */
export const symbols = ['circle', 'square', 'triangle', 'diamond', 'cross', 'down', 'plus', 'star'] as const

/** Shape of a point. */
export type SymbolShape = (typeof symbols)[number]

/** How one series looks: colour, dash, symbol and hatching differ together, so that any one of them is enough. */
export interface SeriesLook {
  readonly paint: SeriesPaint
  readonly dash: readonly number[]
  readonly symbol: SymbolShape
  readonly texture: number
}

/** Look of the series at this place, from 0; the ninth looks as the first. */
export const seriesLook = (at: number): SeriesLook => {
  const index = at % paints.length
  return { paint: paints[index] ?? 's1', dash: dashes[index] ?? [], symbol: symbols[index] ?? 'circle', texture: index }
}
