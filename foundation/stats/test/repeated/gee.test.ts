import { describe, expect, it } from 'vitest'
import { fitLinearModel } from '../../src/regression/index.ts'
import { fitGee, type GeeSpecification } from '../../src/repeated/index.ts'
import { codes, estimated, value } from '../value.ts'
import { growthFrame, growthRows } from './growth.ts'

const specification: GeeSpecification = { response: 'high', terms: [['arm'], ['time']], cluster: 'id', visit: 'visit' }
const fit = (more: Partial<GeeSpecification> = {}, frame = growthFrame()) => value(fitGee(frame, { ...specification, ...more }))

describe('generalised estimating equations', () => {
  it('with independence is logistic regression with a sandwich by cluster (repeated.R)', () => {
    const found = fit().coefficients.map((one) => estimated(one.value))
    ;[1.184893925964, -0.596245343326, 0.127812426357].forEach((b, j) => {
      expect(found[j]?.estimate).toBeCloseTo(b, 9)
    })
    ;[0.518563633055, 0.584093572183, 0.159556855826].forEach((se, j) => {
      expect(found[j]?.standardError).toBeCloseTo(se, 9)
    })
  })

  it('with exchangeable correlation in complete data has the least squares estimates of what varies alike in all', () => {
    const whole = growthRows.filter(({ id }) => growthRows.filter((row) => row.id === id).length === 4)
    const gee = fit({ response: 'y', family: 'gaussian', correlation: 'exchangeable' }, growthFrame(whole))
    const ols = value(fitLinearModel(growthFrame(whole), { response: 'y', terms: specification.terms }))
    gee.coefficients.forEach((one, j) => {
      expect(estimated(one.value).estimate).toBeCloseTo(ols.predictor.coefficients[j] ?? Number.NaN, 9)
    })
    expect(gee.alpha).toBeGreaterThan(0)
  })

  it('does not depend on the order of rows', () => {
    for (const correlation of ['exchangeable', 'ar1'] as const) {
      const [one, other] = [fit({ correlation }), fit({ correlation }, growthFrame([...growthRows].reverse()))]
      expect(other.alpha).toBeCloseTo(one.alpha, 10)
      expect(estimated(other.coefficients[1]?.value ?? { kind: 'not_estimable', code: '', reason: '' }).estimate).toBeCloseTo(
        estimated(one.coefficients[1]?.value ?? { kind: 'not_estimable', code: '', reason: '' }).estimate,
        9,
      )
    }
  })

  it('warns of few clusters, and widens with Mancl-DeRouen', () => {
    const [plain, wide] = [fit(), fit({ variance: 'mancl-derouen' })]
    expect(plain.warnings.map(({ code }) => code)).toContain('few-clusters')
    expect(wide.warnings.map(({ code }) => code)).toContain('unverified')
    plain.coefficients.forEach((one, j) => {
      expect(estimated(wide.coefficients[j]?.value ?? one.value).standardError).toBeGreaterThan(estimated(one.value).standardError)
    })
  })

  it('refuses a response outside its family', () => {
    expect(codes(fitGee(growthFrame(), { ...specification, response: 'y' }))).toEqual(['response-invalid'])
  })
})
