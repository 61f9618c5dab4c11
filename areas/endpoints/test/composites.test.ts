import { quantity } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { type Composite, ccress, cress, instrumentOf, joquerVas, score, ssri } from '../src/index.ts'
import { cress2021 } from '../src/instruments/cress/cress-2021.ts'
import { parseComposite } from '../src/schema.ts'
import { scoreText } from './score-text.ts'

const dry = { schirmer_r_b: '9', schirmer_l_b: '9', schirmer_r_f: '9', schirmer_l_f: '9' }
const stained = { oss_r_b: '4', oss_l_b: '4', oss_r_f: '4', oss_l_f: '4' }

describe('the tear item of CRESS', () => {
  it('judges its tests together: an abnormal OSS must improve, whatever a normal Schirmer does', () => {
    expect(scoreText(cress, { ...dry, ...stained }).tear).toBe('0')
    expect(scoreText(cress, { ...dry, ...stained, oss_r_f: '2', oss_l_f: '2' }).tear).toBe('1')
    expect(scoreText(cress, { ...dry, ...stained, oss_r_b: '2', oss_l_b: '2', oss_r_f: '2', oss_l_f: '2' }).tear).toBe('1')
    expect(scoreText(cress, { ...dry, ...stained, oss_r_b: '2', oss_l_b: '2', oss_r_f: '3', oss_l_f: '3' }).tear).toBe('0')
  })

  it('leaves the item to the test that can be evaluated', () => {
    expect(scoreText(cress, { ...dry, ...stained, oss_r_b: '' }).tear).toBe('1')
  })

  it('in a composite that leaves gaps undecided, a test that cannot be evaluated keeps the item open', () => {
    const strict: Composite = { ...cress2021, id: 'strict', domains: cress2021.domains.map((domain) => ({ ...domain, gaps: 'undecided' })) }
    const tear = (more: Readonly<Record<string, string>>) =>
      scoreText(instrumentOf(strict), { ...dry, ...stained, oss_r_b: '', ...more }).tear
    expect(tear({})).toBe('NA')
    expect(tear({ schirmer_r_f: '3', schirmer_l_f: '3' })).toBe('NA')
    expect(tear({ schirmer_r_b: '4', schirmer_l_b: '4', schirmer_r_f: '9', schirmer_l_f: '9' })).toBe('1')
  })
})

describe('warnings', () => {
  it('tell a low activity that was low before', () => {
    const flag = (clinessdai_b: string) => scoreText(cress, { clinessdai_b, clinessdai_f: '4' }).flag
    expect([flag('4'), flag('5'), flag('')]).toEqual(['low_at_baseline', '', ''])
    expect(scoreText(ccress, { clinessdai_b: '4', clinessdai_f: '9' })).toMatchObject({ systemic: '0', flag: 'low_at_baseline' })
    expect(cress.flagWords?.low_at_baseline?.fr).toContain('initiale')
  })

  it('stand beside the flag of a single eye', () => {
    const one = { clinessdai_b: '1', clinessdai_f: '1', schirmer_l_b: '9', schirmer_l_f: '9' }
    expect(scoreText(cress, one, { eye_policy: 'available' }).flag).toBe('one_eye_used;low_at_baseline')
  })

  it('name measures that exist, and flags that are free', () => {
    const [systemic, ...others] = cress2021.domains
    const read = parseComposite({
      ...cress2021,
      domains: [{ ...systemic, warn: { ...systemic.warn, measure: 'pulse', flag: 'one_eye_used' } }, ...others],
    })
    expect(read.ok ? [] : read.issues.map(({ code, column }) => `${column} ${code}`)).toEqual([
      'domains[0].warn.measure composite-measure-unknown',
      'domains[0].warn.flag composite-name-taken',
    ])
  })
})

describe('types of the composites', () => {
  it('know items, units and options when compiling', () => {
    expect(score(ssri, { esr_b: quantity(40, 'mm/h'), esr_f: quantity(28, 'mm/h') }, { uwsf_zero: 'any_increase' }).results.esr).toBe(true)
    expect(score(joquerVas, { pain_b: { value: 8, unit: 'cm' }, pain_f: quantity(56, 'mm') }).results.pain).toBe(true)
    expect(score(cress, { clinessdai_f: 4 }).results.systemic).toBe(true)
    // @ts-expect-error concise CRESS has no ocular staining
    expect(() => score(ccress, { oss_r_b: 4 })).toThrow()
    // @ts-expect-error a sedimentation rate is no length
    expect(score(ssri, { esr_b: quantity(40, 'mm') }).reasons).not.toEqual([])
    // @ts-expect-error SSRI has no such choice
    expect(() => score(ssri, {}, { uwsf_zero: 'any' })).toThrow()
  })
})
