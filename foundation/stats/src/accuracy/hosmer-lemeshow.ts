import type { Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { quantileOfSorted, sorted } from '../numeric/quantile.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { Numbers } from '../result/vectors.ts'
import { riskIssues } from './brier.ts'

/** Subjects of similar predicted risk: how many events there were and were expected. */
export interface RiskGroup {
  readonly n: number
  readonly observed: number
  readonly expected: number
}

export interface HosmerLemeshow {
  readonly groups: readonly RiskGroup[]
  readonly statistic: number
  readonly df: number
  readonly pValue: number
  readonly method: string
}

/** Which of the intervals (c0, c1], (c1, c2], ... holds a value; the lowest value belongs to the first. */
const groupOf = (cuts: readonly number[], value: number): number => {
  const at = cuts.findIndex((cut, k) => k > 0 && value <= cut)
  return at < 0 ? cuts.length - 2 : at - 1
}

/**
 * Hosmer-Lemeshow test in groups of predicted risk, cut at its quantiles (type 7, right-closed; equal cuts fall together).
 *
 * Its answer depends on the number of groups; it has little power in small samples and rejects trifles in large ones. Prefer calibration
 * slope and intercept. For a model fitted to these subjects.
 *
 * Formula: `Σ (O-E)²/(E(1-E/n))`, chi-square with groups - 2.
 *
 * Source: Hosmer DW, Lemeshow S. Commun Stat Theory Methods 1980;9:1043-69 (doi 10.1080/03610928008827941).
 *
 * Issues: those of risks, and `groups-invalid`. Not estimable: `too-few-groups`, `certain-group`.
 *
 * @example testHosmerLemeshow(risks, events) // { statistic: 4.98, df: 8, pValue: 0.76 }
 */
export const testHosmerLemeshow = (risks: Numbers, events: readonly boolean[], groups = 10): Outcome<Estimable<HosmerLemeshow>> => {
  const issues = [
    ...riskIssues(risks, events),
    ...(Number.isSafeInteger(groups) && groups >= 3
      ? []
      : [inputError('groups-invalid', `${groups} groups are not possible.`, 'Give at least 3.', { column: 'groups' })]),
  ]
  if (issues.length > 0) return failed(...issues)
  const ordered = sorted(risks)
  const cuts = [...new Set(Array.from({ length: groups + 1 }, (_, k) => quantileOfSorted(ordered, k / groups)))]
  if (cuts.length < 4) return done(notEstimable('too-few-groups', 'The predicted risks fall in fewer than three groups.'))
  const found = cuts.slice(1).map(() => ({ n: 0, observed: 0, risks: [] as number[] }))
  Array.from(risks).forEach((risk, at) => {
    const group = found[groupOf(cuts, risk)]
    if (group === undefined) return
    group.n += 1
    group.observed += events[at] ? 1 : 0
    group.risks.push(risk)
  })
  const filled = found.filter(({ n }) => n > 0).map(({ n, observed, risks: own }) => ({ n, observed, expected: sum(own) }))
  if (filled.length < 3) return done(notEstimable('too-few-groups', 'The predicted risks fall in fewer than three groups.'))
  const parts = filled.map(({ n, observed, expected }) => (observed - expected) ** 2 / (expected * (1 - expected / n)))
  const statistic = sum(parts)
  if (!Number.isFinite(statistic)) return done(notEstimable('certain-group', 'A group has a predicted risk of exactly 0 or 1.'))
  const df = filled.length - 2
  return done({ groups: filled, statistic, df, pValue: chiSquare.upper(statistic, df), method: 'Hosmer-Lemeshow' })
}
