import { computeNormalQuantile } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  computeChiSquareTest,
  computeFisherExact,
  computeMiettinenNurminenDifference,
  computeNewcombeDifference,
  computeWilsonInterval,
} from '../../src/index.ts'
import { chiSquare } from '../../src/numeric/index.ts'

const computeChiSquareUpperTail = (q: number): number => chiSquare.upper(q, 1)

type Counts = readonly [yes1: number, of1: number, yes2: number, of2: number]

/** Printed by `Rscript two-proportions.R` (R 4.2.2): difference, Wilson of the first, Newcombe, Miettinen-Nurminen, Fisher, chi-square, its p. */
const fromR: readonly (readonly [Counts, readonly (number | undefined)[]])[] = [
  [
    [56, 70, 48, 80],
    [0.2, 0.691833555, 0.8769526075, 0.0524314724, 0.333872654, 0.05282971, 0.33817294, 0.0125211297492, 7.02341137124, 0.0080450813682],
  ],
  [
    [9, 10, 3, 10],
    [0.6, 0.5958499732, 0.9821237869, 0.1705227239, 0.8090179735, 0.17002502, 0.84064954, 0.0197666110979, 7.5, 0.00616989932054],
  ],
  [
    [6, 7, 2, 7],
    [
      0.5714285714, 0.4868721707, 0.9743203757, 0.0582279275, 0.8062496375, 0.03417554, 0.85340526, 0.102564102564, 4.66666666667,
      0.0307535612593,
    ],
  ],
  [
    [5, 56, 0, 29],
    [
      0.0892857143, 0.0387421484, 0.1925600139, -0.0381371479, 0.1925600139, -0.03259656, 0.19333098, 0.160621443209, 2.75111607143,
      0.0971865681706,
    ],
  ],
  [
    [24, 40, 7, 39],
    [
      0.4205128205, 0.4459589366, 0.7365167432, 0.2074529462, 0.583869844, 0.2104289, 0.59470862, 0.000187663642445, 14.6456024262,
      0.000129736992323,
    ],
  ],
  [
    [33, 67, 20, 66],
    [
      0.1895070104, 0.3765217187, 0.6093622535, 0.0231994895, 0.3416660875, 0.02257533, 0.34640662, 0.033541400792, 4.98144206071,
      0.0256206184286,
    ],
  ],
  [
    [41, 92, 30, 95],
    [
      0.1298627002, 0.3482980803, 0.5473629403, -0.0090395751, 0.2622593203, -0.00965019, 0.26498591, 0.0725677777908, 3.34661350292,
      0.0673434250746,
    ],
  ],
  [
    [10, 22, 1, 9],
    [
      0.3434343434, 0.2692029418, 0.6534020468, -0.0297354151, 0.5622152234, -0.03779525, 0.58704598, 0.106466121778, 3.29072543618,
      0.0696722333129,
    ],
  ],
  [
    [12, 22, 3, 9],
    [
      0.2121212121, 0.3465979532, 0.7307970582, -0.1582543101, 0.4942811014, -0.17464434, 0.52234321, 0.433147942158, 1.15075757576,
      0.283390618642,
    ],
  ],
  [
    [10, 55, 13, 55],
    [
      -0.0545454545, 0.1018767043, 0.3033045964, -0.2047124972, 0.0982671664, -0.20870611, 0.10030013, 0.639794696441, 0.494752623688,
      0.481814892851,
    ],
  ],
  [
    [0, 10, 0, 20],
    [0, 0, 0.2775327999, -0.1611251581, 0.2775327999, -0.16576024, 0.28438134, 1, undefined, undefined],
  ],
  [
    [10, 10, 0, 20],
    [1, 0.7224672001, 1, 0.6790860371, 1, 0.71561866, 1, 3.32833916042e-8, 30, 4.32046305783e-8],
  ],
  [
    [51, 92, 55, 95],
    [
      -0.0245995423, 0.4526370597, 0.6517019197, -0.1633089329, 0.1152869247, -0.1652593, 0.11686082, 0.769136870925, 0.115190379635,
      0.734310616102,
    ],
  ],
]

const groups = ([yes1, of1, yes2, of2]: Counts) =>
  [
    { yes: yes1, of: of1 },
    { yes: yes2, of: of2 },
  ] as const
const intervalOf = (answer: ReturnType<typeof computeNewcombeDifference>) => {
  if (!answer.ok) throw new Error(answer.issues.map(({ message }) => message).join())
  return [answer.value.estimate, answer.value.interval.low, answer.value.interval.high] as const
}
const pOf = (answer: ReturnType<typeof computeFisherExact>): number => (answer.ok ? answer.value.pValue : Number.NaN)

