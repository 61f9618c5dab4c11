import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streamOf } from '../../src/numeric/random.ts'
import {
  classResponse,
  crossValidateElasticNet,
  fitElasticNet,
  makeFolds,
  measuredPredictors,
  numberResponse,
  type PenalisedOutcome,
} from '../../src/prediction/index.ts'
import { demanded, ruleData } from './rule-data.ts'

const survival = (times: number[], events: number[]): PenalisedOutcome => ({
  kind: 'survival',
  times: Float64Array.from(times),
  events: Uint8Array.from(events),
})

const expectCoefficients = (found: readonly number[], wanted: readonly number[], digits = 6): void => {
  found.forEach((value, at) => {
    expect(value).toBeCloseTo(wanted[at] as number, digits)
  })
}

describe('elastic net', () => {
  const { measured, y, b, times, events } = ruleData()
  const at = (outcome: PenalisedOutcome, lambda: readonly number[], step: number) => {
    const fitted = demanded(fitElasticNet(measured, outcome, { alpha: 0.5, lambda })).steps[step]
    return [fitted?.intercepts[0] as number, ...(fitted?.coefficients[0] ?? [])]
  }

  it('is the fit of glmnet for a measured outcome', () => {
    expectCoefficients(
      at(numberResponse(y), [0.5, 0.1], 0),
      [0.47364730732899, 0.0334368291960787, 0.0326886800126658, 1.7867547080340731, 0],
    )
    expectCoefficients(
      at(numberResponse(y), [0.5, 0.1], 1),
      [-0.6204930573249765, 0.0474058889050456, 0.0674264336480665, 2.3781158869787307, 0],
    )
  })

  it('is the fit of glmnet for a binary outcome', () => {
    const wanted = [-5.491212963636762, 0.06655465529417133, 0.08301418296994756, 3.35994053337325, 0.00789580531867091]
    expectCoefficients(at(classResponse(b.map(String)), [0.1, 0.02], 1), wanted, 5)
  })

  it('is the fit of glmnet for survival with ties', () => {
    const wanted = [0, 0.00158179471773199, 0.01548596162718657, -0.02105332670817989, -0.02291091944103057]
    expectCoefficients(at(survival(times, events), [0.05, 0.01], 1), wanted, 6)
  })

  it('meets the conditions of the minimum, whatever the data', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(0.3, 1), fc.constantFrom(0.05, 0.4), (seed, alpha, lambda) => {
        const random = streamOf(String(seed), 'net', 0)
        const columns = Array.from({ length: 8 }, () => Float64Array.from({ length: 30 }, () => random.normal()))
        const outcome = Float64Array.from({ length: 30 }, (_, row) => 2 * (columns[0]?.[row] as number) + random.normal())
        const names = columns.map((_, column) => `v${column}`)
        const net = demanded(
          fitElasticNet(demanded(measuredPredictors(names, columns)), numberResponse(outcome), {
            alpha,
            lambda: [lambda],
            scaledRidge: false,
          }),
        )
        const [own, intercept] = [net.steps[0]?.coefficients[0] as Float64Array, net.steps[0]?.intercepts[0] as number]
        columns.forEach((column, at) => {
          const mean = column.reduce((sum, value) => sum + value, 0) / 30
          const scale = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 30)
          const slope = column.reduce((sum, value, row) => {
            const fitted = intercept + columns.reduce((total, other, k) => total + (own[k] as number) * (other[row] as number), 0)
            return sum + (((value - mean) / scale) * ((outcome[row] as number) - fitted)) / 30
          }, 0)
          const scaled = (own[at] as number) * scale
          if (scaled === 0) expect(Math.abs(slope)).toBeLessThanOrEqual(lambda * alpha + 1e-6)
          else expect(slope).toBeCloseTo(lambda * (alpha * Math.sign(scaled) + (1 - alpha) * scaled), 5)
        })
      }),
      { numRuns: 25 },
    )
  })

  it('has no coefficient at the largest penalty and some just below it', () => {
    for (const outcome of [numberResponse(y), classResponse(b.map(String)), survival(times, events)]) {
      const path = demanded(fitElasticNet(measured, outcome, { alpha: 0.7 }))
      expect(path.steps.slice(0, 3).map((step) => step.nonzero > 0)).toEqual([false, true, true])
    }
  })

  it('does not care in what units a column is measured', () => {
    const scaled = { ...measured, values: measured.values.map((value, cell) => (cell < 80 ? 1000 * value + 3 : value)) }
    const options = { alpha: 0.5, lambda: [0.1] }
    const [one, other] = [measured, scaled].map((x) => demanded(fitElasticNet(x, numberResponse(y), options)).steps[0]?.coefficients[0])
    expect(1000 * (other?.[0] as number)).toBeCloseTo(one?.[0] as number, 7)
    expect(other?.[1]).toBeCloseTo(one?.[1] as number, 7)
  })

  it('says what is wrong', () => {
    const constant = demanded(measuredPredictors(['c', 'x'], [y.map(() => 1), y]))
    const net = demanded(fitElasticNet(constant, numberResponse(y), { lambda: [0.1] }))
    expect(net.warnings.map((issue) => issue.code)).toEqual(['column-constant'])
    expect(net.steps[0]?.coefficients[0]?.[0]).toBe(0)
    const codes = (outcome: ReturnType<typeof fitElasticNet>) => (outcome.ok ? [] : outcome.issues.map((issue) => issue.code))
    expect(codes(fitElasticNet(measured, numberResponse(y), { lambda: [0.1, 0.2] }))).toEqual(['option-invalid'])
    expect(codes(fitElasticNet(measured, numberResponse(y.map(() => 2))))).toEqual(['outcome-constant'])
    expect(codes(fitElasticNet(ruleData().mixed, numberResponse(y)))).toEqual(['categories-not-coded'])
  })

  it('chooses penalties by cross-validation, the larger one within a standard error', () => {
    const folds = demanded(makeFolds(80, 5, 'folds'))
    const tuned = demanded(crossValidateElasticNet(measured, numberResponse(y), { folds, alpha: 1 }))
    expect(tuned.oneStandardError).toBeLessThanOrEqual(tuned.best)
    expect(tuned.scores[tuned.best]?.mean).toBe(Math.min(...tuned.scores.map(({ mean }) => mean as number)))
    const areas = demanded(crossValidateElasticNet(measured, classResponse(b.map(String)), { folds, measure: 'area-under-curve' }))
    expect(areas.scores[areas.best]?.mean).toBe(Math.max(...areas.scores.map(({ mean }) => mean as number)))
  })
})
