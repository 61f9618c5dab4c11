import { asExactText } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { nei, osdi, oss, ossPatient, oxford, schirmer, score, tbut, vanBijsterveld, vbsToOss } from '../src/index.ts'
import { scoreText } from './score-text.ts'

const yes = '1'
const no = '0'

describe('Schirmer', () => {
  it.for([
    // right, left, ACR/EULAR and AECG any <= 5, STAR mean < 5, CRESS mean <= 5, Copenhagen any <= 10
    ['4.9', '4.9', yes, yes, yes, yes],
    ['5', '5', yes, no, yes, yes],
    ['5.1', '5.1', no, no, no, yes],
    ['4', '6', yes, no, yes, yes],
    ['4', '5', yes, yes, yes, yes],
    ['5', '6', yes, no, no, yes],
    ['10', '35', no, no, no, yes],
    ['10.1', '11', no, no, no, no],
    ['0', '35', yes, no, no, yes],
  ])('%s and %s mm', ([right = '', left = '', any, star, cress, copenhagen]) => {
    const result = scoreText(schirmer, { schirmer_r: right, schirmer_l: left })
    expect(result).toMatchObject({ acr_eular: any, aecg: any, star, cress, copenhagen, reason: '' })
  })

  it('decides “any eye” with one eye only when that eye is abnormal', () => {
    expect(scoreText(schirmer, { schirmer_r: '', schirmer_l: '5' })).toMatchObject({
      acr_eular: yes,
      star: 'NA',
      reason: 'missing:schirmer_r;one_eye',
    })
    expect(scoreText(schirmer, { schirmer_r: '6', schirmer_l: '' })).toMatchObject({ acr_eular: 'NA', copenhagen: yes, worst: 'NA' })
  })

  it('takes the one eye as mean only when told, and says so', () => {
    const one = scoreText(schirmer, { schirmer_r: '4', schirmer_l: '' }, { eye_policy: 'available' })
    expect(one).toMatchObject({ mean: '4', star: yes, worst: 'NA', flag: 'one_eye_used' })
  })

  it('is no Schirmer I with anaesthetic or after another time', () => {
    const eyes = { schirmer_r: '3', schirmer_l: '3' }
    expect(scoreText(schirmer, { ...eyes, anaesthesia: '1' })).toMatchObject({
      acr_eular: 'NA',
      star: 'NA',
      mean: 'NA',
      reason: 'with_anaesthesia',
    })
    expect(scoreText(schirmer, { ...eyes, anaesthesia: '0', duration: '5.0' })).toMatchObject({ acr_eular: yes, reason: '' })
    for (const duration of ['4.9', '5.1', '10'])
      expect(scoreText(schirmer, { ...eyes, duration })).toMatchObject({ acr_eular: 'NA', reason: 'invalid:duration' })
  })

  it('refuses more than the strip', () => {
    expect(scoreText(schirmer, { schirmer_r: '35.1', schirmer_l: '3' })).toMatchObject({ acr_eular: 'NA', reason: 'invalid:schirmer_r' })
  })
})

describe('tear break-up time', () => {
  const eye = (side: 'r' | 'l', ...readings: readonly string[]) =>
    Object.fromEntries(readings.map((reading, at) => [`${side}_${at + 1}`, reading]))

  it('is the mean of the readings', () => {
    expect(scoreText(tbut, { ...eye('r', '8', '9', '10'), tbut_l: '12' })).toMatchObject({
      right: '9',
      left: '12',
      worst: '9',
      mean: '10.5',
      abnormal: yes,
    })
    expect(scoreText(tbut, eye('r', '9.9', '10.0', '10.1'))).toMatchObject({ right: '10', abnormal_r: yes })
  })

  it.for([
    ['at_most', '9.9', yes],
    ['at_most', '10', yes],
    ['at_most', '10.1', no],
    ['below', '9.9', yes],
    ['below', '10', no],
  ])('%s 10 s: %s is %s', ([comparison = '', value = '', abnormal]) => {
    expect(scoreText(tbut, { tbut_r: value, tbut_l: '20' }, { comparison })).toMatchObject({ abnormal_r: abnormal, abnormal })
  })

  it('needs two readings, or as many as told', () => {
    expect(scoreText(tbut, { r_1: '8', r_3: '9', l_1: '3' })).toMatchObject({
      right: '8.5',
      left: 'NA',
      abnormal: yes,
      reason: 'too_few_readings_l;one_eye',
    })
    expect(scoreText(tbut, { r_1: '8', r_3: '9', l_1: '3' }, { readings: '1' })).toMatchObject({ left: '3', worst: '3' })
    expect(scoreText(tbut, { r_1: '8', tbut_r: '7', tbut_l: '20' })).toMatchObject({ right: '7' })
    expect(scoreText(tbut, {}).reason).toBe('missing:tbut_r;missing:tbut_l')
  })
})

