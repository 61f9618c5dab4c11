import type { ObservationRow } from '@dacryon/data'
import { describe, expect, test } from 'vitest'
import { scoreSubjectOperation, scoreSummaryOperation, scoresOperation, scoreTableOperation } from '../src/index.ts'
import { pickObservation } from '../src/scoring/pick-observation.ts'
import { doorsOf, partsOf, type Row } from './made-up.ts'
import { run, textOf } from './run.ts'

const visits = ['Week 0', 'Week 24']
type Cells = Readonly<Record<string, string>>

const at = (subject: string, visit: string, cells: Cells, more: Partial<Row> = {}): readonly Row[] =>
  Object.entries(cells).map(([variable, cell]) => ({ subject, visit, variable, cell, ...more }))

/** One responder by symptoms, Schirmer and saliva; ClinESSDAI does not fall. */
const before: Cells = {
  'essdai.clin_total': '6',
  'pro.esspri_dryness': '8',
  'pro.esspri_fatigue': '7',
  'pro.esspri_pain': '6',
  'oc.schirmer_r': '2',
  'oc.schirmer_l': '4',
  'or.uwsf': '0.20',
  'imm.igg': '20',
}
const after: Cells = {
  ...before,
  'pro.esspri_dryness': '5',
  'oc.schirmer_r': '7',
  'oc.schirmer_l': '9',
  'or.uwsf': '0.25',
  'imm.igg': '18',
}

const studyOf = (...rows: readonly (readonly Row[])[]) => doorsOf(partsOf('S', visits, rows.flat()))

const starOf = async (...rows: readonly (readonly Row[])[]) => {
  const doors = await studyOf(...rows)
  const answer = await run(scoreSubjectOperation, doors, { study: 'S', subject: 'P1', baseline: 'Week 0' })
  const star = answer.instruments.find(({ id }) => id === 'star')
  const record = star?.records.find(({ visit }) => visit === 'Week 24')
  const results = Object.fromEntries((record?.results ?? []).map(({ id, text }) => [id, text]))
  const summary = await run(scoreSummaryOperation, doors, { study: 'S', instrument: 'star', baseline: 'Week 0' })
  return {
    results,
    reasons: record?.reasons,
    inputs: record?.inputs ?? [],
    words: answer.words,
    counted: summary.reasons.map(({ reason }) => reason),
  }
}
const without = (cells: Cells, ...ids: readonly string[]): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([id]) => !ids.includes(id)))

describe('a record with all it needs', () => {
  test('is scored, and says where each value stands', async () => {
    const { results, reasons, inputs, counted } = await starOf(at('P1', 'Week 0', before), at('P1', 'Week 24', after))
    expect(results).toMatchObject({ systemic: '0', pro: '1', lachrymal: '1', salivary: '1', biological: '1', points: '6', responder: '1' })
    expect([reasons, counted]).toEqual([[], []])
    // Week 0 has eight rows from line 2 on: IgG of Week 24 is the sixteenth
    expect(inputs.find(({ item }) => item === 'igg_f')).toMatchObject({
      visit: 'Week 24',
      text: '18',
      unit: 'g/L',
      concept: 'imm.igg',
      place: { file: 'rows.csv', line: 17, column: 10, header: 'imm.igg' },
    })
    const esspri = inputs.find(({ item }) => item === 'esspri_sum_f')
    expect([esspri?.text, esspri?.from, esspri?.through?.map(({ item, text, place }) => [item, text, place?.line])]).toEqual([
      '18',
      'esspri.sum',
      [
        ['dry_f', '5', 11],
        ['fat_f', '7', 12],
        ['pain_f', '6', 13],
      ],
    ])
  })
  test('a total of the file wins over a recomputed one, and the levels do without the total', async () => {
    const levels = Object.fromEntries(
      ['constitutional', 'lymphadenopathy', 'glandular', 'cutaneous', 'pulmonary', 'renal', 'muscular', 'pns', 'cns', 'haematological'].map(
        (domain) => [`essdai.${domain}`, '0'],
      ),
    )
    const [first, last] = [
      { ...without(before, 'essdai.clin_total'), ...levels, 'essdai.articular': '3' },
      { ...without(after, 'essdai.clin_total'), ...levels, 'essdai.articular': '2' },
    ]
    const { results, inputs } = await starOf(at('P1', 'Week 0', first), at('P1', 'Week 24', last))
    expect(inputs.find(({ item }) => item === 'clinessdai_b')).toMatchObject({ text: '9', from: 'clinessdai.total' })
    expect(results).toMatchObject({ systemic: '1', points: '9' })
    const both = await starOf(at('P1', 'Week 0', { ...first, 'essdai.clin_total': '7' }), at('P1', 'Week 24', last))
    expect(both.inputs.find(({ item }) => item === 'clinessdai_b')).toMatchObject({ text: '7', concept: 'essdai.clin_total' })
    expect(both.results.systemic).toBe('0')
  })
})

