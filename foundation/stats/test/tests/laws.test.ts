import { ask } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEstimable } from '../../src/index.ts'
import {
  adjustP,
  compareAllPairs,
  compareWithControl,
  computeKendall,
  computePearson,
  computeSpearman,
  testGroupMeans,
  testGroupMeansWelch,
  testGroupRanks,
  testMean,
  testMeansStudent,
  testMeansWelch,
  testRankSum,
  testSignedRank,
  testSpreadBartlett,
  testWithinBlocks,
} from '../../src/tests/index.ts'

const number = (value: unknown): number => {
  if (typeof value === 'number') return value
  throw new Error(`no number: ${JSON.stringify(value)}`)
}
const list = (least: number, most = 12) => fc.array(fc.integer({ min: -20, max: 20 }), { minLength: least, maxLength: most })
const named = (...lists: readonly (readonly number[])[]) => lists.map((values, at) => ({ name: `g${at}`, values }))

/** Subsets of this size, as lists of positions. */
const subsets = (n: number, size: number): number[][] =>
  size === 0 ? [[]] : n < size ? [] : [...subsets(n - 1, size), ...subsets(n - 1, size - 1).map((one) => [...one, n - 1])]
const orders = (n: number): number[][] =>
  n === 0 ? [[]] : orders(n - 1).flatMap((one) => Array.from({ length: n }, (_, at) => one.toSpliced(at, 0, n - 1)))

describe('t tests', () => {
  it('the interval holds the hypotheses that are not rejected', () => {
    fc.assert(
      fc.property(list(2), list(2), fc.integer({ min: -9, max: 9 }), (a, b, hypothesis) => {
        for (const test of [testMeansWelch, testMeansStudent]) {
          const { inference } = ask(test(a, b, { hypothesis }))
          if (!isEstimable(inference)) continue
          const inside = number(inference.interval.low) < hypothesis && hypothesis < number(inference.interval.high)
          if (Math.abs(inference.pValue - 0.05) > 1e-9) expect(inside).toBe(inference.pValue > 0.05)
        }
      }),
    )
  })
  it('two groups: the square of t is F, Welch and Student alike', () => {
    fc.assert(
      fc.property(list(3), list(3), (a, b) => {
        const [t, f] = [ask(testMeansStudent(a, b)).inference, ask(testGroupMeans(named(a, b))).inference]
        if (isEstimable(t) && isEstimable(f)) expect(f.pValue).toBeCloseTo(t.pValue, 10)
        const [w, g] = [ask(testMeansWelch(a, b)).inference, ask(testGroupMeansWelch(named(a, b))).inference]
        if (isEstimable(w) && isEstimable(g)) expect(g.statistic).toBeCloseTo(w.statistic ** 2, 8)
      }),
    )
  })
  it('constant values are not estimable, small p values stay small', () => {
    expect(ask(testMeansWelch([2, 2], [3, 3])).inference).toMatchObject({ code: 'zero-variance' })
    expect(ask(testMean([0.1, 0.1, 0.1])).inference).toMatchObject({ code: 'zero-variance' })
    const far = Array.from({ length: 200 }, (_, at) => 10 + (at % 3))
    const { inference } = ask(testMean(far))
    if (!isEstimable(inference)) throw new Error('no test')
    expect(inference.pValue).toBeGreaterThan(0)
    expect(inference.pValue).toBeLessThan(1e-200)
  })
  it('input that is no sample is an issue', () => {
    expect(testMean([1])).toMatchObject({ ok: false, issues: [{ code: 'too-few-values', column: 'values' }] })
    expect(testMeansWelch([1, Number.NaN], [1, 2])).toMatchObject({ ok: false, issues: [{ code: 'value-not-finite', column: 'first' }] })
    expect(testGroupMeans([{ name: 'a', values: [1, 2] }])).toMatchObject({ ok: false, issues: [{ code: 'too-few-groups' }] })
  })
})

