import type { Outcome } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf, numericColumn } from '../../src/data/index.ts'
import {
  alleleDoses,
  associateConditionally,
  associateHla,
  associateHlaTrait,
  computePhasedLd,
  estimateHaplotypes,
  estimateLd,
  type Genotype,
  mapEqtl,
  permuteEqtl,
  testHaplotypes,
  testHardyWeinberg,
  twoFieldAllele,
} from '../../src/genetics/index.ts'
import { expressionOf } from '../../src/omics/index.ts'
import { fitLinearModel } from '../../src/regression/index.ts'

const valueIn = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.issues.map((issue) => issue.message).join(' '))
  return outcome.value
}
const codesOf = (outcome: Outcome<unknown>): string[] => (outcome.ok ? [] : [...new Set(outcome.issues.map(({ code }) => code))])

const noise = (a: number, b: number): number => {
  const value = Math.sin(1 + a * 12.9898 + b * 78.233) * 43758.5453
  return value - Math.floor(value)
}

/** All ways to pair the alleles, weighted: the definition, by factorials. */
const enumerated = (first: number, both: number, second: number): number => {
  const n = first + both + second
  const copies = 2 * first + both
  const logFactorial = (k: number): number => (k < 2 ? 0 : Math.log(k) + logFactorial(k - 1))
  const weight = (h: number): number => {
    const [a, c] = [(copies - h) / 2, n - h - (copies - h) / 2]
    return a < 0 || c < 0 ? 0 : Math.exp(h * Math.LN2 - logFactorial(a) - logFactorial(h) - logFactorial(c) + logFactorial(n))
  }
  const all = Array.from({ length: n + 1 }, (_, h) => (h % 2 === copies % 2 ? weight(h) : 0))
  const total = all.reduce((sum, value) => sum + value, 0)
  return all.filter((value) => value > 0 && value <= weight(both) * (1 + 1e-9)).reduce((sum, value) => sum + value, 0) / total
}

describe('Hardy-Weinberg proportions', () => {
  it('agrees with the enumeration of all pairings', () => {
    const small = fc.integer({ min: 0, max: 14 })
    fc.assert(
      fc.property(small, small, small, (first, both, second) => {
        fc.pre(first + both + second > 0)
        const { exactP } = valueIn(testHardyWeinberg({ first, both, second }))
        return Math.abs(exactP - enumerated(first, both, second)) < 1e-9
      }),
    )
  })

  it('is 1 for one allele, without a chi-square, and refuses what is no count', () => {
    expect(valueIn(testHardyWeinberg({ first: 12, both: 0, second: 0 }))).toMatchObject({ exactP: 1, chiSquareP: { code: 'monomorphic' } })
    expect(codesOf(testHardyWeinberg({ first: -1, both: 0.5, second: 3 }))).toEqual(['count-invalid'])
    expect(codesOf(testHardyWeinberg({ first: 0, both: 0, second: 0 }))).toEqual(['too-few-values'])
  })
})

describe('linkage disequilibrium', () => {
  it('is complete for alleles that always go together, nothing for independent ones', () => {
    const first = [true, true, false, false]
    expect(valueIn(computePhasedLd(first, first))).toMatchObject({ d: 0.25, dPrime: 1, rSquared: 1 })
    expect(valueIn(computePhasedLd(first, [true, false, true, false]))).toMatchObject({ d: 0, dPrime: 0, rSquared: 0 })
    expect(valueIn(computePhasedLd(first, [true, true, true, true])).dPrime).toMatchObject({ code: 'monomorphic' })
  })

  it('needs no phase where nobody carries both alleles once', () => {
    const doses = [0, 2, 1, 0, 2, 0]
    const other = [0, 2, 2, 0, 2, 1]
    const chromosomes = (values: number[]): boolean[] => values.flatMap((dose) => [dose > 0, dose > 1])
    const known = valueIn(computePhasedLd(chromosomes(doses), chromosomes(other)))
    expect(valueIn(estimateLd(doses, other)).d).toBeCloseTo(known.d, 10)
  })
})