describe('what stands in the way is said, and counted', () => {
  const cases: readonly (readonly [string, readonly (readonly Row[])[], string, Cells])[] = [
    [
      'the same visit twice, with two values',
      [at('P1', 'Week 0', before), at('P1', 'Week 24', after), at('P1', 'Week 24', { 'imm.igg': '19.5' }, { start: '2026-08-02' })],
      'duplicate_visit',
      { biological: 'NA', pro: '1' },
    ],
    ['one eye', [at('P1', 'Week 0', without(before, 'oc.schirmer_l')), at('P1', 'Week 24', after)], 'one_eye', { lachrymal: 'NA' }],
    [
      'a unit that does not convert',
      [
        at('P1', 'Week 0', without(before, 'imm.igg')),
        at('P1', 'Week 24', without(after, 'imm.igg')),
        at('P1', 'Week 0', { 'imm.igg': '20' }, { unit: '[IU]/mL' }),
        at('P1', 'Week 24', { 'imm.igg': '18' }, { unit: '[IU]/mL' }),
      ],
      'wrong_unit:igg_f',
      { biological: 'NA' },
    ],
    [
      'a measurement without a unit',
      [
        at('P1', 'Week 0', without(before, 'or.uwsf')),
        at('P1', 'Week 24', without(after, 'or.uwsf')),
        at('P1', 'Week 0', { 'or.uwsf': '0.2' }, { unit: 'none' }),
        at('P1', 'Week 24', { 'or.uwsf': '0.3' }, { unit: 'none' }),
      ],
      'wrong_unit:uwsf_b',
      { salivary: 'NA' },
    ],
    [
      'a value that is not allowed',
      [at('P1', 'Week 0', before), at('P1', 'Week 24', { ...after, 'or.uwsf': '-1' })],
      'invalid:uwsf_f',
      { responder: 'NA', pro: 'NA' },
    ],
    [
      'a baseline below the limit of the test',
      [at('P1', 'Week 0', { ...before, 'imm.igg': '<1' }), at('P1', 'Week 24', after)],
      'censored_baseline',
      { biological: 'NA' },
    ],
    [
      'a follow-up that is dated before the baseline',
      [at('P1', 'Week 0', before, { start: '2026-05-01' }), at('P1', 'Week 24', after, { start: '2026-04-30' })],
      'follow_up_before_baseline',
      { responder: 'NA', points_min: 'NA' },
    ],
    [
      'readers who differ',
      [
        at('P1', 'Week 0', before),
        at('P1', 'Week 24', without(after, 'oc.schirmer_r')),
        at('P1', 'Week 24', { 'oc.schirmer_r': '3' }, { reader: 'A' }),
        at('P1', 'Week 24', { 'oc.schirmer_r': '4' }, { reader: 'B' }),
      ],
      'several_readers:schirmer_r_f',
      { lachrymal: 'NA' },
    ],
    [
      'a value that was not measured',
      [at('P1', 'Week 0', before), at('P1', 'Week 24', { ...after, 'imm.igg': '' })],
      'missing:igg_f',
      { biological: 'NA' },
    ],
  ]
  test.each(cases)('%s', async (_, rows, reason, expected) => {
    const { results, reasons, words, counted } = await starOf(...rows)
    expect(results).toMatchObject(expected)
    expect(reasons).toContain(reason)
    expect(counted).toContain(reason)
    expect(words[reason]?.en).not.toBe(reason)
  })

  test('a zero baseline, where a percentage says nothing', async () => {
    const oral = (flow: string): Cells => ({ 'pro.vas_fatigue': '50', 'or.uwsf': flow })
    const doors = await studyOf(at('P1', 'Week 0', oral('0')), at('P1', 'Week 24', oral('0.1')))
    const { groups } = await run(scoreSummaryOperation, doors, { study: 'S', instrument: 'ssri', baseline: 'Week 0' })
    expect(groups[0]?.reasons.map(({ reason }) => reason)).toContain('zero_baseline')
  })

  test('two rows that say the same are one', async () => {
    const again = at('P1', 'Week 24', { 'imm.igg': '18.0' }, { start: '2026-08-02' })
    const { results, reasons } = await starOf(at('P1', 'Week 0', before), at('P1', 'Week 24', after), again)
    expect(results.biological).toBe('1')
    expect(reasons).toEqual([])
  })

  test('dates that could be either way round say nothing', async () => {
    const { reasons } = await starOf(at('P1', 'Week 0', before, { start: '2026-05-10' }), at('P1', 'Week 24', after, { start: '2026-05' }))
    expect(reasons).toEqual([])
  })
})

