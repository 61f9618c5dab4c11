import { describe, expect, test } from 'vitest'
import { type CohenKappa, computeCohenKappa } from '../../src/agreement/index.ts'
import { agreementWeights, type WeightKind } from '../../src/agreement/weights.ts'
import { codes, estimated, value } from '../value.ts'

const table = [
  [44, 5, 1],
  [7, 20, 3],
  [9, 5, 6],
]
const kinds: readonly WeightKind[] = ['unweighted', 'linear', 'quadratic']
const total = 100
const shares = table.map((line) => line.map((count) => count / total))
const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const rowsOf = (p: readonly (readonly number[])[]): number[] => p.map(add)
const columnsOf = (p: readonly (readonly number[])[]): number[] => p.map((_, j) => add(p.map((line) => line[j] ?? 0)))
const outer = (p: readonly (readonly number[])[]): number[][] => rowsOf(p).map((row) => columnsOf(p).map((column) => row * column))

/** Kappa as the function of nine shares that the delta method differentiates. */
const kappaOf = (p: readonly (readonly number[])[], weights: Float64Array): number => {
  const mean = (of: readonly (readonly number[])[]): number => add(of.flat().map((share, at) => share * (weights[at] ?? 0)))
  const [seen, chance] = [mean(p), mean(outer(p))]
  return (seen - chance) / (1 - chance)
}

/** Standard error of kappa by numerical derivatives at these shares of a multinomial sample. */
const deltaError = (p: readonly (readonly number[])[], weights: Float64Array): number => {
  const h = 1e-5
  const moved = (a: number, b: number, by: number) => p.map((line, i) => line.map((share, j) => (i === a && j === b ? share + by : share)))
  const slopes = p.map((line, i) => line.map((_, j) => (kappaOf(moved(i, j, h), weights) - kappaOf(moved(i, j, -h), weights)) / (2 * h)))
  const flat = p.flat()
  const centre = add(slopes.flat().map((slope, at) => slope * (flat[at] ?? 0)))
  return Math.sqrt(add(slopes.flat().map((slope, at) => (flat[at] ?? 0) * (slope - centre) ** 2)) / total)
}

const inferenceOf = (kappa: CohenKappa) => estimated(kappa.inference)

describe('Cohen’s kappa', () => {
  test.each(kinds)('%s has the standard errors of the delta method, at the table and at independence', (weights) => {
    const w = agreementWeights([0, 1, 2], weights)
    const found = value(computeCohenKappa(table, { weights }))
    const { standardError, nullStandardError, interval, statistic } = inferenceOf(found)
    const kappa = estimated(found.estimate)
    expect(kappa).toBeCloseTo(kappaOf(shares, w), 12)
    expect(standardError).toBeCloseTo(deltaError(shares, w), 8)
    expect(nullStandardError).toBeCloseTo(deltaError(outer(shares), w), 8)
    expect(interval.low).toBeCloseTo(kappa - 1.959963984540054 * standardError, 12)
    expect(interval.high).toBeCloseTo(kappa + 1.959963984540054 * standardError, 12)
    expect(statistic).toBeCloseTo(kappa / nullStandardError, 12)
  })

  test('has a two-sided p-value: 0.00389 for 20, 5, 10, 15, and 1 where there is no agreement beyond chance', () => {
    const { statistic, pValue } = inferenceOf(
      value(
        computeCohenKappa([
          [20, 5],
          [10, 15],
        ]),
      ),
    )
    // variance at independence (pe + pe² - Σ r c (r + c)) / (n (1 - pe)²) = (0.5 + 0.25 - 0.51) / (50 * 0.25)
    expect(statistic).toBeCloseTo(0.4 / Math.sqrt(0.0192), 12)
    expect(pValue).toBeCloseTo(0.0038924171227786, 12)
    const none = inferenceOf(
      value(
        computeCohenKappa([
          [10, 10],
          [10, 10],
        ]),
      ),
    )
    expect(none.statistic).toBe(0)
    expect(none.pValue).toBe(1)
  })

  test('follows the level asked for', () => {
    const reach = (level: number): number => {
      const { interval, standardError } = inferenceOf(value(computeCohenKappa(table, { level })))
      return (interval.high - interval.low) / 2 / standardError
    }
    expect(reach(0.9)).toBeCloseTo(1.6448536269514722, 12)
    expect(reach(0.99)).toBeCloseTo(2.5758293035489004, 12)
  })

  test('has no standard error where a rater gave one category, and no value where both did', () => {
    const oneRater = value(
      computeCohenKappa([
        [10, 0],
        [5, 0],
      ]),
    )
    expect(oneRater.estimate).toBe(0)
    expect(oneRater.inference).toMatchObject({ kind: 'not_estimable', code: 'no-variation' })
    const both = value(
      computeCohenKappa([
        [10, 0],
        [0, 0],
      ]),
    )
    expect([both.estimate, both.inference]).toEqual([
      expect.objectContaining({ code: 'no-variation' }),
      expect.objectContaining({ code: 'no-variation' }),
    ])
  })

  test('refuses tables that are not square, scales of another length, counts below 0 and levels out of range', () => {
    expect(codes(computeCohenKappa([[1, 2]]))).toEqual(['table-invalid'])
    expect(codes(computeCohenKappa(table, { scale: [1, 2] }))).toEqual(['table-invalid'])
    expect(
      codes(
        computeCohenKappa([
          [1, -2],
          [3, 4],
        ]),
      ),
    ).toEqual(['count-invalid'])
    expect(codes(computeCohenKappa(table, { level: 1 }))).toEqual(['level-invalid'])
  })
})
