import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeNormalQuantile, randomFrom, xoshiro128 } from '../src/index.ts'

const take = <T>(count: number, draw: () => T): readonly T[] => Array.from({ length: count }, draw)
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: readonly number[]): number => {
  const middle = mean(values)
  return mean(values.map((value) => (value - middle) ** 2))
}

describe('xoshiro128**', () => {
  it('gives the outputs of its authors’ C program from the state 1, 2, 3, 4', () => {
    expect(take(10, xoshiro128([1, 2, 3, 4]))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ])
  })

  it('does not stand still at zero', () => expect(take(8, xoshiro128([0, 0, 0, 0])).some((word) => word !== 0)).toBe(true))
})

describe('normal quantile', () => {
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.0902323061678136],
    [1e-20, -9.262340089798407],
    [0.975, 1.959963984540054],
    [0.5, 0],
  ])('of %d as Wichura’s check values and the usual tables print it', (p, z) => {
    expect(Math.abs(computeNormalQuantile(p) - z)).toBeLessThanOrEqual(4e-15 * Math.max(1, Math.abs(z)))
  })

  it('mirrors at a half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 20 - 1 }), (k) => {
        expect(computeNormalQuantile(k / 2 ** 20)).toBe(-computeNormalQuantile(1 - k / 2 ** 20) + 0)
      }),
    )
  })

  it('has its ends', () =>
    expect([0, 1, -0.1, Number.NaN].map(computeNormalQuantile)).toEqual([-Infinity, Infinity, Number.NaN, Number.NaN]))
})

describe('seeded generator', () => {
  it('starts from the SHA-256 of the seed', () => {
    // printf abc | sha256sum: ba7816bf 8f01cfea 414140de 5dae2223 ...; words little-endian
    expect(take(4, randomFrom('abc').word)).toEqual(take(4, xoshiro128([0xbf1678ba, 0xeacf018f, 0xde404141, 0x2322ae5d])))
  })

  it('same seed, same numbers; other seed, other numbers', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const [x, y] = [take(4, randomFrom(a).word), take(4, randomFrom(b).word)]
        if (a === b) expect(x).toEqual(y)
        else expect(x).not.toEqual(y)
      }),
    )
  })

  it('a fork depends on the names and not on what was drawn before', () => {
    const fresh = randomFrom('seed').fork('arm').word()
    const used = randomFrom('seed')
    take(100, used.normal)
    used.fork('other').word()
    expect(used.fork('arm').word()).toBe(fresh)
    expect(used.fork('arm2').word()).not.toBe(fresh)
    expect(used.fork('arm').fork('arm').word()).not.toBe(fresh)
  })

  it('two forks do not move together', () => {
    const [a, b] = [randomFrom('s').fork('a'), randomFrom('s').fork('b')]
    const products = take(20_000, () => a.normal() * b.normal())
    expect(Math.abs(mean(products))).toBeLessThan(0.03)
  })

  it('a uniform lies in [0, 1), an integer in its range, every integer turns up', () => {
    const random = randomFrom('range')
    for (const value of take(10_000, () => random.uniform())) expect(value >= 0 && value < 1).toBe(true)
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 20 }), (low, span) => {
        const seen = new Set(take(40 * (span + 1), () => random.integer(low, low + span)))
        expect([...seen].every((value) => value >= low && value <= low + span)).toBe(true)
        expect(seen.size).toBe(span + 1)
      }),
      { seed: 7 },
    )
  })

  it('no integer of a wide range is favoured by folding words onto it', () => {
    const random = randomFrom('wide')
    const span = 3 * 2 ** 30
    const low = take(9000, () => random.integer(0, span - 1)).filter((value) => value < 2 ** 30).length
    // a third of them; taking the remainder of every word would give a half
    expect(Math.abs(low - 3000)).toBeLessThan(250)
  })

  const size = 40_000
  // mean and variance from the textbook definition; tolerance of five standard errors for the mean, 6 percent for the variance
  it.each([
    ['uniform(2, 5)', (r) => r.uniform(2, 5), 3.5, 0.75],
    ['normal(10, 3)', (r) => r.normal(10, 3), 10, 9],
    ['exponential(4)', (r) => r.exponential(4), 4, 16],
    ['gamma(0.5, 2)', (r) => r.gamma(0.5, 2), 1, 2],
    ['gamma(7, 0.5)', (r) => r.gamma(7, 0.5), 3.5, 1.75],
    ['beta(2, 5)', (r) => r.beta(2, 5), 2 / 7, 10 / (49 * 8)],
    ['beta(0.5, 0.5)', (r) => r.beta(0.5, 0.5), 0.5, 0.125],
    ['poisson(3)', (r) => r.poisson(3), 3, 3],
    ['poisson(250)', (r) => r.poisson(250), 250, 250],
    ['bernoulli(0.2)', (r) => Number(r.bernoulli(0.2)), 0.2, 0.16],
    ['integer(1, 6)', (r) => r.integer(1, 6), 3.5, 35 / 12],
    ['pick by weight', (r) => r.pick([0, 1, 2], [1, 0, 3]), 1.5, 0.75],
  ] as const satisfies readonly (readonly [string, (random: ReturnType<typeof randomFrom>) => number, number, number])[])(
    '%s has its mean and variance',
    (name, draw, expected, spread) => {
      const random = randomFrom(name)
      const values = take(size, () => draw(random))
      expect(Math.abs(mean(values) - expected)).toBeLessThan(5 * Math.sqrt(spread / size))
      expect(Math.abs(variance(values) / spread - 1)).toBeLessThan(0.06)
    },
  )

  it('a shuffle keeps the items, leaves the list alone, and favours no order', () => {
    const random = randomFrom('shuffle')
    const items = ['a', 'b', 'c']
    const counts = new Map<string, number>()
    for (const order of take(6000, () => random.shuffle(items).join(''))) counts.set(order, (counts.get(order) ?? 0) + 1)
    expect(items).toEqual(['a', 'b', 'c'])
    expect([...counts.keys()].toSorted()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })

  it('never picks what has no weight, and refuses what makes no sense', () => {
    const random = randomFrom('pick')
    expect(take(500, () => random.pick(['a', 'b', 'c'], [1, 1, 0]))).not.toContain('c')
    for (const wrong of [
      () => random.pick([]),
      () => random.pick(['a'], [0]),
      () => random.pick(['a'], [1, 2]),
      () => random.integer(2, 1),
      () => random.integer(0.5, 2),
      () => random.gamma(0),
      () => random.poisson(-1),
    ])
      expect(wrong).toThrow(RangeError)
  })
})
