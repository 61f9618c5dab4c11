import { describe, expect, test } from 'vitest'
import { leastSquares } from '../../src/regression/kernel/index.ts'

const design = (...lines: readonly (readonly number[])[]) => ({
  rows: lines.length,
  columns: lines[0]?.length ?? 0,
  data: Float64Array.from(lines.flat()),
})

describe('least squares', () => {
  test('writes a dependent column as its combination of the ones before it, and goes on with those after it', () => {
    // third = 2 first - 3 second; fifth = second + fourth
    const lines = [0, 1, 3, 4, 7].map((x, at) => [1, x, 2 - 3 * x, at % 2, x + (at % 2)])
    const y = [1, 4, 2, 8, 5]
    const fit = leastSquares(design(...lines), y)
    expect([...fit.aliased]).toEqual([0, 0, 1, 0, 1])
    expect(fit.rank).toBe(3)
    const [thirds, fifths] = [2, 4].map((j) => [0, 1, 2, 3, 4].map((k) => fit.combination[k * 5 + j] ?? Number.NaN))
    ;[2, -3, 0, 0, 0].forEach((share, k) => {
      expect(thirds?.[k]).toBeCloseTo(share, 12)
    })
    ;[0, 1, 0, 1, 0].forEach((share, k) => {
      expect(fifths?.[k]).toBeCloseTo(share, 12)
    })
    ;[0, 1, 3].forEach((j) => {
      expect([0, 1, 2, 3, 4].map((k) => fit.combination[k * 5 + j])).toEqual([0, 0, 0, 0, 0])
    })
    const without = leastSquares(design(...lines.map((line) => [line[0] ?? 0, line[1] ?? 0, line[3] ?? 0])), y)
    expect([fit.coefficients[0], fit.coefficients[1], fit.coefficients[3]]).toEqual([...without.coefficients])
  })

  test('calls a column dependent by its share, whatever its unit', () => {
    const second = [1, 2, 4, 8]
    const rank = (unit: number, apart: number): number =>
      leastSquares(design(...second.map((x, at) => [x * unit, (x + apart * at) * unit])), [1, 2, 3, 4]).rank
    for (const unit of [1e-6, 1, 1e9]) {
      expect(rank(unit, 1e-9)).toBe(1)
      expect(rank(unit, 1e-4)).toBe(2)
    }
  })

  test('holds where a column already lies along an axis, either way', () => {
    for (const sign of [1, -1]) {
      const fit = leastSquares(design([sign, 1], [0, 2], [0, -1]), [3, 2, -1])
      expect(fit.coefficients[0]).toBeCloseTo(sign * 2, 12)
      expect(fit.coefficients[1]).toBeCloseTo(1, 12)
    }
  })

  test('of more columns than rows keeps the first ones', () => {
    const fit = leastSquares(design([1, 2, 3], [1, 5, 7]), [1, 4])
    expect([...fit.aliased]).toEqual([0, 0, 1])
    expect(fit.residualSum).toBeCloseTo(0, 12)
  })
})
