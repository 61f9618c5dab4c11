import { findRoot } from '../numeric/optimise/index.ts'
import { type Estimable, type Limit, notEstimable } from '../result/estimable.ts'

/** Where a profile is followed from. */
export interface ProfileStart {
  readonly estimate: number
  readonly standardError: number
  /** Minus twice the (penalised) log-likelihood at the maximum. */
  readonly deviance: number
  /** How far the deviance may rise: the chi-square quantile. */
  readonly rise: number
}

/**
 * The value of a parameter at which minus twice its profile log-likelihood has risen by `rise`, on one side of the estimate. Infinite where
 * it never rises that far.
 */
export const profileLimit = (
  { estimate, standardError, deviance, rise }: ProfileStart,
  side: 1 | -1,
  devianceAt: (value: number) => number | undefined,
): Estimable<Limit> => {
  const cutoff = Math.sqrt(rise)
  let broken = false
  // On the root scale the profile is nearly a straight line.
  const beyond = (value: number): number => {
    const found = devianceAt(value)
    if (found === undefined) broken = true
    return Math.sqrt(Math.max(0, (found ?? deviance) - deviance)) - cutoff
  }
  let inner = estimate
  let step = cutoff * standardError
  for (let tries = 0; tries < 60; tries++) {
    const outer = estimate + side * step
    const value = beyond(outer)
    if (broken) return notEstimable('profile-failed', 'The model could not be fitted with the parameter held at some values.')
    if (value === 0) return outer
    if (value > 0) {
      const root = findRoot(beyond, Math.min(inner, outer), Math.max(inner, outer), 1e-10 * standardError)
      return root === undefined || broken ? notEstimable('profile-failed', 'The profile of the likelihood has no limit here.') : root.root
    }
    inner = outer
    step *= tries < 4 ? 1.5 : 2
    if (step > 1e6 * standardError) break
  }
  return side === 1 ? 'Infinity' : '-Infinity'
}
