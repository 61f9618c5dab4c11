import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as numeric from '../../src/numeric/index.ts'

type Family = numeric.Distribution<readonly number[]>

const families = {
  normal: numeric.normal,
  studentT: numeric.studentT,
  chiSquare: numeric.chiSquare,
  gamma: numeric.gamma,
  beta: numeric.beta,
  fisherF: numeric.fisherF,
  binomial: numeric.binomial,
  poisson: numeric.poisson,
  negativeBinomial: numeric.negativeBinomial,
  hypergeometric: numeric.hypergeometric,
  nonCentralT: numeric.nonCentralT,
  nonCentralChiSquare: numeric.nonCentralChiSquare,
  nonCentralF: numeric.nonCentralF,
  studentizedRange: numeric.studentizedRange,
  rankSum: numeric.rankSum,
  signedRank: numeric.signedRank,
} as unknown as Readonly<Record<string, Family>>

const discrete = ['binomial', 'poisson', 'negativeBinomial', 'hypergeometric', 'rankSum', 'signedRank']

/** How far R's own figures may be off: body, tail. Measured against `precise.csv`, which R misses by as much. */
const looseInR: Readonly<Record<string, readonly [number, number]>> = {
  nonCentralT: [1e-9, 1e-9],
  nonCentralChiSquare: [1e-11, 1e-8],
  nonCentralF: [5e-6, 2e-3],
  studentizedRange: [3e-8, 1e-4],
}

const read = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((cell) => cell.trim().replace(/^Inf$/, 'Infinity')))

const numbers = (cells: readonly (string | undefined)[]): number[] => cells.filter((cell) => cell !== '' && cell !== undefined).map(Number)

const distance = (ours: number, theirs: number): number => (ours === theirs ? 0 : Math.abs(ours - theirs) / Math.abs(theirs))

const grid = read('./distributions.csv').map(([family = '', p1, p2, p3, x, density, cdf, upper]) => ({
  family,
  parameters: numbers([p1, p2, p3]),
  x: Number(x),
  density: density === '' ? undefined : Number(density),
  cdf: Number(cdf),
  upper: Number(upper),
}))

describe.each(Object.entries(families))('%s', (name, family) => {
  const points = grid.filter((row) => row.family === name)
  const [body, tail] = looseInR[name] ?? [1e-12, 1e-8]

  it(`agrees with R: ${body} relative where both tails are above 1e-4, ${tail} beyond, down to 1e-300`, () => {
    expect(points.length).toBeGreaterThan(50)
    for (const { parameters, x, density, cdf, upper } of points) {
      const tolerance = Math.min(cdf, upper) >= 1e-4 ? body : tail
      const label = `${name}(${parameters.join(', ')}) at ${x}`
      expect(distance(family.cdf(x, ...parameters), cdf), `${label}: cdf`).toBeLessThan(tolerance)
      expect(distance(family.upper(x, ...parameters), upper), `${label}: upper`).toBeLessThan(tolerance)
      if (density !== undefined) expect(distance(family.density(x, ...parameters), density), `${label}: density`).toBeLessThan(tolerance)
    }
  })

  it('has logs, complements and quantiles that fit together', () => {
    for (const { parameters, x, cdf, upper } of points) {
      const label = `${name}(${parameters.join(', ')}) at ${x}`
      const [low, high] = [family.cdf(x, ...parameters), family.upper(x, ...parameters)]
      expect(Math.abs(low + high - 1), `${label}: sum`).toBeLessThan(4e-11)
      if (low > 0)
        expect(Math.abs(family.logCdf(x, ...parameters) - Math.log(low)), `${label}: log`).toBeLessThan(1e-11 * (1 - Math.log(low)))
      if (high > 0)
        expect(Math.abs(family.logUpper(x, ...parameters) - Math.log(high)), `${label}: log`).toBeLessThan(1e-11 * (1 - Math.log(high)))
      if (discrete.includes(name)) {
        if (cdf < 0.9) expect(family.quantile(low, ...parameters), label).toBe(x)
        if (upper < 0.9) expect(family.quantileUpper(high, ...parameters), label).toBe(x)
        continue
      }
      if (name === 'studentizedRange' && x !== points.find((row) => row.parameters.join() === parameters.join())?.x) continue
      // a tail determines x only as well as the tail itself is known
      if (cdf <= 0.9 && cdf > 0) {
        const back = family.quantile(low, ...parameters)
        expect(distance(family.cdf(back, ...parameters), low), `${label}: quantile`).toBeLessThan(1e-10)
      }
      if (upper <= 0.9 && upper > 0) {
        const back = family.quantileUpper(high, ...parameters)
        expect(distance(family.upper(back, ...parameters), high), `${label}: upper quantile`).toBeLessThan(1e-10)
      }
    }
  })
})

