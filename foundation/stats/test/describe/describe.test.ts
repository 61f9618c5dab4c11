import { ask } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factorColumn, frameOf, numericColumn } from '../../src/data/index.ts'
import {
  computeCategoricalImbalance,
  computeNumericImbalance,
  computeSkewness,
  computeSummary,
  computeTableOne,
  computeTrimmedMean,
} from '../../src/describe/index.ts'

describe('summary', () => {
  it('missing are counted, infinite are errors, nothing has reasons', () => {
    expect(ask(computeSummary([1, null, 3, undefined]))).toMatchObject({ n: 4, used: 2, missing: 2, mean: 2 })
    expect(computeSummary([1, Infinity])).toMatchObject({ ok: false, issues: [{ code: 'value-not-finite', line: 2 }] })
    expect(ask(computeSummary([null]))).toMatchObject({ mean: { code: 'no-values' }, geometricMean: { code: 'no-values' } })
    expect(ask(computeSummary([5]))).toMatchObject({ mean: 5, standardDeviation: { code: 'too-few-values' } })
    expect(ask(computeSummary([-1, 2, 3])).geometricMean).toMatchObject({ code: 'not-positive' })
    expect(computeSkewness([2, 2, 2])).toMatchObject({ code: 'zero-variance' })
  })
  it('shift and scale go through; a mirror turns the skewness round', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 20 }), (values) => {
        const [one, other] = [ask(computeSummary(values)), ask(computeSummary(values.map((value) => 1e6 - 2 * value)))]
        expect(other.mean).toBeCloseTo(1e6 - 2 * Number(one.mean), 6)
        expect(other.standardDeviation).toBeCloseTo(2 * Number(one.standardDeviation), 6)
        if (typeof one.skewness === 'number') expect(other.skewness).toBeCloseTo(-one.skewness, 5)
        expect(computeTrimmedMean(values, 0)).toBeCloseTo(Number(one.mean), 9)
      }),
    )
  })
})

describe('imbalance', () => {
  it('two levels: the usual formula; empty levels do not count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (a, b) => {
        const [p, q] = [a / 100, b / 100]
        const expected = Math.abs(p - q) / Math.sqrt((p * (1 - p) + q * (1 - q)) / 2)
        expect(computeCategoricalImbalance([100 - a, a], [100 - b, b])).toBeCloseTo(expected, 9)
        expect(computeCategoricalImbalance([0, 100 - a, a], [0, 100 - b, b])).toBeCloseTo(expected, 9)
      }),
    )
  })
  it('everybody alike is not estimable', () => {
    expect(computeCategoricalImbalance([5, 0], [7, 0])).toMatchObject({ code: 'zero-variance' })
    expect(computeCategoricalImbalance([5, 0], [0, 7])).toMatchObject({ code: 'zero-variance' })
    expect(computeNumericImbalance([1, 1], [2, 2])).toMatchObject({ code: 'zero-variance' })
  })
})

describe('Table 1', () => {
  const frame = ask(
    frameOf([
      ask(factorColumn('arm', ['p', 'a', 'a', 'p', 'p', null], ['p', 'a', 'unused'])),
      ask(numericColumn('age', [50, 61, null, 45, 52, 99])),
      ask(factorColumn('sex', ['f', 'f', 'm', null, 'm', 'f'])),
    ]),
  )
  it('counts what is missing by group, drops unused groups, has no p values unless asked', () => {
    const table = ask(computeTableOne(frame, { variables: ['age', 'sex'], by: 'arm' }))
    expect(table.groups).toEqual([
      { name: 'p', n: 3 },
      { name: 'a', n: 2 },
    ])
    expect(table.withoutGroup).toBe(1)
    expect(table.rows).toMatchObject([
      {
        name: 'age',
        missing: 1,
        groups: [
          { used: 3, mean: 49 },
          { used: 1, missing: 1 },
        ],
        imbalance: { average: { code: 'no-pair' } },
      },
      { name: 'sex', missing: 1, groups: [{ counts: [1, 1], missing: 1 }, { counts: [1, 1] }], imbalance: { average: 0 } },
    ])
    expect(table.rows.every((row) => row.tests === undefined)).toBe(true)
    const tested = ask(computeTableOne(frame, { variables: ['sex'], by: 'arm', tests: true }))
    expect(tested.rows[0]?.tests).toMatchObject({ fisher: expect.closeTo(1, 9), advice: 'fisher' })
  })
  it('unknown columns are all told at once', () => {
    expect(computeTableOne(frame, { variables: ['x', 'y'], by: 'arm' })).toMatchObject({
      ok: false,
      issues: [{ column: 'x' }, { column: 'y' }],
    })
  })
})
