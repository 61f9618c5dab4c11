import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { streamOf } from '../../src/numeric/index.ts'
import { findSeparation, fitMultinomial } from '../../src/regression/index.ts'
import { type Divergence, findDivergence } from '../../src/regression/separation.ts'
import { isEstimable } from '../../src/result/index.ts'
import { factor, frame, numeric, value } from './rows.ts'

type Three = readonly [number, number, number]

const dot = (a: Three, b: Three): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Three, b: Three): Three => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]

/** In whole numbers, without rounding: a cone that holds no line is spanned by the edges in which two conditions meet. */
const byEdges = (conditions: readonly Three[]): readonly Divergence[] => {
  const edges = conditions
    .flatMap((a) => conditions.map((b) => cross(a, b)))
    .filter((edge) => conditions.every((one) => dot(one, edge) >= 0))
  return ([0, 1, 2] as const).map((j) => {
    const up = edges.some((edge) => edge[j] > 0)
    const down = edges.some((edge) => edge[j] < 0)
    return up && down ? 'either' : up ? 'Infinity' : down ? '-Infinity' : 'finite'
  })
}

const spans = (conditions: readonly Three[]): boolean =>
  conditions.some((a) => conditions.some((b) => conditions.some((c) => dot(a, cross(b, c)) !== 0)))

const design = (rows: readonly (readonly number[])[]) => ({
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  data: Float64Array.from(rows.flat()),
})

/** y against an intercept, a 0/1 column and 18 noise columns, on 400 rows. */
const wide = (kind: 'overlap' | 'complete' | 'quasi') => {
  const random = streamOf('wide', kind, 0)
  const rows = Array.from({ length: 400 }, (_, i) => [1, i % 20 === 0 ? 1 : 0, ...Array.from({ length: 18 }, () => random.normal())])
  const y = rows.map(([, mark = 0, x = 0]) =>
    kind === 'complete' ? (x > 0.3 ? 1 : 0) : kind === 'quasi' && mark === 1 ? 1 : x + 2 * random.normal() > 0 ? 1 : 0,
  )
  return findSeparation(design(rows), y)
}

describe('separation', () => {
  test('agrees with all edges of the cone, counted in whole numbers', () => {
    const entry = fc.integer({ min: -3, max: 3 })
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, entry, entry), { minLength: 3, maxLength: 10 }), (conditions) => {
        fc.pre(spans(conditions))
        expect(
          findDivergence(
            conditions.map((one) => Float64Array.from(one)),
            3,
          ),
        ).toEqual(byEdges(conditions))
      }),
      { numRuns: 1500 },
    )
  })

  test('does not hang on units, origins or correlation of the columns', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.boolean()), { minLength: 5, maxLength: 14 }),
        (points) => {
          const conditions = points.map(([a, b, event]): Three => (event ? [1, a, b] : [-1, -a, -b]))
          fc.pre(spans(conditions))
          const y = points.map(([, , event]) => (event ? 1 : 0))
          const found = findSeparation(design(points.map(([a, b]) => [1, a, b])), y)
          expect(found).toEqual(byEdges(conditions))
          // calendar years, and a unit a million times smaller: slopes keep their verdicts
          expect(findSeparation(design(points.map(([a, b]) => [1, 2020 + a, 1e6 * b])), y).slice(1)).toEqual(found.slice(1))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('touching is quasi-complete, an overlap of a thousandth is none', () => {
    const x = (last: number) => design([0, 1, 2, last, 3, 4].map((one) => [1, one]))
    expect(findSeparation(x(2), [0, 0, 0, 1, 1, 1])).toEqual(['-Infinity', 'Infinity'])
    expect(findSeparation(x(1.999), [0, 0, 0, 1, 1, 1])).toEqual(['finite', 'finite'])
    expect(findSeparation(x(2.001), [0, 0, 0, 1, 1, 1])).toEqual(['-Infinity', 'Infinity'])
  })

  test('columns that depend on each other, no rows of information, weights between 0 and 1', () => {
    const twice = design([0, 1, 2, 3].map((one) => [1, one, one]))
    expect(findSeparation(twice, [0, 1, 0, 1])).toEqual(['finite', 'either', 'either'])
    expect(findDivergence([Float64Array.of(0, 0)], 2)).toEqual(['either', 'either'])
    expect(findSeparation(design([0, 1].map((one) => [1, one])), [0.5, 0.2])).toEqual(['finite', 'finite'])
    expect(findSeparation(design([0, 1].map((one) => [1, one])), [0.5, 1])).toEqual(['finite', 'Infinity'])
  })

  test('twenty columns: none, complete, and of one level only', () => {
    expect(new Set(wide('overlap'))).toEqual(new Set(['finite']))
    const complete = wide('complete')
    expect(complete[0]).toBe('-Infinity')
    expect(complete[2]).toBe('Infinity')
    expect(complete.includes('finite')).toBe(false)
    expect(wide('quasi').map((one) => one !== 'finite')).toEqual(Array.from({ length: 20 }, (_, j) => j === 1))
    expect(wide('quasi')[1]).toBe('Infinity')
  })
})

describe('separation of several levels', () => {
  const kinds = (k: readonly string[], x: readonly number[]) =>
    value(fitMultinomial(frame(factor('k', [...k]), numeric('x', [...x])), { response: 'k', terms: [['x']] })).levels.map(
      ({ coefficients }) => coefficients.map(({ value: one }) => isEstimable(one)),
    )

  test('a level apart from two that overlap has infinite coefficients, the overlapping ones do not', () => {
    expect(kinds(['a', 'b', 'a', 'b', 'a', 'b', 'c', 'c'], [1, 2, 3, 1, 2, 3, 8, 9])).toEqual([
      [true, true],
      [false, false],
    ])
    expect(kinds(['a', 'b', 'a', 'b', 'a', 'b', 'c', 'c'], [1, 2, 3, 1, 2, 3, 2, 9])).toEqual([
      [true, true],
      [true, true],
    ])
  })

  test('nearly separated levels on five scales keep finite coefficients', () => {
    const random = streamOf('near', 'levels', 0)
    const level = Array.from({ length: 160 }, (_, i) => i % 4)
    const scales = Array.from({ length: 5 }, (_, j) => level.map((one) => (one === j ? 2.5 : 0) + random.normal()))
    const data = frame(
      factor(
        'k',
        level.map((one) => 'abcd'[one] ?? ''),
      ),
      ...scales.map((own, j) => numeric(`x${j}`, own)),
    )
    const model = value(fitMultinomial(data, { response: 'k', terms: scales.map((_, j) => [`x${j}`]) }))
    expect(model.converged).toBe(true)
    expect(model.levels.every(({ coefficients }) => coefficients.every(({ value: one }) => isEstimable(one)))).toBe(true)
  })
})
