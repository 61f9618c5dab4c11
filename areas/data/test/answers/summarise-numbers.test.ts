import { describe, expect, test } from 'vitest'
import { summariseNumbers } from '../../src/index.ts'

describe('summary of numbers', () => {
  test('as Python has it (statistics.quantiles inclusive, mean, stdev)', () => {
    const { q1, median, q3, mean, sd } = summariseNumbers(Float64Array.of(-4, 0.1, 0.2, 0.3, 7, 12.25, 1e9)) ?? {}
    expect(q1).toBeCloseTo(0.15, 14)
    expect([median, q3]).toEqual([0.3, 9.625])
    expect(mean).toBeCloseTo(142_857_145.121_428_58, 6)
    expect(sd).toBeCloseTo(377_964_472.010_771_1, 6)
  })

  test('large numbers close together keep their spread', () => {
    // NIST StRD NumAcc4: 1001 values around 10 000 000.2, certified mean 10000000.2, standard deviation 0.1
    const values = Float64Array.from([
      10_000_000.2,
      ...Array.from({ length: 500 }, () => 10_000_000.1),
      ...Array.from({ length: 500 }, () => 10_000_000.3),
    ]).sort()
    const { mean, sd } = summariseNumbers(values) ?? {}
    expect(mean).toBeCloseTo(10_000_000.2, 8)
    expect(sd).toBeCloseTo(0.1, 8)
  })

  test('one value has no standard deviation, no value has no summary', () => {
    expect(summariseNumbers(Float64Array.of(3))).toEqual({ count: 1, min: 3, q1: 3, median: 3, q3: 3, max: 3, mean: 3 })
    expect(summariseNumbers(new Float64Array(0))).toBeUndefined()
  })
})
