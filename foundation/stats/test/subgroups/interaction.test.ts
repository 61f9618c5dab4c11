import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf, numericColumn } from '../../src/data/index.ts'
import { studentT } from '../../src/numeric/distributions/index.ts'
import { streamOf } from '../../src/numeric/random.ts'
import { fitLinearModel } from '../../src/regression/index.ts'
import { isEstimable } from '../../src/result/index.ts'
import {
  computeArmDifference,
  computeDoublyRobustScores,
  computeJohnsonNeyman,
  computeSubgroupForest,
  testHeterogeneity,
  testInteraction,
  testMaxT,
  testQualitativeInteraction,
} from '../../src/subgroups/index.ts'
import { demanded } from '../prediction/rule-data.ts'
import { plantedTrial } from './planted-trial.ts'

describe('interaction', () => {
  it('agrees with R on a small trial', () => {
    // R: anova(lm(y ~ t + m), lm(y ~ t * m)) for y = c(1, 3, 2, 5, 4, 9, 3, 8), t = c(0, 1, 0, 1, 0, 1, 0, 1), m = c(0, 0, 0, 0, 1, 1, 1, 1): F 4, p 0.1161165
    const frame = demanded(
      frameOf([
        demanded(numericColumn('y', [1, 3, 2, 5, 4, 9, 3, 8])),
        demanded(numericColumn('t', [0, 1, 0, 1, 0, 1, 0, 1])),
        demanded(numericColumn('m', [0, 0, 0, 0, 1, 1, 1, 1])),
      ]),
    )
    const test = demanded(testInteraction(frame, { outcome: 'y', treatment: 't', moderator: 'm' }))
    expect(test).toMatchObject({ df: [1, 4] })
    expect(isEstimable(test) ? test.statistic : 0).toBeCloseTo(25 / 7, 10)
  })

  it('sums one-sided chances for a qualitative interaction', () => {
    const test = demanded(testQualitativeInteraction({ estimates: [2, -2], standardErrors: [1, 1] }))
    expect(test.pValue).toBeCloseTo(0.5 * 0.04550026389635842, 12)
    expect(demanded(testHeterogeneity({ estimates: [2, -2], standardErrors: [1, 1] })).statistic).toBeCloseTo(8, 12)
    expect(demanded(testQualitativeInteraction({ estimates: [2, 1, 3], standardErrors: [1, 1, 1] })).pValue).toBeCloseTo(0.75, 12)
    expect(testHeterogeneity({ estimates: [1], standardErrors: [1] }).ok).toBe(false)
    expect(testHeterogeneity({ estimates: [1, 2], standardErrors: [1, 0] }).ok).toBe(false)
  })

  it('is exactly at the edge of significance at the Johnson-Neyman limits', () => {
    const { trial, ifn } = plantedTrial(200, 'jn')
    const product = ifn.map((value, row) => value * (trial.treated[row] as number))
    const frame = demanded(
      frameOf([
        demanded(numericColumn('y', trial.outcome)),
        demanded(numericColumn('t', [...trial.treated])),
        demanded(numericColumn('m', ifn)),
        demanded(numericColumn('p', product)),
      ]),
    )
    const model = demanded(fitLinearModel(frame, { response: 'y', terms: [['t'], ['m'], ['p']] }))
    const found = computeJohnsonNeyman(model, 't', 'p')
    if (!isEstimable(found)) throw new Error('no limits')
    expect(found.limits).toHaveLength(2)
    const { coefficients, covariance, columns, df } = { ...model.predictor, columns: model.predictor.design.columns }
    for (const limit of found.limits) {
      const effect = (coefficients[1] as number) + limit * (coefficients[3] as number)
      const variance =
        (covariance[columns + 1] as number) +
        2 * limit * (covariance[columns + 3] as number) +
        limit ** 2 * (covariance[3 * columns + 3] as number)
      expect(Math.abs(effect) / Math.sqrt(variance)).toBeCloseTo(studentT.quantileUpper(0.025, df ?? 1), 9)
    }
  })

  it('gives a level without one arm a reason and judges the others', () => {
    const trial = { outcome: Float64Array.from([1, 2, 3, 4, 5, 7, 9]), treated: Uint8Array.from([0, 1, 0, 1, 1, 0, 1]) }
    const forest = demanded(computeSubgroupForest(trial, ['a', 'a', 'a', 'a', 'b', 'c', 'c'], ['a', 'b', 'c']))
    expect(forest.rows[1]?.difference).toMatchObject({ kind: 'not_estimable', code: 'arm-too-small' })
    expect(forest.heterogeneity).toBeUndefined()
    expect(
      computeArmDifference({ outcome: Float64Array.from([1, 1, 2, 2]), treated: Uint8Array.from([0, 0, 1, 1]) }).difference,
    ).toMatchObject({
      code: 'zero-variance',
    })
    expect(computeSubgroupForest({ ...trial, treated: new Uint8Array(7) }, ['a', 'a', 'a', 'a', 'b', 'c', 'c']).ok).toBe(false)
  })
})

