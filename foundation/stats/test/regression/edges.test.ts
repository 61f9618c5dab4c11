import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asRatio,
  computeContrastsToControl,
  computeExactRateRatio,
  computeInfluence,
  computeLeastSquaresMeans,
  computeStandardisedRisks,
  computeVarianceInflation,
  findSeparation,
  firthNewton,
  fitFirth,
  fitLinearModel,
  fitLogistic,
  fitModifiedPoisson,
  fitMultinomial,
  fitNegativeBinomial,
  fitPoisson,
  fitProportionalOdds,
  glmNewton,
  leastSquares,
  logisticNewton,
  poissonFamily,
  testTermsInOrder,
  testTermsMarginally,
} from '../../src/regression/index.ts'
import { isEstimable } from '../../src/result/index.ts'
import { codes, factor, frame, numeric, rows, value } from './rows.ts'

const separated = frame(
  numeric('y', [0, 0, 0, 0, 1, 1, 1, 1]),
  numeric('x', [1, 2, 3, 4, 5, 6, 7, 8]),
  numeric('noise', [3, 1, 4, 1, 5, 9, 2, 6]),
  factor('arm', ['a', 'a', 'b', 'b', 'a', 'a', 'b', 'b']),
)

describe('what cannot be estimated', () => {
  test('complete separation is found, named, and has a finite penalised estimate', () => {
    const model = value(fitLogistic(separated, { response: 'y', terms: [['x']] }))
    expect(model.separated.map(({ name, towards }) => [name, towards])).toEqual([
      ['(Intercept)', '-Infinity'],
      ['x', 'Infinity'],
    ])
    expect(model.coefficients[1]?.value).toMatchObject({ kind: 'not_estimable', code: 'separation' })
    expect(model.profile?.[1]?.interval).toMatchObject({ code: 'separation' })
    expect(codes(computeStandardisedRisks(value(fitLogistic(separated, { response: 'y', terms: [['x'], ['arm']] })), 'arm'))).toEqual([
      'separated',
    ])
    const firth = value(fitFirth(separated, { response: 'y', terms: [['x']] }))
    const x = firth.coefficients[1]?.value
    if (x === undefined || !isEstimable(x)) throw new Error('No penalised estimate.')
    // brglm2, AS_mean
    expect(x.estimate).toBeCloseTo(1.032744, 6)
    expect(x.pValue).toBeLessThan(0.05)
    expect(x.interval.low).toBeGreaterThan(0)
  })

  test('quasi-separation by one level leaves the other coefficients', () => {
    const data = frame(
      numeric('y', [0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0]),
      factor('g', ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'c', 'c', 'c', 'c']),
    )
    const model = value(fitLogistic(data, { response: 'y', terms: [['g']] }))
    expect(model.separated).toEqual([{ name: 'gc', towards: '-Infinity' }])
    expect(model.coefficients.map(({ value: one }) => isEstimable(one))).toEqual([true, true, false])
    expect(model.warnings.map(({ code }) => code)).toEqual(['separation'])
  })

  test('a huge but finite coefficient is not taken for separation', () => {
    const data = frame(numeric('y', [0, 0, 0, 1, 0, 1, 1, 1]), numeric('x', [0, 1e-3, 2e-3, 3e-3, 3.1e-3, 4e-3, 5e-3, 6e-3]))
    const model = value(fitLogistic(data, { response: 'y', terms: [['x']] }))
    expect(model.separated).toEqual([])
    expect(model.coefficients.every(({ value: one }) => isEstimable(one))).toBe(true)
  })

  test('one outcome only', () => {
    const data = frame(numeric('y', [1, 1, 1, 1]), numeric('x', [1, 2, 3, 4]))
    const model = value(fitLogistic(data, { response: 'y', terms: [['x']] }))
    expect(model.separated.length).toBe(2)
    expect(model.auc).toMatchObject({ kind: 'not_estimable' })
  })

  test('as many coefficients as rows, constant response, perfect fit', () => {
    const data = frame(numeric('y', [1, 2, 4]), numeric('x', [1, 2, 3]), numeric('z', [1, 0, 1]), numeric('c', [5, 5, 5]))
    const full = value(fitLinearModel(data, { response: 'y', terms: [['x'], ['z']] }))
    expect(full.sigma).toMatchObject({ code: 'no-degrees-of-freedom' })
    expect(full.coefficients.every(({ value: one }) => !isEstimable(one))).toBe(true)
    expect(computeInfluence(full).cook.every((one) => !isEstimable(one))).toBe(true)
    const constant = value(fitLinearModel(data, { response: 'c', terms: [['x']] }))
    expect(constant.rSquared).toMatchObject({ code: 'no-variance' })
    const alias = value(fitLinearModel(data, { response: 'y', terms: [['c']] }))
    expect(alias.coefficients[1]?.value).toMatchObject({ code: 'aliased' })
    expect(JSON.stringify([full.coefficients, constant.coefficients, alias.coefficients])).not.toContain('null')
  })

  test('an empty cell makes its mean not estimable and leaves the others', () => {
    const data = frame(
      numeric('y', [1, 2, 3, 4, 5, 7]),
      factor('a', ['p', 'p', 'p', 'q', 'q', 'q']),
      factor('b', ['u', 'u', 'v', 'u', 'u', 'u']),
    )
    const model = value(fitLinearModel(data, { response: 'y', terms: [['a'], ['b'], ['a', 'b']] }))
    const means = value(computeLeastSquaresMeans(model.predictor, 'a'))
    expect(means[0]?.mean).toMatchObject({ estimate: expect.closeTo(2.25, 10) })
    expect(means[1]?.mean).toMatchObject({ code: 'not-estimable-combination' })
    expect(value(computeContrastsToControl(model.predictor, means))[0]?.difference).toMatchObject({ code: 'not-estimable-combination' })
  })

  test('input errors name the column', () => {
    expect(codes(fitLogistic(rows, { response: 'y', terms: [['x']] }))).toEqual(['response-not-binary'])
    expect(codes(fitPoisson(rows, { response: 'y', terms: [['x']] }))).toEqual(['response-not-count'])
    expect(codes(fitFirth(rows, { response: 'y', terms: [['x']] }))).toEqual(['response-not-binary'])
    expect(codes(fitModifiedPoisson(rows, { response: 'n', terms: [['x']] }))).toEqual(['response-not-binary'])
    expect(codes(fitLinearModel(rows, { response: 'nope', terms: [['x']] }))).toEqual(['column-unknown'])
    expect(codes(fitLinearModel(rows, { response: 'y', terms: [['x']], level: 1 }))).toEqual(['level-out-of-range'])
    expect(codes(fitLinearModel(rows, { response: 'y', terms: [], intercept: false }))).toEqual(['no-term'])
    expect(codes(fitLinearModel(rows, { response: 'y', terms: [['x']], weights: 'z' }))).toEqual(['weight-negative'])
    const one = frame(factor('o', ['a', 'a']), numeric('x', [1, 2]))
    expect(codes(fitMultinomial(one, { response: 'o', terms: [['x']] }))).toEqual(['too-few-levels'])
    expect(codes(computeExactRateRatio({ events: -1, time: 1 }, { events: 0, time: 0 }))).toEqual(['count-invalid', 'time-not-positive'])
  })

  test('counts that are not overdispersed', () => {
    const data = frame(numeric('n', [2, 2, 2, 3, 2, 2, 3, 2]), numeric('x', [1, 2, 3, 4, 5, 6, 7, 8]))
    const model = value(fitNegativeBinomial(data, { response: 'n', terms: [['x']] }))
    expect(model.theta).toMatchObject({ code: 'not-overdispersed' })
    expect(model.warnings.map(({ code }) => code)).toContain('not-overdispersed')
  })

  test('separated levels of a multinomial and of an ordered response', () => {
    const data = frame(
      factor('o', ['a', 'b', 'a', 'b', 'a', 'c', 'c', 'c', 'b']),
      numeric('x', [1, 2, 3, 1.5, 2.5, 8, 9, 10, 2.2]),
      factor('k', ['1', '1', '1', '2', '2', '2', '3', '3', '3']),
    )
    const model = value(fitMultinomial(data, { response: 'o', terms: [['x']] }))
    const found = model.levels.map(({ coefficients }) => coefficients.map(({ value: one }) => isEstimable(one)))
    expect(found[1]).toEqual([false, false])
    expect(found[0]).toEqual([true, true])
    const ordinal = value(
      fitProportionalOdds(frame(...data.columns.values(), numeric('t', [1, 2, 3, 4, 5, 6, 7, 8, 9])), { response: 'k', terms: [['t']] }),
    )
    expect(ordinal.coefficients[0]?.value).toMatchObject({ code: 'separation' })
  })

  test('rates with no events', () => {
    expect(value(computeExactRateRatio({ events: 3, time: 1 }, { events: 0, time: 1 }))).toMatchObject({
      ratio: 'Infinity',
      interval: { high: 'Infinity' },
    })
    expect(value(computeExactRateRatio({ events: 0, time: 1 }, { events: 3, time: 1 }))).toMatchObject({ ratio: 0, interval: { low: 0 } })
    expect(value(computeExactRateRatio({ events: 0, time: 1 }, { events: 0, time: 2 }))).toMatchObject({
      ratio: { code: 'no-events' },
      pValue: 1,
    })
  })

  test('missing values are counted, not filled', () => {
    const data = frame(numeric('y', [1, 2, null, 4, 6]), numeric('x', [1, null, 3, 4, 5]))
    const { counted } = value(fitLinearModel(data, { response: 'y', terms: [['x']] }))
    expect(counted).toEqual({ n: 5, used: 3, missing: { x: 1, y: 1 } })
  })
})

