import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countBins, histogramEdges } from '../../src/index.ts'

const sorted = (...values: readonly number[]) => Float64Array.from(values).sort()
const numbers = fc
  .array(fc.oneof(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.integer({ min: -30, max: 30 })), { minLength: 1, maxLength: 200 })
  .map((values) => sorted(...values))

describe('histogram', () => {
  test('whole numbers of few values get a bin each', () => {
    const values = sorted(0, 3, 3, 1, 10)
    expect(histogramEdges(values)).toEqual([-0.5, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5])
    expect(countBins(values, histogramEdges(values) ?? [])).toEqual([1, 1, 0, 2, 0, 0, 0, 0, 0, 0, 1])
  })

  test('edges are short numbers', () => {
    // Freedman and Diaconis: quartiles 0.25 and 0.75 of 101 values, 2 * 0.5 / cbrt(101) = 0.2147, next short width 0.25
    const values = Float64Array.from({ length: 101 }, (_, at) => at / 100)
    expect(histogramEdges(values)).toEqual([0, 0.25, 0.5, 0.75, 1])
  })

  test('half of the values equal: Sturges instead of a bin without width', () => {
    const edges = histogramEdges(sorted(...Array.from({ length: 60 }, () => 1.5), 0.5, 9.5)) ?? []
    // range 9 over ceil(log2 62) + 1 = 7 bins is 1.29, next short width 2
    expect(edges).toEqual([0, 2, 4, 6, 8, 10])
  })

  test('one value, no value', () => {
    expect(histogramEdges(sorted(2.5, 2.5))).toEqual([2, 3])
    expect(histogramEdges(sorted())).toBeUndefined()
  })

  test('an outlier does not make bins without end', () => {
    expect((histogramEdges(sorted(0.1, 0.2, 0.3, 1e300)) ?? []).length).toBeLessThanOrEqual(41)
  })

  test('laws: edges rise, hold all values, at most 40 bins, every value in one bin', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const edges = histogramEdges(values) ?? []
        const bins = countBins(values, edges)
        expect(edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? edge))).toBe(true)
        expect(edges[0]).toBeLessThanOrEqual(values[0] ?? Number.NaN)
        expect(edges.at(-1)).toBeGreaterThanOrEqual(values.at(-1) ?? Number.NaN)
        expect(bins.length).toBeLessThanOrEqual(40)
        expect(bins.reduce((sum, bin) => sum + bin, 0)).toBe(values.length)
        bins.forEach((bin, at) => {
          const [low, high] = [edges[at] ?? Number.NaN, edges[at + 1] ?? Number.NaN]
          const last = at === bins.length - 1
          expect(bin).toBe(values.filter((value) => value >= low && (value < high || (last && value === high))).length)
        })
      }),
    )
  })
})