describe('two proportions against R', () => {
  it.each(fromR)('%j', (counts, [difference = 0, ...expected]) => {
    const [first, second] = groups(counts)
    const wilson = intervalOf(computeWilsonInterval(first)).slice(1)
    const newcombe = intervalOf(computeNewcombeDifference(first, second))
    const nurminen = intervalOf(computeMiettinenNurminenDifference(first, second))
    const chi = computeChiSquareTest(first, second)
    const got = [...wilson, ...newcombe.slice(1), ...nurminen.slice(1), pOf(computeFisherExact(first, second))]
    expect(newcombe[0]).toBeCloseTo(difference, 9)
    expect(nurminen[0]).toBe(newcombe[0])
    // the maximiser in R is good to about seven digits
    for (const [at, value] of got.entries())
      expect(Math.abs(value - (expected[at] ?? Number.NaN))).toBeLessThan(at === 4 || at === 5 ? 3e-8 : 1e-10)
    if (expected[7] === undefined) expect(chi).toMatchObject({ ok: false, issues: [{ code: 'one-outcome' }] })
    else {
      if (!chi.ok) throw new Error('no test')
      expect(chi.value.statistic).toBeCloseTo(expected[7], 9)
      expect(chi.value.pValue / (expected[8] ?? Number.NaN)).toBeCloseTo(1, 9)
    }
  })
})

describe('published figures', () => {
  const rounded = (counts: Counts, of = computeNewcombeDifference) => intervalOf(of(...groups(counts))).map((value) => value.toFixed(4))
  it('Newcombe 1998, table II: the hybrid score of its first case, and the score interval of Miettinen and Nurminen', () => {
    expect(rounded([56, 70, 48, 80])).toEqual(['0.2000', '0.0524', '0.3339'])
    expect(rounded([56, 70, 48, 80], computeMiettinenNurminenDifference)).toEqual(['0.2000', '0.0528', '0.3382'])
  })
  it('Newcombe 1998 on single proportions: 81 of 263, 15 of 148, 0 of 20, 1 of 29', () => {
    const wilson = (yes: number, of: number) =>
      intervalOf(computeWilsonInterval({ yes, of }))
        .slice(1)
        .map((value) => value.toFixed(4))
    expect([wilson(81, 263), wilson(15, 148), wilson(0, 20), wilson(1, 29)]).toEqual([
      ['0.2553', '0.3662'],
      ['0.0624', '0.1605'],
      ['0.0000', '0.1611'],
      ['0.0061', '0.1718'],
    ])
  })
  it('CRESS responses of trials: the risk differences as reported', () => {
    const difference = (counts: Counts) => rounded(counts)[0]
    expect([difference([24, 40, 7, 39]), difference([33, 67, 20, 66]), difference([41, 92, 30, 95])]).toEqual([
      '0.4205',
      '0.1895',
      '0.1299',
    ])
  })
  it('CRESS and STAR of a trial of 31: too few to tell', () => {
    for (const counts of [
      [10, 22, 1, 9],
      [12, 22, 3, 9],
    ] as const) {
      expect(pOf(computeFisherExact(...groups(counts)))).toBeGreaterThan(0.05)
      expect(computeChiSquareTest(...groups(counts))).toMatchObject({ value: { warnings: [{ code: 'expected-below-five' }] } })
    }
    expect(pOf(computeFisherExact(...groups([24, 40, 7, 39])))).toBeLessThan(0.001)
  })
  it('the tea test', () => expect(pOf(computeFisherExact({ yes: 3, of: 4 }, { yes: 1, of: 4 }))).toBeCloseTo(34 / 70, 15))
})

describe('upper tail of chi-square', () => {
  // pchisq(q, 1, lower.tail = FALSE)
  it.each([
    [1e-8, 0.9999202115440528],
    [0.01, 0.920344325445942],
    [0.5, 0.4795001221869535],
    [1, 0.3173105078629141],
    [2.9, 0.08857955257977689],
    [3, 0.08326451666355056],
    [3.1, 0.0782922941464102],
    [10, 0.001565402258002552],
    [50, 1.537459794428034e-12],
    [200, 2.088487583762545e-45],
    [700, 2.99022697512462e-154],
    [1400, 2.101014516264134e-306],
  ])('%d', (q, p) => expect(Math.abs(computeChiSquareUpperTail(q) / p - 1)).toBeLessThan(1e-13))
  it('is the two-sided tail of the normal distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.999, noNaN: true }), (p) => {
        const z = computeNormalQuantile(p / 2)
        expect(Math.abs(computeChiSquareUpperTail(z * z) / p - 1)).toBeLessThan(1e-11)
      }),
    )
  })
  it('ends where numbers end', () => {
    expect([0, -1, 1e9, Infinity].map(computeChiSquareUpperTail)).toEqual([1, 1, 0, 0])
    expect(() => computeChiSquareUpperTail(Number.NaN)).toThrow(RangeError)
  })
})

