import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrixOf, nonNegativeLeastSquares } from '../../src/numeric/index.ts'

const small = fc.integer({ min: -3, max: 3 })

describe('least squares with no negative coefficient', () => {
  it('projects on a cone decided by hand', () => {
    const cone = matrixOf([
      [1, 0],
      [1, 1],
    ])
    const inside = nonNegativeLeastSquares(cone, Float64Array.of(3, 1))
    expect([...inside.coefficients].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([2, 1])
    expect(inside.distance).toBeLessThan(1e-12)
    const beside = nonNegativeLeastSquares(cone, Float64Array.of(-1, 2))
    // on the ray 1, 1 at a half
    expect(beside.coefficients[0]).toBe(0)
    expect(beside.coefficients[1]).toBeCloseTo(0.5, 12)
    expect(beside.distance).toBeCloseTo(Math.hypot(1.5, 1.5), 12)
    const against = nonNegativeLeastSquares(cone, Float64Array.of(-1, -1))
    expect([...against.coefficients]).toEqual([0, 0])
    expect(against.distance).toBeCloseTo(Math.SQRT2, 12)
  })

  it('meets the Kuhn-Tucker conditions, with rows that repeat or depend on each other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(small, small, small), { minLength: 1, maxLength: 14 }), fc.tuple(small, small, small), (rows, aim) => {
        const { coefficients, residual, distance, converged } = nonNegativeLeastSquares(matrixOf(rows), Float64Array.from(aim))
        expect(converged).toBe(true)
        expect(Math.min(...coefficients)).toBeGreaterThanOrEqual(0)
        expect(Math.hypot(...residual)).toBeCloseTo(distance, 12)
        aim.forEach((value, k) => {
          const fitted = rows.reduce((sum, row, i) => sum + (row[k] ?? 0) * (coefficients[i] ?? 0), 0)
          expect(fitted + (residual[k] ?? 0)).toBeCloseTo(value, 9)
        })
        rows.forEach((row, i) => {
          const product = row.reduce((sum, value, k) => sum + value * (residual[k] ?? 0), 0)
          expect(product).toBeLessThan(1e-8)
          if ((coefficients[i] ?? 0) > 0) expect(Math.abs(product)).toBeLessThan(1e-8)
        })
      }),
      { numRuns: 1000 },
    )
  })

  it('refuses a target of another length', () => {
    expect(() => nonNegativeLeastSquares(matrixOf([[1, 2]]), Float64Array.of(1))).toThrow(RangeError)
  })
})
