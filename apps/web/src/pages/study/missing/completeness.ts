import type { OutputOf } from '../../../api/operations.ts'

export type Missingness = OutputOf<'missing'>
export type MissingRow = Missingness['rows'][number]

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

/** Share of patients seen at a visit who have a value; undefined where the variable was never observed at that visit or nobody was seen. */
export const shareAt = (row: MissingRow, expected: readonly number[], visit: number): number | undefined => {
  const present = row.present[visit] ?? 0
  const seen = expected[visit] ?? 0
  return seen === 0 || present + (row.withReason[visit] ?? 0) === 0 ? undefined : Math.min(1, present / seen)
}

/** Share of a variable over the visits at which it was observed at all; 0 when never. */
export const shareOf = (row: MissingRow, expected: readonly number[]): number => {
  const at = expected.map((_, visit) => visit).filter((visit) => shareAt(row, expected, visit) !== undefined)
  const seen = sum(at.map((visit) => expected[visit] ?? 0))
  return seen === 0 ? 0 : Math.min(1, sum(at.map((visit) => row.present[visit] ?? 0)) / seen)
}

/** Share over all variables, each at the visits at which it was observed. */
export const shareOfAll = ({ rows, expected }: Missingness): number => {
  let present = 0
  let seen = 0
  for (const row of rows)
    expected.forEach((n, visit) => {
      if (shareAt(row, expected, visit) === undefined) return
      present += Math.min(n, row.present[visit] ?? 0)
      seen += n
    })
  return seen === 0 ? 0 : present / seen
}
