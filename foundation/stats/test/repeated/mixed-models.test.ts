import { describe, expect, it } from 'vitest'
import type { MixedModelSpecification } from '../../src/repeated/index.ts'
import { compareMixedModels, fitMixedModel, testRepeatedTerms } from '../../src/repeated/index.ts'
import { codes, estimated, value } from '../value.ts'
import { growthFrame, growthRows } from './growth.ts'

const specification: MixedModelSpecification = { response: 'y', terms: [['time'], ['arm'], ['base'], ['time', 'arm']], group: 'id' }
const fit = (more: Partial<MixedModelSpecification> = {}, frame = growthFrame()) =>
  value(fitMixedModel(frame, { ...specification, ...more }))
const coefficient = (model: ReturnType<typeof fit>, name: string) => {
  const found = model.coefficients.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return estimated(found.value)
}

describe('linear mixed model', () => {
  it('equals nlme with a random intercept (repeated.R)', () => {
    const model = fit()
    expect(model.logLikelihood).toBeCloseTo(-163.266240064, 8)
    expect(coefficient(model, 'time').estimate).toBeCloseTo(0.454877762537, 8)
    expect(coefficient(model, 'time:armA').standardError).toBeCloseTo(0.1302189571798, 7)
    expect(model.random[0]?.variance).toBeCloseTo(1.332001372448, 6)
    expect(model.residualVariance).toBeCloseTo(0.590225334043, 7)
  })

  it('equals nlme by full likelihood', () => {
    const model = fit({ restricted: false })
    expect(model.logLikelihood).toBeCloseTo(-159.078778216, 8)
    expect(coefficient(model, 'base').standardError).toBeCloseTo(0.1892694196501, 7)
  })

  it('equals nlme with a random slope', () => {
    const model = fit({ slopes: ['time'] })
    expect(model.logLikelihood).toBeCloseTo(-162.079518536, 7)
    expect(model.random[0]?.variance).toBeCloseTo(1.3659837221957, 4)
    expect(model.random[1]?.sd).toBeCloseTo(0.245882869846, 5)
    expect(estimated(model.random[1]?.covariances[0]?.correlation ?? 0)).toBeCloseTo(-0.165, 3)
  })

  it('does not depend on the order of rows, nor on the unit of the slope', () => {
    const base = fit({ slopes: ['time'] })
    expect(fit({ slopes: ['time'] }, growthFrame([...growthRows].reverse())).logLikelihood).toBeCloseTo(base.logLikelihood, 9)
  })

  it('says when the random intercept has no variance and then tests as a linear model', () => {
    const flat = growthFrame(growthRows.map((row) => ({ ...row, y: Math.sin(row.id * 17.3 + row.visit * 101.7) })))
    const within = fit({ terms: [['time']] }, flat)
    if (!within.singular) expect(within.random[0]?.variance).toBeGreaterThan(0)
    // values that add up to about the same in every subject
    const balanced = growthFrame(growthRows.map((row) => ({ ...row, y: (row.visit % 2 === 0 ? 1 : -1) + 0.01 * Math.cos(row.id) })))
    const singular = fit({ terms: [['time']] }, balanced)
    expect(singular.singular).toBe(true)
    expect(singular.random[0]?.variance).toBe(0)
    expect(coefficient(singular, 'time').df).toBeCloseTo(growthRows.length - 2, 6)
    expect(singular.warnings.map(({ code }) => code)).toContain('singular')
  })

  it('has Kenward-Roger standard errors at least as large, and as the F test of one contrast the square of t', () => {
    const [plain, adjusted] = [fit(), fit({ df: 'kenward-roger' })]
    for (const name of ['time', 'armA', 'time:armA']) {
      expect(coefficient(adjusted, name).standardError).toBeGreaterThanOrEqual(coefficient(plain, name).standardError * (1 - 1e-9))
      expect(coefficient(adjusted, name).df).toBeGreaterThan(20)
    }
    const test = estimated(
      testRepeatedTerms(adjusted).find(({ term }) => term === 'time:arm')?.test ?? { statistic: 0, df: [0, 0], pValue: 0 },
    )
    expect(test.statistic).toBeCloseTo(coefficient(adjusted, 'time:armA').statistic ** 2, 9)
    expect(test.pValue).toBeCloseTo(coefficient(adjusted, 'time:armA').pValue, 12)
  })

  it('tests terms of several degrees of freedom as lmerTest and pbkrtest do (repeated.R)', () => {
    const terms = [['arm'], ['visit'], ['arm', 'visit'], ['base']]
    const expected = {
      satterthwaite: {
        arm: [3.83767, 27.22203922],
        visit: [2.40137, 75.69803645],
        base: [3.11769, 27.21083984],
        'arm:visit': [6.05124, 75.70634537],
      },
      'kenward-roger': {
        arm: [3.83749, 27.07507996],
        visit: [2.40061, 75.55459751],
        base: [3.11755, 27.06391903],
        'arm:visit': [6.04897, 75.56287904],
      },
    } as const
    for (const df of ['satterthwaite', 'kenward-roger'] as const) {
      const tests = testRepeatedTerms(fit({ terms, df }))
      for (const [term, [statistic, denominator]] of Object.entries(expected[df])) {
        const found = tests.find((one) => one.term === term)
        if (found === undefined) throw new Error(`no ${term}`)
        expect(estimated(found.test).statistic).toBeCloseTo(statistic, 4)
        expect(estimated(found.test).df[1]).toBeCloseTo(denominator, 2)
      }
    }
  })

  it('compares by full likelihood only', () => {
    const smaller: Partial<MixedModelSpecification> = { terms: [['time'], ['base']] }
    expect(codes(compareMixedModels(fit(), fit(smaller)))).toEqual(['restricted-likelihood'])
    const test = value(compareMixedModels(fit({ restricted: false }), fit({ ...smaller, restricted: false })))
    expect(test.df).toBe(2)
    expect(test.statistic).toBeGreaterThan(0)
  })

  it('refuses groups without repeats and slopes that do not vary', () => {
    expect(
      codes(fitMixedModel(growthFrame(growthRows.filter(({ visit }) => visit === 0)), { ...specification, terms: [['arm']] })),
    ).toEqual(['no-degrees-of-freedom'])
    expect(
      codes(
        fitMixedModel(growthFrame(growthRows.filter(({ visit }) => visit === 1)), { ...specification, terms: [['arm']], slopes: ['time'] }),
      ),
    ).toEqual(['constant-slope'])
    expect(codes(fitMixedModel(growthFrame(), { ...specification, group: 'nothing' }))).toEqual(['column-unknown'])
  })
})
