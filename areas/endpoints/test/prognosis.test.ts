import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baimpa2009, charlson, fragkioudaki2016, resultText } from '../src/index.ts'
import { type Cells, resultsOf, scoreCells } from './score-cells.ts'

const conditions = Object.keys(charlson.items).filter((id) => id !== 'age')
const healthy: Cells = Object.fromEntries(conditions.map((id) => [id, '0']))
const index = (cells: Cells, options: Cells = {}) =>
  resultText(resultsOf(scoreCells(charlson, { ...healthy, ...cells }, options)).total ?? '')
const ill = (...ids: readonly string[]): Cells => Object.fromEntries(ids.map((id) => [id, '1']))

describe('Charlson', () => {
  const quan = { weighting: 'quan2011' }

  it.for([
    [['heart_failure', 'lymphoma'], '3', '4'],
    [['mild_liver', 'severe_liver'], '3', '4'],
    [['diabetes', 'diabetes_complicated'], '2', '1'],
    [['tumour', 'metastasis'], '6', '6'],
    [['lymphoma', 'leukaemia'], '4', '2'],
    [['lymphoma', 'metastasis'], '8', '6'],
    [['myocardial_infarction', 'peripheral_vascular', 'cerebrovascular', 'ulcer', 'diabetes'], '5', '0'],
    [['aids', 'hemiplegia', 'kidney'], '10', '7'],
    [['dementia', 'chronic_lung', 'mild_liver'], '3', '5'],
    [['connective_tissue'], '0', '0'],
  ] as const)('%j weighs %s in 1987 and %s in 2011', ([ids, old, recent]) =>
    expect([index(ill(...ids)), index(ill(...ids), quan)]).toEqual([old, recent]),
  )

  it('counts the index disease only on request, and need not know it otherwise', () => {
    expect(index(ill('connective_tissue'), { count_index_disease: 'yes' })).toBe('1')
    expect(index({ connective_tissue: '' })).toBe('0')
    expect(index({ connective_tissue: '' }, { count_index_disease: 'yes' })).toBe('NA')
  })

  it.for([
    ['49.99', '0'],
    ['50', '1'],
    ['59.9', '1'],
    ['60', '2'],
    ['80', '4'],
  ] as const)('adds to age %s %s points', ([age, points]) => expect(index({ age }, { age_points: 'decades' })).toBe(points))

  it('need not know a mild form beside the severe one, nor what weighs nothing', () => {
    expect(index({ ...ill('severe_liver'), mild_liver: '' })).toBe('3')
    expect(index({ ulcer: '' }, quan)).toBe('0')
    expect(index({ ulcer: '' })).toBe('NA')
    expect(index({}, { age_points: 'decades' })).toBe('NA')
  })

  it('has bounds that all completions of one unknown condition meet', () =>
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(conditions.map((id) => [id, fc.constantFrom('0', '1')]))),
        fc.constantFrom(...conditions),
        fc.constantFrom('charlson1987', 'quan2011'),
        (cells, unknown, weighting) => {
          const options = { weighting, count_index_disease: 'yes' }
          const bounds = resultsOf(scoreCells(charlson, { ...cells, [unknown]: '' }, options))
          const ends = ['0', '1'].map((value) => index({ ...cells, [unknown]: value }, options))
          expect([bounds.total_min, bounds.total_max].map((value) => resultText(value ?? ''))).toEqual(ends)
        },
      ),
    ))
})

describe('Fragkioudaki', () => {
  const factors = Object.keys(fragkioudaki2016.items).slice(0, 7)
  const band = (cells: Cells, options: Cells = {}) => resultText(resultsOf(scoreCells(fragkioudaki2016, cells, options)).band ?? '')
  const met = (count: number): Cells => Object.fromEntries(factors.map((id, at) => [id, at < count ? '1' : '0']))

  it.for([
    [2, '0-2'],
    [3, '3-6'],
    [6, '3-6'],
    [7, '7'],
  ] as const)('%s predictors are in band %s', ([count, wanted]) => expect(band(met(count))).toBe(wanted))

  it('works out anti-Ro or anti-La from the two', () => {
    const two = { ...met(2), anti_ro_or_la: '' }
    expect([band({ ...two, ssa: '0', ssb: '1' }), band({ ...two, ssa: '0', ssb: '0' }), band({ ...two, ssa: '0' })]).toEqual([
      '3-6',
      '0-2',
      'NA',
    ])
    expect(scoreCells(fragkioudaki2016, { ...met(2), ssb: '1' }).reasons).toEqual(['invalid:anti_ro_or_la'])
  })

  it('reads a measured C4 only when the study says so; exactly 0.1 g/L is not low', () => {
    const two = { ...met(2), low_c4: '' }
    expect([
      band({ ...two, c4: '0.09' }),
      band({ ...two, c4: '0.09' }, { c4_by: 'value' }),
      band({ ...two, c4: '0.1' }, { c4_by: 'value' }),
    ]).toEqual(['NA', '3-6', '0-2'])
    expect(scoreCells(fragkioudaki2016, two, { c4_by: 'value' }).reasons).toEqual(['missing:c4'])
  })
})

describe('Baimpa', () => {
  const none = { neutrophils: '3', cryoglobulins: '0', splenomegaly: '0', lymphadenopathy: '0', c4: '0.2' }
  const any = (cells: Cells, units = {}) => resultText(resultsOf(scoreCells(baimpa2009, { ...none, ...cells }, {}, units)).any ?? '')

  it('is strict at both limits, in any unit', () => {
    expect([any({ neutrophils: '1.5' }), any({ neutrophils: '1.499' })]).toEqual(['0', '1'])
    expect([any({ neutrophils: '1500' }, { neutrophils: '/uL' }), any({ neutrophils: '1499' }, { neutrophils: '/uL' })]).toEqual(['0', '1'])
    expect([any({ c4: '10' }, { c4: 'mg/dL' }), any({ c4: '9.9' }, { c4: 'mg/dL' })]).toEqual(['0', '1'])
  })

  it('needs all five for none, one for some', () => {
    expect(any({ cryoglobulins: '' })).toBe('NA')
    expect(any({ cryoglobulins: '', splenomegaly: '1' })).toBe('1')
  })
})
