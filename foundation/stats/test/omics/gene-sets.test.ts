import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  scoreCombinedZ,
  scoreEnrichment,
  scoreGsva,
  scoreMarkerMean,
  scoreMeanZ,
  scorePlage,
  scoreReferenceZSum,
  scoreSsgsea,
  testEnrichment,
  testOverRepresentation,
  testSetsCamera,
  testSetsFry,
  testSetsPreranked,
} from '../../src/omics/index.ts'
import { cellDesign, codesOf, difference, expression, names, valueIn } from './example.ts'

const up = { name: 'up', genes: names.slice(0, 6) }
const middle = { name: 'middle', genes: names.slice(19, 30) }

describe('tests of gene sets', () => {
  it('agrees with limma on camera and fry', () => {
    const camera = valueIn(testSetsCamera(expression, cellDesign, difference, [up, middle])).sets.map(({ result }) => result)
    expect(camera[0]).toMatchObject({ direction: 'up', pValue: expect.closeTo(3.22652482081e-10, 16) })
    expect(camera[1]).toMatchObject({ pValue: expect.closeTo(0.485803653478, 8) })
    const fry = valueIn(testSetsFry(expression, cellDesign, difference, [up, middle])).sets.map(({ result }) => result)
    expect(fry[0]).toMatchObject({ pValue: expect.closeTo(2.00504448307e-7, 13) })
    expect(fry[1]).toMatchObject({ pValue: expect.closeTo(0.735130541669, 8) })
  })

  it('turns round with the comparison', () => {
    const back = { name: 'a-b', of: { groupa: 1, groupb: -1 } }
    const [one] = valueIn(testSetsFry(expression, cellDesign, difference, [up])).sets
    const [other] = valueIn(testSetsFry(expression, cellDesign, back, [up])).sets
    expect(one?.result).toMatchObject({ direction: 'up' })
    expect(other?.result).toMatchObject({ direction: 'down' })
    if (one !== undefined && 't' in one.result && other !== undefined && 't' in other.result)
      expect(other.result.t).toBeCloseTo(-one.result.t, 6)
  })

  it('a larger correlation makes p larger', () => {
    const statistics = Float64Array.from(names, (_, g) => (g < 6 ? 2 : 0) + Math.sin(g))
    const p = [0, 0.01, 0.1, 0.5].map((correlation) => {
      const [set] = valueIn(testSetsPreranked(names, statistics, [up], { correlation })).sets
      return set !== undefined && 'pValue' in set.result ? set.result.pValue : Number.NaN
    })
    expect([...p].sort((a, b) => a - b)).toEqual(p)
  })

  it('over-representation is the one-sided Fisher test', () => {
    const [test] = valueIn(testOverRepresentation(names, [...names.slice(0, 4), ...names.slice(40, 46)], [up])).sets
    expect(test?.overlap).toHaveLength(4)
    // C(6,4) C(54,6) / C(60,10) + C(6,5) C(54,5) / C(60,10) + C(6,6) C(54,4) / C(60,10)
    expect(test?.pValue).toBeCloseTo((15 * 25_827_165 + 6 * 3_162_510 + 316_251) / 75_394_027_566, 12)
    expect(codesOf(testOverRepresentation(names, ['nowhere'], [up]))).toEqual(['gene-unknown'])
  })

  it('enrichment is 1 for the top genes and -1 for the last, and permutes samples or genes', () => {
    const falling = Float64Array.from(names, (_, g) => 60 - g)
    const last = { name: 'last', genes: names.slice(-6) }
    const [top, bottom] = valueIn(scoreEnrichment(names, falling, [up, last], { power: 0 }))
    expect([top?.score, bottom?.score]).toEqual([expect.closeTo(1, 12), expect.closeTo(-1, 12)])
    const second = Uint8Array.from({ length: 12 }, (_, s) => (s < 6 ? 0 : 1))
    const tested = valueIn(testEnrichment(expression, second, [up, middle], { seed: 'a', permutations: 100 }))
    expect(tested.permuted).toBe('genes')
    expect(tested.warnings.map(({ code }) => code)).toContain('genes-permuted')
    expect(tested.sets[0]?.pValue).toBeLessThan(0.05)
    expect(tested).toEqual(valueIn(testEnrichment(expression, second, [up, middle], { seed: 'a', permutations: 100 })))
  })
})

describe('scores of gene sets', () => {
  const scorers = [scoreMeanZ, scoreCombinedZ, scoreMarkerMean, scorePlage, scoreSsgsea, scoreGsva]

  it('lists genes found and missing, and refuses sets that are poorly covered', () => {
    const half = { name: 'half', genes: [...names.slice(0, 5), ...Array.from({ length: 6 }, (_, k) => `other${k}`)] }
    for (const score of scorers) {
      expect(codesOf(score(expression, [{ name: 'few', genes: names.slice(0, 4) }]))).toEqual(['set-poorly-covered'])
      expect(codesOf(score(expression, [half]))).toEqual(['set-poorly-covered'])
      expect(codesOf(score(expression, [{ name: 'none', genes: ['nowhere'] }], { force: true }))).toEqual(['set-empty'])
      const forced = valueIn(score(expression, [half], { force: true }))
      expect(forced.warnings.map(({ code }) => code)).toEqual(['set-poorly-covered'])
      expect(forced.coverage[0]).toMatchObject({ used: names.slice(0, 5), missing: half.genes.slice(5) })
    }
  })

  it('z scores add up as they are defined', () => {
    const meanZ = valueIn(scoreMeanZ(expression, [up])).values
    const combined = valueIn(scoreCombinedZ(expression, [up])).values
    const everyone = valueIn(scoreReferenceZSum(expression, [up], [...Array(12).keys()])).values
    for (let s = 0; s < 12; s++) {
      expect(combined[s]).toBeCloseTo((meanZ[s] ?? 0) * Math.sqrt(6), 10)
      expect(everyone[s]).toBeCloseTo((meanZ[s] ?? 0) * 6, 10)
    }
  })

  it('rank scores see only the order within a sample', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 9, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }), (scale, shift) => {
        const other = { ...expression, values: expression.values.map((value, i) => value * scale + shift * (i % 12)) }
        const [one, two] = [expression, other].map((data) => valueIn(scoreSsgsea(data, [up, middle], { normalise: false })).values)
        return one?.every((value, i) => Math.abs(value - (two?.[i] ?? 0)) < 1e-9) === true
      }),
      { numRuns: 20 },
    )
  })

  it('GSVA scores lie between -1 and 1, and its lookup table changes little', () => {
    const exact = valueIn(scoreGsva(expression, [up, middle])).values
    const coarse = valueIn(scoreGsva(expression, [up, middle], { resolution: 0.001 })).values
    for (const [i, value] of exact.entries()) {
      expect(Math.abs(value)).toBeLessThanOrEqual(1)
      expect(coarse[i]).toBeCloseTo(value, 1)
    }
  })

  it('leaves constant genes out with a note', () => {
    const flat = { ...expression, values: expression.values.slice().fill(4, 0, 12) }
    expect(valueIn(scoreMeanZ(flat, [up])).warnings.map(({ code }) => code)).toEqual(['gene-constant'])
  })
})
