import { describe, expect, test } from 'vitest'
import { type Spending, spent } from '../../src/design/spending.ts'

const kinds: readonly Spending[] = [
  { kind: 'obrien-fleming' },
  { kind: 'pocock' },
  { kind: 'hwang-shih-decani', gamma: -4 },
  { kind: 'hwang-shih-decani', gamma: 0 },
]

describe('error spent', () => {
  test('half way and before as R computes it from the formulas', () => {
    expect(kinds.map((kind) => spent(kind, 0.05, 0.5))).toEqual([
      expect.closeTo(0.0055745966807845, 15),
      expect.closeTo(0.031005725347914, 15),
      expect.closeTo(0.0059601461011059, 15),
      expect.closeTo(0.025, 15),
    ])
    expect(spent({ kind: 'hwang-shih-decani', gamma: 2 }, 0.05, 0.25)).toBeCloseTo(0.022752711696171, 15)
  })

  test('is all of it, to the last bit, at the end and after it', () => {
    for (const kind of kinds) for (const alpha of [0.05, 0.025, 0.01]) for (const t of [1, 1.3]) expect(spent(kind, alpha, t)).toBe(alpha)
  })
})
