import type { Outcome } from '@dacryon/core'
import { linearProgram } from '../numeric/optimise/index.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { defaultPolicy } from './disclosure-policy.ts'

/** Why a cell of a table is hidden. */
export type Hidden = 'primary' | 'complementary'

/** A table of counts that may leave a site. */
export interface SuppressedTable {
  /** Counts by row and column; `null` where hidden. */
  readonly cells: readonly (readonly (number | null)[])[]
  readonly hidden: readonly (readonly (Hidden | undefined)[])[]
  /** Cells (row, column, 0-based) that are too small, column by column. */
  readonly primary: readonly (readonly [number, number])[]
  readonly complementary: readonly (readonly [number, number])[]
  /** Rows and columns with exactly one small cell: with their total shown it could be computed. */
  readonly rowsInNeed: readonly number[]
  readonly columnsInNeed: readonly number[]
  readonly rowTotals: readonly number[]
  readonly columnTotals: readonly number[]
}

type Mask = (Hidden | undefined)[][]

const lineCells = (mask: Mask, line: number, byRow: boolean): readonly (readonly [number, number])[] => {
  const columns = mask[0]?.length ?? 0
  return byRow ? Array.from({ length: columns }, (_, c) => [line, c] as const) : mask.map((_, r) => [r, line] as const)
}

const hiddenIn = (mask: Mask, cells: readonly (readonly [number, number])[]): number =>
  cells.reduce((sum, [r, c]) => sum + (mask[r]?.[c] === undefined ? 0 : 1), 0)

/** The smallest cell that can be hidden too: one that counts somebody, else an empty one. */
const smallest = (counts: readonly (readonly number[])[], mask: Mask, cells: readonly (readonly [number, number])[]) => {
  const open = cells.filter(([r, c]) => mask[r]?.[c] === undefined)
  const rank = ([r, c]: readonly [number, number]): number => {
    const count = counts[r]?.[c] ?? 0
    return count === 0 ? Infinity : count
  }
  return [...open].sort((a, b) => rank(a) - rank(b))[0]
}

/** Hides a second cell wherever one alone is hidden in a row or column, until there is none. */
const completeLines = (counts: readonly (readonly number[])[], mask: Mask): void => {
  for (let again = true; again; ) {
    again = false
    for (const byRow of [true, false]) {
      const lines = byRow ? mask.length : (mask[0]?.length ?? 0)
      for (let line = 0; line < lines; line++) {
        const cells = lineCells(mask, line, byRow)
        if (hiddenIn(mask, cells) !== 1) continue
        const next = smallest(counts, mask, cells)
        const row = next === undefined ? undefined : mask[next[0]]
        if (next === undefined || row === undefined) continue
        row[next[1]] = 'complementary'
        again = true
      }
    }
  }
}

/**
 * Hidden cells whose count can be computed from what is shown: the least and the most that fit all totals are the same.
 *
 * @example
 * findDisclosedCells([[3, null], [null, 4]], [10, 9], [8, 11]) // row, column and count of the hidden ones
 */
export const findDisclosedCells = (
  cells: readonly (readonly (number | null)[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): readonly (readonly [number, number, number])[] => {
  const unknown = cells.flatMap((row, r) => row.flatMap((cell, c) => (cell === null ? [[r, c] as const] : [])))
  const condition = (of: (cell: readonly [number, number]) => boolean, total: number, known: readonly (number | null)[]) => ({
    coefficients: unknown.map((cell) => (of(cell) ? 1 : 0)),
    relation: '=' as const,
    bound: total - known.reduce<number>((sum, cell) => sum + (cell ?? 0), 0),
  })
  const constraints = [
    ...cells.map((row, r) => condition(([at]) => at === r, rowTotals[r] ?? 0, row)),
    ...columnTotals.map((total, c) =>
      condition(
        ([, at]) => at === c,
        total,
        cells.map((row) => row[c] ?? null),
      ),
    ),
  ]
  return unknown.flatMap(([r, c], at) => {
    const objective = unknown.map((_, k) => (k === at ? 1 : 0))
    const least = linearProgram(objective, constraints)
    const most = linearProgram(
      objective.map((value) => -value),
      constraints,
    )
    if (least.kind !== 'optimal' || most.kind !== 'optimal' || -most.value - least.value > 0.5) return []
    return [[r, c, Math.round(least.value)] as const]
  })
}

const shown = (counts: readonly (readonly number[])[], mask: Mask) =>
  counts.map((row, r) => row.map((count, c) => (mask[r]?.[c] === undefined ? count : null)))

/**
 * Hides counts of 1 to `minimum - 1` in a table whose totals are shown, and further cells until none of the hidden ones can be computed:
 * first a second cell in every row or column with one, then, by linear programmes over all totals, more where combinations of totals still
 * tell. Empty cells stay, as nobody is in them.
 *
 * Source: Hundepool A, et al. Statistical Disclosure Control. Wiley 2012, chapter 4.
 *
 * Issues: `count-invalid`, `rows-differ`, `minimum-invalid`.
 *
 * @example
 * suppressSmallCells([[2, 9], [8, 12]]).value.complementary // the other three cells
 */
export const suppressSmallCells = (
  counts: readonly (readonly number[])[],
  minimum = defaultPolicy.minimumCell,
): Outcome<SuppressedTable> => {
  const columns = counts[0]?.length ?? 0
  if (counts.some((row) => row.length !== columns))
    return failed(inputError('rows-differ', 'Rows of the table have different lengths.', 'Give one count for every row and column.'))
  const bad = counts.flat().find((count) => !Number.isInteger(count) || count < 0)
  if (bad !== undefined)
    return failed(inputError('count-invalid', `${bad} is no count.`, 'Counts are 0, 1, 2, ...', { value: String(bad) }))
  if (!Number.isInteger(minimum) || minimum < 1)
    return failed(
      inputError('minimum-invalid', `A minimum of ${minimum} is not possible.`, 'Give a whole number from 1.', { value: String(minimum) }),
    )
  const mask: Mask = counts.map((row) => row.map((count) => (count > 0 && count < minimum ? 'primary' : undefined)))
  const primary = Array.from({ length: columns }, (_, c) =>
    mask.flatMap((row, r) => (row[c] === 'primary' ? [[r, c] as const] : [])),
  ).flat()
  const alone = (byRow: boolean, lines: number) =>
    Array.from({ length: lines }, (_, line) => line).filter((line) => hiddenIn(mask, lineCells(mask, line, byRow)) === 1)
  const [rowsInNeed, columnsInNeed] = [alone(true, counts.length), alone(false, columns)]
  const rowTotals = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columnTotals = Array.from({ length: columns }, (_, c) => counts.reduce((sum, row) => sum + (row[c] ?? 0), 0))
  completeLines(counts, mask)
  for (;;) {
    const told = findDisclosedCells(shown(counts, mask), rowTotals, columnTotals).filter(([r, c]) => mask[r]?.[c] === 'primary')
    const next = told
      .map(([r, c]) => smallest(counts, mask, [...lineCells(mask, r, true), ...lineCells(mask, c, false)]))
      .find((cell) => cell !== undefined)
    const row = next === undefined ? undefined : mask[next[0]]
    if (next === undefined || row === undefined) break
    row[next[1]] = 'complementary'
    completeLines(counts, mask)
  }
  const complementary = Array.from({ length: columns }, (_, c) =>
    mask.flatMap((row, r) => (row[c] === 'complementary' ? [[r, c] as const] : [])),
  ).flat()
  return done({ cells: shown(counts, mask), hidden: mask, primary, complementary, rowsInNeed, columnsInNeed, rowTotals, columnTotals })
}
