import { describe, expect, test } from 'vitest'
import { testMeansStudent, testMeansWelch } from '../../src/tests/index.ts'
import { estimated, value } from '../value.ts'

describe('two means', () => {
  test('by Welch as R’s t.test: unequal groups, Satterthwaite’s degrees of freedom', () => {
    const first = [4.1, 5.2, 6.3, 5.9, 7.7, 3.8]
    const found = estimated(value(testMeansWelch(first, [6.1, 9.4, 2.2, 12.8])).inference)
    expect(found.statistic).toBeCloseTo(-0.9066561360847, 12)
    expect(found.degreesOfFreedom).toBeCloseTo(3.4160958759854, 12)
    expect(found.standardError).toBeCloseTo(2.3437772220641, 12)
    expect(found.pValue).toBeCloseTo(0.4239419976867, 12)
    expect(found.interval.low).toBeCloseTo(-9.0954045349384, 11)
    expect(found.interval.high).toBeCloseTo(4.8454045349384, 11)
  })

  test.each([testMeansWelch, testMeansStudent])('%o takes rounding of the larger mean for no variation, whichever group has it', (test) => {
    const [near, far] = [
      [0, 1e-9],
      [1e9, 1e9],
    ]
    for (const outcome of [test(near ?? [], far ?? []), test(far ?? [], near ?? [])])
      expect(value(outcome).inference).toMatchObject({ code: 'zero-variance' })
  })
})