describe('max-T', () => {
  const { trial, ifn, ssa } = plantedTrial(120, 'max')
  const family = [
    { name: 'high', members: ifn.map((value) => value > 0) },
    { name: 'both', members: ifn.map((value, row) => value > 0 && ssa[row] === 1) },
    { name: 'nobody', members: ifn.map(() => false) },
  ]

  it('is never below the share of the subgroup alone and finds the planted one', () => {
    const together = demanded(testMaxT(trial, family, { seed: 's', permutations: 199 }))
    const alone = demanded(testMaxT(trial, family.slice(0, 1), { seed: 's', permutations: 199 }))
    expect(together.subgroups[0]?.adjustedP as number).toBeGreaterThanOrEqual(alone.subgroups[0]?.adjustedP as number)
    expect(together.subgroups[1]?.adjustedP).toBe(0.005)
    expect(together.subgroups[2]?.statistic).toMatchObject({ kind: 'not_estimable' })
  })

  it('does not change when the outcome is measured in other units', () => {
    const scaled = { ...trial, outcome: trial.outcome.map((value) => 7 * value - 3) }
    const [one, other] = [trial, scaled].map((own) => demanded(testMaxT(own, family, { seed: 's', permutations: 99 })))
    expect(other?.subgroups.map((own) => own.adjustedP)).toEqual(one?.subgroups.map((own) => own.adjustedP))
  })

  it('counts the identity as no better than itself', () => {
    const identity = Array.from({ length: 120 }, (_, row) => row)
    const test = demanded(testMaxT(trial, family.slice(1, 2), { seed: 's', permutations: [identity] }))
    expect(test.subgroups[0]?.adjustedP).toBe(1)
    expect(testMaxT(trial, family, { seed: 's', permutations: [identity.map(() => 0)] }).ok).toBe(false)
  })
})

describe('doubly robust scores', () => {
  it('are inverse probability weighting without a model, and the plain difference at equal arms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (seed) => {
        const random = streamOf(String(seed), 'aipw', 0)
        const outcome = Float64Array.from({ length: 20 }, () => random.normal())
        const treated = Uint8Array.from({ length: 20 }, (_, row) => row % 2)
        const zero = new Float64Array(20)
        const scores = demanded(
          computeDoublyRobustScores({ outcome, treated }, { expectedTreated: zero, expectedComparator: zero, propensity: 0.5 }),
        )
        const plain = computeArmDifference({ outcome, treated }).difference
        expect(scores.estimate).toBeCloseTo(isEstimable(plain) ? plain.estimate : Number.NaN, 10)
      }),
    )
    const trial = { outcome: Float64Array.from([1, 2]), treated: Uint8Array.from([0, 1]) }
    expect(computeDoublyRobustScores(trial, { expectedTreated: [0, 0], expectedComparator: [0, 0], propensity: 1 }).ok).toBe(false)
  })
})
