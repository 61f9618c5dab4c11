import type { Issue, Outcome } from '@dacryon/core'
import { findRoot, normal, sum } from '../numeric/index.ts'
import { done, failed, inputError } from '../result/index.ts'
import { between } from './checks.ts'
import { sequentialProbabilities } from './sequential-probabilities.ts'
import { type Spending, spent } from './spending.ts'

/** How the bounds are shaped: a classical shape times one constant, or by spending. */
export type Boundary = Spending | { readonly kind: 'classic-obrien-fleming' } | { readonly kind: 'classic-pocock' }

/** A group sequential design to compute. */
export interface GroupSequentialPlan {
  /** Information fractions of the looks, rising, the last one 1. */
  readonly times: readonly number[]
  /** One-sided level. */
  readonly alpha?: number
  readonly power: number
  readonly boundary: Boundary
  /** `symmetric`: the lower bounds mirror the upper ones, a two-sided test. Default `one`. */
  readonly sides?: 'one' | 'symmetric'
  /** Beta spending for futility. Non-binding: the upper bounds hold their level also when futility is overruled. */
  readonly futility?: { readonly spending: Spending; readonly binding: boolean }
}

/** The bounds and what they cost. */
export interface GroupSequentialDesign {
  readonly times: readonly number[]
  readonly upper: readonly number[]
  /** -Infinity is never here: absent where nobody stops for futility. */
  readonly lower?: readonly number[]
  /** One-sided levels of the looks. */
  readonly levels: readonly number[]
  /** Chance under no effect to cross the upper bound first at each look (futility ignored where not binding). */
  readonly spend: readonly number[]
  /** Mean of Z at full information that gives the power. */
  readonly drift: number
  /** Maximum information over that of the fixed design. */
  readonly inflation: number
  /** Expected information over that of the fixed design, with the effect and without. */
  readonly expectedInformation: { readonly effect: number; readonly none: number }
  readonly method: string
}

const issuesOf = ({ times, alpha = 0.025, power }: GroupSequentialPlan): readonly Issue[] => [
  ...between('alpha', alpha, 0, 0.5),
  ...between('power', power, alpha, 1),
  ...(times.length > 0 && times.at(-1) === 1 && times.every((t, at) => t > (times[at - 1] ?? 0))
    ? []
    : [
        inputError('times-invalid', `The looks are at ${times.join(', ')}.`, 'Give rising fractions of the information, the last one 1.', {
          column: 'times',
        }),
      ]),
]

const open = (times: readonly number[], value: number): number[] => times.map(() => value)

/** The classical shape with the constant that holds the level. */
const classicBounds = (times: readonly number[], alpha: number, shape: (t: number) => number, symmetric: boolean): number[] => {
  const boundsAt = (c: number): number[] => times.map((t) => c * shape(t))
  const miss = (c: number): number => {
    const upper = boundsAt(c)
    const lower = symmetric ? upper.map((u) => -u) : open(times, -Infinity)
    return sum(sequentialProbabilities(times, lower, upper, 0).upper) - alpha
  }
  return boundsAt(
    findRoot(miss, normal.quantileUpper(alpha), normal.quantileUpper(alpha / times.length / 4) + 1, 1e-12)?.root ?? Number.NaN,
  )
}

/** Upper bounds one after the other so that each look spends its share. */
const spendingBounds = (
  times: readonly number[],
  spends: readonly number[],
  lowerOf: (upper: readonly number[], look: number) => number,
): number[] => {
  const upper: number[] = []
  const lower: number[] = []
  times.forEach((_, look) => {
    const share = spends[look] as number
    const part = times.slice(0, look + 1)
    const miss = (u: number): number => {
      const trial = [...upper, u]
      return (sequentialProbabilities(part, [...lower, lowerOf(trial, look)], trial, 0).upper[look] as number) - share
    }
    upper.push(findRoot(miss, -8, 20, 1e-12)?.root ?? 20)
    lower.push(lowerOf(upper, look))
  })
  return upper
}

/** Futility bounds under the drift, one after the other; the last one is the upper bound. What is left over tells whether the drift fits. */
const futilityBounds = (times: readonly number[], upper: readonly number[], betaSpends: readonly number[], drift: number) => {
  const lower: number[] = []
  const last = times.length - 1
  for (let look = 0; look < last; look++) {
    const part = times.slice(0, look + 1)
    const cap = upper[look] as number
    const miss = (l: number): number =>
      (sequentialProbabilities(part, [...lower, l], upper.slice(0, look + 1), drift).lower[look] as number) - (betaSpends[look] as number)
    lower.push(miss(cap) <= 0 ? cap : (findRoot(miss, -20, cap, 1e-12)?.root ?? -20))
  }
  lower.push(upper[last] as number)
  const left = (sequentialProbabilities(times, lower, upper, drift).lower[last] as number) - (betaSpends[last] as number)
  return { lower, left }
}

