import { quantity } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { anaTitre, b2m, complementLow, cryoglobulins, flcRatio, iggChange, rfChange, score } from '../src/index.ts'
import { scoreText } from './score-text.ts'

describe('falls of IgG and rheumatoid factor', () => {
  it('are exact at 10 and 25 percent', () => {
    const igg = (igg_b: string, igg_f: string) => scoreText(iggChange, { igg_b, igg_f }).response
    const rf = (rf_b: string, rf_f: string) => scoreText(rfChange, { rf_b, rf_f }).response
    expect([igg('12.0', '10.8'), igg('12.0', '10.81'), igg('20', '18'), igg('0', '0')]).toEqual(['1', '0', '1', '0'])
    expect([rf('80', '60'), rf('80', '60.1'), rf('0', '0')]).toEqual(['1', '0', '0'])
  })

  it('do not depend on the unit', () => {
    const { results } = score(iggChange, { igg_b: { value: '1200', unit: 'mg/dL' }, igg_f: quantity(10.8, 'g/L') })
    expect(results.response).toBe(true)
  })

  it('a follow-up below the limit of the test counts as half of it; a baseline below it says nothing', () => {
    expect(scoreText(rfChange, { rf_b: '<10', rf_f: '20' })).toMatchObject({ response: 'NA', reason: 'censored_baseline' })
    expect(scoreText(rfChange, { rf_b: '20', rf_f: '<10' })).toMatchObject({ response: '1', flag: 'half_limit:rf_f' })
    expect(scoreText(rfChange, { rf_b: '6', rf_f: '<10' })).toMatchObject({ response: '0' })
    expect(scoreText(rfChange, { rf_b: '1:80', rf_f: '20' })).toMatchObject({ response: 'NA', reason: 'invalid:rf_b' })
  })

  it('raised, low and positive follow the laboratory first', () => {
    expect(scoreText(iggChange, { igg_f: '16' })).toMatchObject({ raised: '0', flag: 'default_limit' })
    expect(scoreText(iggChange, { igg_f: '16.01' }).raised).toBe('1')
    expect(scoreText(iggChange, { igg_f: '16', igg_uln: '14.5', igg_lln: '6.5' })).toMatchObject({ raised: '1', low: '0', flag: '' })
    expect(scoreText(iggChange, { igg_f: '6', igg_uln: '14.5', igg_lln: '6.5' }).low).toBe('1')
    expect(scoreText(iggChange, { igg_f: '5' }).low).toBe('0')
    expect(scoreText(rfChange, { rf_b: '80', rf_f: '60' })).toMatchObject({ positive: 'NA', reason: '' })
    expect(scoreText(rfChange, { rf_f: '20', rf_uln: '20' }).positive).toBe('0')
  })
})

describe('complement', () => {
  it('one low value decides; both must be known to say no', () => {
    expect(scoreText(complementLow, { c3: '1', c4: '0.099' })).toMatchObject({ low: '1', c3_low: '0', c4_low: '1' })
    expect(scoreText(complementLow, { c3: '0.9', c4: '0.1' }).low).toBe('0')
    expect(scoreText(complementLow, { c3: '0.89' })).toMatchObject({ low: '1', c4_low: 'NA', reason: '' })
    expect(scoreText(complementLow, { c3: '0.9' })).toMatchObject({ low: 'NA', reason: 'missing:c4' })
  })

  it('CH50 counts where it was measured, with the limit of the laboratory only', () => {
    const normal = { c3: '1', c4: '0.2' }
    expect(scoreText(complementLow, { ...normal, ch50: '30', ch50_lln: '41' })).toMatchObject({ low: '1', ch50_low: '1' })
    expect(scoreText(complementLow, { ...normal, ch50: '30' })).toMatchObject({ low: 'NA', reason: 'missing:ch50_lln' })
    expect(scoreText(complementLow, normal).low).toBe('0')
  })
})

describe('free light chains', () => {
  it('30 over 15 is 2, above 1.65', () => {
    expect(scoreText(flcRatio, { kappa: '30', lambda: '15' })).toMatchObject({ ratio: '2', ratio_state: 'high', kappa_state: 'high' })
  })

  it('limits are inside the normal range, exactly', () => {
    const at = (kappa: string, lambda: string) => scoreText(flcRatio, { kappa, lambda }).ratio_state
    expect([at('16.5', '10'), at('16.51', '10'), at('2.6', '10'), at('2.59', '10')]).toEqual(['normal', 'high', 'normal', 'low'])
    expect(scoreText(flcRatio, { kappa: '19.4', lambda: '26.3' })).toMatchObject({ kappa_state: 'normal', lambda_state: 'normal' })
  })

  it('no ratio over zero, and each chain speaks for itself', () => {
    expect(scoreText(flcRatio, { kappa: '3', lambda: '0' })).toMatchObject({
      ratio: 'NA',
      reason: 'lambda_zero',
      lambda_state: 'low',
      kappa_state: 'low',
    })
    expect(scoreText(flcRatio, { kappa: '20' })).toMatchObject({ ratio: 'NA', kappa_state: 'high', reason: 'missing:lambda' })
  })
})

describe('the other markers', () => {
  it('beta-2 microglobulin needs a limit, and warns without a filtration rate', () => {
    expect(scoreText(b2m, { b2m: '2.8' })).toMatchObject({ raised: 'NA', reason: 'missing:b2m_uln' })
    expect(scoreText(b2m, { b2m: '2.8', b2m_uln: '2.5' })).toMatchObject({ raised: '1', flag: 'gfr_not_given' })
    expect(scoreText(b2m, { b2m: '2.5', b2m_uln: '2.5', egfr: '90' })).toMatchObject({ raised: '0', flag: '' })
  })

  it('titres compare as reciprocals', () => {
    const at = (ana: string, positive_from = '320') => scoreText(anaTitre, { ana }, { positive_from }).reached
    expect([at('320'), at('160'), at('640'), at('0'), at('160', '80')]).toEqual(['1', '0', '1', '0', '1'])
    expect(scoreText(anaTitre, { ana: '1:320' }).reason).toBe('invalid:ana')
  })

  it('cryoglobulins: not done is not negative', () => {
    expect(scoreText(cryoglobulins, { cryo: 'not_done' })).toMatchObject({ present: 'NA', reason: 'not_done' })
    expect(scoreText(cryoglobulins, { cryo: 'negative' })).toMatchObject({ present: '0', type: 'NA', reason: '' })
    expect(scoreText(cryoglobulins, { cryo: 'negative', kept_warm: '0' })).toMatchObject({ present: 'NA', reason: 'not_kept_warm' })
    expect(scoreText(cryoglobulins, { cryo: 'positive', kept_warm: '0' })).toMatchObject({ present: '1', type: 'unknown' })
    expect(scoreText(cryoglobulins, { cryo: 'negative', cryo_type: 'unknown' }).present).toBe('0')
    expect(scoreText(cryoglobulins, { cryo: 'negative', cryo_type: 'II' })).toMatchObject({ present: 'NA', reason: 'invalid:cryo_type' })
  })
})
