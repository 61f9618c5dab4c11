import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as n from '../../src/numeric/index.ts'

const near = (value: number, truth: number, relative = 1e-12): void => {
  expect(Math.abs(value - truth), `${value} for ${truth}`).toBeLessThanOrEqual(relative * Math.abs(truth))
}

describe('special functions, against 40-digit values', () => {
  it.each([
    ['erfc', n.erfc(4.1), 6.700027654084918e-9],
    ['erfc', n.erfc(26), 5.663192408856143e-296],
    ['erf', n.erf(0.3), 0.3286267594591274],
    ['scaled erfc', n.erfcScaled(10), 0.0561409927438226],
    ['log gamma', n.logGamma(1.001), -0.0005763935982833062],
    ['log gamma', n.logGamma(0.5), 0.5723649429247001],
    ['log gamma', n.logGamma(1e5), 1051287.7089736569],
    ['digamma', n.digamma(1), -0.5772156649015329],
    ['digamma near its zero', n.digamma(1.4616321449683622), -9.241265521729428e-17],
    ['trigamma', n.trigamma(1), Math.PI ** 2 / 6],
    ['tetragamma', n.tetragamma(1), -2.404113806319188],
    ['Stirling error', n.stirlingError(9.5), 0.008768700134139386],
    ['log beta', n.logBeta(1e-6, 500), 13.815503763469886],
    ['log1p minus', n.log1pMinus(1e-9), -4.999999996666667e-19],
  ])('%s', (_, value, truth) => {
    near(value, truth, 1e-9)
  })

  it('trigamma and its inverse undo each other', () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (log) => {
        const y = Math.exp(log)
        near(n.inverseTrigamma(n.trigamma(y)), y, 1e-6)
        if (y > 1e-3 && y < 1e5) near(n.inverseTrigamma(n.trigamma(y)), y, 1e-13)
      }),
    )
  })

  it('log gamma keeps its recurrence and duplication', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 200, noNaN: true }), (x) => {
        expect(n.logGamma(x + 1) - n.logGamma(x)).toBeCloseTo(Math.log(x), 10)
        expect(n.logGamma(x) + n.logGamma(x + 0.5)).toBeCloseTo((1 - 2 * x) * Math.LN2 + 0.5 * Math.log(Math.PI) + n.logGamma(2 * x), 9)
      }),
    )
  })

  it('complements are computed directly, also for tiny shapes', () => {
    near(n.gammaUpper(1e-10, 0.5), 5.597735947761607e-11, 1e-9)
    near(n.betaUpper(1e-6, 20, 0.05), 2.192229489427e-7, 1e-9)
  })
})

describe('sums and ranks', () => {
  it('keeps what is lost', () => {
    expect(n.sum([1e100, 1, -1e100])).toBe(1)
    expect(n.variance([1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4])).toBe(5 / 3)
    expect(n.mean([0.1, 0.2, 0.3])).toBe(0.2)
  })

  it('mid-ranks add up, and do not depend on order or on a rising transformation', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 40 }), (values) => {
        const { ranks, ties } = n.midRanks(values)
        expect(n.sum(ranks)).toBe((values.length * (values.length + 1)) / 2)
        expect([...n.midRanks(values.map((value) => value ** 3 - 2)).ranks]).toEqual([...ranks])
        const counts = new Map<number, number>()
        for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
        expect(ties.toSorted()).toEqual([...counts.values()].filter((count) => count > 1).toSorted())
        values.forEach((value, at) => {
          const below = values.filter((other) => other < value).length
          const equal = values.filter((other) => other === value).length
          expect(ranks[at]).toBe(below + (equal + 1) / 2)
        })
      }),
    )
  })

  it('quantiles of types 1, 2, 6, 7, 8 as R’s quantile() gives them', () => {
    const x = [2.5, 1, 7, 3.3, 9, 4.4, 4.4, 8, 0.5, 6.1]
    // sapply(c(1, 2, 6, 7, 8), function(t) quantile(x, c(.05, .1, .25, .5, .62, .9, .95), type = t, names = FALSE))
    const truth = {
      1: [0.5, 0.5, 2.5, 4.4, 6.1, 8, 9],
      2: [0.5, 0.75, 2.5, 4.4, 6.1, 8.5, 9],
      6: [0.5, 0.55, 2.125, 4.4, 5.794, 8.9, 9],
      7: [0.725, 0.95, 2.7, 4.4, 5.386, 8.1, 8.55],
      8: [0.5, 0.683333333333333, 2.375, 4.4, 5.658, 8.63333333333333, 9],
    } as const
    for (const type of [1, 2, 6, 7, 8] as const) {
      const found = [0.05, 0.1, 0.25, 0.5, 0.62, 0.9, 0.95].map((p) => n.quantile(x, p, type))
      found.forEach((value, at) => {
        expect(value).toBeCloseTo(truth[type][at] as number, 12)
      })
    }
  })
})

