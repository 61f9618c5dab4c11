import { advanceRuns } from '../generated/advance-widths.ts'

const table = (column: 1 | 2): ReadonlyMap<number, number> =>
  new Map(advanceRuns.flatMap((run) => run[column].map((width, at): [number, number] => [run[0] + at, width])))

const widths = { 400: table(1), 600: table(2) }

/** Width of a line of text in the shipped font, in picture units, without a screen. Letters that the table lacks count as one em: too wide rather than too narrow. */
export const textWidth = (text: string, size: number, weight: 400 | 600 = 400): number => {
  const known = widths[weight]
  let sum = 0
  for (const character of text) sum += known.get(character.codePointAt(0) ?? 0) ?? 1000
  return (sum * size) / 1000
}