describe('where R is less accurate than that', () => {
  it.each(read('./precise.csv'))('%s(%s, %s, %s) at %s: 1e-10 relative in both tails', (name = '', p1, p2, p3, x, cdf, upper) => {
    const family = families[name] as Family
    const parameters = numbers([p1, p2, p3])
    expect(distance(family.cdf(Number(x), ...parameters), Number(cdf))).toBeLessThan(1e-10)
    expect(distance(family.upper(Number(x), ...parameters), Number(upper))).toBeLessThan(1e-10)
  })
})

describe('laws', () => {
  it('probabilities of counts add up to 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, b, p) => {
          const total = (count: number, of: (k: number) => number) => numeric.sum(Array.from({ length: count }, (_, k) => of(k)))
          expect(total(a + 1, (k) => numeric.binomial.density(k, a, p))).toBeCloseTo(1, 12)
          expect(total(a + b, (k) => numeric.hypergeometric.density(k, a, b, Math.min(a, b)))).toBeCloseTo(1, 12)
          expect(total(a * b + 1, (k) => numeric.rankSum.density(k, a, b))).toBeCloseTo(1, 12)
          expect(total(2000, (k) => numeric.negativeBinomial.density(k, a, 3 * p))).toBeCloseTo(1, 11)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('t squared is F, F with infinite df is chi-square, chi-square is gamma, a sum of a count is a beta', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 300, noNaN: true }), fc.double({ min: 0.01, max: 12, noNaN: true }), (df, t) => {
        const near = (a: number, b: number) => expect(distance(a, b)).toBeLessThan(1e-12)
        near(2 * numeric.studentT.upper(t, df), numeric.fisherF.upper(t * t, 1, df))
        near(numeric.fisherF.upper(t, df, Number.POSITIVE_INFINITY), numeric.chiSquare.upper(t * df, df))
        near(numeric.chiSquare.upper(t, df), numeric.gamma.upper(t, df / 2, 2))
        near(numeric.chiSquare.upper(t * t, 1), 2 * numeric.normal.upper(t))
        near(numeric.fisherF.upper(t, df, 2 * df), numeric.fisherF.cdf(1 / t, 2 * df, df))
      }),
    )
  })

  it('with no shift the non-central families are the central ones', () => {
    expect(distance(numeric.nonCentralChiSquare.upper(7, 3, 0), numeric.chiSquare.upper(7, 3))).toBeLessThan(1e-13)
    expect(distance(numeric.nonCentralF.upper(7, 3, 9, 0), numeric.fisherF.upper(7, 3, 9))).toBeLessThan(1e-13)
    expect(distance(numeric.nonCentralT.upper(2, 9, 1e-9), numeric.studentT.upper(2, 9))).toBeLessThan(1e-8)
    expect(distance(numeric.studentizedRange.upper(3, 2, 9), 2 * numeric.studentT.upper(3 / Math.SQRT2, 9))).toBeLessThan(1e-11)
  })

  it('keeps digits far out', () => {
    expect(numeric.normal.logUpper(1e5)).toBeCloseTo(-5000000012.431864, 5)
    expect(distance(numeric.studentT.upper(1e299, 1), 1 / (Math.PI * 1e299))).toBeLessThan(1e-12)
    expect(distance(numeric.studentT.quantileUpper(1e-300, 1), 1e300 / Math.PI)).toBeLessThan(1e-12)
  })

  it('refuses what is outside its domain', () => {
    expect(() => numeric.normal.cdf(Number.NaN)).toThrow(RangeError)
    expect(() => numeric.normal.cdf(0, 0, -1)).toThrow(RangeError)
    expect(() => numeric.studentT.quantile(1.2, 3)).toThrow(RangeError)
    expect(() => numeric.chiSquare.upper(1, 0)).toThrow(RangeError)
    expect(() => numeric.binomial.density(1, 2.5, 0.5)).toThrow(RangeError)
    expect(() => numeric.hypergeometric.cdf(1, 2, 2, 5)).toThrow(RangeError)
  })

  it('has its ends', () => {
    expect([0, 1].map((p) => numeric.studentT.quantile(p, 3))).toEqual([-Infinity, Infinity])
    expect([0, 1].map((p) => numeric.gamma.quantile(p, 3))).toEqual([0, Infinity])
    expect([0, 1].map((p) => numeric.beta.quantile(p, 3, 2))).toEqual([0, 1])
    expect([0, 1].map((p) => numeric.binomial.quantile(p, 9, 0.3))).toEqual([0, 9])
    expect(numeric.binomial.cdf(-1, 9, 0.3)).toBe(0)
    expect(numeric.binomial.upper(9, 9, 0.3)).toBe(0)
    expect(numeric.binomial.quantile(0.5, 9, 0)).toBe(0)
    expect(numeric.poisson.cdf(0, 0)).toBe(1)
  })
})
