import type { Outcome } from '@dacryon/core'
import { findRoot } from '../../numeric/optimise/find-root.ts'
import { minimiseScalar } from '../../numeric/optimise/minimise-scalar.ts'
import { done, failed, inputError } from '../../result/problems.ts'

/** What is assumed of the selection frequencies of the variables that do not matter. */
export type StabilityAssumption = 'none' | 'unimodal' | 'r-concave'

/** Settings of a stability selection. */
export interface StabilitySettings {
  /** Candidate variables. */
  readonly variables: number
  /** Variables chosen in each half sample. */
  readonly chosen: number
  /** Share of half samples in which a variable must be chosen; above 0.5. */
  readonly cutoff: number
  /** Complementary pairs (only for the refined bounds). */
  readonly pairs?: number
}

/** Tail bound of an average of complementary pairs whose distribution is unimodal. */
const unimodalFactor = (cutoff: number, pairs: number): number =>
  cutoff <= 0.75 ? 1 / (2 * (2 * cutoff - 1 - 1 / (2 * pairs))) : (4 * (1 - cutoff + 1 / (2 * pairs))) / (1 + 1 / pairs)

const powers = (a: number, upTo: number, s: number): Float64Array => Float64Array.from({ length: upTo + 1 }, (_, i) => (a + i) ** s)

/** Mean of the distribution proportional to (a + i)^s on 0..k. */
const meanOf = (a: number, k: number, s: number): number => {
  let [total, first] = [0, 0]
  powers(a, k, s).forEach((power, i) => {
    total += power
    first += i * power
  })
  return first / total
}

/** P(X >= t) when X is proportional to (a + i)^s on 0..k with the rest of the mass at k + 1 so that the mean is `mean`. */
const tailOf = (a: number, t: number, k: number, s: number, mean: number): number => {
  let [below, all] = [0, 0]
  powers(a, k, s).forEach((power, i) => {
    if (i < t) below += power
    all += (k + 1 - i) * power
  })
  return 1 - ((k + 1 - mean) * below) / all
}

/** Largest P(X >= t / steps) over r-concave distributions on 0, 1/steps, .., 1 with mean at most `mean`. */
const concaveTail = (mean: number, t: number, steps: number, r: number): number => {
  const s = 1 / r
  const scaled = mean * steps
  const first = Math.ceil(2 * scaled) + 1
  if (t < first || first > steps) return 1
  /** The a at which (a + i)^s on 0..k has the wanted mean; the mean rises with a and tends to k/2. */
  const levelAt = (k: number): number => {
    const found = findRoot((logA) => meanOf(Math.exp(logA), k, s) - scaled, -23, 46)
    return Math.exp(found?.root ?? 46)
  }
  let largest = 0
  let upper = levelAt(first)
  for (let k = first; k < steps; k++) {
    const lower = levelAt(k + 1)
    if (k + 1 >= t) {
      const { point } = minimiseScalar((logA) => -tailOf(Math.exp(logA), t, k, s, scaled), Math.log(lower), Math.log(upper))
      for (const logA of [point, Math.log(lower), Math.log(upper)]) largest = Math.max(largest, tailOf(Math.exp(logA), t, k, s, scaled))
    }
    upper = lower
  }
  return largest
}

/**
 * Bound on the expected number of falsely selected variables (per-family error rate).
 *
 * Without assumption `q² / ((2π - 1) p)` (Meinshausen and Bühlmann); with complementary pairs and unimodal or r-concave selection
 * frequencies the tighter bounds of Shah and Samworth. They hold for variables chosen no more often than at random, and when those are
 * exchangeable for all false ones.
 *
 * Source: Meinshausen N, Bühlmann P. J R Stat Soc B 2010;72:417-73 (doi 10.1111/j.1467-9868.2010.00740.x); Shah RD, Samworth RJ. J R Stat
 * Soc B 2013;75:55-80 (doi 10.1111/j.1467-9868.2011.01034.x).
 *
 * Issues: `option-invalid`.
 *
 * @example
 * boundFalseSelections({ variables: 20, chosen: 6, cutoff: 0.75 }) // 3.6
 */
export const boundFalseSelections = (settings: StabilitySettings, assumption: StabilityAssumption = 'none'): Outcome<number> => {
  const { variables: p, chosen: q, cutoff, pairs } = settings
  const valid = p >= 1 && q >= 1 && q <= p && cutoff > 0.5 && cutoff <= 1 && (assumption === 'none' || (pairs ?? 0) >= 1)
  if (!valid || (assumption === 'unimodal' && cutoff <= 0.5 + 1 / (2 * (pairs ?? 1))))
    return failed(
      inputError('option-invalid', 'The settings allow no bound.', 'Take a cut-off above 0.5, no more chosen than variables, and pairs.', {
        column: 'cutoff',
      }),
    )
  if (assumption === 'none') return done(q ** 2 / ((2 * cutoff - 1) * p))
  const count = pairs as number
  if (assumption === 'unimodal') return done((unimodalFactor(cutoff, count) * q ** 2) / p)
  const t = Math.ceil(Number((cutoff * 2 * count).toPrecision(10)))
  const tail = Math.min(1, concaveTail((q / p) ** 2, t - count, count, -1 / 2), concaveTail(q / p, t, 2 * count, -1 / 4))
  return done(tail * p)
}

/**
 * Smallest cut-off at which the bound without assumption is at most `errors`: `(1 + q² / (errors · p)) / 2`; none where that is above 1.
 *
 * @example
 * cutoffForFalseSelections({ variables: 500, chosen: 15, errors: 1 }) // 0.725
 */
export const cutoffForFalseSelections = (settings: {
  readonly variables: number
  readonly chosen: number
  readonly errors: number
}): Outcome<number> => {
  const cutoff = (1 + settings.chosen ** 2 / (settings.errors * settings.variables)) / 2
  return cutoff > 0.5 && cutoff <= 1
    ? done(cutoff)
    : failed(
        inputError('option-invalid', `The cut-off would be ${cutoff}.`, 'Choose fewer variables in each half sample.', {
          column: 'chosen',
        }),
      )
}
