import { exact } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { score, ssdai, ssddi } from '../src/index.ts'
import { scoreText } from './score-text.ts'

const yesNos = (instrument: typeof ssdai | typeof ssddi) =>
  Object.entries<{ readonly kind: string }>(instrument.items).flatMap(([id, { kind }]) => (kind === 'yes-no' ? [id] : []))

const all = (instrument: typeof ssdai | typeof ssddi, value: string) => Object.fromEntries(yesNos(instrument).map((id) => [id, value]))

describe('SSDAI', () => {
  it('has the eleven variables and the maximum that the paper reports', () => {
    expect(yesNos(ssdai)).toHaveLength(11)
    expect(scoreText(ssdai, all(ssdai, '1')).total).toBe('21')
    expect(scoreText(ssdai, all(ssdai, '0'))).toMatchObject({ total: '0', active: '0' })
  })

  it('fever and arthritis are 3, a change of vasculitis and pleurisy 7', () => {
    const none = all(ssdai, '0')
    expect(scoreText(ssdai, { ...none, fever: '1', arthritis: '1' })).toMatchObject({ total: '3', active: '0' })
    expect(scoreText(ssdai, { ...none, vasculitis_change: '1', lung: '1' })).toMatchObject({ total: '7', active: '1' })
    expect(scoreText(ssdai, { ...none, lung: '1', fever: '1' })).toMatchObject({ total: '5', active: '1' })
  })

  it('at a first visit what compares is missing, and so is the total', () => {
    const { fatigue_change: _, ...first } = all(ssdai, '0')
    expect(scoreText(ssdai, first)).toMatchObject({ total: 'NA', partial_total: '0', active: 'NA', reason: 'missing:fatigue_change' })
    expect(scoreText(ssdai, { ...first, lung: '1', renal: '1' })).toMatchObject({ total: 'NA', partial_total: '6', active: '1' })
    expect(scoreText(ssdai, { ...first, lung: '1', fever: '1' })).toMatchObject({ total: 'NA', partial_total: '5', active: '1' })
  })
})

describe('SSDDI', () => {
  it('has the nine variables and the maximum that the paper reports', () => {
    expect(yesNos(ssddi)).toHaveLength(9)
    expect(scoreText(ssddi, all(ssddi, '1')).total).toBe('16')
  })

  it('tooth loss and low tear flow are 2, lymphoma and neuropathy 6', () => {
    const none = all(ssddi, '0')
    expect(scoreText(ssddi, { ...none, teeth: '1', tear_flow: '1' }).total).toBe('2')
    expect(scoreText(ssddi, { ...none, lymphoproliferative: '1', neuropathy: '1' }).total).toBe('6')
  })

  it('warns when damage fell, and only then', () => {
    const two = { ...all(ssddi, '0'), renal: '1' }
    const flag = (baseline_ssddi: string) => scoreText(ssddi, { ...two, baseline_ssddi }).flag
    expect([flag('3'), flag('2'), flag('0'), flag('')]).toEqual(['damage_fell', '', '', ''])
    expect(scoreText(ssddi, { ...two, cns: '', baseline_ssddi: '9' })).toMatchObject({ total: 'NA', flag: '', reason: 'missing:cns' })
  })
})

describe.each([ssdai, ssddi])('$short', (instrument) => {
  it('is the sum of its bars, and a variable more never lowers it', () => {
    const ids = yesNos(instrument)
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }), fc.nat(ids.length - 1), (present, at) => {
        const row = Object.fromEntries(ids.map((id, n) => [id, present[n] ? '1' : '0']))
        const before = scoreText(instrument, row)
        const input = Object.fromEntries(ids.map((id, n) => [id, present[n]]))
        const { parts } = instrument === ssdai ? score(ssdai, input) : score(ssddi, input)
        expect(String(parts.reduce((sum, { got = exact(0) }) => sum + Number(got.n), 0))).toBe(before.total)
        expect(Number(scoreText(instrument, { ...row, [ids[at] ?? '']: '1' }).total)).toBeGreaterThanOrEqual(Number(before.total))
      }),
    )
  })
})