const cloud = fc.array(
  fc.tuple(
    fc.integer({ min: -50, max: 50 }),
    fc.integer({ min: -50, max: 50 }),
    fc.integer({ min: 0, max: 1 }),
    fc.constantFrom('a', 'b', 'c'),
  ),
  { minLength: 12, maxLength: 40 },
)

const designOf = (points: readonly (readonly [number, number, number, string])[]) => ({
  rows: points.length,
  columns: 3,
  data: Float64Array.from(points.flatMap(([x, y]) => [1, x / 10, y / 7])),
})

describe('laws', () => {
  test('least squares residuals are orthogonal to every column', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const design = designOf(points)
        const y = points.map(([x, z], at) => x * 0.3 - z + ((at * 7) % 5))
        const { residuals } = leastSquares(design, y)
        for (let j = 0; j < 3; j++) {
          let dot = 0
          for (let row = 0; row < design.rows; row++) dot += (design.data[row * 3 + j] as number) * (residuals[row] as number)
          expect(Math.abs(dot)).toBeLessThan(1e-8 * design.rows)
        }
      }),
    )
  })

  test('sequential sums and the residual sum make up the total', () => {
    const model = value(fitLinearModel(rows, { response: 'y', terms: [['x'], ['g'], ['z'], ['x', 'g']] }))
    const inOrder = testTermsInOrder(model)
    const y = model.data.y
    const centre = y.reduce((sum, one) => sum + one, 0) / y.length
    const total = y.reduce((sum, one) => sum + (one - centre) ** 2, 0)
    const parts = inOrder.terms.reduce((sum, { sumOfSquares }) => sum + sumOfSquares, inOrder.residual.sumOfSquares)
    expect(parts).toBeCloseTo(total, 9)
    // Of a term that comes last and that no other contains both types say the same.
    expect(testTermsMarginally(model).terms.at(-1)?.sumOfSquares).toBeCloseTo(inOrder.terms.at(-1)?.sumOfSquares ?? 0, 9)
    expect(computeVarianceInflation(model.predictor).every(({ factor: one }) => isEstimable(one) && one >= 1)).toBe(true)
  })

  test('logistic: score is zero, order of rows and scale of columns do not matter', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const y = points.map(([, , event]) => event)
        const design = designOf(points)
        fc.pre(findSeparation(design, y).every((one) => one === 'finite'))
        const fit = logisticNewton(design, y)
        fc.pre(fit.rank === 3)
        expect(fit.converged).toBe(true)
        for (let j = 0; j < 3; j++) {
          let score = 0
          for (let row = 0; row < design.rows; row++) score += (design.data[row * 3 + j] as number) * (fit.score[row] as number)
          expect(Math.abs(score)).toBeLessThan(1e-6)
        }
        const turned = [...points].reverse()
        const again = logisticNewton(
          { ...designOf(turned), data: designOf(turned).data.map((one, at) => (at % 3 === 1 ? one * 1000 : one)) },
          turned.map(([, , event]) => event),
        )
        expect((again.coefficients[1] as number) * 1000).toBeCloseTo(fit.coefficients[1] as number, 6)
        expect(again.deviance).toBeCloseTo(fit.deviance, 8)
      }),
      { numRuns: 60 },
    )
  })

  test('a finite fit exists exactly when the linear programmes say so', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1 })), { minLength: 4, maxLength: 12 }),
        (points) => {
          const zeros = points.filter(([, y]) => y === 0).map(([x]) => x)
          const ones = points.filter(([, y]) => y === 1).map(([x]) => x)
          fc.pre(new Set(points.map(([x]) => x)).size > 1)
          const design = { rows: points.length, columns: 2, data: Float64Array.from(points.flatMap(([x]) => [1, x])) }
          const found = findSeparation(
            design,
            points.map(([, y]) => y),
          )
          // One covariate: the classes overlap, or they do not.
          const apart =
            zeros.length === 0 || ones.length === 0 || Math.max(...zeros) <= Math.min(...ones) || Math.max(...ones) <= Math.min(...zeros)
          expect(found.some((one) => one !== 'finite')).toBe(apart)
        },
      ),
    )
  })

  test('with one binary covariate the odds ratio is that of the table; swapping the outcome turns the sign', () => {
    const data = frame(
      numeric('y', [...Array<number>(13).fill(1), ...Array<number>(7).fill(0), ...Array<number>(5).fill(1), ...Array<number>(15).fill(0)]),
      numeric('x', [...Array<number>(20).fill(1), ...Array<number>(20).fill(0)]),
    )
    const { value: found } = value(fitLogistic(data, { response: 'y', terms: [['x']] })).coefficients[1] ?? {}
    expect(found !== undefined && isEstimable(found) ? asRatio(found).ratio : 0).toBeCloseTo((13 * 15) / (7 * 5), 10)
    const fit = value(fitModifiedPoisson(data, { response: 'y', terms: [['x']] })).coefficients[1]?.value
    expect(fit !== undefined && isEstimable(fit) ? asRatio(fit).ratio : 0).toBeCloseTo(13 / 5, 10)
  })

  test('Firth in a 2 x 2 table adds half to every cell', () => {
    const table = { rows: 40, columns: 2, data: Float64Array.from({ length: 80 }, (_, at) => (at % 2 === 0 ? 1 : at < 40 ? 1 : 0)) }
    const y = Array.from({ length: 40 }, (_, row) => (row < 20 ? (row < 20 ? 1 : 0) : row < 25 ? 1 : 0))
    const fit = firthNewton(table, y)
    expect(fit.coefficients[1]).toBeCloseTo(Math.log((20.5 / 0.5) * (15.5 / 5.5)), 9)
  })

  test('a Poisson offset moves the intercept alone', () => {
    const design = designOf(Array.from({ length: 20 }, (_, at) => [at, (at * 7) % 11, 0, 'a'] as const))
    const y = Array.from({ length: 20 }, (_, at) => (at * 5) % 7)
    const plain = glmNewton(design, y, poissonFamily)
    const moved = glmNewton(design, y, poissonFamily, { offset: new Float64Array(20).fill(2) })
    expect(moved.coefficients[0]).toBeCloseTo((plain.coefficients[0] as number) - 2, 9)
    expect(moved.coefficients[1]).toBeCloseTo(plain.coefficients[1] as number, 9)
  })

  test('the exact rate interval leaves out exactly the ratios that a one-sided test refuses', () => {
    const level = 0.9
    const { interval } = value(computeExactRateRatio({ events: 4, time: 10 }, { events: 9, time: 12 }, level))
    const chance = (k: number, p: number): number => {
      let choose = 1
      for (let i = 1; i <= k; i++) choose = (choose * (13 - k + i)) / i
      return choose * p ** k * (1 - p) ** (13 - k)
    }
    const at = (ratio: number): number => (ratio * 10) / (ratio * 10 + 12)
    const sum = (from: number, to: number, p: number): number => {
      let total = 0
      for (let k = from; k <= to; k++) total += chance(k, p)
      return total
    }
    expect(sum(4, 13, at(Number(interval.low)))).toBeCloseTo(0.05, 10)
    expect(sum(0, 4, at(Number(interval.high)))).toBeCloseTo(0.05, 10)
  })
})
