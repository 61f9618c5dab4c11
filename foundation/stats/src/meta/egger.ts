import type { Issue, Outcome } from '@dacryon/core'
import { studentT } from '../numeric/distributions/student-t.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed } from '../result/problems.ts'
import { effectIssues, type StudyEffect } from './study.ts'

/** Egger's test of small-study effects. */
export interface EggerTest {
  readonly method: string
  readonly k: number
  /** Slope of the effect on its standard error. */
  readonly bias: number
  readonly standardError: number
  readonly statistic: number
  readonly df: number
  readonly pValue: number
  /** The effect expected of a study without sampling error. */
  readonly limit: number
  readonly warnings: readonly Issue[]
}

/**
 * Egger's regression test: does the effect change with the standard error?
 *
 * An asymmetric funnel may come from unpublished studies, but also from true differences between small and large ones, and for odds ratios
 * from the tie between effect and standard error. Little power below ten studies.
 *
 * Formula: weighted least squares of y on its standard error with weights 1/v and a free residual variance; t of the slope with k-2.
 *
 * Source: Egger M, Davey Smith G, Schneider M, Minder C. BMJ 1997;315:629-34 (doi 10.1136/bmj.315.7109.629).
 *
 * Issues: `no-study`, `effect-not-finite`, `variance-invalid`. Not estimable: `too-few-studies`, `equal-precision`, `perfect-fit`.
 *
 * @example effects 0.1, 0.4, 0.5 with variances 0.01, 0.04, 0.09: testEgger(effects) // bias 2.3077, t 4.2857, df 1, p 0.1459
 */
export const testEgger = (effects: readonly StudyEffect[]): Outcome<Estimable<EggerTest>> => {
  const issues = effectIssues(effects)
  if (issues.length > 0) return failed(...issues)
  const k = effects.length
  if (k < 3) return done(notEstimable('too-few-studies', 'A line through two studies leaves nothing to test it by.'))
  const x = effects.map(({ variance }) => Math.sqrt(variance))
  const w = effects.map(({ variance }) => 1 / variance)
  const weightedSum = (value: (at: number) => number): number => sum(w.map((weight, at) => weight * value(at)))
  const total = sum(w)
  const [meanX, meanY] = [weightedSum((at) => x[at] ?? 0) / total, weightedSum((at) => effects[at]?.effect ?? 0) / total]
  const sxx = weightedSum((at) => ((x[at] ?? 0) - meanX) ** 2)
  if (!(sxx > 1e-14 * k)) return done(notEstimable('equal-precision', 'All studies have the same standard error.'))
  const bias = weightedSum((at) => ((x[at] ?? 0) - meanX) * ((effects[at]?.effect ?? 0) - meanY)) / sxx
  const residual = weightedSum((at) => ((effects[at]?.effect ?? 0) - meanY - bias * ((x[at] ?? 0) - meanX)) ** 2)
  if (residual === 0) return done(notEstimable('perfect-fit', 'The studies lie on a line without any scatter.'))
  const df = k - 2
  const standardError = Math.sqrt(residual / df / sxx)
  const statistic = bias / standardError
  return done({
    method: 'Egger regression test',
    k,
    bias,
    standardError,
    statistic,
    df,
    pValue: 2 * studentT.upper(Math.abs(statistic), df),
    limit: meanY - bias * meanX,
    warnings:
      k < 10 ? [caution('few-studies', `${k} studies give the test little power.`, 'Do not read a large p value as symmetry.')] : [],
  })
}
