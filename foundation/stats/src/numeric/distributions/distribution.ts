import { demand } from '../demand.ts'

/**
 * A family of distributions. The point comes first, the parameters after it. Upper tails are computed directly, never as one minus the lower.
 * Parameters or points outside the documented domain throw a RangeError; points where the density is zero are in the domain.
 */
export interface Distribution<P extends readonly (number | undefined)[]> {
  /** Density, or probability of the count. */
  density(x: number, ...parameters: P): number
  logDensity(x: number, ...parameters: P): number
  /** P(X <= x). */
  cdf(x: number, ...parameters: P): number
  /** P(X > x). */
  upper(x: number, ...parameters: P): number
  logCdf(x: number, ...parameters: P): number
  logUpper(x: number, ...parameters: P): number
  /** Smallest x with P(X <= x) >= p. */
  quantile(p: number, ...parameters: P): number
  /** The x that a share p lies above: the quantile of 1 - p without computing 1 - p. */
  quantileUpper(p: number, ...parameters: P): number
}

/** What a family must know; the rest follows. */
export interface DistributionCore<P extends readonly (number | undefined)[]> {
  readonly check: (...parameters: P) => void
  readonly logDensity: (x: number, ...parameters: P) => number
  readonly logCdf: (x: number, ...parameters: P) => number
  readonly logUpper: (x: number, ...parameters: P) => number
  readonly quantile: (p: number, ...parameters: P) => number
  readonly quantileUpper: (p: number, ...parameters: P) => number
}

const checkPoint = (x: number): void => demand(!Number.isNaN(x), 'a distribution has no value at a point that is no number')
const checkProbability = (p: number): void => demand(p >= 0 && p <= 1, `a probability of ${p} is not possible`)

/** Makes the full frozen object of a family. */
export const distributionOf = <P extends readonly (number | undefined)[]>(core: DistributionCore<P>): Distribution<P> => {
  const guarded =
    (check: (x: number) => void, body: (x: number, ...parameters: P) => number) =>
    (x: number, ...parameters: P): number => {
      check(x)
      core.check(...parameters)
      return body(x, ...parameters)
    }
  return Object.freeze({
    density: guarded(checkPoint, (x, ...p) => Math.exp(core.logDensity(x, ...p))),
    logDensity: guarded(checkPoint, core.logDensity),
    cdf: guarded(checkPoint, (x, ...p) => Math.exp(core.logCdf(x, ...p))),
    upper: guarded(checkPoint, (x, ...p) => Math.exp(core.logUpper(x, ...p))),
    logCdf: guarded(checkPoint, core.logCdf),
    logUpper: guarded(checkPoint, core.logUpper),
    quantile: guarded(checkProbability, core.quantile),
    quantileUpper: guarded(checkProbability, core.quantileUpper),
  })
}
