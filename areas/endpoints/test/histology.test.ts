import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chisholmMason, focusScore, glandInfiltrate, tarpley } from '../src/index.ts'
import { scoreText } from './score-text.ts'

const fls = { fls: '1' }

describe('focus score', () => {
  it.for([
    ['2', '8.1', '0', '2'],
    ['2', '8.0', '1', '3'],
    ['2', '7.9', '1', '4'],
    ['0', '8.0', '0', '2'],
  ])('%s foci in %s mm²', ([n_foci_1 = '', area_1 = '', positive, cm_grade]) => {
    expect(scoreText(focusScore, { ...fls, n_foci_1, area_1 })).toMatchObject({ positive, cm_grade, reason: '' })
  })

  it('is adequate from 8 mm² and 4 glands', () => {
    const biopsy = (area_1: string, n_glands: string) => scoreText(focusScore, { ...fls, n_foci_1: '4', area_1, n_glands })
    expect(biopsy('7.99', '3')).toMatchObject({ adequate: '0', enough_glands: '0' })
    expect(biopsy('8', '4')).toMatchObject({ adequate: '1', enough_glands: '1', fs: '2' })
    expect(scoreText(focusScore, { ...fls, n_foci_1: '1', area_1: '4', n_foci_2: '1', area_2: '4' })).toMatchObject({
      adequate: '1',
      fs: '1',
    })
    expect(scoreText(focusScore, { ...fls, n_foci_1: '4', area_1: '9', n_glands: '5' }, { least_glands: '6' }).enough_glands).toBe('0')
  })

  it('has no score without the diagnosis, but is negative when that is certain', () => {
    expect(scoreText(focusScore, { fls: '0', n_foci_1: '5', area_1: '8' })).toMatchObject({
      fs: 'NA',
      positive: '0',
      cm_grade: 'NA',
      reason: 'no_fls',
    })
    expect(scoreText(focusScore, { n_foci_1: '1', area_1: '8' })).toMatchObject({ fs: 'NA', positive: '0', reason: 'missing:fls' })
    expect(scoreText(focusScore, { n_foci_1: '2', area_1: '8' })).toMatchObject({ fs: 'NA', positive: 'NA', reason: 'missing:fls' })
    expect(scoreText(focusScore, { n_foci_1: '0', area_1: '8', confluent: '1' })).toMatchObject({ positive: 'NA' })
  })

  it('takes confluent foci as 12, even without counts', () => {
    expect(scoreText(focusScore, { ...fls, confluent: '1', area_1: '9' })).toMatchObject({ fs: '12', positive: '1', cm_grade: '4' })
    expect(scoreText(focusScore, { ...fls, confluent: '1' })).toMatchObject({ fs: '12', adequate: 'NA', reason: 'missing:level_1' })
  })

  it('names each level that is not whole', () => {
    expect(scoreText(focusScore, { ...fls, n_foci_1: '1', n_foci_2: '1', area_2: '5', area_3: '4' })).toMatchObject({
      fs: 'NA',
      reason: 'missing:level_1;missing:level_3',
    })
    expect(scoreText(focusScore, { ...fls, n_foci_1: '4', area_1: '8', foci_area_total: '8.1' }).reason).toBe('invalid:foci_area_total')
  })

  it('says all that is missing, and takes foci that fill the gland', () => {
    expect(scoreText(focusScore, { n_foci_1: '4' })).toMatchObject({ fs: 'NA', positive: 'NA', reason: 'missing:fls;missing:level_1' })
    expect(scoreText(focusScore, { fls: '0', n_foci_1: '4' }).reason).toBe('no_fls;missing:level_1')
    expect(scoreText(focusScore, { ...fls, n_foci_1: '4', area_1: '8', foci_area_total: '8' }).percent_infiltrate).toBe('100')
  })

  it('pools levels: the area-weighted mean of their scores, never more than the greatest', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 200 })), { minLength: 1, maxLength: 3 }),
        (levels) => {
          const cells = Object.fromEntries(
            levels.flatMap(([foci, tenths], at) => [
              [`n_foci_${at + 1}`, String(foci)],
              [`area_${at + 1}`, `${Math.floor(tenths / 10)}.${tenths % 10}`],
            ]),
          )
          const area = levels.reduce((sum, [, tenths]) => sum + tenths / 10, 0)
          const weighted = levels.reduce((sum, [foci, tenths]) => sum + ((4 * foci) / (tenths / 10)) * (tenths / 10 / area), 0)
          expect(Math.abs(Number(scoreText(focusScore, { ...fls, ...cells }).fs) - weighted)).toBeLessThan(0.00001)
        },
      ),
    ))
})

describe('infiltrate, germinal centres, lesions', () => {
  it('is the area of foci over the area of the gland', () => {
    expect(scoreText(glandInfiltrate, { foci_area_total: '0.65', gland_area: '9.5', gc: '1', lel: '0' })).toMatchObject({
      percent_infiltrate: '6.842105',
      gc_present: '1',
      lel_present: '0',
      reason: '',
    })
    expect(scoreText(glandInfiltrate, { foci_area_total: '0', gland_area: '10', gc: '0', lel: '0' }).percent_infiltrate).toBe('0')
    expect(scoreText(glandInfiltrate, { foci_area_total: '1', gc: '0', lel: '0' })).toMatchObject({
      percent_infiltrate: 'NA',
      reason: 'missing:gland_area',
    })
    expect(scoreText(glandInfiltrate, { foci_area_total: '10', gland_area: '10', gc: '0', lel: '0' }).percent_infiltrate).toBe('100')
    expect(scoreText(glandInfiltrate, { foci_area_total: '11', gland_area: '10' }).reason).toBe('invalid:foci_area_total')
  })

  it('does not take “not looked for” for “no”', () => {
    expect(scoreText(glandInfiltrate, { foci_area_total: '1', gland_area: '10' })).toMatchObject({
      gc_present: 'NA',
      lel_present: 'NA',
      reason: 'missing:gc;missing:lel',
    })
    expect(scoreText(glandInfiltrate, { foci_area_total: '1', gland_area: '10', lel_count: '5' })).toMatchObject({
      lel_present: '1',
      lel_per_mm2: '0.5',
    })
    expect(scoreText(glandInfiltrate, { lel: '1', lel_count: '0' }).reason).toBe('invalid:lel')
    expect(scoreText(glandInfiltrate, { lel_count: '0' })).toMatchObject({ lel_present: '0' })
  })
})

describe('rated grades', () => {
  it('Chisholm-Mason 3 and 4 stand for a focus score of 1 or more', () => {
    const positive = [0, 1, 2, 3, 4].map((rated) => scoreText(chisholmMason, { rated: String(rated) }).positive)
    expect(positive).toEqual(['0', '0', '0', '1', '1'])
    expect(scoreText(chisholmMason, { rated: '5' }).reason).toBe('invalid:rated')
  })

  it('Tarpley is stored as rated', () => {
    for (const rated of ['2', '4']) expect(scoreText(tarpley, { rated }).grade).toBe(rated)
    expect(scoreText(tarpley, { rated: '' })).toMatchObject({ grade: 'NA', reason: 'missing:rated' })
    expect(scoreText(tarpley, { rated: '2.5' }).reason).toBe('invalid:rated')
  })
})