const anyGroup = fc.integer({ min: 1, max: 60 }).chain((of) => fc.record({ of: fc.constant(of), yes: fc.integer({ min: 0, max: of }) }))

describe('laws', () => {
  it('intervals hold the estimate, stay in range and are never NaN', () => {
    fc.assert(
      fc.property(anyGroup, anyGroup, fc.constantFrom(0.8, 0.95, 0.99), (first, second, level) => {
        for (const [estimate, low, high] of [
          intervalOf(computeNewcombeDifference(first, second, level)),
          intervalOf(computeMiettinenNurminenDifference(first, second, level)),
        ]) {
          expect(low).toBeGreaterThanOrEqual(-1)
          expect(high).toBeLessThanOrEqual(1)
          expect(low - 1e-12).toBeLessThanOrEqual(estimate)
          expect(high + 1e-12).toBeGreaterThanOrEqual(estimate)
        }
      }),
    )
  })
  it('exchanging the groups turns the sign and leaves p values', () => {
    fc.assert(
      fc.property(anyGroup, anyGroup, (first, second) => {
        for (const compute of [computeNewcombeDifference, computeMiettinenNurminenDifference]) {
          const [[a, b, c], [x, y, z]] = [intervalOf(compute(first, second)), intervalOf(compute(second, first))]
          expect([a + x, b + z, c + y].every((sum) => Math.abs(sum) < 1e-9)).toBe(true)
        }
        expect(pOf(computeFisherExact(first, second))).toBe(pOf(computeFisherExact(second, first)))
      }),
    )
  })
  it('Fisher is the sum over all tables with these margins that are no more probable', () => {
    const logs = [0]
    for (let n = 1; n <= 200; n++) logs.push((logs[n - 1] ?? 0) + Math.log(n))
    const log = (n: number): number => logs[n] ?? Number.NaN
    fc.assert(
      fc.property(anyGroup, anyGroup, (first, second) => {
        const [yes, no] = [first.yes + second.yes, first.of - first.yes + second.of - second.yes]
        const probability = (a: number): number => {
          const cells = [a, yes - a, first.of - a, no - first.of + a]
          if (cells.some((cell) => cell < 0)) return 0
          const margins = [yes, no, first.of, second.of].reduce((sum, n) => sum + log(n), 0)
          return Math.exp(margins - log(yes + no) - cells.reduce((sum, n) => sum + log(n), 0))
        }
        const all = Array.from({ length: first.of + 1 }, (_, a) => probability(a))
        const expected = all.filter((p) => p <= probability(first.yes) * (1 + 1e-9)).reduce((sum, p) => sum + p, 0)
        expect(Math.abs(pOf(computeFisherExact(first, second)) - expected)).toBeLessThan(1e-10)
      }),
    )
  })
})

describe('what is no proportion is refused', () => {
  it.each([
    [{ yes: 0, of: 0 }, 'no-subjects'],
    [{ yes: 3, of: 2 }, 'count-invalid'],
    [{ yes: -1, of: 2 }, 'count-invalid'],
    [{ yes: 1.5, of: 2 }, 'count-invalid'],
    [{ yes: Number.NaN, of: 2 }, 'count-invalid'],
    [{ yes: 1, of: Infinity }, 'count-invalid'],
  ])('%j', (group, code) => {
    const sound = { yes: 1, of: 2 }
    for (const answer of [
      computeWilsonInterval(group),
      computeNewcombeDifference(group, sound),
      computeMiettinenNurminenDifference(sound, group),
      computeFisherExact(group, sound),
      computeChiSquareTest(sound, group),
    ])
      expect(answer).toMatchObject({ ok: false, issues: [{ code }] })
  })
  it('a confidence level outside 0 to 1', () => {
    for (const level of [0, 1, 95, Number.NaN])
      expect(computeWilsonInterval({ yes: 1, of: 2 }, level)).toMatchObject({ ok: false, issues: [{ code: 'level-invalid' }] })
  })
})
