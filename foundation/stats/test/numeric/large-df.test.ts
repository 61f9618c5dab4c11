import { describe, expect, it } from 'vitest'
import { normal, studentT } from '../../src/numeric/index.ts'

describe('t with very many degrees of freedom', () => {
  it.each([-3, -0.5, 0.1, 1.96, 4, 12])('goes on where the incomplete beta function ends, at t = %d', (t) => {
    expect(studentT.upper(t, 9999.999999) / studentT.upper(t, 10_000)).toBeCloseTo(1, 9)
  })
  it.each([1e10, 1e15, 1e18, 1e30, 1e300])('is nearly normal, and never not a number, with %d', (df) => {
    expect(studentT.quantile(0.975, df)).toBeCloseTo(1.959963984540054, 7)
    expect(studentT.upper(1.96, df)).toBeCloseTo(normal.upper(1.96), 9)
    for (const p of [1e-300, 1e-20, 0.2, 0.7]) expect(studentT.upper(studentT.quantileUpper(p, df), df) / p).toBeCloseTo(1, 9)
  })
  it.each([12, 20, 30, 36])('keeps the tail of the incomplete beta function far out, at t = %d', (t) => {
    // Between the two lies a hundred-millionth of a degree of freedom: less than 5e-11 of the tail.
    expect(studentT.upper(t, 9999.99999999) / studentT.upper(t, 10_000)).toBeCloseTo(1, 10)
  })
  it.each([1e-5, 1e-50, 1e-250])('finds the quantile of a tail of %d again, from both sides', (p) => {
    for (const df of [1e4, 3e4]) {
      expect(Math.log(studentT.upper(studentT.quantileUpper(p, df), df)) / Math.log(p)).toBeCloseTo(1, 12)
      expect(studentT.quantile(p, df)).toBe(-studentT.quantileUpper(p, df))
    }
  })
  it('has no degrees of freedom of 0 or less', () => expect(() => studentT.upper(1, 0)).toThrow(RangeError))
  it('has the first term of its expansion about the normal', () => {
    const [t, df] = [2, 1e9]
    expect((studentT.upper(t, df) - normal.upper(t)) / (normal.density(t) * ((t + t ** 3) / (4 * df)))).toBeCloseTo(1, 4)
  })
})
