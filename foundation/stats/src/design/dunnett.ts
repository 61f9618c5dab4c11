import type { Outcome } from '@dacryon/core'
import { normal, productCorrelationCdf, productCorrelationCritical } from '../numeric/index.ts'
import { done, failed } from '../result/index.ts'
import { between, wholeFrom } from './checks.ts'

/**
 * Critical value of the largest of k comparisons with one control (Dunnett), one-sided level alpha, known variance.
 *
 * Formula: the c with `∫ φ(x) Φ((c + √ρ x) / √(1-ρ))^k dx = 1 - alpha`, ρ = r / (1 + r), r = size of an arm over that of the control.
 *
 * Source: Dunnett CW. J Am Stat Assoc 1955;50:1096-121. Issues: `argument-invalid`.
 *
 * @example
 * computeDunnettCritical(2, 0.025) // 2.2121
 */
export const computeDunnettCritical = (arms: number, alpha: number, ratio = 1): Outcome<number> => {
  const issues = [...wholeFrom('arms', arms, 1), ...between('alpha', alpha, 0, 1), ...between('ratio', ratio, 0, Infinity)]
  if (issues.length > 0) return failed(...issues)
  const loading = Math.sqrt(ratio / (1 + ratio))
  return done(productCorrelationCritical(alpha, { loadings: Array.from({ length: arms }, () => loading), sides: 1 }))
}

/** Power of a design with several arms. */
export interface SeveralArmsPower {
  /** Each arm by itself. */
  readonly marginal: readonly number[]
  /** At least one arm wins. */
  readonly disjunctive: number
  /** All arms win. */
  readonly conjunctive: number
}

/** Arms against one control. */
export interface SeveralArms {
  readonly controlRate: number
  readonly controlSize: number
  readonly arms: readonly { readonly rate: number; readonly size: number }[]
  /** Critical z of each comparison. */
  readonly critical: number
}

/**
 * Power of one-sided pooled z tests of several arms against one control, by the normal approximation: per arm, at least one, all.
 *
 * The correlation of two comparisons is taken as that of the null hypothesis, from the sizes alone. Issues: `argument-invalid`.
 *
 * @example
 * computePowerSeveralArms({ controlRate: 0.3, controlSize: 60, arms: [{ rate: 0.5, size: 60 }, { rate: 0.5, size: 60 }], critical: 2.2414 })
 * // marginal 0.4978, disjunctive 0.6645, conjunctive 0.3312
 */
export const computePowerSeveralArms = ({ controlRate: p0, controlSize: n0, arms, critical }: SeveralArms): Outcome<SeveralArmsPower> => {
  const issues = [
    ...between('controlRate', p0, 0, 1),
    ...wholeFrom('controlSize', n0, 1),
    ...wholeFrom('arms', arms.length, 1),
    ...arms.flatMap(({ rate, size }) => [...between('rate', rate, 0, 1), ...wholeFrom('size', size, 1)]),
  ]
  if (issues.length > 0) return failed(...issues)
  const shifts = arms.map(({ rate: p, size: n }) => {
    const common = (n0 * p0 + n * p) / (n0 + n)
    const se0 = Math.sqrt(common * (1 - common) * (1 / n0 + 1 / n))
    return (p - p0 - critical * se0) / Math.sqrt((p0 * (1 - p0)) / n0 + (p * (1 - p)) / n)
  })
  const loadings = arms.map(({ size }) => Math.sqrt(size / (size + n0)))
  const none = productCorrelationCdf(
    shifts.map((shift) => -shift),
    { loadings, sides: 1 },
  )
  return done({
    marginal: shifts.map((shift) => normal.cdf(shift)),
    disjunctive: 1 - none,
    conjunctive: productCorrelationCdf(shifts, { loadings, sides: 1 }),
  })
}
