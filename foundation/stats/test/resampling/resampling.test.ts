import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bulkWords, streamOf } from '../../src/numeric/index.ts'
import { bootstrapTask } from '../../src/resampling/bootstrap-task.ts'
import { computeBootstrapIntervals, computeJackknife, runBootstrap, testMaxT, testPermutation } from '../../src/resampling/index.ts'
import { oneThread, type Workshop } from '../../src/workshop/index.ts'
import { codes, estimated, value } from '../value.ts'

const seed = 'resampling-test'
const x = Array.from({ length: 60 }, (_, i) => Math.sin(i * 12.9898) * 3 + (i % 2) * 1.5)
const first = x.map((_, i) => i % 2 === 1)

/** Pieces from the last to the first: what threads may do. */
const backwards: Workshop = {
  run: async (task, input) => {
    const pieces = Array.from({ length: task.pieces(input) }, (_, at) => at).reverse()
    return pieces.map((piece) => task.run(input, piece)).reverse()
  },
}

describe('bulk random words', () => {
  it('are those of the stream of the same name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.nat(2 ** 31), (text, replicate) => {
        const [bulk, stream] = [bulkWords(text, 'm'), streamOf(text, 'm', replicate)]
        bulk.begin(replicate)
        for (let k = 0; k < 150; k++) expect(bulk.word()).toBe(stream.word())
      }),
      { numRuns: 30 },
    )
  })

  it('give every number below a size about equally often', () => {
    const words = bulkWords(seed, 'below')
    words.begin(0)
    const counts = new Array<number>(7).fill(0)
    for (let k = 0; k < 70_000; k++) {
      const at = words.below(7)
      counts[at] = (counts[at] ?? 0) + 1
    }
    // chi-square with 6 degrees of freedom, upper 1e-6 point 38.3
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(38.3)
  })
})

describe('bootstrap', () => {
  it('gives the same bits in whatever order pieces are done, and another seed others', async () => {
    const options = { seed, replicates: 3000 }
    const group = first.map((one) => (one ? 1 : 0))
    const a = value(await runBootstrap('difference-of-means', [x, group], { ...options, strata: group }))
    const b = value(await runBootstrap('difference-of-means', [x, group], { ...options, strata: group }, backwards))
    expect(b).toEqual(a)
    const c = value(await runBootstrap('difference-of-means', [x, group], { ...options, seed: 'other', strata: group }))
    expect(c.percentile).not.toEqual(a.percentile)
    expect(
      bootstrapTask.pieces({ statistic: 'mean', columns: [new Float64Array(60)], strata: [], replicates: 3000, seed }),
    ).toBeGreaterThan(1)
  })

  it('has the standard error of the mean that theory gives', async () => {
    const found = value(await runBootstrap('mean', [x], { seed, replicates: 20_000 }))
    const centre = x.reduce((a, b) => a + b, 0) / 60
    const exact = Math.sqrt(x.reduce((sum, one) => sum + (one - centre) ** 2, 0)) / 60
    expect(Math.abs(found.standardError / exact - 1)).toBeLessThan(0.03)
    expect(found.bias).toBeCloseTo(0, 1)
  })

  it('moves with the statistic: shift and scale', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 30, maxLength: 60 }), (replicates) => {
        const jackknife = replicates.slice(0, 10)
        const plain = value(computeBootstrapIntervals({ estimate: 0.3, replicates, jackknife }))
        const moved = value(
          computeBootstrapIntervals({
            estimate: 2 * 0.3 + 7,
            replicates: replicates.map((one) => 2 * one + 7),
            jackknife: jackknife.map((one) => 2 * one + 7),
          }),
        )
        for (const kind of ['normal', 'basic', 'percentile'] as const) expect(moved[kind].low).toBeCloseTo(2 * plain[kind].low + 7, 8)
      }),
    )
  })

  it('falls back to the percentile interval when every resample lies on one side', () => {
    const replicates = Array.from({ length: 1000 }, (_, i) => i / 1000)
    const found = value(computeBootstrapIntervals({ estimate: 5, replicates, jackknife: [1, 2, 3] }))
    expect(found.bca).toEqual(found.percentile)
    expect(found.warnings.map(({ code }) => code)).toContain('bca-fallback')
    expect(value(computeBootstrapIntervals({ estimate: 0.5, replicates })).bca).toMatchObject({ code: 'no-jackknife' })
    expect(codes(computeBootstrapIntervals({ estimate: 0.5, replicates: [1] }))).toContain('too-few-values')
  })

  it('studentised is the estimate less its standard error times the quantiles of t', () => {
    const replicates = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000)
    const ones = replicates.map(() => 1)
    const found = estimated(
      value(computeBootstrapIntervals({ estimate: 0.5, replicates, standardErrors: { estimate: 2, replicates: ones } })).studentised,
    )
    expect(found.low).toBeCloseTo(0.5 - 2 * (0.975 - 0.5), 9)
    expect(found.high).toBeCloseTo(0.5 - 2 * (0.025 - 0.5), 9)
  })
})

