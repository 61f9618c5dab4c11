import type { Outcome } from '@dacryon/core'
import { normal } from '../numeric/index.ts'
import { done, failed } from '../result/index.ts'
import { between } from './checks.ts'

/** An interim result: its z, the information fraction, and the critical value at the end (1.96 unless given). */
export interface Interim {
  readonly z: number
  readonly time: number
  readonly critical?: number
}

const issuesOf = ({ z, time }: Interim) => [...between('z', z, -Infinity, Infinity), ...between('time', time, 0, 1)]

/**
 * Chance to cross the final critical value given the interim result and a drift (mean of Z at full information).
 *
 * Formula: `Φ((z √t - c + θ (1 - t)) / √(1 - t))`. With θ = z/√t the current trend; with θ = 0 no effect. Issues: `argument-invalid`.
 *
 * @example
 * computeConditionalPower({ z: 1.2, time: 0.5 }, 0) // 0.0580
 */
export const computeConditionalPower = (interim: Interim, drift: number): Outcome<number> => {
  const issues = issuesOf(interim)
  if (issues.length > 0) return failed(...issues)
  const { z, time: t, critical = normal.quantile(0.975) } = interim
  return done(normal.cdf((z * Math.sqrt(t) - critical + drift * (1 - t)) / Math.sqrt(1 - t)))
}

/**
 * Conditional power averaged over what the interim result says about the drift, with a flat prior: `Φ((z/√t - c) / √((1 - t)/t))`.
 *
 * Source: Spiegelhalter DJ, Freedman LS, Blackburn PR. Control Clin Trials 1986;7:8-17. Issues: `argument-invalid`.
 *
 * @example
 * computePredictivePower({ z: 1.2, time: 0.5 }) // 0.3963
 */
export const computePredictivePower = (interim: Interim): Outcome<number> => {
  const issues = issuesOf(interim)
  if (issues.length > 0) return failed(...issues)
  const { z, time: t, critical = normal.quantile(0.975) } = interim
  return done(normal.cdf((z / Math.sqrt(t) - critical) / Math.sqrt((1 - t) / t)))
}
