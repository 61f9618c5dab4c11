import { asExactText } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { score, tableScorer, uwsf, xerostomiaInventory } from '../src/index.ts'
import { scoreText } from './score-text.ts'

describe('whole saliva flow', () => {
  it.for([
    ['1.4', '15', '0.093333', '1'],
    ['1.5', '15', '0.1', '1'],
    ['1.51', '15', '0.100667', '0'],
    ['0.5', '5', '0.1', '1'],
    ['0.6', '5', '0.12', '0'],
    ['0', '15', '0', '1'],
  ])('%s mL in %s min', ([volume = '', minutes = '', flow, low]) => {
    expect(scoreText(uwsf, { volume, minutes })).toMatchObject({ uwsf: flow, acr_eular: low, aecg: low, reason: '', flag: '' })
  })

  it('uses a recorded flow when there is nothing better, and says when it differs', () => {
    expect(scoreText(uwsf, { flow: '0.1' })).toMatchObject({ uwsf: '0.1', acr_eular: '1', flag: '' })
    expect(scoreText(uwsf, { volume: '1.4', minutes: '15', flow: '0.09' })).toMatchObject({ uwsf: '0.093333', flag: 'flow_differs' })
    expect(scoreText(uwsf, { volume: '1.4', flow: '0.09' })).toMatchObject({ uwsf: '0.09', flag: '' })
    expect(scoreText(uwsf, { volume: '1.4' })).toMatchObject({ uwsf: 'NA', reason: 'missing:minutes' })
    expect(scoreText(uwsf, {})).toMatchObject({ uwsf: 'NA', swsf: 'NA', reason: 'missing:flow' })
  })

  it('converts the units that files hold and guesses none', () => {
    const scorer = tableScorer(uwsf as never, { columns: ['flow'], units: { flow: 'mL/(15.min)' } })
    if (!scorer.ok) throw new Error('the unit is one of those accepted')
    expect(scorer.value.score(() => '1.5').results).toMatchObject({ acr_eular: true })
    expect(scorer.value.score(() => '1.6').results).toMatchObject({ acr_eular: false })
    expect(tableScorer(uwsf as never, { columns: ['flow'], units: { flow: 'mL' } }).ok).toBe(false)
    expect(score(uwsf, { flow: { value: '0.5', unit: 'mL/(5.min)' } }).results.acr_eular).toBe(true)
  })

  it.for([
    ['0.09', '1', '0'],
    ['0.1', '1', '1'],
    ['0.7', '1', '1'],
    ['0.71', '0', '1'],
  ])('a stimulated flow of %s', ([stimulated_flow = '', low, stratum]) => {
    expect(scoreText(uwsf, { flow: '0.2', stimulated_flow })).toMatchObject({ swsf_low: low, swsf_stratum: stratum, reason: '' })
  })

  it('refuses a negative volume and no time, and notes an odd time', () => {
    expect(scoreText(uwsf, { volume: '-1', minutes: '0' }).reason).toBe('invalid:volume;invalid:minutes')
    expect(scoreText(uwsf, { volume: '1', minutes: '4.9' }).flag).toBe('unusual_duration')
    expect(scoreText(uwsf, { volume: '1', minutes: '15.1' }).flag).toBe('unusual_duration')
    expect(scoreText(uwsf, { volume: '1', minutes: '5' }).flag).toBe('')
  })
})

describe('xerostomia inventory', () => {
  const answers = (...values: readonly number[]) => Object.fromEntries(values.map((value, at) => [`q${at + 1}`, String(value)]))
  const threes = answers(...Array.from({ length: 11 }, () => 3))

  it('sums eleven answers', () => {
    expect(scoreText(xerostomiaInventory, threes)).toMatchObject({ total: '33', change: 'NA', reason: '' })
    expect(scoreText(xerostomiaInventory, { ...threes, q4: '' })).toMatchObject({ total: 'NA', reason: 'missing:q4' })
    expect(scoreText(xerostomiaInventory, { ...threes, q4: '0' })).toMatchObject({ total: 'NA', reason: 'invalid:q4' })
  })

  it('shows what each answer adds', () => {
    const { parts } = score(xerostomiaInventory, { q1: 5, q3: 1 })
    expect(parts.map(({ of }) => of)).toEqual(Array.from({ length: 11 }, () => 5))
    expect(parts.flatMap(({ id, got }) => (got === undefined ? [] : [`${id} ${asExactText(got)}`]))).toEqual(['q1 5', 'q3 1'])
  })

  it.for([
    ['40', '34', '1', '0'],
    ['39', '34', '0', '0'],
    ['28', '34', '0', '1'],
    ['29', '34', '0', '0'],
  ])('%s to %s', ([baseline_total = '', total, improved, worsened]) => {
    expect(scoreText(xerostomiaInventory, { ...threes, q1: '4', baseline_total })).toMatchObject({ total, improved, worsened })
  })
})