describe('Philox streams', () => {
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const)('known answer of its authors for counter %j', (counter, key, answer) => {
    expect(n.philox4x32([...counter], [...key])).toEqual(answer)
  })

  it('depends on seed, method and replicate, and on nothing else', () => {
    const first = n.streamOf('a', 'm', 3)
    const draws = Array.from({ length: 9 }, () => first.uniform())
    const again = n.streamOf('a', 'm', 3)
    again.fork('x').uniform()
    expect(Array.from({ length: 9 }, () => again.uniform())).toEqual(draws)
    for (const other of [n.streamOf('b', 'm', 3), n.streamOf('a', 'n', 3), n.streamOf('a', 'm', 4), n.streamOf('a', 'm', 3).fork('x')]) {
      expect(other.uniform()).not.toBe(draws[0])
    }
    expect(() => n.streamOf('a', 'm', -1)).toThrow(RangeError)
  })

  it('is uniform across replicates', () => {
    const firsts = Array.from({ length: 4000 }, (_, at) => n.streamOf('u', 'm', at).uniform())
    expect(Math.abs(n.mean(firsts) - 0.5)).toBeLessThan(4 / Math.sqrt(12 * 4000))
    expect(Math.abs(n.variance(firsts) - 1 / 12)).toBeLessThan(0.005)
  })
})

describe('optimisers', () => {
  const valley = (x: Float64Array): number => 100 * ((x[1] as number) - (x[0] as number) ** 2) ** 2 + (1 - (x[0] as number)) ** 2

  it('find the bottom of Rosenbrock’s valley', () => {
    for (const { point, converged } of [n.minimiseBfgs(valley, [-1.2, 1]), n.nelderMead(valley, [-1.2, 1])]) {
      expect(converged).toBe(true)
      expect(point[0]).toBeCloseTo(1, 6)
      expect(point[1]).toBeCloseTo(1, 6)
    }
  })

  it('find roots, and say where there are none', () => {
    near(n.findRoot((x) => x ** 3 - 5, 0, 5)?.root ?? 0, Math.cbrt(5), 1e-15)
    expect(n.findRoot((x) => x * x + 1, -1, 1)).toBeUndefined()
    near(n.findRootAround((x) => Math.log(x) - 3, 1, 0.5, [1e-9, Infinity])?.root ?? 0, Math.exp(3), 1e-14)
  })

  it('Newton’s method meets a logistic maximum and sees a singular one', () => {
    const [yes, of] = [7, 20]
    const fit = n.newtonMaximise(
      ([b = 0]) => {
        const p = n.logistic(b)
        return { value: yes * b - of * n.log1pExp(b), score: Float64Array.of(yes - of * p), information: n.matrixOf([[of * p * (1 - p)]]) }
      },
      [3],
    )
    near(fit.point[0] as number, Math.log(7 / 13), 1e-14)
    const flat = n.newtonMaximise(() => ({ value: 0, score: Float64Array.of(0), information: n.matrixOf([[0]]) }), [0])
    expect(flat.singular).toBe(true)
  })

  it('linear programs: optimum, free variables, no solution, no bound; no corner is better', () => {
    const classic = n.linearProgram(
      [-1, -1],
      [
        { coefficients: [1, 2], relation: '<=', bound: 4 },
        { coefficients: [3, 1], relation: '<=', bound: 6 },
      ],
    )
    expect(classic.kind === 'optimal' && classic.value).toBeCloseTo(-2.8, 12)
    expect(n.linearProgram([1], [{ coefficients: [1], relation: '<=', bound: -1 }]).kind).toBe('infeasible')
    expect(n.linearProgram([1], [{ coefficients: [1], relation: '<=', bound: -1 }], [0]).kind).toBe('unbounded')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 30 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (conditions) => {
          const result = n.linearProgram(
            [-3, -2],
            conditions.map(([a, b, bound]) => ({ coefficients: [a, b], relation: '<=' as const, bound })),
          )
          if (result.kind !== 'optimal') throw new Error('bounded and feasible by construction')
          const lines = [...conditions, [1, 0, 0] as const, [0, 1, 0] as const]
          let best = 0
          for (const [a, b, e] of lines) {
            for (const [c, d, f] of lines) {
              const determinant = a * d - b * c
              if (determinant === 0) continue
              const [x, y] = [(e * d - b * f) / determinant, (a * f - e * c) / determinant]
              if (x >= -1e-9 && y >= -1e-9 && conditions.every(([p, q, r]) => p * x + q * y <= r + 1e-9))
                best = Math.min(best, -3 * x - 2 * y)
            }
          }
          expect(result.value).toBeCloseTo(best, 8)
        },
      ),
    )
  })
})

