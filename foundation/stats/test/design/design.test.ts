import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as d from '../../src/design/index.ts'
import { streamOf, sum } from '../../src/numeric/index.ts'

const get = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return outcome.value
}

describe('sample sizes', () => {
  it('give their power back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 5, max: 35 }), fc.constantFrom(0.7, 0.8, 0.9), (a, b, power) => {
        const rates = { p1: a / 100, p2: (a + b) / 100 }
        const { n } = get(d.computeSampleSizeProportions(rates, { power }))
        expect(get(d.computePowerProportions(rates, n))).toBeCloseTo(power, 10)
        const means = { delta: b / 40, sd: 1 }
        expect(get(d.computePowerMeans(means, get(d.computeSampleSizeMeans(means, { power })).n))).toBeCloseTo(power, 7)
      }),
      { numRuns: 30 },
    )
  })

  it('round up per group and then inflate for the loss', () => {
    const { groups, recruited } = get(d.computeSampleSizeProportions({ p1: 0.3, p2: 0.5 }, { power: 0.8, dropout: 0.1 }))
    expect(groups).toEqual([93, 93])
    expect(recruited).toEqual([104, 104])
  })

  it('refuse what has no answer', () => {
    expect(d.computeSampleSizeProportions({ p1: 0.3, p2: 0.3 }, { power: 0.8 }).ok).toBe(false)
    expect(d.computeSampleSizeProportions({ p1: 0.3, p2: 1.3 }, { power: 0.8 }).ok).toBe(false)
    expect(d.computeSampleSizeMeans({ delta: 0, sd: 1 }, { power: 0.8 }).ok).toBe(false)
    expect(d.computeEvents(1, { power: 0.8 }).ok).toBe(false)
    expect(d.computeGroupSequential({ times: [0.5, 0.4, 1], power: 0.8, boundary: { kind: 'pocock' } }).ok).toBe(false)
    expect(
      d.computeMams({
        arms: 0,
        alpha: 0.05,
        power: 0.8,
        sizes: [1, 2],
        effect: 1,
        uninteresting: 0,
        upper: 'obf',
        lower: { kind: 'triangular' },
      }).ok,
    ).toBe(false)
  })
})

describe('group sequential designs', () => {
  it('spend the whole level, and one look is the fixed design', () => {
    const plan = { times: [0.3, 0.6, 1], power: 0.9, boundary: { kind: 'hwang-shih-decani', gamma: -2 } } as const
    expect(sum(get(d.computeGroupSequential(plan)).spend)).toBeCloseTo(0.025, 10)
    const binding = { spending: { kind: 'obrien-fleming' } as const, binding: true }
    expect(sum(get(d.computeGroupSequential({ ...plan, futility: binding })).spend)).toBeCloseTo(0.025, 8)
    const one = get(d.computeGroupSequential({ times: [1], power: 0.8, boundary: { kind: 'obrien-fleming' } }))
    expect(one.upper[0]).toBeCloseTo(1.959963984540054, 9)
    expect(one.inflation).toBeCloseTo(1, 9)
  })

  it('agree with simulation', () => {
    const { times, upper, drift } = get(d.computeGroupSequential({ times: [0.5, 1], power: 0.8, boundary: { kind: 'pocock' } }))
    const random = streamOf('group sequential', 'test', 0)
    let wins = 0
    for (let at = 0; at < 20_000; at++) {
      let [score, before, won] = [0, 0, false]
      times.forEach((t, look) => {
        score += drift * (t - before) + Math.sqrt(t - before) * random.normal()
        before = t
        if (score / Math.sqrt(t) > (upper[look] as number)) won = true
      })
      if (won) wins += 1
    }
    expect(Math.abs(wins / 20_000 - 0.8)).toBeLessThan(4 * Math.sqrt(0.16 / 20_000))
  })
})

describe('multiplicity', () => {
  it('the complete graph with equal weights is Holm’s test', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 6 }), (values) => {
        const p = values.map((value) => value / 1000)
        const n = p.length
        const graph = p.map((_, i) => p.map((_p, j) => (i === j ? 0 : 1 / (n - 1))))
        const found = get(
          d.adjustGraphical(
            p,
            p.map(() => 1 / n),
            graph,
          ),
        )
        let most = 0
        const order = [...p.keys()].sort((a, b) => (p[a] as number) - (p[b] as number))
        order.forEach((at, rank) => {
          most = Math.max(most, Math.min(1, (n - rank) * (p[at] as number)))
          expect(found[at]).toBeCloseTo(most, 10)
        })
      }),
    )
  })

  it('a closed test is never more generous than each arm alone; a dropped arm leaves', () => {
    const closed = get(
      d.testClosedCombination(
        [
          [0.03, 0.2],
          [0.015, undefined],
        ],
        { test: 'simes' },
      ),
    )
    expect(closed.adjusted[1]).toBe(1)
    closed.adjusted.forEach((p, arm) => {
      expect(p).toBeGreaterThanOrEqual(closed.intersections.find(({ arms }) => arms.length === 1 && arms[0] === arm)?.combined ?? 1)
    })
    expect(d.combineInverseNormal([0.1, 0.1], [1, 1]).ok).toBe(false)
    expect(d.testIntersection([0.1, 0.2], 'dunnett').ok).toBe(false)
  })
})

describe('responders by a copula', () => {
  const marginals = [0.5, 0.42, 0.38, 0.33, 0.45]

  it('one correlation and the same matrix give one chance; simulation agrees', () => {
    const matrix = marginals.map((_, i) => marginals.map((_m, j) => (i === j ? 1 : 0.25)))
    const one = get(d.computeResponderProbability({ marginals, correlation: 0.25 }))
    expect(Math.abs(get(d.computeResponderProbability({ marginals, correlation: matrix })) - one)).toBeLessThan(2e-4)
    const { responders, of, standardError } = get(
      d.simulateResponders({ marginals, correlation: 0.25 }, { subjects: 20_000, seed: 'copula' }),
    )
    expect(Math.abs(responders / of - one)).toBeLessThan(4 * standardError)
    expect(get(d.computeResponderProbability({ marginals: [1, 1, 0, 0, 0], correlation: 0.5 }))).toBeCloseTo(1, 10)
  })
})

describe('randomisation', () => {
  it('blocks hold the ratio exactly', () => {
    const random = streamOf('blocks', 'test', 0)
    const plan = { arms: ['A', 'B'], ratio: [2, 1], sizes: [3, 6] }
    for (let at = 0; at < 50; at++) {
      const { size, allocation } = get(d.drawBlock(plan, () => random.uniform()))
      expect(allocation.filter((arm) => arm === 'A').length).toBe((2 * size) / 3)
    }
    expect(d.drawBlock({ ...plan, sizes: [4] }, () => 0).ok).toBe(false)
  })

  it('the re-randomisation test of an effect that is there finds it, the other one does not', () => {
    const outcomes = Array.from({ length: 24 }, (_, at) => at % 7)
    const arms = outcomes.map((_, at) => at % 2)
    const difference = (shift: number) => (drawn: readonly number[]) =>
      sum(outcomes.map((y, at) => (y + shift * (arms[at] as number)) * (drawn[at] === 1 ? 1 : -1))) / 12
    const assign = (random: { shuffle<T>(items: readonly T[]): T[] }) => random.shuffle(arms)
    expect(get(d.testRerandomisation(arms, assign, difference(6), { replicates: 400, seed: 'r' })).pValue).toBeLessThan(0.01)
    expect(get(d.testRerandomisation(arms, assign, difference(0), { replicates: 400, seed: 'r' })).pValue).toBeGreaterThan(0.1)
  })
})