describe('rank tests', () => {
  it('the exact p with ties is a count over all ways to give out labels', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 8 }), (all) => {
        const [a, b] = [all.slice(0, 3), all.slice(3)]
        const test = ask(testRankSum(a, b, { distribution: 'exact' }))
        if (!isEstimable(test.pValue)) return
        const pairs = (x: readonly number[], y: readonly number[]): number =>
          x.reduce((sum, one) => sum + y.reduce((some, other) => some + (one > other ? 1 : one === other ? 0.5 : 0), 0), 0)
        const ways = subsets(all.length, 3).map((own) =>
          pairs(
            own.map((at) => all[at] ?? 0),
            all.filter((_, at) => !own.includes(at)),
          ),
        )
        const mean = (3 * (all.length - 3)) / 2
        const far = ways.filter((w) => Math.abs(w - mean) >= Math.abs(test.statistic - mean) - 1e-9).length
        expect(test.statistic).toBe(pairs(a, b))
        expect(number(test.pValue)).toBeCloseTo(far / ways.length, 12)
      }),
    )
  })
  it('the signed rank p is a count over all signs, with ties too', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 7 }), fc.nat(127), (sizes, signs) => {
        const values = sizes.map((size, at) => (signs & (1 << at) ? size : -size))
        const test = ask(testSignedRank(values, { distribution: 'exact' }))
        const ranks = sizes.map(
          (size) => sizes.filter((other) => other < size).length + (sizes.filter((other) => other === size).length + 1) / 2,
        )
        const sums = Array.from({ length: 2 ** sizes.length }, (_, bits) =>
          ranks.reduce((sum, r, at) => (bits & (1 << at) ? sum + r : sum), 0),
        )
        const mean = ranks.reduce((sum, r) => sum + r, 0) / 2
        const far = sums.filter((v) => Math.abs(v - mean) >= Math.abs(test.statistic - mean) - 1e-9).length
        expect(number(test.pValue)).toBeCloseTo(far / sums.length, 12)
      }),
    )
  })
  it('groups exchanged: the same p, the opposite shift; two groups are Kruskal-Wallis without correction', () => {
    fc.assert(
      fc.property(list(2), list(2), (a, b) => {
        const options = { distribution: 'asymptotic', continuity: false } as const
        const [one, other] = [ask(testRankSum(a, b, options)), ask(testRankSum(b, a, options))]
        expect(one.location.estimate).toBeCloseTo(-other.location.estimate, 12)
        if (!isEstimable(one.pValue)) return
        expect(number(other.pValue)).toBeCloseTo(one.pValue, 12)
        const kruskal = ask(testGroupRanks(named(a, b))).inference
        if (!isEstimable(kruskal)) throw new Error('no test')
        expect(kruskal.pValue).toBeCloseTo(one.pValue, 10)
      }),
    )
  })
  it('equal values, zeros and too large tables have reasons', () => {
    expect(ask(testRankSum([1, 1], [1, 1])).pValue).toMatchObject({ code: 'zero-variance' })
    expect(ask(testSignedRank([0, 0])).pValue).toMatchObject({ code: 'all-zero' })
    expect(ask(testSignedRank([0, 1, 2])).warnings).toMatchObject([{ code: 'zeros-dropped' }])
    const many = Array.from({ length: 300 }, (_, at) => at % 7)
    expect(testRankSum(many, many, { distribution: 'exact' })).toMatchObject({ ok: false, issues: [{ code: 'exact-too-large' }] })
    expect(
      ask(
        testWithinBlocks([
          [1, 1],
          [2, 2],
        ]),
      ).inference,
    ).toMatchObject({ code: 'zero-variance' })
    expect(ask(testSpreadBartlett(named([1, 1], [1, 2]))).inference).toMatchObject({ code: 'zero-variance' })
  })
})

