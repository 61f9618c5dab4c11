import { describe, expect, it } from 'vitest'
import { rankBiomarkers } from '../../src/omics/index.ts'
import { codesOf, valueIn } from './example.ts'

const candidate = (name: string, effect: number, replication: number, assay: number) => ({
  name,
  evidence: { effect, replication },
  measurability: { assay },
})
const weights = { evidence: { effect: 3, replication: 1 }, measurability: { assay: 1 } }
const list = [
  candidate('CXCL13', 0.9, 0.5, 0.8),
  candidate('MX1', 0.9, 0.9, 0.9),
  candidate('IgG', 0.3, 0.9, 1),
  candidate('none', 0, 0, 0),
]

describe('shortlist of biomarkers', () => {
  it('is evidence times measurability', () => {
    const ranked = valueIn(rankBiomarkers(list, weights, { seed: 'a' }))
    expect(ranked.map(({ name, rank }) => [name, rank])).toEqual([
      ['MX1', 1],
      ['CXCL13', 2],
      ['IgG', 3],
      ['none', 4],
    ])
    expect(ranked[1]?.score).toBeCloseTo((0.75 * 0.9 + 0.25 * 0.5) * 0.8, 12)
  })

  it('keeps the rank of a candidate that is best in everything, and moves the others', () => {
    const [best, second] = valueIn(
      rankBiomarkers([...list, candidate('both', 0.4, 1, 0.99)], weights, { seed: 'a', concentration: 2, top: 1 }),
    )
    expect(best?.stability.mean).toBeLessThan(1.5)
    expect(second?.stability.high).toBeGreaterThan(second?.stability.low ?? 9)
  })

  it('depends on the seed alone, and not on the scale of the weights', () => {
    const tenfold = { evidence: { effect: 30, replication: 10 }, measurability: { assay: 10 } }
    expect(rankBiomarkers(list, tenfold, { seed: 'b' })).toEqual(rankBiomarkers(list, weights, { seed: 'b' }))
  })

  it('refuses marks outside 0 to 1 and weights of nothing', () => {
    expect(codesOf(rankBiomarkers([candidate('x', 2, 0, 0)], weights, { seed: 'a' }))).toEqual(['mark-invalid'])
    expect(codesOf(rankBiomarkers(list, { ...weights, measurability: {} }, { seed: 'a' }))).toEqual(['weight-invalid'])
    expect(codesOf(rankBiomarkers([], weights, { seed: 'a' }))).toEqual(['too-few-values'])
  })
})