describe('units, eyes and words', () => {
  test('a unit that converts is converted exactly: 3.0 mL in 15 min to 3.75 is 25 %', async () => {
    const flow = (visit: string, cell: string) => at('P1', visit, { 'or.uwsf': cell }, { unit: 'mL/(15.min)' })
    const rest = [at('P1', 'Week 0', without(before, 'or.uwsf')), at('P1', 'Week 24', without(after, 'or.uwsf'))]
    expect((await starOf(...rest, flow('Week 0', '3.0'), flow('Week 24', '3.75'))).results.salivary).toBe('1')
    expect((await starOf(...rest, flow('Week 0', '3.0'), flow('Week 24', '3.7499'))).results.salivary).toBe('0')
  })

  test('eyes as a dimension: the other eye is not taken for this one', async () => {
    const eye = (variable: string, cell: string, side: string) => at('P1', 'Week 24', { [variable]: cell }, { eye: side })
    const { results, inputs } = await starOf(
      at('P1', 'Week 0', before),
      at('P1', 'Week 24', without(after, 'oc.schirmer_r', 'oc.schirmer_l')),
      eye('oc.schirmer_r', '7', 'right'),
      eye('oc.schirmer_l', '9', 'left'),
      eye('oc.schirmer_r', '1', 'left'),
    )
    expect(inputs.find(({ item }) => item === 'schirmer_r_f')?.text).toBe('7')
    expect(results.lachrymal).toBe('1')
  })

  test('positive and negative are yes and no, borderline is neither', async () => {
    const doors = await studyOf(...['positive', 'negative', 'borderline'].map((cell, n) => at(`P${n}`, 'Week 0', { 'imm.ssa': cell })))
    const texts = await Promise.all(
      ['P0', 'P1', 'P2'].map(async (subject) => {
        const { instruments } = await run(scoreSubjectOperation, doors, { study: 'S', subject })
        const record = instruments.find(({ id }) => id === 'acr_eular_2016')?.records[0]
        return [record?.results.find(({ id }) => id === 'ssa')?.text, record?.inputs[0]?.why]
      }),
    )
    expect(texts).toEqual([
      ['1', undefined],
      ['0', undefined],
      ['NA', 'borderline:ssa'],
    ])
  })
})

