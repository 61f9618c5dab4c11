import type { Issue, Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { studentT } from '../numeric/distributions/student-t.ts'
import { mean, variance } from '../numeric/sum.ts'
import { type Limit, limitOf } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'
import { levelIssues } from '../tables/proportion.ts'

/** One quantity pooled over imputed data sets. */
export interface Pooled {
  readonly method: string
  /** Imputations. */
  readonly m: number
  readonly estimate: number
  readonly standardError: number
  readonly interval: Interval
  readonly statistic: number
  /** Infinite where nothing varied between imputations and the complete-data degrees of freedom are not known. */
  readonly df: Limit
  readonly pValue: number
  /** Mean of the variances within. */
  readonly within: number
  /** Variance of the estimates between. */
  readonly between: number
  readonly total: number
  /** Relative increase in variance due to missing values. */
  readonly increase: number
  /** Share of the variance due to missing values. */
  readonly lambda: number
  /** Fraction of missing information. */
  readonly missingInformation: number
  readonly warnings: readonly Issue[]
}

export interface PoolOptions {
  /** Degrees of freedom the analysis would have without missing values; absent: as many as one likes. */
  readonly completeDf?: number
  readonly level?: number
}

/** From here on t is the normal distribution to ten digits. */
const endless = 1e10

const degreesOf = (m: number, lambda: number, completeDf: number | undefined): number => {
  const old = lambda === 0 ? Infinity : (m - 1) / (lambda * lambda)
  if (completeDf === undefined || completeDf === Infinity) return old
  const observed = ((completeDf + 1) / (completeDf + 3)) * completeDf * (1 - lambda)
  return old === Infinity ? observed : (old * observed) / (old + observed)
}

const poolIssues = (estimates: Numbers, variances: Numbers, { completeDf, level = 0.95 }: PoolOptions): readonly Issue[] => [
  ...pairedIssues(estimates, variances, ['estimates', 'variances']),
  ...countIssues(estimates, 'estimates', 2),
  ...finiteIssues(estimates, 'estimates'),
  ...finiteIssues(variances, 'variances'),
  ...(Array.from(variances).some((value) => value < 0) || !Array.from(variances).some((value) => value > 0)
    ? [
        inputError('variance-invalid', 'A variance is negative, or all are 0.', 'Give the squared standard errors.', {
          column: 'variances',
        }),
      ]
    : []),
  ...(completeDf === undefined || completeDf > 0
    ? []
    : [
        inputError('df-invalid', `${completeDf} degrees of freedom are not possible.`, 'Give a positive number.', { column: 'completeDf' }),
      ]),
  ...levelIssues(level),
]

/**
 * Rubin's rules: one estimate from the analyses of m imputed data sets.
 *
 * Assumes imputations drawn from a model that suits the analysis (every variable of the analysis in the imputation), and an estimate that is
 * nearly normal: pool log odds and hazard ratios, logits of proportions, Fisher's z of correlations, and transform back. The share of
 * missing information is itself uncertain with few imputations: as many as the percentage of incomplete subjects is a good rule.
 *
 * Formulas: `T = U + (1+1/m) B`, `λ = (1+1/m)B/T`, `ν_old = (m-1)/λ²`, `ν_obs = (ν+1)/(ν+3) ν (1-λ)`, `df = ν_old ν_obs/(ν_old+ν_obs)`,
 * `fmi = (r+2/(df+3))/(1+r)`, `r = (1+1/m)B/U`.
 *
 * Sources: Rubin DB. Multiple imputation for nonresponse in surveys, 1987; Barnard J, Rubin DB. Biometrika 1999;86:948-55
 * (doi 10.1093/biomet/86.4.948).
 *
 * Issues: `lengths-differ`, `too-few-values`, `value-not-finite`, `variance-invalid`, `df-invalid`, `level-invalid`.
 *
 * @example poolRubin([1, 2, 3], [1, 1, 1]) // estimate 2, total 2.3333, df 6.125
 */
export const poolRubin = (estimates: Numbers, variances: Numbers, options: PoolOptions = {}): Outcome<Pooled> => {
  const issues = poolIssues(estimates, variances, options)
  if (issues.length > 0) return failed(...issues)
  const { completeDf, level = 0.95 } = options
  const m = estimates.length
  const [estimate, within, between] = [mean(estimates), mean(variances), variance(estimates)]
  const extra = (1 + 1 / m) * between
  const total = within + extra
  const lambda = extra / total
  const increase = extra / within
  const df = degreesOf(m, lambda, completeDf)
  const standardError = Math.sqrt(total)
  const statistic = estimate / standardError
  const tail = (1 - level) / 2
  const reach = standardError * (df > endless ? normal.quantileUpper(tail) : studentT.quantileUpper(tail, df))
  const size = Math.abs(statistic)
  const missingInformation = (increase + 2 / (df + 3)) / (1 + increase)
  return done({
    method: completeDf === undefined ? "Rubin's rules" : "Rubin's rules, Barnard-Rubin degrees of freedom",
    m,
    estimate,
    standardError,
    interval: { low: estimate - reach, high: estimate + reach, level },
    statistic,
    df: limitOf(df),
    pValue: Math.min(1, 2 * (df > endless ? normal.upper(size) : studentT.upper(size, df))),
    within,
    between,
    total,
    increase,
    lambda,
    missingInformation,
    warnings:
      m < 100 * missingInformation
        ? [
            caution(
              'few-imputations',
              `${m} imputations are few for ${Math.round(100 * missingInformation)} % missing information.`,
              'Impute more often.',
            ),
          ]
        : [],
  })
}
