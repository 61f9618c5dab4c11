import { asExactText, compareExact, exact, numberOfExact } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facitFatigue13, hads, isMissing, mfi20, profad, resultText, score, sf36V1Components, wpaiGh } from '../src/index.ts'
import { resultsOf, scoreCells } from './score-cells.ts'

const levels = (ids: readonly string[], value: string) => Object.fromEntries(ids.map((id) => [id, value]))
const itemIds = (items: object, pattern: RegExp) => Object.keys(items).filter((id) => pattern.test(id))
const textOf = (results: ReturnType<typeof resultsOf>, name: string) => resultText(results[name] ?? 'no such result')

describe('FACIT-Fatigue', () => {
  const ids = itemIds(facitFatigue13.items, /^(HI|An)/)

  it('needs seven of thirteen answers', () => {
    const answered = (count: number) => resultsOf(scoreCells(facitFatigue13, levels(ids.slice(0, count), '2')))
    expect(textOf(answered(7), 'total')).toBe('26')
    expect(textOf(answered(6), 'total')).toBe('NA')
  })

  it('scales exactly: eight answers with a sum of 17 are 221/8', () => {
    const cells = { ...levels(ids.slice(0, 6), '2'), An5: '2', An7: '3' }
    const { total } = resultsOf(scoreCells(facitFatigue13, { ...cells, An4: '2' }))
    expect(total !== undefined && typeof total === 'object' && !isMissing(total) && compareExact(total, exact(221, 8))).toBe(0)
  })

  it('is better when higher: a rise of 4 from the earlier visit counts, 3 not', () => {
    const mcii = (baseline_facit: string) => resultsOf(scoreCells(facitFatigue13, { ...levels(ids, '2'), baseline_facit })).mcii
    expect([mcii('22'), mcii('23')]).toEqual([true, false])
    expect(resultsOf(scoreCells(facitFatigue13, { ...levels(ids, '2'), baseline_facit: '23' }, { mcii: '3' })).mcii).toBe(true)
  })
})

describe('MFI-20', () => {
  const ids = itemIds(mfi20.items, /^q\d/)

  it('has every question in one scale: the total is the sum of the five', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 20, maxLength: 20 }), (answers) => {
        const results = resultsOf(scoreCells(mfi20, Object.fromEntries(ids.map((id, at) => [id, String(answers[at])]))))
        const [total, ...scales] = ['total', 'general', 'physical', 'activity', 'motivation', 'mental'].map((name) =>
          Number(textOf(results, name)),
        )
        expect(scales.reduce((sum, value) => sum + value, 0)).toBe(total)
      }),
    ))

  it('takes no answer 6', () => expect(scoreCells(mfi20, { ...levels(ids, '3'), q7: '6' }).reasons).toEqual(['invalid:q7']))
})

describe('HADS', () => {
  const [anxiety, depression] = [itemIds(hads.items, /^a/), itemIds(hads.items, /^d/)]
  const of = (points: string) =>
    resultsOf(scoreCells(hads, { ...Object.fromEntries(anxiety.map((id, at) => [id, points[at] ?? ''])), ...levels(depression, '0') }))

  it.for([
    ['1111111', '7', 'normal'],
    ['2111111', '8', 'borderline'],
    ['2221111', '10', 'borderline'],
    ['2222111', '11', 'case'],
    ['222111', '10.5', 'borderline'],
    ['222221', '12.833333', 'case'],
    ['22222', 'NA', 'NA'],
  ] as const)('anxiety answers %s give %s, %s', ([points, sum, band]) => {
    expect([textOf(of(points), 'anxiety'), textOf(of(points), 'anxiety_band')]).toEqual([sum, band])
  })
})

