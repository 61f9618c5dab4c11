import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  type Coefficient,
  computeClusterCovariance,
  computeInfluence,
  computeRobustCovariance,
  fitLinearModel,
  fitLogBinomial,
  fitLogistic,
  fitMultinomial,
  fitNegativeBinomial,
  fitPoisson,
  fitProportionalOdds,
  quasiCoefficients,
  scoresOfGeneralised,
  scoresOfLinear,
  testProportionality,
  testTermsByLikelihoodRatio,
} from '../../src/regression/index.ts'
import { isEstimable } from '../../src/result/index.ts'
import { frame, numeric, rows, value } from './rows.ts'

const truth = JSON.parse(readFileSync(new URL('./regression.json', import.meta.url), 'utf8')) as Record<string, number[]>

const near = (found: ArrayLike<unknown>, name: string, relative = 1e-8): void => {
  const expected = truth[name] ?? []
  expect(expected.length, name).toBeGreaterThan(0)
  expect(found.length, name).toBe(expected.length)
  expected.forEach((number, at) => {
    expect(Math.abs((found[at] as number) - number), `${name}[${at}]`).toBeLessThanOrEqual(relative * Math.abs(number) + 1e-10)
  })
}

const kept = (coefficients: readonly Coefficient[]) => coefficients.flatMap(({ value: one }) => (isEstimable(one) ? [one] : []))
const estimates = (coefficients: readonly Coefficient[]): number[] => kept(coefficients).map(({ estimate }) => estimate)
const errors = (coefficients: readonly Coefficient[]): number[] => kept(coefficients).map(({ standardError }) => standardError)
const roots = (covariance: Float64Array, size: number): number[] =>
  Array.from({ length: size }, (_, j) => Math.sqrt(covariance[j * size + j] as number))

const twice = Float64Array.from(rows.columns.get('x')?.kind === 'numeric' ? (rows.columns.get('x') as { values: Float64Array }).values : [])
const z = (rows.columns.get('z') as { values: Float64Array }).values
const aliasedRows = frame(
  ...rows.columns.values(),
  numeric(
    'twice',
    Array.from(twice, (x, at) => 2 * x - (z[at] ?? 0)),
  ),
)

describe('linear models against R', () => {
  const terms = [['x'], ['z'], ['twice'], ['g'], ['x', 'g']]
  const model = value(fitLinearModel(aliasedRows, { response: 'y', terms, weights: 'w' }))

  test('weights, interaction and an aliased column', () => {
    near(estimates(model.coefficients), 'weighted_coef')
    near(errors(model.coefficients), 'weighted_se')
    expect(model.coefficients.find(({ name }) => name === 'twice')?.value).toMatchObject({ kind: 'not_estimable', code: 'aliased' })
    expect(model.warnings.map(({ code }) => code)).toContain('aliased')
    const { rSquared, adjustedRSquared, sigma, logLikelihood, aic, bic, overall } = model
    const f = isEstimable(overall) ? [overall.statistic, ...overall.df] : []
    near([rSquared, adjustedRSquared, sigma, logLikelihood, aic, bic, ...f], 'weighted_r2')
  })

  test('robust variance and influence with weights', () => {
    const plain = value(fitLinearModel(rows, { response: 'y', terms: terms.filter(([name]) => name !== 'twice'), weights: 'w' }))
    near(roots(computeRobustCovariance(scoresOfLinear(plain)), 7), 'weighted_hc3')
    const { cook, studentised } = computeInfluence(model)
    near(cook.slice(0, 5), 'weighted_cook', 1e-7)
    near(studentised.slice(0, 5), 'weighted_rstudent')
  })

  test('clusters', () => {
    const plain = value(fitLinearModel(rows, { response: 'y', terms: [['x'], ['z'], ['g']] }))
    const ids = (rows.columns.get('id') as { values: Float64Array }).values
    near(roots(value(computeClusterCovariance(scoresOfLinear(plain), ids)), 5), 'cluster_cr1')
    near(roots(value(computeClusterCovariance(scoresOfLinear(plain), ids, 'CR0')), 5), 'cluster_cr0')
    near(roots(computeRobustCovariance(scoresOfLinear(plain), 'HC1'), 5), 'hc1')
  })
})

