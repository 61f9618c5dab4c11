import type { RasterMark } from '../scene/mark.ts'

type Hex = RasterMark['palette'][number] & `#${string}`

const blend = (stops: readonly (readonly [number, number, number])[], at: number): Hex => {
  const place = Math.min(1, Math.max(0, at)) * (stops.length - 1)
  const low = Math.min(stops.length - 2, Math.floor(place))
  const channel = (index: 0 | 1 | 2): string => {
    const [a, b] = [stops[low]?.[index] ?? 0, stops[low + 1]?.[index] ?? 0]
    return Math.round(a + (b - a) * (place - low))
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(0)}${channel(1)}${channel(2)}`
}

/** Blue over white to orange-brown: the two ends differ for the colour-blind. On grey paper both ends are dark, which is why the legend says so. */
const diverging = [
  [5, 48, 97],
  [33, 102, 172],
  [103, 169, 207],
  [209, 229, 240],
  [247, 247, 247],
  [253, 219, 180],
  [240, 140, 60],
  [190, 84, 9],
  [105, 43, 2],
] as const

/** Light yellow to dark blue, evenly darker, so that grey paper keeps the order. */
const sequential = [
  [255, 251, 219],
  [214, 232, 178],
  [138, 203, 183],
  [66, 160, 188],
  [38, 105, 168],
  [31, 55, 122],
  [16, 25, 74],
] as const

/** Colour of a place from 0 to 1 on a scale. */
export const rampColour = (kind: 'diverging' | 'sequential', at: number): Hex => blend(kind === 'diverging' ? diverging : sequential, at)
