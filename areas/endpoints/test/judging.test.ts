import { describe, expect, it } from 'vitest'
import { type Composite, cress, instrumentOf, ssri, star } from '../src/index.ts'
import { type Cells, exactResults, scoreCells } from './score-cells.ts'

const eyes = (measure: string, rb: string, lb: string, rf: string, lf: string): Cells => ({
  [`${measure}_r_b`]: rb,
  [`${measure}_l_b`]: lb,
  [`${measure}_r_f`]: rf,
  [`${measure}_l_f`]: lf,
})

/** A composite of one domain with one test, on a plain number. */
const single = (metWhen: Composite['domains'][number]['tests'][number]['metWhen']): Composite => ({
  id: 'made_up',
  version: '1',
  short: 'Made up',
  title: { en: 'Made up', fr: 'Inventé' },
  describes: { en: 'Nothing', fr: 'Rien' },
  measures: { thing: { label: { en: 'Thing', fr: 'Chose' }, unit: '{score}', worse: 'higher' } },
  domains: [
    {
      id: 'only',
      label: { en: 'Only', fr: 'Seul' },
      rule: { en: 'As written', fr: 'Tel quel' },
      points: 1,
      judge: 'separately',
      gaps: 'undecided',
      tests: [{ id: 'thing', label: { en: 'Thing', fr: 'Chose' }, measure: 'thing', metWhen }],
    },
  ],
  responder: { atLeast: 1, whenMissing: 'bounds' },
  rule: { en: 'One of one', fr: 'Un sur un' },
  missingRule: { en: 'Bounds', fr: 'Bornes' },
  mark: 'convention',
  citations: [{ title: 'Made up for a test', where: 'here' }],
})

const answer = (metWhen: Parameters<typeof single>[0], base: string, follow: string): string | undefined =>
  exactResults(scoreCells(instrumentOf(single(metWhen)), { thing_b: base, thing_f: follow })).only

describe('one eye', () => {
  const chosen = { eye_policy: 'available', opt_lachrymal: 'schirmer' }

  it.each([
    ['missing at baseline', eyes('schirmer', '', '4', '9', '9')],
    ['missing at follow-up', eyes('schirmer', '4', '4', '9', '')],
    ['missing at both', eyes('schirmer', '', '4', '9', '')],
  ])('%s: the other is used and said', (_, cells) => {
    const score = scoreCells(star, cells, chosen)
    expect([exactResults(score).lachrymal, score.flags]).toEqual(['1', ['one_eye_used']])
    const strict = scoreCells(star, cells, { ...chosen, eye_policy: 'both' })
    expect([exactResults(strict).lachrymal, strict.flags]).toEqual(['NA one_eye', []])
  })

  it('is said of a domain that is not met, and not when both eyes are there', () => {
    const worse = scoreCells(star, eyes('schirmer', '', '4', '4', '4'), chosen)
    expect([exactResults(worse).lachrymal, worse.flags]).toEqual(['0', ['one_eye_used']])
    expect(scoreCells(star, eyes('schirmer', '4', '4', '9', '9'), chosen).flags).toEqual([])
  })

  it('is said once, whichever of two domains used it, and of no domain that did not', () => {
    const both = { ...eyes('schirmer', '', '4', '9', '9'), ...eyes('oss', '5', '', '2', '2') }
    expect(scoreCells(star, both, { eye_policy: 'available' }).flags).toEqual(['one_eye_used'])
    expect(
      scoreCells(star, { ...both, ...eyes('schirmer', '', '', '', '') }, { eye_policy: 'available', opt_lachrymal: 'schirmer' }).flags,
    ).toEqual([])
  })
})