const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

describe('nothing is left out without a word', () => {
  test('every instrument is listed: with its coverage, or why there is none; every item with its source, or its gap', async () => {
    const doors = await studyOf(at('P1', 'Week 0', before), at('P1', 'Week 24', after), at('P2', 'Week 0', before))
    const { instruments, baseline, plan } = await run(scoresOperation, doors, { study: 'S' })
    expect([baseline, plan]).toEqual([{ visit: 'Week 0', chosen: 'first' }, undefined])
    for (const { id, coverage, why, items, missing } of instruments) {
      expect([id, coverage.length > 0 || why !== undefined]).toEqual([id, true])
      for (const { item, concepts, from, gap } of items)
        expect([id, item, concepts.length > 0 || from !== undefined || gap !== undefined]).toEqual([id, item, true])
      expect(missing).toEqual(items.filter(({ gap }) => gap !== undefined).map(({ item }) => item))
    }
    const star = instruments.find(({ id }) => id === 'star')
    expect(star?.coverage).toEqual([{ visit: 'Week 24', subjects: 1, scored: 1, partial: 0, reasons: [] }])
    expect(star?.missing).toEqual(['oss_r_b', 'oss_l_b', 'oss_r_f', 'oss_l_f', 'hocevar_b', 'hocevar_f', 'rf_b', 'rf_f'])
    expect(instruments.find(({ id }) => id === 'essdai')?.coverage).toEqual([])
  })

  test('a table has a row for each subject and visit with reasons, and its columns can be scored again', async () => {
    const doors = await studyOf(
      at('P1', 'Week 0', before),
      at('P1', 'Week 24', after),
      at('P2', 'Week 0', before),
      at('P2', 'Week 24', without(after, 'imm.igg')),
    )
    const [head = '', ...rows] = (await textOf(scoreTableOperation, doors, { study: 'S', instrument: 'star' })).trimEnd().split('\r\n')
    const columns = head.split(',')
    const cell = (row: string | undefined, column: string): string | undefined =>
      row === undefined ? undefined : cellsOf(row)[columns.indexOf(column)]
    expect(rows.map((row) => [cell(row, 'subject'), cell(row, 'visit'), cell(row, 'result_points_max'), cell(row, 'reasons')])).toEqual([
      ['P1', 'Week 24', '6', ''],
      ['P2', 'Week 24', '6', 'missing:igg_f'],
    ])
    expect([cell(rows[0], 'instrument'), cell(rows[0], 'uwsf_f'), cell(rows[0], 'uwsf_f_source')]).toEqual([
      'star@2022-candidate',
      '0.25',
      'Week 24; rows.csv:16:9 (or.uwsf)',
    ])
    expect(columns).not.toContain('arm')
  })
})

test('of equal observations the first of the files is named, in whatever order they come', () => {
  const [first, second] = [3, 9].map(
    (line): ObservationRow => ({
      subject: 'P1',
      visit: 'Week 0',
      concept: 'igg',
      value: { kind: 'number', number: 18 },
      instance: line,
      origin: { file: 'lab.csv', column: 2, header: 'IgG' },
      line,
    }),
  )
  if (first === undefined || second === undefined) throw new Error('two rows were made')
  const source = { code: 'igg', name: 'IgG', variable: 'imm.igg', convert: <T>(value: T): T => value }
  const item = { kind: 'number', label: { en: 'IgG', fr: 'IgG' }, unit: 'g/L' } as const
  const lines = [
    [first, second],
    [second, first],
  ].map((rows) => {
    const picked = pickObservation('igg', item, [source], () => rows, {})
    return picked.kind === 'none' ? undefined : picked.row.line
  })
  expect(lines).toEqual([3, 3])
})
