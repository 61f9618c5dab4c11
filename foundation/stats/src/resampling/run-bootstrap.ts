import type { Issue, Outcome } from '@dacryon/core'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'
import { oneThread } from '../workshop/one-thread.ts'
import { shared } from '../workshop/shared.ts'
import type { WorkContext, Workshop } from '../workshop/task.ts'
import { type BootstrapIntervals, computeBootstrapIntervals } from './bootstrap-intervals.ts'
import { bootstrapTask } from './bootstrap-task.ts'
import { computeJackknife } from './jackknife.ts'
import { resampleStatistics, type StatisticName } from './statistics.ts'

export interface BootstrapOptions {
  /** Default 2000. */
  readonly replicates?: number
  readonly seed: string
  /** Stratum of each row (arm and site in a trial); rows are drawn within it. */
  readonly strata?: ArrayLike<number | string>
  readonly level?: number
}

/** A bootstrap: the estimate, its intervals, and how they can be repeated. */
export interface Bootstrap extends BootstrapIntervals {
  readonly statistic: StatisticName
  readonly estimate: number
  readonly n: number
  readonly seed: string
  readonly generator: 'Philox4x32-10'
}

const rowsByStratum = (n: number, strata: BootstrapOptions['strata']): readonly Int32Array[] => {
  const own = new Map<number | string, number[]>()
  for (let row = 0; row < n; row++) {
    const name = strata?.[row] ?? ''
    const list = own.get(name)
    if (list === undefined) own.set(name, [row])
    else list.push(row)
  }
  return [...own.values()].map((rows) => Int32Array.from(rows))
}

const inputIssues = (
  name: StatisticName,
  columns: readonly Numbers[],
  { strata, replicates = 2000 }: BootstrapOptions,
): readonly Issue[] => {
  const { columns: needed } = resampleStatistics[name]
  const [first = [], second] = columns
  return [
    ...(columns.length === needed
      ? []
      : [inputError('columns-wrong', `${name} needs ${needed} columns, not ${columns.length}.`, 'Give them in the documented order.')]),
    ...columns.flatMap((column, at) => finiteIssues(column, `column ${at + 1}`)),
    ...(second === undefined ? [] : pairedIssues(first, second, ['column 1', 'column 2'])),
    ...(strata === undefined ? [] : pairedIssues(first, strata, ['column 1', 'strata'])),
    ...(Number.isSafeInteger(replicates) && replicates >= 20 && replicates <= 10_000_000
      ? []
      : [inputError('replicates-invalid', `${replicates} resamples.`, 'Give 20 or more.', { column: 'replicates' })]),
    ...(first.length >= 3 && first.length <= 2_000_000
      ? []
      : [inputError('too-few-values', `${first.length} rows.`, 'Give 3 to 2 million.', { column: 'column 1' })]),
  ]
}

/**
 * Bootstrap of a statistic by name, in threads where the workshop has some: the same bits for any number of them.
 *
 * Resamples in which the statistic has no value (all rows of one group, say) are left out, with a warning.
 *
 * Issues: `columns-wrong`, `value-not-finite`, `lengths-differ`, `replicates-invalid`, `too-few-values`, `level-invalid`.
 *
 * @example await runBootstrap('correlation', [x, y], { seed: 'demo' })
 */
export const runBootstrap = async (
  statistic: StatisticName,
  columns: readonly Numbers[],
  options: BootstrapOptions,
  workshop: Workshop = oneThread,
  context: WorkContext = {},
): Promise<Outcome<Bootstrap>> => {
  const issues = inputIssues(statistic, columns, options)
  if (issues.length > 0) return failed(...issues)
  const { replicates = 2000, seed, strata, level } = options
  const kept = columns.map((column) => shared(column))
  const n = kept[0]?.length ?? 0
  const { of } = resampleStatistics[statistic]
  const jackknife = computeJackknife(n, (rows) => of(kept, rows))
  const estimate = of(
    kept,
    Int32Array.from({ length: n }, (_, row) => row),
  )
  if (!Number.isFinite(estimate))
    return failed(inputError('value-not-finite', `${statistic} has no value in these rows.`, 'Check for constant columns or empty groups.'))
  const pieces = await workshop.run(
    bootstrapTask,
    { statistic, columns: kept, strata: rowsByStratum(n, strata), replicates, seed },
    context,
  )
  const values = pieces.flatMap((piece) => Array.from(piece))
  const finite = values.filter(Number.isFinite)
  const intervals = computeBootstrapIntervals({
    estimate,
    replicates: finite,
    ...(jackknife.ok && { jackknife: jackknife.value.values }),
    ...(level !== undefined && { level }),
  })
  if (!intervals.ok) return intervals
  const lost = values.length - finite.length
  return done({
    ...intervals.value,
    statistic,
    estimate,
    n,
    seed,
    generator: 'Philox4x32-10',
    warnings: [
      ...intervals.value.warnings,
      ...(lost > 0
        ? [caution('resamples-without-value', `${lost} resamples have no value and were left out.`, 'Draw within groups.')]
        : []),
    ],
  })
}
