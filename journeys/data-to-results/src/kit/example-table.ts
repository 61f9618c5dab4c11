import { type Random, randomFrom } from '@dacryon/core'

/** A synthetic table as CSV: a header and rows made from a seed, the same every time. Numbers are rounded to three decimals. */
export const exampleTable = (
  seed: string,
  header: readonly string[],
  rows: number,
  row: (random: Random, at: number) => readonly (string | number | null)[],
): string => {
  const random = randomFrom(seed)
  const text = (cell: string | number | null): string =>
    cell === null ? '' : typeof cell === 'number' ? String(Math.round(cell * 1000) / 1000) : cell
  const lines = Array.from({ length: rows }, (_, at) => row(random, at).map(text).join(','))
  return `${[header.join(','), ...lines].join('\n')}\n`
}
