import { expect, test } from 'vitest'
import { tieCorrection } from '../../src/numeric/index.ts'

test('ties of two and of three take (8 - 2) + (27 - 3) from a rank variance', () => {
  expect(tieCorrection([2, 3])).toBe(30)
  expect(tieCorrection([])).toBe(0)
})
