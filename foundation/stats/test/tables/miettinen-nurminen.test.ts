import { expect, test } from 'vitest'
import { computeMeeDifference, computeMiettinenNurminenDifference } from '../../src/tables/index.ts'
import { value } from '../value.ts'

test('score intervals of 56/70 and 48/80 as Newcombe (1998) published them, with and without the factor N/(N-1)', () => {
  const miettinen = value(computeMiettinenNurminenDifference({ yes: 56, of: 70 }, { yes: 48, of: 80 }))
  const mee = value(computeMeeDifference({ yes: 56, of: 70 }, { yes: 48, of: 80 }))
  expect(miettinen.interval).toMatchObject({ low: expect.closeTo(0.0528, 4), high: expect.closeTo(0.3382, 4) })
  expect(mee.interval).toMatchObject({ low: expect.closeTo(0.0533, 4), high: expect.closeTo(0.3377, 4) })
  expect([miettinen.method, mee.method]).toEqual(['Miettinen-Nurminen score', 'Mee score'])
})

test.each([computeMiettinenNurminenDifference, computeMeeDifference])('%o ends at -1 and at 1 where all and none respond', (compute) => {
  const [none, all] = [
    { yes: 0, of: 12 },
    { yes: 9, of: 9 },
  ]
  expect(value(compute(none, all)).interval.low).toBe(-1)
  expect(value(compute(all, none)).interval.high).toBe(1)
  expect(value(compute(none, all)).interval.high).toBeCloseTo(-(value(compute(all, none)).interval.low as number), 10)
})
