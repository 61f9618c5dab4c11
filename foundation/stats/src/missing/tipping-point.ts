import type { Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { levelIssues } from '../tables/proportion.ts'

/** Known responders of an arm, its size, and how many responses are missing. */
export interface IncompleteArm {
  readonly responders: number
  readonly missing: number
  /** All randomised, missing included. */
  readonly of: number
}

/** Result if so many of the missing had responded. */
export interface TippingCell {
  readonly activeResponders: number
  readonly placeboResponders: number
  /** Active minus placebo. */
  readonly riskDifference: number
  /** Pooled z test. */
  readonly pValue: Estimable
}

export interface TippingPoint {
  /** Active runs fastest. */
  readonly cells: readonly TippingCell[]
  /** For each number of responders among the missing of placebo, the fewest among those of active that keep the result significant. */
  readonly boundary: readonly { readonly placeboResponders: number; readonly activeResponders: number | null }[]
  /** Significant in the direction of active in every cell. */
  readonly robust: boolean
  readonly level: number
}

const cellOf = (active: IncompleteArm, placebo: IncompleteArm, k1: number, k0: number): TippingCell => {
  const [p1, p0] = [(active.responders + k1) / active.of, (placebo.responders + k0) / placebo.of]
  const pooled = (active.responders + k1 + placebo.responders + k0) / (active.of + placebo.of)
  const variance = pooled * (1 - pooled) * (1 / active.of + 1 / placebo.of)
  return {
    activeResponders: k1,
    placeboResponders: k0,
    riskDifference: p1 - p0,
    pValue:
      variance > 0
        ? Math.min(1, 2 * normal.upper(Math.abs(p1 - p0) / Math.sqrt(variance)))
        : notEstimable('empty-margin', 'All or none would have responded.'),
  }
}

const armIssues = ({ responders, missing, of }: IncompleteArm, column: string) =>
  [responders, missing, of].every((count) => Number.isSafeInteger(count) && count >= 0) && of > 0 && responders + missing <= of
    ? []
    : [inputError('count-invalid', `${responders} responders and ${missing} missing of ${of}.`, 'Give whole numbers that fit.', { column })]

/**
 * Tipping-point analysis: how must the missing responses have been for the conclusion to change? Every pair of numbers of responders among
 * the missing of both arms, with its p value; report the boundary and judge whether it is plausible.
 *
 * Source: Yan X, Lee S, Li N. J Biopharm Stat 2009;19:1085-98 (doi 10.1080/10543400903243009).
 *
 * Issues: `count-invalid`, `level-invalid`.
 *
 * @example computeTippingPoint({ responders: 53, missing: 6, of: 100 }, { responders: 18, missing: 3, of: 101 }).value.robust // true
 */
export const computeTippingPoint = (active: IncompleteArm, placebo: IncompleteArm, level = 0.95): Outcome<TippingPoint> => {
  const issues = [...armIssues(active, 'active'), ...armIssues(placebo, 'placebo'), ...levelIssues(level)]
  if (issues.length > 0) return failed(...issues)
  const rows = Array.from({ length: placebo.missing + 1 }, (_, k0) =>
    Array.from({ length: active.missing + 1 }, (_, k1) => cellOf(active, placebo, k1, k0)),
  )
  const holds = ({ pValue, riskDifference }: TippingCell): boolean => typeof pValue === 'number' && pValue < 1 - level && riskDifference > 0
  return done({
    cells: rows.flat(),
    boundary: rows.map((row, placeboResponders) => ({ placeboResponders, activeResponders: row.find(holds)?.activeResponders ?? null })),
    robust: rows.every((row) => row.every(holds)),
    level,
  })
}