describe('eQTL', () => {
  const persons = Array.from({ length: 40 }, (_, i) => `p${i}`)
  const markers = ['m1', 'm2', 'm3', 'flat']
  const dose = (m: number, i: number): number => (m === 3 ? 1 : Math.floor(noise(m, i) * 3))
  const genotypes = valueIn(
    expressionOf(
      markers,
      persons,
      markers.map((_, m) => persons.map((_p, i) => (m === 1 && i === 5 ? null : dose(m, i)))),
    ),
  )
  const levels = ['up', 'none'].map((_, g) => persons.map((_p, i) => noise(g + 20, i) + (g === 0 ? 0.5 * dose(0, i) : 0)))
  const expression = valueIn(expressionOf(['up', 'none'], persons, levels))
  const age = persons.map((_, i) => 30 + 40 * noise(50, i))

  it('is the linear model with the covariates', () => {
    const { tests, degrees, constantMarkers } = valueIn(mapEqtl({ genotypes, expression, covariates: [age] }))
    const columns = [
      numericColumn('y', levels[0] ?? []),
      numericColumn(
        'g',
        persons.map((_, i) => dose(0, i)),
      ),
      numericColumn('age', age),
    ]
    const model = valueIn(fitLinearModel(valueIn(frameOf(columns.map(valueIn))), { response: 'y', terms: [['g'], ['age']] }))
    const found = tests.find(({ marker, gene }) => marker === 'm1' && gene === 'up')
    const wanted = model.coefficients.find(({ name }) => name === 'g')?.value
    expect(wanted).toMatchObject({ estimate: expect.closeTo(found?.beta ?? 0, 9), pValue: expect.closeTo(found?.pValue ?? 2, 12) })
    expect(degrees).toBe(37)
    expect(constantMarkers).toEqual(['flat'])
    expect(tests).toHaveLength(6)
  })

  it('tests only near pairs with positions', () => {
    const at = (base: number, chromosome = '6') => ({ chromosome, base })
    const cis = { markers: [at(0), at(3e6), at(0, '7'), at(0)], genes: [at(500_000), at(9e6)] }
    expect(valueIn(mapEqtl({ genotypes, expression, cis })).tests.map(({ marker, gene }) => [marker, gene])).toEqual([['m1', 'up']])
  })

  it('finds the true marker by permutation, and the beta approximation is near', () => {
    const found = valueIn(permuteEqtl({ genotypes, expression, covariates: [age] }, 'up', { seed: 's', count: 400 }))
    expect(found.bestMarker).toBe('m1')
    expect(found.empiricalP).toBeLessThan(0.05)
    const none = valueIn(permuteEqtl({ genotypes, expression }, 'none', { seed: 's', count: 400 }))
    expect(Math.abs((typeof none.betaP === 'number' ? none.betaP : 9) - none.empiricalP)).toBeLessThan(0.06)
  })

  it('refuses persons in another order and covariates with gaps', () => {
    const turned = valueIn(expressionOf(['up'], [...persons].reverse(), [levels[0] ?? []]))
    expect(codesOf(mapEqtl({ genotypes, expression: turned }))).toEqual(['persons-differ'])
    expect(codesOf(mapEqtl({ genotypes, expression, covariates: [age.with(3, Number.NaN)] }))).toEqual(['covariate-invalid'])
    expect(codesOf(permuteEqtl({ genotypes, expression }, 'nowhere', { seed: 's', count: 9 }))).toEqual(['gene-unknown'])
  })
})

const alleles = ['DQB1*02:01', 'DQB1*03:01', 'DQB1*05:01']
const drawn = (i: number, copy: number): string => alleles[Math.floor(noise(i, copy) ** 1.5 * 3)] ?? ''
const persons = Array.from({ length: 120 }, (_, i) => [drawn(i, 1), drawn(i, 2)] as const)
const typing = { locus: 'DQB1', persons }
const cases = persons.map((own, i) => (noise(i, 9) < 0.3 + 0.2 * own.filter((allele) => allele === alleles[0]).length ? 1 : 0))
const hlaFrame = valueIn(
  frameOf([
    valueIn(numericColumn('case', cases)),
    valueIn(
      numericColumn(
        'trait',
        persons.map((_, i) => noise(i, 30) + (cases[i] ?? 0)),
      ),
    ),
  ]),
)
const question = { frame: hlaFrame, outcome: 'case' }

