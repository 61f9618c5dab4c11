import { ask } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEstimable } from '../../src/index.ts'
import {
  computeClopperPearsonInterval,
  computeCommonOddsRatio,
  computeFisherExact,
  computeLogOddsRatio,
  computeMiettinenNurminenDifference,
  computeScoreOddsRatio,
  computeScoreRiskRatio,
  computeStratifiedDifference,
  testBinomial,
  testCmh,
  testCmhExact,
  testFisher,
  testGeneralisedCmh,
  testHomogeneity,
  testMcNemar,
  testTableChiSquare,
  testTableFisher,
  testTrend,
} from '../../src/tables/index.ts'

const number = (value: unknown): number => {
  if (typeof value === 'number') return value
  throw new Error(`no number: ${JSON.stringify(value)}`)
}
const group = fc
  .tuple(fc.nat(15), fc.nat(15))
  .filter(([a, b]) => a + b > 0)
  .map(([yes, no]) => ({ yes, of: yes + no }))
const stratum = fc.tuple(group, group).map(([first, second]) => ({ name: 's', first, second }))
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

/** All tables with these margins, by brute force over rows. */
const tablesOf = (rows: readonly number[], columns: readonly number[]): number[][][] => {
  const [row, ...others] = rows
  if (row === undefined) return columns.every((count) => count === 0) ? [[]] : []
  const fill = (left: number, caps: readonly number[]): number[][] =>
    caps.length === 1
      ? left <= (caps[0] ?? 0)
        ? [[left]]
        : []
      : Array.from({ length: Math.min(left, caps[0] ?? 0) + 1 }, (_, count) =>
          fill(left - count, caps.slice(1)).map((rest) => [count, ...rest]),
        ).flat()
  return fill(row, columns).flatMap((line) =>
    tablesOf(
      others,
      columns.map((count, at) => count - (line[at] ?? 0)),
    ).map((rest) => [line, ...rest]),
  )
}

describe('Fisher', () => {
  it('a table of any size is a count over all tables with its margins', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }), (table) => {
        const rows = table.map((row) => row.reduce((a, b) => a + b, 0))
        const columns = [0, 1, 2].map((at) => table.reduce((sum, row) => sum + (row[at] ?? 0), 0))
        if (rows.includes(0) || columns.includes(0)) return
        const weight = (one: readonly (readonly number[])[]): number =>
          1 / one.flat().reduce((product, count) => product * factorial(count), 1)
        const all = tablesOf(rows, columns).map(weight)
        const sum = (weights: readonly number[]): number => weights.reduce((a, b) => a + b, 0)
        const p = sum(all.filter((one) => one <= weight(table) * (1 + 1e-7))) / sum(all)
        expect(number(ask(testTableFisher(table)).pValue)).toBeCloseTo(p, 10)
      }),
      { numRuns: 60 },
    )
  })
  it('2 × 2: the whole-number, the odds ratio and the table form are one; limits invert the tails', () => {
    fc.assert(
      fc.property(group, group, (first, second) => {
        const test = ask(testFisher(first, second))
        expect(test.pValue).toBeCloseTo(ask(computeFisherExact(first, second)).pValue, 11)
        const low = isEstimable(test.interval) ? test.interval.low : 0
        const one = ask(testCmhExact([{ name: 's', first, second }]))
        if (isEstimable(one.pValue)) expect(one.pValue).toBeCloseTo(test.pValue, 10)
        const swapped = ask(testFisher(second, first))
        if (isEstimable(swapped.interval) && typeof low === 'number' && low > 0)
          expect(number(swapped.interval.high) * low).toBeCloseTo(1, 6)
      }),
    )
  })
  it('beyond the workspace it is simulated: the same with the same seed, near the exact p', () => {
    const table = [
      [6, 5, 0, 1],
      [8, 7, 6, 3],
      [7, 8, 6, 3],
    ]
    const exact = number(ask(testTableFisher(table)).pValue)
    const run = () => ask(testTableFisher(table, { workspace: 10, replicates: 2000, seed: 'a' }))
    const one = run()
    expect(one).toEqual(run())
    expect(Math.abs(number(one.pValue) - exact)).toBeLessThan(4 * (one.simulation?.standardError ?? 0))
  })
  it('an empty margin is dropped and said; one row is not estimable', () => {
    expect(
      ask(
        testTableFisher([
          [1, 2, 0],
          [3, 1, 0],
        ]),
      ).warnings,
    ).toMatchObject([{ code: 'empty-margin' }])
    expect(
      ask(
        testTableFisher([
          [1, 2],
          [0, 0],
        ]),
      ).pValue,
    ).toMatchObject({ code: 'one-level' })
    expect(
      ask(
        testTableChiSquare([
          [1, 2],
          [0, 0],
        ]),
      ).inference,
    ).toMatchObject({ code: 'one-level' })
    expect(
      testTableChiSquare([
        [1, -2],
        [0, 1],
      ]),
    ).toMatchObject({ ok: false, issues: [{ code: 'count-invalid' }] })
    expect(testTableChiSquare([[1, 2], [0]])).toMatchObject({ ok: false, issues: [{ code: 'table-invalid' }] })
  })
})

