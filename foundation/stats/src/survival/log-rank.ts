import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { chiSquare } from '../numeric/distributions/index.ts'
import { factorInformation, solveInformation } from '../regression/kernel/information.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type FollowUp, groupsOf, survivalRows } from './survival-frame.ts'

/** What to compare, and how late events weigh. */
export interface LogRankSpecification extends FollowUp {
  readonly group: string
  /** Column whose levels are compared within only. */
  readonly strata?: string
  /** Weight S(t-)^rho: 0 (default) is the log-rank test, 1 gives early events more weight. */
  readonly rho?: number
}

/** Events seen and expected in one group, weighted by S(t-)^rho. */
export interface GroupEvents {
  readonly group: string
  readonly n: number
  readonly observed: number
  readonly expected: number
}

/** A test of equal survival. */
export interface LogRankTest {
  readonly method: string
  readonly counted: Counted
  readonly groups: readonly GroupEvents[]
  readonly statistic: Estimable
  readonly df: number
  readonly pValue: Estimable
  /** Covariance of observed minus expected, groups x groups. */
  readonly covariance: Float64Array
  readonly warnings: readonly Issue[]
}

interface Sums {
  readonly observed: Float64Array
  readonly expected: Float64Array
  readonly covariance: Float64Array
}

/** Adds one stratum: rows in rising order of time. */
const addStratum = (
  order: readonly number[],
  time: Float64Array,
  event: Float64Array,
  entry: Float64Array | undefined,
  codes: Int32Array,
  rho: number,
  sums: Sums,
): void => {
  const k = sums.observed.length
  const atRisk = new Float64Array(k)
  const waiting = entry === undefined ? [] : [...order].sort((a, b) => (entry[a] as number) - (entry[b] as number))
  if (entry === undefined) for (const row of order) atRisk[codes[row] as number] = (atRisk[codes[row] as number] as number) + 1
  let entered = 0
  let survival = 1
  const d = new Float64Array(k)
  for (let from = 0; from < order.length; ) {
    const now = time[order[from] as number] as number
    for (; entry !== undefined && entered < waiting.length && (entry[waiting[entered] as number] as number) < now; entered++) {
      const code = codes[waiting[entered] as number] as number
      atRisk[code] = (atRisk[code] as number) + 1
    }
    d.fill(0)
    let to = from
    for (; to < order.length && time[order[to] as number] === now; to++) {
      const row = order[to] as number
      if (event[row] === 1) d[codes[row] as number] = (d[codes[row] as number] as number) + 1
    }
    const n = atRisk.reduce((sum, value) => sum + value, 0)
    const total = d.reduce((sum, value) => sum + value, 0)
    if (total > 0) {
      const weight = rho === 0 ? 1 : survival ** rho
      const spread = n > 1 ? (weight * weight * total * (n - total)) / (n * n * (n - 1)) : 0
      for (let a = 0; a < k; a++) {
        const own = atRisk[a] as number
        sums.observed[a] = (sums.observed[a] as number) + weight * (d[a] as number)
        sums.expected[a] = (sums.expected[a] as number) + (weight * total * own) / n
        for (let b = 0; b < k; b++)
          sums.covariance[a * k + b] = (sums.covariance[a * k + b] as number) + spread * own * ((a === b ? n : 0) - (atRisk[b] as number))
      }
      survival *= (n - total) / n
    }
    for (let at = from; at < to; at++) {
      const code = codes[order[at] as number] as number
      atRisk[code] = (atRisk[code] as number) - 1
    }
    from = to
  }
}

const statisticOf = ({ observed, expected, covariance }: Sums): { readonly statistic: Estimable; readonly df: number } => {
  const k = observed.length
  const excess = observed.map((value, at) => value - (expected[at] as number))
  const factored = factorInformation(covariance, k, 1e-9)
  if (factored.rank === 0) return { statistic: notEstimable('no-comparison', 'At no event time were two groups at risk.'), df: 0 }
  const solved = solveInformation(factored, excess)
  return { statistic: excess.reduce((sum, value, at) => sum + value * (solved[at] as number), 0), df: factored.rank }
}

/**
 * Log-rank test, or Fleming and Harrington's G-rho, of equal survival in two or more groups; within strata where given. Most powerful
 * when hazards are proportional; blind to curves that cross.
 *
 * Source: Harrington DP, Fleming TR. Biometrika 1982;69:553-566, doi:10.1093/biomet/69.3.553.
 *
 * Issues: those of `survivalRows`; `one-group`. Not estimable: `no-comparison`.
 *
 * @example
 * testLogRank(trial, { time: 'weeks', event: 'relapse', group: 'arm', strata: 'site' })
 */
export const testLogRank = (frame: Frame, specification: LogRankSpecification): Outcome<LogRankTest> => {
  const { group, strata, rho = 0 } = specification
  const read = survivalRows(frame, specification, strata === undefined ? [group] : [group, strata])
  if (!read.ok) return read
  const { time, event, entry, counted, warnings } = read.value
  const groups = groupsOf(read.value.frame, group)
  if (!groups.ok) return groups
  const { levels, codes } = groups.value
  if (levels.length < 2)
    return failed(
      inputError('one-group', `${group} has one level among the rows used.`, 'Choose a column with at least two.', { column: group }),
    )
  const strataColumn = strata === undefined ? undefined : groupsOf(read.value.frame, strata)
  if (strataColumn !== undefined && !strataColumn.ok) return strataColumn
  const parts: number[][] = (strataColumn?.value.levels ?? ['']).map(() => [])
  for (let row = 0; row < time.length; row++) parts[strataColumn?.value.codes[row] ?? 0]?.push(row)
  const k = levels.length
  const sums: Sums = { observed: new Float64Array(k), expected: new Float64Array(k), covariance: new Float64Array(k * k) }
  for (const part of parts) {
    part.sort((a, b) => (time[a] as number) - (time[b] as number) || a - b)
    addStratum(part, time, event, entry, codes, rho, sums)
  }
  const { statistic, df } = statisticOf(sums)
  return done({
    method: `${strata === undefined ? '' : 'Stratified '}${rho === 0 ? 'log-rank test' : `G-rho test (rho = ${rho})`}`,
    counted,
    groups: levels.map((name, at) => ({
      group: name,
      n: codes.reduce((sum, code) => sum + (code === at ? 1 : 0), 0),
      observed: sums.observed[at] as number,
      expected: sums.expected[at] as number,
    })),
    statistic,
    df,
    pValue: typeof statistic === 'number' ? chiSquare.upper(statistic, df) : statistic,
    covariance: sums.covariance,
    warnings,
  })
}