const incrementsOf = (spending: Spending, total: number, times: readonly number[]): number[] =>
  times.map((t, at) => spent(spending, total, t) - (at === 0 ? 0 : spent(spending, total, times[at - 1] as number)))

const isSpending = (boundary: Boundary): boundary is Spending => !boundary.kind.startsWith('classic')

const upperOf = (plan: GroupSequentialPlan, lower: readonly number[] | undefined): number[] => {
  const { times, alpha = 0.025, boundary } = plan
  const symmetric = plan.sides === 'symmetric'
  if (!isSpending(boundary))
    return classicBounds(times, alpha, boundary.kind === 'classic-pocock' ? () => 1 : (t) => 1 / Math.sqrt(t), symmetric)
  const lowerAt = (upper: readonly number[], look: number): number => (symmetric ? -(upper[look] as number) : (lower?.[look] ?? -Infinity))
  return spendingBounds(times, incrementsOf(boundary, alpha, times), (upper, look) => Math.min(lowerAt(upper, look), upper[look] as number))
}

/** Upper bounds, futility bounds and drift that fit together. */
const fit = (plan: GroupSequentialPlan): { upper: number[]; lower: number[]; drift: number } => {
  const { times, power, futility } = plan
  let upper = upperOf(plan, undefined)
  const lowerWithout = plan.sides === 'symmetric' ? upper.map((u) => -u) : open(times, -Infinity)
  if (futility === undefined) {
    const miss = (drift: number): number => sum(sequentialProbabilities(times, lowerWithout, upper, drift).upper) - power
    return { upper, lower: lowerWithout, drift: findRoot(miss, 0, 20, 1e-12)?.root ?? Number.NaN }
  }
  const betas = incrementsOf(futility.spending, 1 - power, times)
  let lower = lowerWithout
  let drift = 0
  // binding bounds depend on each other: repeat until they stand still
  for (let turn = 0; turn < (futility.binding ? 40 : 1); turn++) {
    const bounds = upper
    drift = findRoot((d) => futilityBounds(times, bounds, betas, d).left, 0.5, 15, 1e-12)?.root ?? Number.NaN
    const next = futilityBounds(times, upper, betas, drift).lower
    if (!futility.binding) return { upper, lower: next, drift }
    const moved = Math.max(...next.map((l, at) => Math.abs(l - (lower[at] as number))))
    lower = next
    if (moved < 1e-10) break
    upper = upperOf(plan, [...lower.slice(0, -1), -Infinity])
  }
  return { upper, lower: [...lower.slice(0, -1), upper.at(-1) as number], drift }
}

/**
 * Bounds of a group sequential design, the drift that gives its power, and its information relative to a design without looks.
 *
 * Assumes the canonical joint distribution: Z at information t has mean drift √t and increments of the score are independent.
 *
 * Source: Jennison C, Turnbull BW. Group sequential methods with applications to clinical trials. 2000.
 *
 * Issues: `argument-invalid`, `times-invalid`.
 *
 * @example
 * computeGroupSequential({ times: [1 / 3, 2 / 3, 1], power: 0.8, boundary: { kind: 'classic-obrien-fleming' }, sides: 'symmetric' })
 * // upper 3.4711, 2.4544, 2.0040; inflation 1.0174
 */
export const computeGroupSequential = (plan: GroupSequentialPlan): Outcome<GroupSequentialDesign> => {
  const issues = issuesOf(plan)
  if (issues.length > 0) return failed(...issues)
  const { times, alpha = 0.025, power, futility } = plan
  const { upper, lower, drift } = fit(plan)
  const fixed = normal.quantileUpper(alpha) + normal.quantile(power)
  const ignored = futility !== undefined && !futility.binding
  const none = sequentialProbabilities(times, ignored ? open(times, -Infinity) : lower, upper, 0)
  const inflation = (drift / fixed) ** 2
  const expected = (theta: number): number => {
    const { upper: up, lower: down } = sequentialProbabilities(times, lower, upper, theta)
    const early = times.slice(0, -1).map((t, at) => (1 - t) * ((up[at] as number) + (down[at] as number)))
    return inflation * (1 - sum(early))
  }
  return done({
    times,
    upper,
    ...(lower.every((l) => l > -Infinity) ? { lower } : {}),
    levels: upper.map((u) => normal.upper(u)),
    spend: none.upper,
    drift,
    inflation,
    expectedInformation: { effect: expected(drift), none: expected(0) },
    method: `Group sequential, ${plan.boundary.kind}`,
  })
}
