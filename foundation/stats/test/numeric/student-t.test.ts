import { describe, expect, test } from 'vitest'
import { studentT } from '../../src/numeric/index.ts'

const points = [1e-9, 1e-3, 0.2, 0.6, 0.9999, 1, 1.0001, 1.5, 4, 50, 1e6]
/** Relative difference. */
const off = (value: number, truth: number): number => Math.abs(value / truth - 1)

/** Closed forms with both tails, free of cancellation, for t > 0. */
const closed = [
  { df: 1, upper: (t: number) => Math.atan(1 / t) / Math.PI, density: (t: number) => 1 / (Math.PI * (1 + t * t)) },
  {
    df: 2,
    upper: (t: number) => 1 / Math.sqrt(2 + t * t) / (Math.sqrt(2 + t * t) + t),
    density: (t: number) => (2 + t * t) ** -1.5,
  },
]

describe('Student’s t', () => {
  test.each(closed)('with $df degrees of freedom has its closed form in both tails and both directions', ({ df, upper, density }) => {
    for (const t of points) {
      expect(off(studentT.upper(t, df), upper(t))).toBeLessThan(1e-13)
      expect(off(studentT.cdf(-t, df), upper(t))).toBeLessThan(1e-13)
      expect(off(studentT.cdf(t, df), 1 - upper(t))).toBeLessThan(1e-14)
      expect(off(studentT.upper(-t, df), 1 - upper(t))).toBeLessThan(1e-14)
      expect(off(studentT.density(t, df), density(t))).toBeLessThan(1e-13)
    }
    // where the lower tail is nearly all, its log has the digits of the upper one
    expect(off(studentT.logCdf(1e8, df), Math.log1p(-upper(1e8)))).toBeLessThan(1e-12)
  })

  test('keeps its logs where the tail itself is no number any more', () => {
    for (const t of [1e80, 1e150, 1e160, 1e200, 1e300]) {
      expect(off(studentT.logUpper(t, 1), -Math.log(Math.PI) - Math.log(t))).toBeLessThan(1e-14)
      expect(off(studentT.logUpper(t, 2), -Math.LN2 - 2 * Math.log(t))).toBeLessThan(1e-14)
      expect(off(studentT.logDensity(t, 1), -Math.log(Math.PI) - 2 * Math.log(t))).toBeLessThan(1e-14)
      expect(off(studentT.logDensity(-t, 2), -3 * Math.log(t))).toBeLessThan(1e-14)
    }
  })

  test.each([0.3, 1, 7, Infinity])('ends at infinity, with %d degrees of freedom', (df) => {
    expect([studentT.upper(Infinity, df), studentT.upper(-Infinity, df), studentT.upper(0, df)]).toEqual([0, 1, 0.5])
    expect([studentT.density(Infinity, df), studentT.density(-Infinity, df)]).toEqual([0, 0])
    expect([studentT.quantile(0, df), studentT.quantile(0.5, df), studentT.quantile(1, df)]).toEqual([-Infinity, 0, Infinity])
    expect([studentT.quantileUpper(0, df), studentT.quantileUpper(0.5, df), studentT.quantileUpper(1, df)]).toEqual([
      Infinity,
      0,
      -Infinity,
    ])
  })

  test('has quantiles in closed form, the two directions mirrored', () => {
    for (const p of [1e-12, 0.01, 0.1, 0.2499, 0.25, 0.2501, 0.4, 0.49999]) {
      const [cauchy, two] = [1 / Math.tan(Math.PI * p), (1 - 2 * p) / Math.sqrt(2 * p * (1 - p))]
      expect(off(studentT.quantileUpper(p, 1), cauchy)).toBeLessThan(1e-11)
      expect(off(studentT.quantileUpper(p, 2), two)).toBeLessThan(1e-11)
      expect(studentT.quantile(p, 2)).toBe(-studentT.quantileUpper(p, 2))
    }
    for (const p of [0.6, 0.75, 0.875]) {
      expect(off(studentT.quantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)))).toBeLessThan(1e-11)
      expect(studentT.quantileUpper(p, 2)).toBe(-studentT.quantile(p, 2))
    }
  })

  test.each([0, -1, Number.NaN])('is none with %d degrees of freedom', (df) => {
    expect(() => studentT.cdf(1, df)).toThrow(RangeError)
  })
})
