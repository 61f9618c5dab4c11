import { digits } from '../svg/attributes.ts'

/** A place on the sheet. */
export type Place = readonly [number, number]

const spot = ([x, y]: Place): string => `${digits(x)} ${digits(y)}`

/** A line through places, closed or open; nothing for fewer than two. */
export const linePath = (places: readonly Place[], close = false): string =>
  places.length < 2 ? '' : `M${places.map(spot).join('L')}${close ? 'Z' : ''}`

/** A stair through places: level until the next place, then up or down. */
export const stepPath = (places: readonly Place[]): string => {
  const [first, ...rest] = places
  return first === undefined ? '' : `M${spot(first)}${rest.map(([x, y]) => `H${digits(x)}V${digits(y)}`).join('')}`
}

/** A closed area between an upper and a lower line that have the same direction. */
export const areaPath = (upper: readonly Place[], lower: readonly Place[]): string => linePath([...upper, ...lower.toReversed()], true)

/** A ribbon from one vertical stretch to another, bent so that it leaves and arrives level. */
export const ribbonPath = (
  from: { readonly x: number; readonly top: number; readonly bottom: number },
  to: { readonly x: number; readonly top: number; readonly bottom: number },
): string => {
  const middle = (from.x + to.x) / 2
  return `M${spot([from.x, from.top])}C${spot([middle, from.top])} ${spot([middle, to.top])} ${spot([to.x, to.top])}V${digits(to.bottom)}C${spot([middle, to.bottom])} ${spot([middle, from.bottom])} ${spot([from.x, from.bottom])}Z`
}
