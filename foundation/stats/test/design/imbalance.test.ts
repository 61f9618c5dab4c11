import { ask } from '@dacryon/core'
import { expect, it } from 'vitest'
import { minimise } from '../../src/design/index.ts'

const before = [
  ...Array.from({ length: 4 }, () => ({ levels: ['F', 'S1'], arm: 'A' })),
  { levels: ['F', 'S2'], arm: 'B' },
  { levels: ['M', 'S1'], arm: 'B' },
]
const scoresBy = (measure: 'range' | 'variance' | 'sd', levels: readonly string[]) =>
  ask(minimise({ arms: ['A', 'B'], measure, best: 0.8 }, before, levels, 0.1)).scores

it('is half the square of the range as a variance of two arms, and its root as a standard deviation', () => {
  const one = ['F', 'none']
  const range = scoresBy('range', one)
  // F: 4 in A, 1 in B; the other level has nobody yet.
  expect(range).toEqual([4 + 1, 2 + 1])
  expect(scoresBy('variance', one)).toEqual([4 ** 2 / 2 + 1 / 2, 2 ** 2 / 2 + 1 / 2])
  const sd = scoresBy('sd', one)
  expect(sd[0]).toBeCloseTo((4 + 1) / Math.SQRT2, 12)
  expect(sd[1]).toBeCloseTo((2 + 1) / Math.SQRT2, 12)
})