describe('ocular staining score', () => {
  const clean = { confluent: '0', pupil: '0', filaments: '0', nasal_dots: '0', temporal_dots: '0' }

  it.for([
    ['0', '0'],
    ['1', '1'],
    ['5', '1'],
    ['6', '2'],
    ['30', '2'],
    ['31', '3'],
  ])('%s corneal dots are grade %s', ([dots = '', grade]) => {
    expect(scoreText(oss, { ...clean, cornea_dots: dots })).toMatchObject({ cornea: grade, total: grade })
    expect(scoreText(oss, { ...clean, cornea_dots: dots, cornea_grade: grade ?? '' })).toMatchObject({ cornea: grade, reason: '' })
  })

  it.for([
    ['9', '0'],
    ['10', '1'],
    ['32', '1'],
    ['33', '2'],
    ['100', '2'],
    ['101', '3'],
  ])('%s conjunctival dots are grade %s', ([dots = '', grade]) => {
    expect(scoreText(oss, { ...clean, cornea_dots: '0', nasal_dots: dots, temporal_dots: dots })).toMatchObject({
      nasal: grade,
      temporal: grade,
    })
  })

  it('names every contradiction at once', () => {
    const eye = { ...clean, confluent: '1', cornea_dots: '0', nasal_dots: '9', nasal_grade: '1', temporal_dots: '101', temporal_grade: '0' }
    expect(scoreText(oss, eye).reason).toBe('invalid:nasal;invalid:temporal;invalid:extra_without_staining')
  })

  it('shows what each zone adds, as far as it is known', () => {
    const { parts } = score(oss, { cornea_dots: 12, confluent: false, pupil: true, filaments: false, nasal_grade: 1 })
    expect(parts.map(({ id, of, got }) => [id, of, got === undefined ? undefined : asExactText(got)])).toEqual([
      ['cornea', 6, '3'],
      ['nasal', 3, '1'],
      ['temporal', 3, undefined],
    ])
  })

  it('of both eyes: every rule at its cut-off', () => {
    const eyes = (right: string, left: string) => scoreText(ossPatient, { oss_r: right, oss_l: left })
    expect(eyes('3', '3')).toMatchObject({ any3: yes, any5: no, star_abnormal: yes, worst: '3', mean: '3' })
    expect(eyes('3', '2')).toMatchObject({ any3: yes, star_abnormal: no, mean: '2.5' })
    expect(eyes('2', '2')).toMatchObject({ any3: no, any5: no, star_abnormal: no })
    expect(eyes('5', '0')).toMatchObject({ any5: yes, star_abnormal: no, worst: '5' })
    expect(eyes('4', '4')).toMatchObject({ any5: no, star_abnormal: yes })
    expect(eyes('', '5')).toMatchObject({ any5: yes, mean: 'NA', worst: 'NA', reason: 'missing:oss_r;one_eye' })
    expect(eyes('', '4')).toMatchObject({ any5: 'NA', any3: yes })
  })
})

describe('staining by zones', () => {
  const zones = (side: string, grades: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(grades).map(([zone, grade]) => [`${side}_${zone}`, grade]))

  it('van Bijsterveld is abnormal from 4 in any eye', () => {
    const four = zones('r', { nasal: '1', cornea: '2', temporal: '1' })
    const three = zones('l', { nasal: '1', cornea: '1', temporal: '1' })
    expect(scoreText(vanBijsterveld, { ...four, ...three })).toMatchObject({ right: '4', left: '3', abnormal: yes, worst: '4' })
    expect(scoreText(vanBijsterveld, { vb_r: '3', ...three })).toMatchObject({ abnormal: no })
    expect(scoreText(vanBijsterveld, three)).toMatchObject({ abnormal: 'NA', reason: 'missing:vb_r;one_eye' })
    expect(scoreText(vanBijsterveld, four)).toMatchObject({ abnormal: yes, left: 'NA' })
  })

  it('takes a recorded total for missing zones when it can be true', () => {
    const two = zones('r', { nasal: '1', cornea: '2' })
    expect(scoreText(vanBijsterveld, { ...two, vb_l: '0' })).toMatchObject({ right: 'NA', reason: 'missing:r_temporal;one_eye' })
    for (const [total, reason] of [
      ['2', 'invalid:vb_r'],
      ['3', ''],
      ['6', ''],
      ['7', 'invalid:vb_r'],
    ] as const)
      expect(scoreText(vanBijsterveld, { ...two, vb_r: total, vb_l: '0' }).reason).toBe(reason)
  })

  it('converts van Bijsterveld to OSS one way, up to 7', () => {
    const converted = Array.from({ length: 10 }, (_, vbs) => scoreText(vbsToOss, { vbs: String(vbs) }).oss)
    expect(converted).toEqual(['0', '1', '2', '3', '5', '6', '7', '7', '7', '7'])
    expect(scoreText(vbsToOss, { vbs: '6' }).flag).toBe('')
    expect(scoreText(vbsToOss, { vbs: '7' }).flag).toBe('capped')
  })

  it('Oxford sums 0 to 15', () => {
    expect(scoreText(oxford, { ...zones('r', { cornea: '2', nasal: '3', temporal: '2' }), oxford_l: '15' })).toMatchObject({
      right: '7',
      worst: '15',
      mean: '11',
    })
    expect(scoreText(oxford, { r_cornea: '6' }).reason).toBe('invalid:r_cornea')
  })

  it('NEI keeps cornea and conjunctiva apart', () => {
    const cornea = zones('r', { central: '1', superior: '1', inferior: '2', nasal: '1', temporal: '0' })
    const most = zones('l', { cn1: '3', cn2: '3', cn3: '3', ct1: '3', ct2: '3', ct3: '3' })
    const result = scoreText(nei, { ...cornea, ...most, cornea_l: '15', conjunctiva_r: '0' })
    expect(result).toMatchObject({ cornea_right: '5', cornea_worst: '15', conjunctiva_left: '18', conjunctiva_mean: '9', reason: '' })
    expect(scoreText(nei, { cornea_r: '16', cornea_l: '0' }).reason).toBe('invalid:cornea_r')
  })
})

