import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streamOf } from '../../src/numeric/random.ts'
import {
  boundFalseSelections,
  chain,
  classResponse,
  computeAreaUnderCurve,
  computeCalibration,
  crossValidate,
  cutoffForFalseSelections,
  makeFolds,
  measuredPredictors,
  medianImputation,
  numberResponse,
  type Pipeline,
  scaling,
  selectStable,
  testAgainstPermutedLabels,
  tunedElasticNet,
  varianceFilter,
} from '../../src/prediction/index.ts'
import { isEstimable } from '../../src/result/index.ts'
import { demanded, ruleData } from './rule-data.ts'

describe('cross-validation', () => {
  const { measured, b, y } = ruleData()
  const response = classResponse(b.map(String))
  const groups = b.map((_, row) => `p${row >> 1}`)

  it('never shows a model a row, or a patient, that it must predict', () => {
    const seen: { training: Set<number>; groups: Set<string | number> }[] = []
    const rows = demanded(measuredPredictors(['row'], [b.map((_, row) => row)]))
    const spy: Pipeline = {
      name: 'spy',
      fit: ({ predictors, groups: own }) => {
        const training = new Set(predictors.values)
        seen.push({ training, groups: new Set(own) })
        return (given) => {
          for (const row of given.values) {
            expect(training.has(row)).toBe(false)
            expect(seen.at(-1)?.groups.has(groups[row] as string)).toBe(false)
          }
          return new Float64Array(given.rows)
        }
      },
    }
    demanded(crossValidate(rows, response, chain([scaling].slice(1), spy), { seed: 's', groups, repeats: 3 }))
    expect(seen).toHaveLength(15)
  })

  it('refuses folds that divide a patient', () => {
    const folds = b.map((_, row) => row % 5)
    const result = crossValidate(measured, response, tunedElasticNet(), { seed: 's', groups, folds })
    expect(result.ok ? [] : result.issues.map((issue) => issue.code)).toEqual(['group-in-two-folds'])
  })

  it('fits filter and scaling on training rows only', () => {
    const pipeline = chain([varianceFilter(3), scaling, medianImputation], tunedElasticNet({ count: 20 }))
    const result = demanded(crossValidate(measured, response, pipeline, { seed: 's', repeats: 2, groups }))
    expect(result.pipeline).toBe('3 columns of largest variance, scaled, median imputed, elastic net')
    expect(isEstimable(result.area) && result.area > 0.55).toBe(true)
  })

  it('finds nothing where a filter on the outcome would, because the filter is inside', () => {
    const random = streamOf('leak', 'test', 0)
    const columns = Array.from({ length: 300 }, () => Float64Array.from({ length: 40 }, () => random.normal()))
    const wide = demanded(
      measuredPredictors(
        columns.map((_, at) => `g${at}`),
        columns,
      ),
    )
    const labels = classResponse(Array.from({ length: 40 }, (_, row) => String(row % 2)))
    const filter = {
      name: 'best correlated',
      fit: ({ predictors, response: own }: Parameters<Pipeline['fit']>[0]) => {
        const outcome = own.kind === 'class' ? own.codes : own.values
        const score = columns.map((_, at) => {
          const values = predictors.values.subarray(at * predictors.rows, (at + 1) * predictors.rows)
          return Math.abs(values.reduce((sum, value, row) => sum + value * ((outcome[row] as number) - 0.5), 0))
        })
        const best = score
          .map((_, at) => at)
          .sort((p, q) => (score[q] as number) - (score[p] as number))
          .slice(0, 10)
        return (given: typeof predictors) => ({
          rows: given.rows,
          names: best.map((at) => given.names[at] as string),
          levels: best.map(() => []),
          values: Float64Array.from(best.flatMap((at) => Array.from(given.values.subarray(at * given.rows, (at + 1) * given.rows)))),
        })
      },
    }
    const inside = demanded(
      crossValidate(wide, labels, chain([filter], tunedElasticNet({ alpha: 0, lambda: [0.1, 0.05] })), { seed: 's', repeats: 3 }),
    )
    expect(isEstimable(inside.area) && inside.area < 0.65).toBe(true)
  })

  it('puts a real signal above its permuted labels', () => {
    const model = tunedElasticNet({ lambda: [0.1, 0.05], innerFolds: 3 })
    const test = demanded(testAgainstPermutedLabels(measured, numberResponse(y), model, { seed: 's', permutations: 19, folds: 4 }))
    expect(test.pValue).toBe(0.05)
  })

  it('counts the area as the chance of a higher score', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 5 })), { minLength: 2, maxLength: 30 }), (pairs) => {
        const outcome = pairs.map(([own]) => (own ? 1 : 0))
        const area = computeAreaUnderCurve(
          outcome,
          pairs.map(([, score]) => score),
        )
        const cases = pairs.filter(([own]) => own)
        const others = pairs.filter(([own]) => !own)
        if (cases.length === 0 || others.length === 0) {
          expect(area.ok).toBe(false)
          return
        }
        let wins = 0
        for (const [, one] of cases) for (const [, other] of others) wins += one > other ? 1 : one === other ? 0.5 : 0
        expect(demanded(area)).toBeCloseTo(wins / (cases.length * others.length), 12)
      }),
    )
  })

  it('calls true probabilities calibrated and extreme ones too extreme', () => {
    const random = streamOf('calibration', 'test', 0)
    const chances = Array.from({ length: 4000 }, () => random.uniform(0.05, 0.95))
    const outcome = chances.map((chance) => (random.bernoulli(chance) ? 1 : 0))
    const good = computeCalibration(outcome, chances)
    expect(isEstimable(good) && Math.abs(good.slope - 1) < 0.1 && Math.abs(good.intercept) < 0.1).toBe(true)
    const extreme = computeCalibration(
      outcome,
      chances.map((chance) => chance ** 2 / (chance ** 2 + (1 - chance) ** 2)),
    )
    expect(isEstimable(extreme) ? extreme.slope : 0).toBeCloseTo(isEstimable(good) ? good.slope / 2 : 0, 6)
    expect(isEstimable(computeCalibration([0, 1, 0, 1], [0.5, 0.5, 0.5, 0.5]))).toBe(false)
  })
})

