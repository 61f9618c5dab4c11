import { describe, expect, test } from 'vitest'
import { computeBetweenStudyVariance, type VarianceEstimator } from '../../src/meta/index.ts'

const estimators: readonly VarianceEstimator[] = ['dl', 'reml', 'pm', 'eb', 'sj']
const study = (effect: number, variance: number) => ({ name: `${effect}`, effect, variance })
const four = [study(0.1, 0.04), study(0.5, 0.09), study(1.4, 0.2), study(0.9, 0.05)]

describe('variance between studies', () => {
  test('is what R gives: formulas of DL and SJ, root of PM, maximum of the restricted likelihood (between-study-variance.R)', () => {
    const tau2 = (estimator: VarianceEstimator): number => computeBetweenStudyVariance(estimator, four).tau2
    expect(tau2('dl')).toBeCloseTo(0.19441431670282, 13)
    expect(tau2('sj')).toBeCloseTo(0.20909757155718, 13)
    expect(tau2('pm')).toBeCloseTo(0.19939926493327, 12)
    expect(tau2('reml')).toBeCloseTo(0.1886914210043, 7)
  })

  test.each(estimators)('of two studies alike in variance is half the squared difference less that variance, by %s', (estimator) => {
    const { tau2, converged } = computeBetweenStudyVariance(estimator, [study(0, 0.1), study(1, 0.1)])
    // Sidik and Jonkman start from 0.25 and do not take the variance off: 0.25 * (0.5 / 0.35)
    expect(tau2).toBeCloseTo(estimator === 'sj' ? 0.25 * (0.5 / 0.35) : 0.4, 12)
    expect(converged).toBe(true)
  })

  test.each(estimators)('of one study is 0, which is known at once, by %s', (estimator) => {
    expect(computeBetweenStudyVariance(estimator, [study(1, 0.1)])).toEqual({ tau2: 0, converged: true })
  })

  test.each(estimators)('is 0 where the effects are 0, by %s', (estimator) => {
    expect(computeBetweenStudyVariance(estimator, [study(0, 0.1), study(0, 0.2)])).toEqual({ tau2: 0, converged: true })
  })
})