describe('one eye as the mean of both', () => {
  it.for([
    ['tear break-up time', tbut, { tbut_r: '9' }, { tbut_l: '11' }],
    ['OSS', ossPatient, { oss_r: '4' }, { oss_l: '6' }],
    ['van Bijsterveld', vanBijsterveld, { vb_r: '4' }, { vb_l: '6' }],
    ['Oxford', oxford, { oxford_r: '4' }, { oxford_l: '6' }],
  ] as const)('%s says so, and only then', ([, entry, right, left]) => {
    const value = Object.values(right)[0]
    expect(scoreText(entry, right)).toMatchObject({ mean: 'NA', flag: '' })
    expect(scoreText(entry, right, { eye_policy: 'available' })).toMatchObject({ mean: value, worst: 'NA', flag: 'one_eye_used' })
    expect(scoreText(entry, { ...right, ...left }, { eye_policy: 'available' }).flag).toBe('')
    expect(scoreText(entry, {}, { eye_policy: 'available' })).toMatchObject({ mean: 'NA', flag: '' })
  })

  it('NEI says so for either surface', () => {
    const policy = { eye_policy: 'available' }
    expect(scoreText(nei, { cornea_r: '4' }, policy)).toMatchObject({ cornea_mean: '4', flag: 'one_eye_used' })
    expect(scoreText(nei, { cornea_r: '4', cornea_l: '4', conjunctiva_l: '2' }, policy)).toMatchObject({
      conjunctiva_mean: '2',
      flag: 'one_eye_used',
    })
    expect(scoreText(nei, { cornea_r: '4', cornea_l: '4' }, policy).flag).toBe('')
    expect(scoreText(nei, { r_central: '3', cornea_r: '2', l_cn1: '3', conjunctiva_l: '1' }).reason).toBe(
      'invalid:cornea_r;invalid:conjunctiva_l',
    )
    expect(scoreText(nei, { l_cn1: '3', conjunctiva_l: '1' }).reason).toBe('invalid:conjunctiva_l')
  })
})

describe('OSDI', () => {
  const answers = (...values: readonly number[]) => Object.fromEntries(values.map((value, at) => [`q${at + 1}`, String(value)]))

  it('is 25 times the mean answer', () => {
    expect(scoreText(osdi, answers(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2))).toMatchObject({ osdi: '50', band: 'severe' })
    expect(scoreText(osdi, answers(2, 2, 1, 1, 1, 1, 1, 1, 1, 1))).toMatchObject({ osdi: '30', band: 'moderate', n_answered: '10' })
    expect(scoreText(osdi, answers(4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4)).osdi).toBe('100')
  })

  it.for([
    // sum of twelve answers; 25 * sum / 12 against 13, 23 and 33
    [6, 'normal'], // 12.5
    [7, 'mild'], // 14.58
    [11, 'mild'], // 22.92
    [12, 'moderate'], // 25
    [15, 'moderate'], // 31.25
    [16, 'severe'], // 33.33
  ] as const)('a sum of %i is %s', ([sum, band]) => {
    const values = Array.from({ length: 12 }, (_, at) => Math.min(4, Math.max(0, sum - at * 4)))
    expect(scoreText(osdi, answers(...values)).band).toBe(band)
  })

  it('needs seven answers', () => {
    expect(scoreText(osdi, answers(1, 1, 1, 1, 1, 1))).toMatchObject({ osdi: 'NA', reason: 'items_missing', n_answered: '6' })
    expect(scoreText(osdi, answers(1, 1, 1, 1, 1, 1, 1))).toMatchObject({ osdi: '25', reason: '' })
  })
})