describe('WPAI', () => {
  const week = { q1_employed: true, q2_missed_health_h: { value: 4, unit: 'h' }, q4_worked_h: { value: 36, unit: 'h' } } as const

  it('is exact where doubles are not: 3 of 10 hours and an effect of 3 are 51 %', () => {
    const { overall_pct } = score(wpaiGh, {
      ...week,
      q2_missed_health_h: { value: 3, unit: 'h' },
      q4_worked_h: { value: 7, unit: 'h' },
      q5_work_0_10: 3,
    }).results
    expect(isMissing(overall_pct) ? 'NA' : asExactText(overall_pct)).toBe('51')
  })

  it('does not read a week of holidays as absence', () => {
    const { results } = score(wpaiGh, { ...week, q3_missed_other_h: { value: 100, unit: 'h' }, q5_work_0_10: 3, q6_activity_0_10: 5 })
    expect([results.absenteeism_pct, results.overall_pct].map((value) => resultText(value))).toEqual(['10', '37'])
  })

  it('takes no more hours than a week has', () =>
    expect(score(wpaiGh, { ...week, q4_worked_h: { value: 169, unit: 'h' } }).reasons).toEqual(['invalid:q4_worked_h']))

  it('says when it is not known whether there is work', () =>
    expect(score(wpaiGh, { q6_activity_0_10: 2 }).reasons).toEqual(['missing:q1_employed']))
})

describe('SF-36 components', () => {
  const scales = Object.keys(sf36V1Components.items)

  it('move by the printed weight times ten over the standard deviation for every point of a scale', () => {
    const pcs = (PF: number) => {
      const { results } = score(sf36V1Components, { PF, RP: 50, BP: 50, GH: 50, VT: 50, SF: 50, RE: 50, MH: 50 })
      return isMissing(results.pcs) ? Number.NaN : numberOfExact(results.pcs)
    }
    expect(pcs(60) - pcs(59)).toBeCloseTo((10 * 0.42402) / 22.8949, 10)
  })

  it('are missing with any scale, and name it', () =>
    expect(scoreCells(sf36V1Components, { ...levels(scales, '50'), VT: '' }).reasons).toEqual(['missing:VT']))

  it('take no scale above 100', () =>
    expect(scoreCells(sf36V1Components, { ...levels(scales, '50'), GH: '100.1' }).reasons).toEqual(['invalid:GH']))
})

describe('PROFAD-SSI', () => {
  const questions = itemIds(profad.items, /^q\d/)
  const { companion } = profad
  const sample = companion?.sample

  it('leaves vaginal dryness out only when the study says so', () => {
    const cells = { ...levels(questions, '2'), vaginal_not_applicable: '1' }
    const strict = scoreCells(profad, cells)
    expect([textOf(resultsOf(strict), 'ssi'), strict.reasons]).toEqual(['NA', ['not_applicable']])
    const three = scoreCells(profad, cells, { vaginal: 'leave_out' })
    expect([textOf(resultsOf(three), 'ssi'), three.flags]).toEqual(['6', ['ssi_of_three']])
  })

  it('weighs facets alike, however many questions they have', () => {
    const map = companion?.parse({
      version: 'made up',
      domains: {
        ...(typeof sample === 'object' && sample !== null && 'domains' in sample && typeof sample.domains === 'object'
          ? sample.domains
          : {}),
        somatic: [['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7'], ['q8']],
      },
    })
    if (map?.ok !== true) throw new Error('the map is not taken')
    const { somatic } = score(profad, { q1: 0, q2: 0, q3: 0, q4: 0, q5: 0, q6: 0, q7: 0, q8: 7 }, {}, map.value).results
    expect(resultText(somatic)).toBe('3.5')
  })

  it('tells everything that is wrong with a map', () => {
    const read = companion?.parse({ domains: { somatic: [['q1', 'q65'], []], mental: [['q1']], toes: [] } })
    const places = read?.ok === false ? read.issues.map(({ column }) => column) : []
    expect(places).toEqual([
      'version',
      'domains.toes',
      'domains.somatic[0][1]',
      'domains.somatic[1]',
      'domains.arthralgia',
      'domains.vascular',
      'domains.oral',
      'domains.ocular',
      'domains.cutaneous',
      'domains.vaginal',
      'domains',
    ])
  })
})
