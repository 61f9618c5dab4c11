import { exact } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { essdaiResponder, esspriResponder, etapResponder, isMissing, joquerVas, score } from '../src/index.ts'
import { allMet } from '../src/rules/all-met.ts'
import { scoreText } from './score-text.ts'

const domains = [
  'constitutional',
  'lymphadenopathy',
  'glandular',
  'articular',
  'cutaneous',
  'pulmonary',
  'renal',
  'muscular',
  'pns',
  'cns',
  'haematological',
  'biological',
]

const levels = (visit: 'b' | 'f', known: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(domains.map((id) => [`${id}_${visit}`, known[id] ?? '0']))

/** ESSDAI 10: arthritis (4) and constitutional signs (6). */
const ten = levels('b', { articular: '2', constitutional: '2' })
const same = { phga_b: '40', phga_f: '40' }

describe('the ETAP rule', () => {
  it('10 to 6 with a new level-2 skin item is no response', () => {
    expect(scoreText(etapResponder, { ...ten, ...levels('f', { cutaneous: '2' }), ...same })).toMatchObject({
      fall: '1',
      no_new_activity: '0',
      no_worsening: '1',
      responder: '0',
      reason: '',
    })
  })

  it('the fall is at least 3, exactly', () => {
    const at = (follow: Readonly<Record<string, string>>) => scoreText(etapResponder, { ...ten, ...levels('f', follow), ...same }).responder
    expect(at({ articular: '2', constitutional: '1' })).toBe('1')
    expect(at({ articular: '1', constitutional: '2' })).toBe('0')
  })

  it('new is moderate or severe from none or low, and says so when a study means it otherwise', () => {
    const at = (before: string, after: string, new_activity: string) =>
      scoreText(
        etapResponder,
        {
          ...levels('b', { muscular: '3', renal: before }),
          ...levels('f', { renal: after }),
          ...same,
        },
        { new_activity },
      ).no_new_activity
    const table = [
      ['0', '1'],
      ['0', '2'],
      ['1', '2'],
      ['2', '2'],
      ['2', '3'],
      ['3', '2'],
    ] as const
    expect(table.map(([before, after]) => at(before, after, 'from_low'))).toEqual(['1', '0', '0', '1', '1', '1'])
    expect(table.map(([before, after]) => at(before, after, 'from_none'))).toEqual(['1', '0', '1', '1', '1', '1'])
    expect(table.map(([before, after]) => at(before, after, 'any_rise'))).toEqual(['1', '0', '0', '1', '0', '1'])
  })

  it('needs a baseline level only where the follow-up is moderate or severe', () => {
    const totals = { essdai_b: '10', essdai_f: '6', ...same }
    expect(scoreText(etapResponder, { ...totals, ...levels('f', { lymphadenopathy: '1', glandular: '1' }) })).toMatchObject({
      responder: '1',
    })
    const open = scoreText(etapResponder, { ...totals, ...levels('f', { cutaneous: '2' }) })
    expect(open).toMatchObject({ no_new_activity: 'NA', responder: 'NA', reason: 'missing:cutaneous_b;undetermined' })
    expect(scoreText(etapResponder, { ...totals, ...levels('f', { cutaneous: '2' }) }, { policy: 'nri' }).responder).toBe('0')
  })

  it('a domain that could not rise has nothing new, even when its follow-up is missing', () => {
    const known = { ...levels('b', { biological: '2', muscular: '1' }), ...levels('f') }
    const { biological_f: _, ...rest } = known
    expect(scoreText(etapResponder, { ...rest, ...same }, { new_activity: 'any_rise' })).toMatchObject({ no_new_activity: '1' })
    expect(scoreText(etapResponder, { ...known, ...same, renal_b: '2', renal_f: '' }, { new_activity: 'any_rise' }).no_new_activity).toBe(
      'NA',
    )
    const { renal_f: __, ...open } = known
    expect(scoreText(etapResponder, { ...open, ...same })).toMatchObject({ no_new_activity: 'NA' })
  })

  it('worse for the physician is a rise of a tenth of the scale', () => {
    const at = (follow: string) => scoreText(etapResponder, { ...ten, ...levels('f'), phga_b: '40', phga_f: follow }).no_worsening
    expect([at('49.9'), at('50'), at('20')]).toEqual(['1', '0', '1'])
    const inCentimetres = score(etapResponder, { phga_b: { value: 4, unit: 'cm' }, phga_f: { value: '5.0', unit: 'cm' } })
    expect(inCentimetres.results.no_worsening).toBe(false)
  })

  it('one part that is not met decides, whatever is missing', () => {
    expect(scoreText(etapResponder, { essdai_b: '10', essdai_f: '9' })).toMatchObject({ fall: '0', no_worsening: 'NA', responder: '0' })
  })

  it('a total that contradicts its levels makes the row invalid', () => {
    expect(scoreText(etapResponder, { ...ten, essdai_b: '11' })).toMatchObject({ responder: 'NA', reason: 'invalid:essdai_b' })
    expect(scoreText(etapResponder, { articular_f: '3', essdai_f: '5' })).toMatchObject({ fall: 'NA', reason: 'invalid:essdai_f' })
    for (const essdai_f of ['6', '7'])
      expect(scoreText(etapResponder, { articular_f: '3', essdai_f, essdai_b: '10' })).toMatchObject({ fall: '1' })
  })

  it('a level that does not exist is invalid', () => {
    // @ts-expect-error the central nervous system has no level 1
    expect(score(etapResponder, { cns_f: 1 }).reasons).toEqual(['invalid:cns_f'])
    // @ts-expect-error there is no such domain
    expect(() => score(etapResponder, { liver_f: 1 })).toThrow()
    expect(scoreText(etapResponder, { ...ten, cns_f: '1' })).toMatchObject({ responder: 'NA', reason: 'invalid:cns_f' })
  })
})

describe('responders among the eligible', () => {
  it('ESSDAI: from 5, by 3', () => {
    const at = (essdai_b: string, essdai_f: string, options = {}) => {
      const { eligible, responder, reason } = scoreText(essdaiResponder, { essdai_b, essdai_f }, options)
      return [eligible, responder, reason]
    }
    expect(at('5', '2')).toEqual(['1', '1', ''])
    expect(at('5', '3')).toEqual(['1', '0', ''])
    expect(at('4', '0')).toEqual(['0', 'NA', 'not_eligible'])
    expect(at('4', '')).toEqual(['0', 'NA', 'not_eligible'])
    expect(at('', '4')).toEqual(['NA', 'NA', 'missing:essdai_b'])
    expect(at('9', '')).toEqual(['1', 'NA', 'missing:essdai_f'])
    expect(at('9', '', { policy: 'nri' })).toEqual(['1', '0', ''])
    expect(at('8', '5', { mcii: '4' })).toEqual(['1', '0', ''])
    expect(at('-1', '5')).toEqual(['NA', 'NA', 'invalid:essdai_b'])
  })

  it('ESSPRI: from 5, by a point or 15 %, on sums', () => {
    const at = (esspri_sum_b: string, esspri_sum_f: string) => {
      const { eligible, responder } = scoreText(esspriResponder, { esspri_sum_b, esspri_sum_f })
      return [eligible, responder]
    }
    expect(at('15', '12')).toEqual(['1', '1'])
    expect(at('15', '12.75')).toEqual(['1', '1'])
    expect(at('15', '12.76')).toEqual(['1', '0'])
    expect(at('30', '27')).toEqual(['1', '1'])
    expect(at('30', '27.1')).toEqual(['1', '0'])
    expect(at('14', '0')).toEqual(['0', 'NA'])
    expect(at('14.99', '0')).toEqual(['0', 'NA'])
  })

  it('no patient without eligibility counts as a non-responder', () => {
    const { results } = score(essdaiResponder, { essdai_b: 3, essdai_f: 0 }, { policy: 'nri' })
    expect(isMissing(results.responder)).toBe(true)
  })
})

describe('two of three ratings', () => {
  it('dryness by exactly 30 % and fatigue by a third', () => {
    const two = { dryness_b: '80', dryness_f: '56', pain_b: '50', pain_f: '50', fatigue_b: '60', fatigue_f: '40' }
    expect(scoreText(joquerVas, two)).toMatchObject({ dryness: '1', pain: '0', fatigue: '1', points: '2', responder: '1' })
    expect(scoreText(joquerVas, { ...two, dryness_f: '56.01' })).toMatchObject({ points: '1', responder: '0' })
    expect(scoreText(joquerVas, { ...two, pain_b: '0', pain_f: '0' })).toMatchObject({ pain: '0', responder: '1' })
  })
})

describe('all parts', () => {
  it('decides only what missing parts cannot change', () => {
    const lost = { missing: ['x'] }
    expect(allMet([true, true], 'bounds')).toBe(true)
    expect(allMet([true, lost, false], 'bounds')).toBe(false)
    expect(allMet([true, lost], 'bounds')).toEqual({ missing: ['undetermined'] })
    expect(allMet([true, lost], 'nri')).toBe(false)
  })

  it('shows what each part adds', () => {
    const { parts } = score(etapResponder, { essdai_b: 10, essdai_f: 6 })
    expect(parts.map(({ id, got }) => [id, got])).toEqual([
      ['fall', exact(1)],
      ['no_new_activity', undefined],
      ['no_worsening', undefined],
    ])
  })
})