describe('HLA alleles', () => {
  it('reads names in two fields', () => {
    const read = ['HLA-DQB1*02:01:01G', 'DRB1*0301', 'dqb1*05:01', 'A*24:09N', 'B*15', 'nonsense'].map(twoFieldAllele)
    expect(read).toEqual(['DQB1*02:01', 'DRB1*03:01', 'DQB1*05:01', 'A*24:09N', 'B*15', undefined])
  })

  it('joins rare alleles and counts doses', () => {
    const some = [...persons.slice(0, 99), ['DQB1*06:04', alleles[0] ?? ''] as const]
    const { alleles: found, joined } = valueIn(alleleDoses({ locus: 'DQB1', persons: some }))
    expect(joined).toEqual(['DQB1*06:04'])
    expect(found.at(-1)).toMatchObject({ allele: 'rare', frequency: 0.005 })
    for (let i = 0; i < 100; i++) expect(found.reduce((total, { doses }) => total + (doses[i] ?? 0), 0)).toBe(2)
    expect(codesOf(alleleDoses({ locus: 'DQB1', persons: [['?', 'DQB1*02:01']] }))).toEqual(['allele-unreadable'])
  })

  it('associates: the omnibus test has one degree less than alleles, and conditions on another allele', () => {
    const { alleles: found, omnibus, tests } = valueIn(associateHla(question, typing))
    expect(tests).toBe(3)
    expect(omnibus).toMatchObject({ df: 2 })
    const leading = found.find(({ allele }) => allele === alleles[0])
    expect(leading?.additive).toMatchObject({ estimate: expect.any(Number) })
    const { effects } = valueIn(associateConditionally(question, typing, [alleles[0] ?? '', alleles[1] ?? '']))
    expect(effects).toHaveLength(2)
    expect(codesOf(associateConditionally(question, typing, ['DQB1*99:99']))).toEqual(['allele-unknown'])
    expect(valueIn(associateHlaTrait({ ...question, outcome: 'trait' }, typing))).toHaveLength(3)
  })

  it('says that a separated allele cannot be estimated', () => {
    const alone = valueIn(
      frameOf([
        valueIn(
          numericColumn(
            'case',
            persons.map((own) => (own.includes(alleles[2] ?? '') ? 1 : 0)),
          ),
        ),
      ]),
    )
    const { alleles: found } = valueIn(associateHla({ frame: alone, outcome: 'case' }, typing))
    expect(found.find(({ allele }) => allele === alleles[2])?.dominant).toMatchObject({ code: 'separation' })
  })
})

describe('haplotypes', () => {
  it('needs no guess where at most one locus is mixed', () => {
    const sure: Genotype[] = [
      [
        ['a', 'a'],
        ['x', 'y'],
      ],
      [
        ['b', 'b'],
        ['y', 'y'],
      ],
      [
        ['a', 'b'],
        ['y', 'y'],
      ],
    ]
    const { haplotypes, posterior } = valueIn(estimateHaplotypes(sure))
    const byName = Object.fromEntries(haplotypes.map(({ alleles: own, frequency }) => [own.join(''), frequency]))
    expect(byName).toEqual({ by: expect.closeTo(3 / 6, 12), ay: expect.closeTo(2 / 6, 12), ax: expect.closeTo(1 / 6, 12) })
    for (const own of posterior) expect(own).toHaveLength(1)
  })

  it('has frequencies and posterior probabilities that add up to 1, whatever the order of alleles', () => {
    const both = persons.map(
      ([a, b], i): Genotype => [
        [a, b],
        [noise(i, 77) < 0.5 ? a : 'z', noise(i, 78) < 0.5 ? b : 'z'],
      ],
    )
    const found = valueIn(estimateHaplotypes(both))
    expect(found.haplotypes.reduce((total, { frequency }) => total + frequency, 0)).toBeCloseTo(1, 9)
    for (const own of found.posterior) expect(own.reduce((total, { probability }) => total + probability, 0)).toBeCloseTo(1, 6)
    const turned = valueIn(estimateHaplotypes(both.map((own) => own.map(([a, b]) => [b, a] as const))))
    expect(turned.logLikelihood).toBeCloseTo(found.logLikelihood, 6)
    const tested = valueIn(
      testHaplotypes(
        both,
        cases.map((own) => own === 1),
        { seed: 's', permutations: 19 },
      ),
    )
    expect(tested.statistic).toBeGreaterThanOrEqual(-1e-6)
    expect(tested.pValue).toBeGreaterThanOrEqual(0.05)
  })

  it('leaves persons without typing out, and refuses when nobody is left', () => {
    expect(valueIn(estimateHaplotypes([[['a', 'b']], [['a', null]]])).used).toEqual([0])
    expect(codesOf(estimateHaplotypes([[['a', null]]]))).toEqual(['too-few-values'])
  })
})
