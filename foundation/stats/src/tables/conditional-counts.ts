import { findRoot } from '../numeric/optimise/find-root.ts'
import { logSumExp } from '../numeric/special/log-helpers.ts'
import { type Limit, limitOf } from '../result/estimable.ts'
import type { Alternative, Interval } from '../result/estimate.ts'

/** A count of the first cell given all margins: its least value, and the log probability of each from there on where the odds ratio is 1. */
export interface ConditionalCounts {
  readonly low: number
  readonly logWeights: Float64Array
}

/** Log probabilities at a log odds ratio. */
const tilted = ({ low, logWeights }: ConditionalCounts, logOdds: number): Float64Array => {
  const logs = logWeights.map((weight, at) => weight + (low + at) * logOdds)
  const all = logSumExp(logs)
  return logs.map((log) => log - all)
}

const tail = (counts: ConditionalCounts, observed: number, logOdds: number, lower: boolean): number => {
  const logs = tilted(counts, logOdds)
  const at = observed - counts.low
  return logSumExp(lower ? logs.subarray(0, at + 1) : logs.subarray(at))
}

/** Natural log of an odds ratio at which a rising function is 0. */
const solve = (f: (logOdds: number) => number): number => {
  let reach = 1
  while (reach < 1e4 && f(-reach) > 0 === f(reach) > 0) reach *= 2
  return findRoot(f, -reach, reach)?.root ?? 0
}

/** The odds ratio whose expected count is the one observed: 0 or infinity at the ends. */
export const conditionalOddsRatio = (counts: ConditionalCounts, observed: number): Limit => {
  const { low, logWeights } = counts
  if (observed === low) return 0
  if (observed === low + logWeights.length - 1) return 'Infinity'
  const excess = (logOdds: number): number =>
    tilted(counts, logOdds).reduce((mean, log, at) => mean + (low + at) * Math.exp(log), 0) - observed
  return Math.exp(solve(excess))
}

/** Odds ratios that an exact test in each tail does not reject. */
export const conditionalInterval = (
  counts: ConditionalCounts,
  observed: number,
  level: number,
  alternative: Alternative,
): Interval<Limit> => {
  const { low, logWeights } = counts
  const share = Math.log(alternative === 'two-sided' ? (1 - level) / 2 : 1 - level)
  const lowest = alternative === 'less' || observed === low
  const highest = alternative === 'greater' || observed === low + logWeights.length - 1
  return {
    low: lowest ? 0 : Math.exp(solve((logOdds) => tail(counts, observed, logOdds, false) - share)),
    high: highest ? 'Infinity' : limitOf(Math.exp(solve((logOdds) => share - tail(counts, observed, logOdds, true)))),
    level,
  }
}

/** Exact p of the count where the odds ratio is `hypothesis`; two-sided: all counts that are no more probable. */
export const conditionalP = (counts: ConditionalCounts, observed: number, alternative: Alternative, hypothesis = 1): number => {
  const logOdds = Math.log(hypothesis)
  if (alternative !== 'two-sided') return Math.min(1, Math.exp(tail(counts, observed, logOdds, alternative === 'less')))
  const logs = tilted(counts, logOdds)
  const bound = (logs[observed - counts.low] ?? 0) + Math.log1p(1e-7)
  return Math.min(1, Math.exp(logSumExp(logs.filter((log) => log <= bound))))
}
