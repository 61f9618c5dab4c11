import type { Issue, Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { quantileOfSorted, sorted } from '../numeric/quantile.ts'
import { mean, standardDeviation } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'
import { levelIssues } from '../tables/proportion.ts'

export interface BootstrapInput {
  /** The statistic in the data. */
  readonly estimate: number
  /** Its values in the resamples. */
  readonly replicates: Numbers
  /** Its values with one row left out, for BCa. */
  readonly jackknife?: Numbers
  /** Standard errors of the estimate and of each replicate, for the studentised interval. */
  readonly standardErrors?: { readonly estimate: number; readonly replicates: Numbers }
  readonly level?: number
}

/** Bootstrap intervals of one statistic. */
export interface BootstrapIntervals {
  readonly replicates: number
  readonly mean: number
  readonly standardError: number
  readonly bias: number
  /** Bias-corrected, by the normal distribution. */
  readonly normal: Interval
  readonly basic: Interval
  readonly percentile: Interval
  /** Percentile with linear interpolation (type 7) instead of that on the normal scale. */
  readonly percentileType7: Interval
  readonly bca: Estimable<Interval>
  /** Bias correction, acceleration and the levels they lead to. */
  readonly correction: Estimable<{ readonly z0: number; readonly acceleration: number; readonly levels: readonly [number, number] }>
  readonly studentised: Estimable<Interval>
  readonly warnings: readonly Issue[]
}

/**
 * Order statistic of rank (R+1) alpha, interpolated on the scale of normal quantiles; the extreme one where the rank lies outside.
 *
 * Source: Davison AC, Hinkley DV. Bootstrap methods and their application, 1997, equation 5.8.
 */
export const orderStatistic = (ordered: Float64Array, alpha: number): { readonly value: number; readonly extreme: boolean } => {
  const total = ordered.length
  const rank = (total + 1) * alpha
  const whole = Math.floor(rank + 1e-9)
  if (whole < 1) return { value: ordered[0] as number, extreme: true }
  if (whole >= total) return { value: ordered[total - 1] as number, extreme: whole > total || rank > total }
  const low = ordered[whole - 1] as number
  if (Math.abs(rank - whole) < 1e-9) return { value: low, extreme: false }
  const [q1, q2] = [normal.quantile(whole / (total + 1)), normal.quantile((whole + 1) / (total + 1))]
  return { value: low + ((normal.quantile(alpha) - q1) / (q2 - q1)) * ((ordered[whole] as number) - low), extreme: false }
}

const accelerationOf = (jackknife: Numbers): number => {
  const centre = mean(jackknife)
  let [squares, cubes] = [0, 0]
  for (const value of jackknife) {
    const distance = centre - value
    squares += distance ** 2
    cubes += distance ** 3
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0
}

const correctionOf = ({ estimate, replicates, jackknife }: BootstrapInput, tail: number): BootstrapIntervals['correction'] => {
  if (jackknife === undefined) return notEstimable('no-jackknife', 'BCa needs the values with one row left out.')
  let below = 0
  for (const value of replicates) if (value < estimate) below += 1
  if (below === 0 || below === replicates.length)
    return notEstimable('bias-infinite', 'All resamples lie on one side of the estimate: the percentile interval is used.')
  const z0 = normal.quantile(below / replicates.length)
  const acceleration = accelerationOf(jackknife)
  const level = (z: number): number => normal.cdf(z0 + (z0 + z) / (1 - acceleration * (z0 + z)))
  const z = normal.quantileUpper(tail)
  return { z0, acceleration, levels: [level(-z), level(z)] }
}

const inputIssues = ({ estimate, replicates, jackknife, standardErrors, level = 0.95 }: BootstrapInput): readonly Issue[] => [
  ...countIssues(replicates, 'replicates', 20),
  ...finiteIssues(replicates, 'replicates'),
  ...(Number.isFinite(estimate)
    ? []
    : [inputError('value-not-finite', `The estimate is ${estimate}.`, 'Give a number.', { column: 'estimate' })]),
  ...(jackknife === undefined ? [] : [...countIssues(jackknife, 'jackknife', 2), ...finiteIssues(jackknife, 'jackknife')]),
  ...(standardErrors === undefined
    ? []
    : [
        ...pairedIssues(replicates, standardErrors.replicates, ['replicates', 'standardErrors']),
        ...finiteIssues(standardErrors.replicates, 'standardErrors'),
      ]),
  ...levelIssues(level),
]

/**
 * Bootstrap intervals from the values of a statistic in resamples.
 *
 * The resampling must follow the design: within arm and site for trial statistics, whole patients for repeated values. Percentile intervals
 * are too short in small samples and wrong for extremes and other statistics that are not smooth; BCa corrects bias and skewness and needs
 * some thousand resamples. When all resamples lie on one side, BCa falls back to the percentile interval, with a warning.
 *
 * Formulas: normal `2t - mean ± z se`; basic `2t - quantiles`; BCa levels `Φ(z0 + (z0+z)/(1 - a(z0+z)))`, `z0 = Φ⁻¹(#{t* < t}/R)`,
 * `a = Σ(t̄-t_i)³/(6 (Σ(t̄-t_i)²)^1.5)` from the jackknife; quantiles are order statistics of rank (R+1)α.
 *
 * Sources: Efron B. J Am Stat Assoc 1987;82:171-85 (doi 10.1080/01621459.1987.10478410); Davison AC, Hinkley DV. 1997, chapter 5.
 *
 * Issues: `too-few-values` (20), `value-not-finite`, `lengths-differ`, `level-invalid`. Not estimable: `no-jackknife`,
 * `no-standard-errors`, `zero-variance`.
 *
 * @example computeBootstrapIntervals({ estimate: 0.848, replicates, jackknife }) // bca 0.753 to 0.898
 */
export const computeBootstrapIntervals = (input: BootstrapInput): Outcome<BootstrapIntervals> => {
  const issues = inputIssues(input)
  if (issues.length > 0) return failed(...issues)
  const { estimate, replicates, standardErrors, level = 0.95 } = input
  const tail = (1 - level) / 2
  const ordered = sorted(replicates)
  const [low, high] = [orderStatistic(ordered, tail), orderStatistic(ordered, 1 - tail)]
  const percentile = { low: low.value, high: high.value, level }
  const centre = mean(replicates)
  const standardError = standardDeviation(replicates)
  const reach = normal.quantileUpper(tail) * standardError
  const correction = correctionOf(input, tail)
  const corrected = 'levels' in correction ? correction.levels.map((at) => orderStatistic(ordered, at)) : undefined
  const bca: Estimable<Interval> =
    corrected !== undefined
      ? { low: corrected[0]?.value ?? low.value, high: corrected[1]?.value ?? high.value, level }
      : 'code' in correction && correction.code === 'bias-infinite'
        ? percentile
        : notEstimable('no-jackknife', 'BCa needs the values with one row left out.')
  const extreme = low.extreme || high.extreme || (corrected?.some((one) => one.extreme) ?? false)
  return done({
    replicates: ordered.length,
    mean: centre,
    standardError,
    bias: centre - estimate,
    normal: { low: 2 * estimate - centre - reach, high: 2 * estimate - centre + reach, level },
    basic: { low: 2 * estimate - high.value, high: 2 * estimate - low.value, level },
    percentile,
    percentileType7: { low: quantileOfSorted(ordered, tail), high: quantileOfSorted(ordered, 1 - tail), level },
    bca,
    correction,
    studentised: studentisedOf(estimate, replicates, standardErrors, tail, level),
    warnings: [
      ...('code' in correction && correction.code === 'bias-infinite'
        ? [caution('bca-fallback', correction.reason, 'Look at the resamples: the statistic may be at its bound.')]
        : []),
      ...(extreme ? [caution('extreme-order-statistic', 'An end is the smallest or largest resample.', 'Draw more resamples.')] : []),
      ...(ordered.length < 999 ? [caution('few-resamples', `${ordered.length} resamples.`, 'Draw 2000 or more.')] : []),
    ],
  })
}

const studentisedOf = (
  estimate: number,
  replicates: Numbers,
  standardErrors: BootstrapInput['standardErrors'],
  tail: number,
  level: number,
): Estimable<Interval> => {
  if (standardErrors === undefined) return notEstimable('no-standard-errors', 'The studentised interval needs standard errors.')
  if (!(standardErrors.estimate > 0) || Array.from(standardErrors.replicates).some((se) => !(se > 0)))
    return notEstimable('zero-variance', 'A standard error is 0.')
  const ordered = sorted(Array.from(replicates, (value, at) => (value - estimate) / (standardErrors.replicates[at] as number)))
  return {
    low: estimate - standardErrors.estimate * orderStatistic(ordered, 1 - tail).value,
    high: estimate - standardErrors.estimate * orderStatistic(ordered, tail).value,
    level,
  }
}