describe('quadrature', () => {
  it('integrates over bounded and unbounded ranges and to a singular end', () => {
    near(n.integrate((x) => Math.exp(-x * x), -Infinity, Infinity).value, Math.sqrt(Math.PI))
    near(n.integrate((x) => 1 / Math.sqrt(x), 0, 1).value, 2, 1e-11)
    near(n.integrate((x) => 1 / x ** 2, 1, Infinity).value, 1)
    expect(n.integrate((x) => 1 / x, 0, 1).converged).toBe(false)
  })

  it('Gauss rules are exact for their degree', () => {
    for (const count of [1, 2, 5, 20, 64]) {
      const { points, weights } = n.gaussLegendre(count)
      const degree = 2 * count - 2
      near(
        weights.reduce((sum, w, i) => sum + w * (points[i] as number) ** degree, 0),
        2 / (degree + 1),
        1e-11,
      )
    }
    const { points, weights } = n.gaussNormal(30)
    near(
      weights.reduce((sum, w, i) => sum + w * (points[i] as number) ** 10, 0),
      945,
      1e-11,
    )
  })
})

describe('smoothers, as R 4.2 gives them', () => {
  const x = [1, 2, 3.5, 4, 7, 8, 9.1, 10, 12, 15]
  const y = [2, 1, 4, 3, 8, 7, 7.7, 9, 2, 12]
  const close = (found: ArrayLike<number>, truth: readonly number[], relative: number) =>
    truth.forEach((value, at) => {
      near(found[at] as number, value, relative)
    })

  it('lowess(x, y) and lowess(x, y, f = 0.4, iter = 1, delta = 2), in any order of the points', () => {
    const truth = [
      1.342395352664626, 2.080530129923134, 3.30538123819382, 3.824958741254066, 7.287366499800252, 7.706531044051438, 8.122115775703563,
      8.560129996703578, 10.042026367170166, 12.021024956386569,
    ]
    close(n.lowess(x, y), truth, 1e-12)
    close(n.lowess(x.toReversed(), y.toReversed()), truth.toReversed(), 1e-12)
    close(
      n.lowess(x, y, { span: 0.4, iterations: 1, delta: 2 }),
      [
        1.742320818946587, 1.7750513336168, 3.149514312875943, 3.607668639295658, 7.807456085271828, 7.476812019591963, 8.314565408816382,
        8.999999999999996, 2.001621079574953, 11.552068875949454,
      ],
      1e-11,
    )
  })

  it('splines::ns(x, 3)[5, ] and its prediction at 17', () => {
    const spline = n.naturalSpline(x, { df: 3 })
    close(n.rowOf(spline.basis, 4), [0.2696694833399746, 0.5051239140218989, -0.3003005699278696], 1e-13)
    close(n.rowOf(spline.at([17]), 0), [-0.5262561732590276, 0.4904625979792485, 1.035793575279779], 1e-13)
  })

  it('smooth.spline(x, y, df = 4), and the true 4 degrees of freedom', () => {
    const old = n.smoothingSpline(x, y, { df: 4, historical: true })
    close(
      old.fitted,
      [
        1.243237505929078, 2.084637781526773, 3.52155721671576, 4.033446247988645, 6.737524127036793, 7.098745961106166, 7.122565929434881,
        6.907302949601369, 6.63583285377615, 10.31514942688443,
      ],
      1e-8,
    )
    near(old.at(17), 13.61105500487828, 1e-8)
    near(n.smoothingSpline(x, y, { df: 4 }).df, 4, 1e-10)
  })

  it('isotonic regression never falls and keeps the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 30 }), (values) => {
        const fit = n.isotonic(values)
        for (let at = 1; at < fit.length; at++) expect((fit[at] as number) - (fit[at - 1] as number)).toBeGreaterThanOrEqual(0)
        expect(n.sum(fit)).toBeCloseTo(n.sum(values), 9)
      }),
    )
  })
})