describe('tests judged together', () => {
  const tears = (schirmer: Cells, oss: Cells): string | undefined => exactResults(scoreCells(cress, { ...schirmer, ...oss })).tear

  it('an abnormal one that improves is enough, though the other does not', () =>
    expect(tears(eyes('schirmer', '2', '2', '9', '9'), eyes('oss', '6', '6', '6', '6'))).toBe('1'))

  it('one that stays normal does not rescue an abnormal one, and the other way round', () => {
    expect(tears(eyes('schirmer', '9', '9', '9', '9'), eyes('oss', '6', '6', '6', '6'))).toBe('0')
    expect(tears(eyes('schirmer', '2', '2', '3', '3'), eyes('oss', '1', '1', '1', '1'))).toBe('0')
  })

  it('all normal: none may become abnormal', () => {
    expect(tears(eyes('schirmer', '9', '9', '9', '9'), eyes('oss', '1', '1', '1', '1'))).toBe('1')
    expect(tears(eyes('schirmer', '9', '9', '9', '9'), eyes('oss', '1', '1', '3', '3'))).toBe('0')
  })

  it('one that cannot be used leaves the other to decide', () =>
    expect(tears(eyes('schirmer', '2', '2', '9', ''), eyes('oss', '6', '6', '4', '4'))).toBe('1'))
})

describe('conditions as data', () => {
  it.each([
    ['<', '4', '1'],
    ['<', '5', '0'],
    ['<=', '5', '1'],
    ['<=', '6', '0'],
    ['>', '6', '1'],
    ['>', '5', '0'],
    ['>=', '5', '1'],
    ['>=', '4', '0'],
  ] as const)('a state %s 5 with %s is %s', (is, follow, met) => {
    expect(answer({ kind: 'state', at: 'follow-up', is, than: '5' }, '9', follow)).toBe(met)
    expect(answer({ kind: 'state', at: 'baseline', is, than: '5' }, follow, '9')).toBe(met)
  })

  it.each([
    ['fall', '10', '7', '1'],
    ['fall', '10', '8', '0'],
    ['rise', '7', '10', '1'],
    ['rise', '7', '9', '0'],
  ] as const)('a %s of 3 from %s to %s is %s', (to, base, follow, met) =>
    expect(answer({ kind: 'change', to, by: '3' }, base, follow)).toBe(met),
  )

  it('a rise from zero has no percentage, unless another condition is met or the rule says that any rise counts', () => {
    const percent = { kind: 'percent', to: 'rise', by: '25' } as const
    expect(answer(percent, '0', '1')).toBe('NA zero_baseline')
    expect(answer(percent, '0', '0')).toBe('0')
    expect(answer({ ...percent, fromZero: 'any-rise' }, '0', '1')).toBe('1')
    const either = { kind: 'any', of: [percent, { kind: 'change', to: 'rise', by: '2' }] } as const
    expect(answer(either, '0', '1')).toBe('NA zero_baseline')
    expect(answer(either, '0', '2')).toBe('1')
    expect(answer(either, '4', '4')).toBe('0')
  })

  it('says what is missing of one test, and that nothing was done of several', () => {
    expect(exactResults(scoreCells(star, { uwsf_b: '0.2' })).salivary).toBe('NA missing:uwsf_f')
    expect(exactResults(scoreCells(star, { clinessdai_b: '9' })).salivary).toBe('NA not_collected')
    expect(exactResults(scoreCells(star, {}, { opt_salivary: 'uwsf' })).salivary).toBe('NA missing:uwsf_b;missing:uwsf_f')
    expect(exactResults(scoreCells(star, { rf_b: '80', igg_b: '20', igg_f: '19' })).biological).toBe('NA missing:rf_f')
    expect(exactResults(scoreCells(ssri, { uwsf_b: '0', uwsf_f: '0.05' })).uwsf).toBe('NA zero_baseline')
  })
})

describe('whole numbers', () => {
  it.each([
    ['12', []],
    ['12.0', []],
    ['12.5', ['invalid:clinessdai_b']],
    ['1.25e1', ['invalid:clinessdai_b']],
  ])('a ClinESSDAI of %s', (text, reasons) =>
    expect(scoreCells(star, { clinessdai_b: text, clinessdai_f: '3' }).reasons.filter((reason) => reason.startsWith('invalid'))).toEqual(
      reasons,
    ),
  )
})
