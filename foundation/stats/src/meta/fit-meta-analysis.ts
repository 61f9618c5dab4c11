import type { Issue, Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { normal } from '../numeric/distributions/normal.ts'
import { studentT } from '../numeric/distributions/student-t.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { levelIssues } from '../tables/proportion.ts'
import { computeBetweenStudyVariance, type VarianceEstimator } from './between-study-variance.ts'
import { effectIssues, type StudyEffect } from './study.ts'
import { varianceAtResidual, weighted } from './weights.ts'

export interface MetaAnalysisOptions {
  /** `fixed`: one true effect. Default `reml`. */
  readonly model?: 'fixed' | VarianceEstimator
  /** `knapp-hartung`: t with k-1 degrees of freedom and a residual-scaled standard error. Default: `knapp-hartung` from 3 studies on. */
  readonly test?: 'normal' | 'knapp-hartung'
  readonly level?: number
}

export interface MetaAnalysis {
  readonly method: string
  /** Studies. */
  readonly k: number
  readonly estimate: number
  readonly standardError: number
  readonly interval: Interval
  readonly statistic: number
  /** Of the t distribution; absent when the normal is used. */
  readonly df?: number
  readonly pValue: number
  readonly tau2: number
  /** Q-profile. */
  readonly tau2Interval: Estimable<Interval>
  /** Percent of the variation that is between studies. */
  readonly i2: Estimable
  readonly h2: Estimable
  /** Cochran's test that all true effects are equal. */
  readonly heterogeneity: Estimable<{ readonly q: number; readonly df: number; readonly pValue: number }>
  /** Where the true effect of a new study is expected. */
  readonly predictionInterval: Estimable<Interval>
  /** Share of each study in the estimate, in percent. */
  readonly weights: readonly { readonly name: string; readonly percent: number }[]
  readonly warnings: readonly Issue[]
}

const names: Readonly<Record<'fixed' | VarianceEstimator, string>> = {
  fixed: 'Fixed effect, inverse variance',
  dl: 'Random effects, DerSimonian-Laird',
  reml: 'Random effects, REML',
  pm: 'Random effects, Paule-Mandel',
  eb: 'Random effects, empirical Bayes',
  sj: 'Random effects, Sidik-Jonkman',
}

const single = notEstimable('one-study', 'One study says nothing about variation between studies.')

/**
 * Interval of the between-study variance by Q-profile: the variances at which the generalised Q meets its chi-square quantiles.
 *
 * Source: Viechtbauer W. Stat Med 2007;26:37-52 (doi 10.1002/sim.2514).
 */
export const computeQProfileInterval = (effects: readonly StudyEffect[], level = 0.95): Estimable<Interval> => {
  const df = effects.length - 1
  if (df < 1) return single
  const tail = (1 - level) / 2
  return {
    low: varianceAtResidual(effects, chiSquare.quantileUpper(tail, df)),
    high: varianceAtResidual(effects, chiSquare.quantile(tail, df)),
    level,
  }
}

const heterogeneityOf = (
  effects: readonly StudyEffect[],
  model: string,
  tau2: number,
): Pick<MetaAnalysis, 'i2' | 'h2' | 'heterogeneity'> => {
  const df = effects.length - 1
  if (df < 1) return { i2: single, h2: single, heterogeneity: single }
  const { weights, total, residual } = weighted(effects, 0)
  const typical = df / (total - sum(weights.map((weight) => weight * weight)) / total)
  return {
    i2: model === 'fixed' ? (residual > 0 ? Math.max(0, (100 * (residual - df)) / residual) : 0) : (100 * tau2) / (tau2 + typical),
    h2: model === 'fixed' ? residual / df : tau2 / typical + 1,
    heterogeneity: { q: residual, df, pValue: chiSquare.upper(residual, df) },
  }
}

/**
 * Meta-analysis of effects with known sampling variances.
 *
 * Assumes independent studies whose effects are nearly normal on this scale, and variances that are known: poor for few events. A fixed
 * effect answers for these studies only; a random-effects mean is that of a population of studies, and the prediction interval says where
 * the next one may lie. With few studies the variance between them is uncertain and the normal interval too narrow: Knapp-Hartung is the
 * default from three studies on, and a warning says when it makes the interval shorter than the normal one.
 *
 * Formulas: `m = Σwy/Σw`, `w = 1/(v+τ²)`, `se² = 1/Σw`, Knapp-Hartung `se² Σw(y-m)²/(k-1)`; prediction `m ± crit √(se²+τ²)`, crit normal or t
 * with k-1; I² of random effects `100 τ²/(τ²+s²)`, `s² = (k-1)/(Σw0 - Σw0²/Σw0)`.
 *
 * Sources: Higgins JPT, Thompson SG. Stat Med 2002;21:1539-58 (doi 10.1002/sim.1186); Knapp G, Hartung J. Stat Med 2003;22:2693-710
 * (doi 10.1002/sim.1482); Riley RD, Higgins JPT, Deeks JJ. BMJ 2011;342:d549 (doi 10.1136/bmj.d549).
 *
 * Issues: `no-study`, `effect-not-finite`, `variance-invalid`, `level-invalid`, `too-few-studies` (Knapp-Hartung with one).
 *
 * @example fitMetaAnalysis([{ name: 'A', effect: 0.2, variance: 0.1 }, { name: 'B', effect: 0.4, variance: 0.1 }], { model: 'fixed' }) // 0.3
 */
export const fitMetaAnalysis = (effects: readonly StudyEffect[], options: MetaAnalysisOptions = {}): Outcome<MetaAnalysis> => {
  const { model = 'reml', level = 0.95 } = options
  const k = effects.length
  const test = options.test ?? (k >= 3 && model !== 'fixed' ? 'knapp-hartung' : 'normal')
  const issues = [...effectIssues(effects), ...levelIssues(level)]
  if (test === 'knapp-hartung' && k === 1)
    issues.push(inputError('too-few-studies', 'Knapp-Hartung needs two studies.', 'Use the normal test.', { column: 'test' }))
  if (issues.length > 0) return failed(...issues)
  const { tau2, converged } = model === 'fixed' ? { tau2: 0, converged: true } : computeBetweenStudyVariance(model, effects)
  const { weights, total, mean, residual } = weighted(effects, tau2)
  const scale = test === 'knapp-hartung' ? residual / (k - 1) : 1
  const standardError = Math.sqrt(scale / total)
  if (standardError === 0)
    return failed(inputError('effects-equal', 'All studies have the same effect.', 'Use the normal test.', { column: 'test' }))
  const tail = (1 - level) / 2
  const critical = test === 'knapp-hartung' ? studentT.quantileUpper(tail, k - 1) : normal.quantileUpper(tail)
  const around = (spread: number): Interval => ({ low: mean - critical * spread, high: mean + critical * spread, level })
  const statistic = mean / standardError
  const plain = normal.quantileUpper(tail) / Math.sqrt(total)
  return done({
    method: `${names[model]}${test === 'knapp-hartung' ? ' with Knapp-Hartung' : ''}`,
    k,
    estimate: mean,
    standardError,
    interval: around(standardError),
    statistic,
    ...(test === 'knapp-hartung' ? { df: k - 1 } : {}),
    pValue: test === 'knapp-hartung' ? 2 * studentT.upper(Math.abs(statistic), k - 1) : 2 * normal.upper(Math.abs(statistic)),
    tau2,
    tau2Interval: computeQProfileInterval(effects, level),
    ...heterogeneityOf(effects, model, tau2),
    predictionInterval:
      model === 'fixed'
        ? notEstimable('fixed-effect', 'A fixed effect does not vary between studies.')
        : k < 2
          ? single
          : around(Math.hypot(standardError, Math.sqrt(tau2))),
    weights: effects.map(({ name }, at) => ({ name, percent: (100 * (weights[at] ?? 0)) / total })),
    warnings: [
      ...(converged ? [] : [caution('not-converged', 'The between-study variance did not settle.', 'Use Paule-Mandel.')]),
      ...(test === 'knapp-hartung' && critical * standardError < plain
        ? [
            caution(
              'interval-shortened',
              'Knapp-Hartung makes the interval shorter than the normal one.',
              'Report the normal interval too.',
            ),
          ]
        : []),
      ...(k < 5 && model !== 'fixed'
        ? [caution('few-studies', `${k} studies say little about the variation between them.`, 'Read its interval.')]
        : []),
    ],
  })
}