describe('generalised linear models against R', () => {
  const model = value(fitLogistic(rows, { response: 'b', terms: [['x'], ['z'], ['g']] }))

  test('logistic: coefficients, robust and cluster variance, profile, likelihood ratio', () => {
    near(estimates(model.coefficients), 'logit_coef')
    near(errors(model.coefficients), 'logit_se')
    near(roots(computeRobustCovariance(scoresOfGeneralised(model)), 5), 'logit_hc3')
    const ids = (rows.columns.get('id') as { values: Float64Array }).values
    near(roots(value(computeClusterCovariance(scoresOfGeneralised(model), ids, 'CR0')), 5), 'logit_cluster')
    const profile = model.profile?.[1]?.interval
    near(profile !== undefined && isEstimable(profile) ? [profile.low, profile.high] : [], 'logit_profile_x')
    const test = testTermsByLikelihoodRatio(model).find(({ term }) => term === 'g')?.test
    near(test !== undefined && isEstimable(test) ? [test.statistic, test.df, test.pValue] : [], 'logit_lr_g')
  })

  test('proportions with numbers of trials', () => {
    const events = [3, 5, 2, 8]
    const trials = [10, 9, 12, 11]
    const data = frame(
      numeric(
        'p',
        events.map((k, at) => k / (trials[at] ?? 1)),
      ),
      numeric('m', trials),
      numeric('x', [0, 1, 2, 3]),
    )
    const fit = value(fitLogistic(data, { response: 'p', terms: [['x']], weights: 'm', intervals: 'wald' }))
    near([...estimates(fit.coefficients), ...errors(fit.coefficients), fit.deviance, fit.aic], 'proportions')
  })

  test('log-binomial', () => {
    const x = (rows.columns.get('x') as { values: Float64Array }).values
    const b = (rows.columns.get('b') as { values: Float64Array }).values
    const keep = Array.from(x.keys()).filter((row) => (x[row] as number) < 7)
    const part = frame(
      numeric(
        'x',
        keep.map((row) => x[row] as number),
      ),
      numeric(
        'b',
        keep.map((row) => b[row] as number),
      ),
    )
    const fit = value(fitLogBinomial(part, { response: 'b', terms: [['x']] }))
    expect(fit.converged).toBe(true)
    near([...estimates(fit.coefficients), ...errors(fit.coefficients)], 'log_binomial', 1e-6)
  })

  test('quasi-Poisson and negative binomial', () => {
    const terms = [['x'], ['g']]
    const poisson = value(fitPoisson(rows, { response: 'n', terms }))
    const quasi = quasiCoefficients(poisson)
    near([...(isEstimable(quasi) ? errors(quasi) : []), poisson.dispersion], 'quasi')
    const negative = value(fitNegativeBinomial(rows, { response: 'n', terms }))
    near([...estimates(negative.coefficients), negative.theta, 2 * negative.logLikelihood], 'negbin', 1e-6)
  })

  test('multinomial and proportional odds', () => {
    const terms = [['x'], ['g']]
    const multinomial = value(fitMultinomial(rows, { response: 'o', terms }))
    near([multinomial.deviance], 'multinom_deviance', 1e-7)
    const ordinal = value(fitProportionalOdds(rows, { response: 'o', terms }))
    near([...estimates(ordinal.coefficients), ...estimates(ordinal.thresholds), ordinal.deviance].map(Number), 'polr', 1e-5)
    expect(value(testProportionality(ordinal, rows))).toMatchObject({ df: 3, statistic: ordinal.deviance - multinomial.deviance })
  })
})
