import { describe, expect, it } from 'vitest'
import { falseDiscoveryRates } from '../../src/omics/false-discovery.ts'

describe('falseDiscoveryRates', () => {
  it('gives what R gives: p.adjust(c(1, .31, NA, .027), "BH")', () => {
    expect([...falseDiscoveryRates([1, 0.31, Number.NaN, 0.027])].map((rate) => (Number.isNaN(rate) ? null : rate))).toEqual([
      1,
      expect.closeTo(0.465, 12),
      null,
      expect.closeTo(0.081, 12),
    ])
  })

  it('does not count or order by measurements without a P value, wherever they stand', () => {
    const known = [0.9, 0.001, 0.2, 0.04, 0.6, 0.03, 0.5]
    const alone = [...falseDiscoveryRates(known)]
    for (let at = 0; at <= known.length; at++) {
      const mixed = falseDiscoveryRates([...known.slice(0, at), Number.NaN, ...known.slice(at)])
      expect([...mixed.slice(0, at), ...mixed.slice(at + 1)]).toEqual(alone)
    }
  })
})
