import { exact } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { acrEular2016, essdai, instrument, missing, omeractSgus, star } from '../src/index.ts'
import { readCell } from '../src/scoring/read-cell.ts'
import { exactResults, scoreCells } from './score-cells.ts'

const { rf_b, rf_f, clinessdai_b, schirmer_r_f } = star.items
const yesNo = acrEular2016.items.ssa

describe('a cell', () => {
  it.each(['', ' ', 'NA', ' NA '])('“%s” is not known', (text) => expect(readCell('rf_f', rf_f, text)).toEqual({}))
  it('that is not there is not known', () => expect(readCell('rf_f', rf_f, undefined)).toEqual({}))

  it('may have blanks around it', () => expect(readCell('clinessdai_b', clinessdai_b, ' 12\t')).toEqual({ value: exact(12) }))

  it.each([
    ['1', true],
    ['0', false],
    ['Yes', true],
    ['NO', false],
    ['oui', true],
    ['Non', false],
    ['Y', true],
    ['n', false],
  ])('“%s” is %s where yes or no is asked', (text, value) => expect(readCell('ssa', yesNo, text)).toEqual({ value }))

  it.each(['2', 'maybe', '10', '-'])('“%s” is neither yes nor no', (text) =>
    expect(readCell('ssa', yesNo, text)).toEqual({ why: 'invalid:ssa', invalid: true }),
  )

  it.each(['<abc', '<', '>', '1:80', '12,5', '+-3', '1e'])('“%s” is no number', (text) =>
    expect(readCell('rf_f', rf_f, text)).toEqual({ why: 'invalid:rf_f', invalid: true }),
  )

  it('below a limit is half of it at follow-up, and cannot be used at baseline', () => {
    expect(readCell('rf_f', rf_f, '<10')).toMatchObject({ value: { n: 10, d: 2 }, flag: 'half_limit:rf_f' })
    expect(readCell('rf_f', rf_f, '<= 10')).toMatchObject({ flag: 'half_limit:rf_f' })
    expect(readCell('rf_b', rf_b, '<10')).toEqual({ why: 'censored_baseline' })
    expect(readCell('rf_b', rf_b, '>10')).toEqual({ why: 'censored_baseline' })
  })

  it('above a limit, or where half of a limit means nothing, is there and cannot be used', () => {
    expect(readCell('rf_f', rf_f, '>1280')).toEqual({ why: 'censored:rf_f' })
    expect(readCell('schirmer_r_f', schirmer_r_f, '<5')).toEqual({ why: 'censored:schirmer_r_f' })
  })

  it('that holds a level has no limits', () =>
    expect(readCell('cns', essdai.items.cns, '<3')).toEqual({ why: 'invalid:cns', invalid: true }))
})

describe('a record', () => {
  it('is scored in all that a value below the limit does not touch', () => {
    const score = scoreCells(star, { clinessdai_b: '12', clinessdai_f: '9', rf_b: '<10', rf_f: '5' })
    expect(exactResults(score)).toMatchObject({ systemic: '1', biological: 'NA censored_baseline' })
    expect(score.reasons).toContain('censored_baseline')
    expect(score.reasons.some((reason) => reason.startsWith('missing:rf'))).toBe(false)
  })

  it('with a value that is not allowed has no flag of the others', () => {
    const score = scoreCells(star, { rf_b: '80', rf_f: '<10', clinessdai_b: '-1' })
    expect([score.reasons, score.flags, score.parts]).toEqual([['invalid:clinessdai_b'], [], []])
  })

  it('lists invalid values in the order of the items, whatever the order of the columns', () =>
    expect(scoreCells(omeractSgus, { sl: '9', sr: '1', pl: 'x', pr: '0' }).reasons).toEqual(['invalid:pl', 'invalid:sl']))

  it('lists reasons once, inputs first and in their order, then the rest as they came', () => {
    const item = { kind: 'number', label: { en: 'A', fr: 'A' }, unit: '{score}' } as const
    const result = { kind: 'number', label: { en: 'R', fr: 'R' } } as const
    const shuffled = instrument({
      id: 'shuffled',
      version: '1',
      short: 'Shuffled',
      title: { en: 'Shuffled', fr: 'Mélangé' },
      section: 'activity',
      measures: { en: 'Nothing', fr: 'Rien' },
      items: { a: item, b: item, c: item },
      results: { first: result, second: result, side: { ...result, optional: true } },
      main: 'first',
      rule: { en: 'None', fr: 'Aucune' },
      missingRule: { en: 'None', fr: 'Aucune' },
      mark: 'convention',
      citations: [{ title: 'Made up for a test', where: 'here' }],
      examples: [],
      compute: () => ({
        values: {
          first: missing('zero_baseline', 'missing:c', 'missing:a'),
          second: missing('missing:b', 'one_eye', 'missing:c'),
          side: missing('undetermined'),
        },
      }),
    })
    const score = scoreCells(shuffled, { a: '' })
    expect(score.reasons).toEqual(['missing:a', 'missing:b', 'missing:c', 'zero_baseline', 'one_eye'])
    expect(exactResults(score).first).toBe('NA zero_baseline;missing:c;missing:a')
  })
})
