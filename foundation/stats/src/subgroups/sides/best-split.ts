import { studentT } from '../../numeric/distributions/index.ts'
import type { BinnedCovariate } from './binned-covariate.ts'
import type { SplitCriterion } from './effective-splits.ts'
import { differentialP } from './split-criteria.ts'

/** Outcome (centred) and arm of every row. */
export interface CentredTrial {
  readonly outcome: Float64Array
  readonly treated: Uint8Array
}

/** Sizes a child must have to go on. */
export interface ChildSizes {
  readonly leastSize: number
  readonly leastArm: number
}

/** Sums of one group: treated and comparator rows, sums and sums of squares. */
type Sums = Float64Array

/** Best split of a group by one covariate, with the better child. */
export interface CovariateSplit {
  readonly covariate: BinnedCovariate
  /** Last bin that goes left, or its bins as bits. */
  readonly set: number
  /** Smallest p over the splits, not adjusted. */
  readonly pValue: number
  readonly leftIsBetter: boolean
  /** One-sided p of the better child. */
  readonly childP: number
  readonly filled: number
}

const addInto = (target: Sums, targetAt: number, from: Sums, at: number): void => {
  for (let k = 0; k < 6; k++) target[targetAt + k] = (target[targetAt + k] as number) + (from[at + k] as number)
}

interface Effect {
  t: number
  df: number
  size: number
  smaller: number
}

const effectOf = (sums: Sums, at: number, into: Effect): boolean => {
  const [n1, n0] = [sums[at] as number, sums[at + 1] as number]
  into.size = n1 + n0
  into.smaller = Math.min(n1, n0)
  into.df = n1 + n0 - 2
  if (n1 === 0 || n0 === 0 || into.df < 1) return false
  const [m1, m0] = [(sums[at + 2] as number) / n1, (sums[at + 3] as number) / n0]
  const squares = (sums[at + 4] as number) - n1 * m1 * m1 + (sums[at + 5] as number) - n0 * m0 * m0
  if (!(squares > 1e-12 * ((sums[at + 4] as number) + (sums[at + 5] as number)))) return false
  into.t = (m1 - m0) / Math.sqrt((squares / into.df) * (1 / n1 + 1 / n0))
  return true
}

const gather = (trial: CentredTrial, rows: ArrayLike<number>, { bins, count }: BinnedCovariate): Sums => {
  const sums = new Float64Array(6 * count)
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    const y = trial.outcome[row] as number
    const cell = 6 * (bins[row] as number) + (trial.treated[row] === 1 ? 0 : 1)
    sums[cell] = (sums[cell] as number) + 1
    sums[cell + 2] = (sums[cell + 2] as number) + y
    sums[cell + 4] = (sums[cell + 4] as number) + y * y
  }
  return sums
}

/** Treated against comparator among these rows; undefined where it cannot be estimated. */
export const effectAmong = (trial: CentredTrial, rows: ArrayLike<number>): { readonly t: number; readonly df: number } | undefined => {
  const whole: BinnedCovariate = { name: '', scale: 'ordinal', count: 1, bins: new Int32Array(trial.outcome.length), cuts: [], levels: [] }
  const effect: Effect = { t: 0, df: 0, size: 0, smaller: 0 }
  return effectOf(gather(trial, rows, whole), 0, effect) ? effect : undefined
}

/** Searches all splits of a group by one covariate. */
export const bestSplit = (
  trial: CentredTrial,
  rows: ArrayLike<number>,
  covariate: BinnedCovariate,
  criterion: SplitCriterion,
  sizes: ChildSizes,
): CovariateSplit | undefined => {
  const { count, scale } = covariate
  const sums = gather(trial, rows, covariate)
  const total = new Float64Array(6)
  let filled = 0
  for (let bin = 0; bin < count; bin++) {
    addInto(total, 0, sums, 6 * bin)
    if ((sums[6 * bin] as number) + (sums[6 * bin + 1] as number) > 0) filled += 1
  }
  if (filled < 2) return undefined
  const pair = new Float64Array(12)
  const [left, right]: readonly [Effect, Effect] = [
    { t: 0, df: 0, size: 0, smaller: 0 },
    { t: 0, df: 0, size: 0, smaller: 0 },
  ]
  let best: Omit<CovariateSplit, 'covariate' | 'filled'> | undefined
  let largest = -1
  const splits = scale === 'ordinal' ? count - 1 : 2 ** (count - 1) - 1
  for (let at = 0; at < splits; at++) {
    if (scale === 'ordinal') addInto(pair, 0, sums, 6 * at)
    else {
      pair.fill(0)
      for (let bin = 0; bin < count; bin++) if ((((at + 1) >>> bin) & 1) === 1) addInto(pair, 0, sums, 6 * bin)
    }
    for (let k = 0; k < 6; k++) pair[6 + k] = (total[k] as number) - (pair[k] as number)
    if (!effectOf(pair, 0, left) || !effectOf(pair, 6, right)) continue
    const leftIsBetter = left.t >= right.t
    const child = leftIsBetter ? left : right
    if (child.size < sizes.leastSize || child.smaller < sizes.leastArm) continue
    const size = criterion === 1 ? Math.abs(left.t - right.t) : child.t
    if (size <= largest && best !== undefined) continue
    largest = size
    const childP = studentT.upper(child.t, child.df)
    const pValue = criterion === 1 ? differentialP(left.t, right.t) : Math.min(1, 2 * childP)
    best = { set: scale === 'ordinal' ? at : at + 1, pValue, leftIsBetter, childP }
  }
  return best === undefined ? undefined : { ...best, covariate, filled }
}