describe('stability selection', () => {
  it('bounds false selections as published', () => {
    expect(demanded(boundFalseSelections({ variables: 20, chosen: 6, cutoff: 0.75 }))).toBeCloseTo(3.6, 12)
    expect(demanded(cutoffForFalseSelections({ variables: 500, chosen: 15, errors: 1 }))).toBeCloseTo(0.725, 12)
    const settings = { variables: 200, chosen: 15, cutoff: 0.8, pairs: 50 }
    const bounds = (['none', 'unimodal', 'r-concave'] as const).map((assumption) => demanded(boundFalseSelections(settings, assumption)))
    expect(bounds[0]).toBeGreaterThan(bounds[1] as number)
    expect(bounds[1]).toBeCloseTo(0.9264705882, 9)
    expect(bounds[1]).toBeGreaterThan(bounds[2] as number)
    expect(bounds[2]).toBeCloseTo(0.2059, 3)
  })

  it('keeps what matters in complementary halves, and is the same again', () => {
    const { measured, y } = ruleData()
    const options = { seed: 's', chosen: 2, pairs: 10 }
    const selection = demanded(selectStable(measured, numberResponse(y), options))
    expect(selection.halves).toBe(20)
    expect(selection.variables.filter(({ selected }) => selected).map(({ name }) => name)).toContain('t')
    expect(selection.variables.reduce((total, { frequency }) => total + frequency, 0)).toBeLessThanOrEqual(2)
    expect(demanded(selectStable(measured, numberResponse(y), options))).toEqual(selection)
  })
})

describe('folds', () => {
  it('are of nearly one size and keep groups together', () => {
    const groups = Array.from({ length: 60 }, (_, row) => row % 20)
    const folds = demanded(makeFolds(60, 4, 's', { groups }))
    for (let group = 0; group < 20; group++) expect(new Set([0, 20, 40].map((step) => folds[group + step])).size).toBe(1)
    expect([0, 1, 2, 3].map((fold) => folds.filter((own) => own === fold).length)).toEqual([15, 15, 15, 15])
    expect(makeFolds(3, 4, 's').ok).toBe(false)
  })
})
