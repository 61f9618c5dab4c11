import type { Issue, Outcome } from '@dacryon/core'
import { generatorName, streamOf } from '../numeric/random.ts'
import { logGamma } from '../numeric/special/log-gamma.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed } from '../result/problems.ts'
import { type Counts, countsIssues, marginsOf, total, withoutEmptyMargins } from './counts.ts'
import { networkP } from './fisher-network.ts'

/** Fisher's exact test of a table of any size. */
export interface FisherTableTest {
  readonly n: number
  readonly pValue: Estimable
  /** How p was simulated; absent where it is exact. */
  readonly simulation?: {
    readonly replicates: number
    readonly standardError: number
    readonly seed: string
    readonly generator: string
  }
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** What the test may cost, and how it is simulated beyond that. */
export interface FisherTableOptions {
  /** Steps of the enumeration. Default 2 000 000. */
  readonly workspace?: number
  /** Simulated tables where the workspace is not enough. Default 20 000. */
  readonly replicates?: number
  readonly seed?: string
}

const closeness = (counts: readonly number[]): number => -total(counts.map((count) => logGamma(count + 1)))

/** Share of shuffled tables that are no more probable than the one seen, itself counted. */
const simulatedP = (table: Counts, bound: number, replicates: number, seed: string): number => {
  const { columns } = marginsOf(table)
  const rowOf = table.flatMap((row, at) => Array.from({ length: total(row) }, () => at))
  const logs = Float64Array.from({ length: rowOf.length + 1 }, (_, count) => logGamma(count + 1))
  const cells = new Int32Array(table.length * columns.length)
  const labels = Int32Array.from(columns.flatMap((count, column) => Array.from({ length: count }, () => column)))
  const shuffled = new Int32Array(labels.length)
  let asExtreme = 1
  for (let replicate = 0; replicate < replicates; replicate++) {
    const random = streamOf(seed, 'fisher-table', replicate)
    shuffled.set(labels)
    cells.fill(0)
    for (let at = shuffled.length - 1; at >= 0; at--) {
      const other = random.integer(0, at)
      const label = shuffled[other] ?? 0
      shuffled[other] = shuffled[at] ?? 0
      const cell = (rowOf[at] ?? 0) * columns.length + label
      cells[cell] = (cells[cell] ?? 0) + 1
    }
    let close = 0
    for (const count of cells) close -= logs[count] ?? 0
    if (close <= bound + 1e-7) asExtreme += 1
  }
  return asExtreme / (replicates + 1)
}

/**
 * Fisher's exact test of a table of counts of any size.
 *
 * Meaning: given the margins and no association, how probable is a table that is no more probable than this one. Enumerated by the network
 * algorithm up to the workspace, beyond that simulated with a seed: the p value then has a standard error. Rows and columns that nobody is
 * in are left out.
 *
 * Source: Freeman GH, Halton JH. Biometrika 1951;38:141-9 (doi 10.1093/biomet/38.1-2.141); Mehta CR, Patel NR. J Am Stat Assoc
 * 1983;78:427-34 (doi 10.1080/01621459.1983.10477989).
 *
 * Issues: `table-invalid`, `count-invalid`, `no-subjects`.
 *
 * @example
 * testTableFisher([[6, 5, 0, 1], [8, 7, 6, 3], [7, 8, 6, 3]]) // p 0.5631
 */
export const testTableFisher = (
  given: Counts,
  { workspace = 2_000_000, replicates = 20_000, seed = 'fisher' }: FisherTableOptions = {},
): Outcome<FisherTableTest> => {
  const issues = countsIssues(given)
  if (issues.length > 0) return failed(...issues)
  const { table, warnings } = withoutEmptyMargins(given)
  const { rows, columns, all } = marginsOf(table)
  const about = { n: all, method: 'Fisher exact', warnings }
  if (rows.length < 2 || columns.length < 2)
    return done({ ...about, pValue: notEstimable('one-level', 'Only one row or column has anybody in it.') })
  const bound = closeness(table.flat())
  const [shorter, longer] = rows.length <= columns.length ? [rows, columns] : [columns, rows]
  const exact = networkP(
    shorter,
    longer.toSorted((a, b) => b - a),
    bound,
    workspace,
  )
  if (exact !== undefined) return done({ ...about, pValue: exact })
  const pValue = simulatedP(table, bound, replicates, seed)
  const standardError = Math.sqrt((pValue * (1 - pValue)) / replicates)
  return done({
    ...about,
    pValue,
    simulation: { replicates, standardError, seed, generator: generatorName },
    method: `Fisher exact, ${replicates} simulated tables`,
    warnings: [...warnings, caution('simulated', 'The table is too large to enumerate.', 'p has a standard error: see simulation.')],
  })
}
