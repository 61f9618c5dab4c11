/** Drawings of the hatchings by number, in a tile of eight by eight. */
const drawings: readonly string[] = [
  'M-2 2L2 -2M0 8L8 0M6 10L10 6',
  'M-2 6L2 10M0 0L8 8M6 -2L10 2',
  'M0 2H8M0 6H8',
  'M2 0V8M6 0V8',
  'M0 8L8 0M0 0L8 8',
  'M1 2h2M5 6h2',
  'M0 4H8M4 0V8',
]

/** Pattern of a hatching, or nothing for number 0. */
export const texturePattern = (id: string, texture: number, paper: string): string => {
  const drawing = drawings[(texture - 1) % drawings.length]
  if (texture <= 0 || drawing === undefined) return ''
  return `<pattern id="${id}-h${texture}" width="8" height="8" patternUnits="userSpaceOnUse"><path d="${drawing}" fill="none" stroke="${paper}" stroke-width="1.3"/></pattern>`
}