describe('score intervals', () => {
  it('groups exchanged: the ratio and its limits are turned over', () => {
    fc.assert(
      fc.property(group, group, (first, second) => {
        for (const compute of [computeScoreRiskRatio, computeScoreOddsRatio]) {
          const [one, other] = [ask(compute(first, second)), ask(compute(second, first))]
          if (!isEstimable(one.interval) || !isEstimable(other.interval)) continue
          const [low, high] = [one.interval.low, other.interval.high]
          if (low === 0 || high === 'Infinity') expect([low, high]).toEqual([0, 'Infinity'])
          else expect(number(low) * number(high)).toBeCloseTo(1, 6)
        }
      }),
    )
  })
  it('no events: no ratio, an interval that is everything; no events in the comparator: infinity', () => {
    const none = ask(computeScoreRiskRatio({ yes: 0, of: 15 }, { yes: 0, of: 15 }))
    expect(none).toMatchObject({ estimate: { code: 'no-events' }, interval: { low: 0, high: 'Infinity' } })
    expect(ask(computeScoreRiskRatio({ yes: 3, of: 15 }, { yes: 0, of: 15 }))).toMatchObject({
      estimate: 'Infinity',
      interval: { high: 'Infinity' },
    })
    expect(ask(computeLogOddsRatio({ yes: 3, of: 15 }, { yes: 0, of: 15 })).estimate).toMatchObject({ code: 'empty-cell' })
  })
  it('Clopper-Pearson holds the hypotheses that neither exact tail rejects', () => {
    fc.assert(
      fc.property(group, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (proportion, hypothesis) => {
        const { low, high } = ask(computeClopperPearsonInterval(proportion)).interval
        const tails = (['less', 'greater'] as const).map((alternative) => ask(testBinomial(proportion, { hypothesis, alternative })).pValue)
        if (Math.abs(hypothesis - low) > 1e-9 && Math.abs(hypothesis - high) > 1e-9)
          expect(low < hypothesis && hypothesis < high).toBe(Math.min(...tails) > 0.025)
      }),
    )
  })
})

describe('strata', () => {
  it('one stratum is the plain interval, whatever the weights', () => {
    fc.assert(
      fc.property(stratum, (one) => {
        const plain = ask(computeMiettinenNurminenDifference(one.first, one.second)).interval
        for (const weights of ['mh', 'mn', 'ivs', 'inv'] as const) {
          const { interval } = ask(computeStratifiedDifference([one], { weights }))
          expect(interval.low).toBeCloseTo(plain.low, 8)
          expect(interval.high).toBeCloseTo(plain.high, 8)
        }
      }),
      { numRuns: 40 },
    )
  })
  it('with Mantel-Haenszel weights the score test is CMH, and so is the general form; order does not matter', () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 4 }), (strata) => {
        const cmh = ask(testCmh(strata)).inference
        if (!isEstimable(cmh)) return
        const score = ask(computeStratifiedDifference(strata))
        expect(score.statistic ** 2).toBeCloseTo(cmh.statistic, 8)
        const tables = strata.map(({ first, second }) => [first, second].map(({ yes, of }) => [yes, of - yes]))
        expect(ask(testGeneralisedCmh(tables)).inference).toMatchObject({ statistic: expect.closeTo(cmh.statistic, 8) })
        expect(ask(testCmh(strata.toReversed())).inference).toMatchObject({ statistic: expect.closeTo(cmh.statistic, 10) })
      }),
    )
  })
  it('strata that say nothing are named; equal odds ratios are homogeneous', () => {
    const full = { name: 'full', first: { yes: 4, of: 10 }, second: { yes: 2, of: 9 } }
    const empty = { name: 'empty', first: { yes: 0, of: 0 }, second: { yes: 2, of: 9 } }
    const { warnings } = ask(computeStratifiedDifference([full, empty]))
    expect(warnings[0]?.message).toContain('empty')
    expect(ask(testCmh([empty])).inference).toMatchObject({ code: 'empty-margin' })
    expect(computeStratifiedDifference([])).toMatchObject({ ok: false, issues: [{ code: 'no-strata' }] })
    const twice = ask(testHomogeneity([full, { ...full, name: 'again' }])).inference
    if (!isEstimable(twice)) throw new Error('no test')
    expect(twice.breslowDay).toBeCloseTo(0, 10)
    expect(ask(computeCommonOddsRatio([full])).estimate).toBeCloseTo((4 * 7) / (6 * 2), 12)
  })
})

describe('pairs and trends', () => {
  it('no change is not estimable; changes one way only have an infinite ratio', () => {
    expect(ask(testMcNemar({ onlyFirst: 0, onlySecond: 0 })).exactP).toMatchObject({ code: 'no-change' })
    expect(ask(testMcNemar({ onlyFirst: 5, onlySecond: 0 }))).toMatchObject({ exactP: expect.closeTo(0.0625, 12), oddsRatio: 'Infinity' })
  })
  it('a trend over two groups is chi-square; scores may be scaled', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const trend = ask(testTrend([a, b])).inference
        const chi = ask(testTableChiSquare([a, b].map(({ yes, of }) => [yes, of - yes]))).inference
        if (!isEstimable(trend) || !isEstimable(chi)) return
        expect(trend.statistic).toBeCloseTo(chi.statistic, 9)
        expect(ask(testTrend([a, b], [3, 17])).inference).toMatchObject({ statistic: expect.closeTo(trend.statistic, 9) })
      }),
    )
  })
})