describe('correlations', () => {
  it('exact p values are counts over all orders', () => {
    const all = orders(5)
    const x = [0, 1, 2, 3, 4]
    const squares = (y: readonly number[]): number => y.reduce((sum, value, at) => sum + (value - at) ** 2, 0)
    const score = (y: readonly number[]): number =>
      y.reduce((sum, value, i) => sum + y.slice(0, i).filter((other) => other < value).length, 0)
    for (const y of all.filter((_, at) => at % 7 === 0)) {
      const share = (keep: (other: readonly number[]) => boolean): number => all.filter(keep).length / all.length
      const s = Math.min(
        share((other) => squares(other) >= squares(y)),
        share((other) => squares(other) <= squares(y)),
      )
      const k = Math.min(
        share((other) => score(other) >= score(y)),
        share((other) => score(other) <= score(y)),
      )
      expect(ask(computeSpearman(x, y)).inference).toMatchObject({ pValue: expect.closeTo(Math.min(1, 2 * s), 12) })
      expect(ask(computeKendall(x, y)).inference).toMatchObject({ pValue: expect.closeTo(Math.min(1, 2 * k), 12) })
    }
  })
  it('a constant variable has none, a perfect line no test', () => {
    for (const compute of [computePearson, computeSpearman, computeKendall])
      expect(ask(compute([1, 2, 3, 4], [5, 5, 5, 5])).estimate).toMatchObject({ code: 'zero-variance' })
    expect(ask(computePearson([1, 2, 3], [2, 4, 6])).inference).toMatchObject({ code: 'perfect-correlation' })
    expect(computePearson([1, 2, 3], [2, 4])).toMatchObject({ ok: false, issues: [{ code: 'lengths-differ' }] })
  })
})

describe('adjusted p values', () => {
  const p = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 }).map((values) => values.map((value) => value / 1000))
  it('Hommel is closed testing with Simes, Holm with Bonferroni', () => {
    fc.assert(
      fc.property(p, (values) => {
        const sets = Array.from({ length: 2 ** values.length - 1 }, (_, at) => values.map((_v, i) => ((at + 1) & (1 << i)) !== 0))
        const closed = (local: (own: readonly number[]) => number) =>
          values.map((_, i) =>
            Math.max(...sets.filter((set) => set[i]).map((set) => local(values.filter((_v, k) => set[k]).sort((a, b) => a - b)))),
          )
        const simes = closed((own) => Math.min(...own.map((value, at) => (own.length * value) / (at + 1))))
        const bonferroni = closed((own) => Math.min(1, own.length * (own[0] ?? 1)))
        for (const [at, value] of ask(adjustP(values, 'hommel')).entries()) expect(value).toBeCloseTo(simes[at] ?? -1, 12)
        for (const [at, value] of ask(adjustP(values, 'holm')).entries()) expect(value).toBeCloseTo(bonferroni[at] ?? -1, 12)
      }),
    )
  })
  it('missing stay missing; a family cannot be smaller than its p values', () => {
    expect(ask(adjustP([null, 0.5], 'bh'))).toEqual([null, 0.5])
    expect(adjustP([0.1, 0.2], 'bh', 1)).toMatchObject({ ok: false, issues: [{ code: 'count-invalid' }] })
    expect(adjustP([1.5], 'holm')).toMatchObject({ ok: false, issues: [{ code: 'p-invalid' }] })
  })
})

describe('families of comparisons', () => {
  it('two groups: Tukey and Dunnett are the t test', () => {
    const [a, b] = [
      [1, 4, 2, 8],
      [5, 9, 7, 3, 6],
    ]
    const t = ask(testMeansStudent(b, a)).inference
    if (!isEstimable(t)) throw new Error('no test')
    for (const family of [compareAllPairs, compareWithControl])
      expect(ask(family(named(a, b))).comparisons[0]?.inference).toMatchObject({ pValue: expect.closeTo(t.pValue, 9) })
  })
  it('Dunnett meets the published critical value of three treatments with 20 degrees of freedom', () => {
    // Dunnett CW. Biometrics 1964;20:482-91, table II: 2.54 at 5 %, two-sided
    const groups = named(...[0, 1, 2, 3].map((at) => [-1, 1, -1, 1, -1, 1].map((value) => value + at)))
    const one = ask(compareWithControl(groups)).comparisons[0]
    if (one === undefined || !isEstimable(one.inference)) throw new Error('no comparison')
    expect((one.inference.interval.high - one.estimate) / one.inference.standardError).toBeCloseTo(2.54, 2)
  })
})