describe('multivariate normal and t', () => {
  it('bivariate probabilities against 25-digit integrals', () => {
    near(n.bivariateNormalUpper(1, 2, 0.3), 0.008687897414719306, 1e-13)
    near(n.bivariateNormalUpper(1, 0.5, -0.95), 2.53651533338002e-8, 1e-9)
    near(n.bivariateNormalUpper(1, 0.5, 0.99), 0.1586530907979655, 1e-13)
    expect(n.bivariateNormalUpper(0.3, 0.3, 1)).toBe(n.normal.upper(0.3))
    fc.assert(
      fc.property(fc.double({ min: -0.9999, max: 0.9999, noNaN: true }), (r) => {
        expect(n.bivariateNormalUpper(0, 0, r)).toBeCloseTo(0.25 + Math.asin(r) / (2 * Math.PI), 13)
      }),
    )
  })

  it('three ways to one probability: lattice, common factor, 20-digit integral', () => {
    const half = n.matrixOf([
      [1, 0.5, 0.5, 0.5],
      [0.5, 1, 0.5, 0.5],
      [0.5, 0.5, 1, 0.5],
      [0.5, 0.5, 0.5, 1],
    ])
    const loadings = [0.5, 0.5, 0.5, 0.5].map(Math.sqrt)
    const lattice = n.rectangleProbability([-Infinity, -Infinity, -Infinity, -Infinity], [2, 2, 2, 2], half, { tolerance: 1e-5 })
    near(n.productCorrelationCdf([2, 2, 2, 2], { loadings, sides: 1 }), 0.9284505967979112, 1e-12)
    expect(Math.abs(lattice.value - 0.9284505967979112)).toBeLessThan(lattice.error * 1.5)
    const t = n.rectangleProbability([-2, -2, -2, -2], [2, 2, 2, 2], half, { df: 10, tolerance: 1e-4 })
    expect(Math.abs(t.value - n.productCorrelationCdf([2, 2, 2, 2], { loadings, sides: 2, df: 10 }))).toBeLessThan(t.error * 1.5)
  })

  it('orthants of three variables have a closed form', () => {
    const r = [0.3, -0.2, 0.5] as const
    const covariance = n.matrixOf([
      [1, r[0], r[1]],
      [r[0], 1, r[2]],
      [r[1], r[2], 1],
    ])
    const truth = 1 / 8 + r.reduce((sum, rho) => sum + Math.asin(rho), 0) / (4 * Math.PI)
    const { value, error } = n.rectangleProbability([0, 0, 0], [Infinity, Infinity, Infinity], covariance, { tolerance: 1e-6 })
    expect(Math.abs(value - truth)).toBeLessThan(Math.max(1.5 * error, 1e-8))
  })

  it('Dunnett’s critical values as tabulated: k = 2 and 3, df = 20, two-sided 5 %', () => {
    const loadings = [0.5, 0.5, 0.5].map(Math.sqrt)
    expect(n.productCorrelationCritical(0.05, { loadings: loadings.slice(0, 2), sides: 2, df: 20 })).toBeCloseTo(2.38, 2)
    expect(n.productCorrelationCritical(0.05, { loadings, sides: 2, df: 20 })).toBeCloseTo(2.54, 2)
    expect(n.productCorrelationCritical(0.05, { loadings, sides: 1, df: 20 })).toBeCloseTo(2.19, 2)
  })

  it('a singular covariance is integrated too', () => {
    const same = n.matrixOf([
      [1, 1],
      [1, 1],
    ])
    expect(n.rectangleProbability([-1, -1], [1, 2], same).value).toBeCloseTo(n.normal.cdf(1) - n.normal.cdf(-1), 10)
  })
})