describe('jackknife', () => {
  it('of the mean has its usual standard error and no bias', () => {
    const found = value(computeJackknife(x.length, (rows) => rows.reduce((sum, row) => sum + (x[row] ?? 0), 0) / rows.length))
    const centre = x.reduce((a, b) => a + b, 0) / 60
    expect(found.standardError).toBeCloseTo(Math.sqrt(x.reduce((sum, one) => sum + (one - centre) ** 2, 0) / 59 / 60), 12)
    expect(found.bias).toBeCloseTo(0, 12)
    expect(new Set(found.values).size).toBe(60)
  })
})

describe('permutation test', () => {
  it('counts all relabellings of small groups', async () => {
    const found = estimated(value(await testPermutation([1, 2, 3, 10, 11, 12], [true, true, true, false, false, false], { seed })))
    expect(found).toMatchObject({ exact: true, permutations: 20, difference: -9 })
    expect(found.pValue).toBeCloseTo(2 / 20, 12)
  })

  it('drawn at random agrees with the exact count', async () => {
    const values = [3.1, 4.2, 1.7, 5.5, 2.2, 6.1, 0.4, 3.9, 4.4, 5.2, 2.8, 1.1, 3.3, 2.6, 4.9, 6.6]
    const labels = values.map((_, at) => at < 8)
    const exact = estimated(value(await testPermutation(values, labels, { seed })))
    const twice = [...values, ...values]
    const drawn = estimated(value(await testPermutation(twice, [...labels, ...labels], { seed, permutations: 20_000 })))
    expect(exact.exact).toBe(true)
    expect(drawn.exact).toBe(false)
    // the doubled sample has half the variance: compare with its own reordering instead of the exact one
    const reordered = estimated(
      value(await testPermutation([...twice].reverse(), [...labels, ...labels].reverse(), { seed: 'other', permutations: 20_000 })),
    )
    expect(Math.abs(drawn.pValue - reordered.pValue)).toBeLessThan(0.02)
    expect(drawn.difference).toBeCloseTo(exact.difference, 12)
  })

  it('one-sided p values of the two sides add up to one and the ties, and threads change nothing', async () => {
    const one = estimated(value(await testPermutation(x, first, { seed, alternative: 'greater' })))
    const other = estimated(value(await testPermutation(x, first, { seed, alternative: 'less' })))
    expect(one.pValue + other.pValue).toBeGreaterThanOrEqual(1)
    expect(one.pValue + other.pValue).toBeLessThan(1.01)
    expect(estimated(value(await testPermutation(x, first, { seed, alternative: 'greater' }, backwards))).pValue).toBe(one.pValue)
  })

  it('shuffles within strata: a difference between strata alone is none', async () => {
    const values = [1, 2, 1, 2, 101, 102, 101, 102, 1, 2, 102, 101]
    const strata = values.map((one) => (one > 50 ? 'b' : 'a'))
    const labels = [true, true, false, false, true, true, false, false, true, false, true, false]
    const found = estimated(value(await testPermutation(values, labels, { seed, strata })))
    expect(found.pValue).toBeGreaterThan(0.3)
    expect(value(await testPermutation([1, 1, 1], [true, false, true], { seed }))).toMatchObject({ code: 'zero-variance' })
    expect(codes(await testPermutation([1, 2], [true, true], { seed }))).toEqual(['one-group'])
  })
})

describe('max-T', () => {
  it('of one outcome is the permutation test, of copies changes nothing, of noise raises p', async () => {
    const alone = value(await testMaxT({ x }, first, { seed, permutations: 4000 }))[0]
    const copies = value(await testMaxT({ x, y: x.map((one) => 3 * one + 1) }, first, { seed, permutations: 4000 }))
    const plain = estimated(value(await testPermutation(x, first, { seed, permutations: 4000 })))
    if (alone === undefined || copies[0] === undefined) throw new Error('no outcome')
    expect(Math.abs(estimated(alone.adjustedP) - plain.pValue)).toBeLessThan(0.03)
    expect(estimated(copies[0].adjustedP)).toBe(estimated(alone.adjustedP))
    const noise = Object.fromEntries(Array.from({ length: 8 }, (_, k) => [`n${k}`, x.map((_, i) => Math.cos(i * (k + 2.7) * 31.7))]))
    const family = value(await testMaxT({ x, ...noise, flat: x.map(() => 1) }, first, { seed, permutations: 4000 }, oneThread))
    expect(estimated(family[0]?.adjustedP ?? 0)).toBeGreaterThan(estimated(alone.adjustedP))
    expect(family.at(-1)?.adjustedP).toMatchObject({ code: 'zero-variance' })
    expect(alone.difference).toBeCloseTo(plain.difference, 10)
  })
})
