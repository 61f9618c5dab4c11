import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeWorkbook } from '@dacryon/codec-xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvRecords, csvRows } from '../../../test/csv-rows.ts'
import { noShared, sharedPath } from '../../../test/shared.ts'
import { dacryon, temporary } from './support.ts'

let folder = ''
let remove = async () => {}
const home = () => ['--home', join(folder, 'home')]
const place = (name: string) => join(folder, name)
const write = async (name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(place(name), content)
  return place(name)
}
const issuesIn = (stderr: string) => JSON.parse(stderr).issues

beforeAll(async () => {
  ;({ folder, remove } = await temporary())
})
afterAll(() => remove())

const vectors = sharedPath('domain', 'vectors')
const files = vectors === undefined ? [] : readdirSync(vectors).filter((name) => name.endsWith('.csv'))

const agrees = (expected: string, got: string | undefined, tolerance: number): boolean =>
  expected === got || (expected !== '' && got !== '' && Math.abs(Number(expected) - Number(got)) <= tolerance)

describe.skipIf(vectors === undefined)(`dacryon score reproduces${vectors === undefined ? ` (${noShared})` : ''}`, () => {
  it.each(files)('every row of %s, and passes every column through', async (file) => {
    const path = join(vectors ?? '', file)
    const out = place(`out-${file}`)
    const id = file.slice(0, -4)
    const { code, stdout, stderr } = await dacryon(['score', id, path, '--out', out, ...home()])
    expect([code, stdout], stderr).toEqual([0, ''])
    const [given, written] = [readFileSync(path, 'utf8'), readFileSync(out, 'utf8')]
    const [before, after] = [csvRows(given), csvRows(written)]
    const width = before[0]?.length ?? 0
    expect(after.slice(1).map((row) => row.slice(0, width))).toEqual(before.slice(1))
    const [cases, rows] = [csvRecords(given), csvRecords(written)]
    const expected = (before[0] ?? []).filter((name) => name.startsWith('expected_'))
    expect(expected.length).toBeGreaterThan(0)
    const tolerance = id === 'sf36_v1_components' ? 0.0005 : 0.00005
    const wrong = cases.flatMap((one, at) =>
      // Value sets that are not shipped: the row says so, and the user brings the file.
      expected.flatMap((name) => {
        if (rows[at]?.reason === 'value_set_needed' && one.value_set_country !== 'Canada') return []
        const got = rows[at]?.[name.slice('expected_'.length)]
        return agrees(one[name] ?? '', got, tolerance) ? [] : [`${one.case_id ?? at} ${name.slice(9)}: ${got} instead of ${one[name]}`]
      }),
    )
    expect(wrong).toEqual([])
    expect(stderr).toContain(`rows`)
  })
})

const essdai = 'constitutional,lymphadenopathy,glandular,articular,cutaneous,pulmonary,renal,muscular,pns,cns,haematological,biological'

describe('dacryon score', () => {
  it('writes to standard output when no file is named, and its summary to standard error', async () => {
    const table = await write('plain.csv', `id,${essdai}\nA,0,0,0,2,0,0,0,0,0,0,0,1\nB,0,0,0,2,0,0,0,0,0,1,0,1\n`)
    const { code, stdout, stderr } = await dacryon(['score', 'ESSDAI', table, ...home()])
    expect(code).toBe(0)
    expect(csvRecords(stdout).map(({ total, state, reason }) => [total, state, reason])).toEqual([
      ['5', 'moderate', ''],
      ['NA', 'NA', 'invalid:cns'],
    ])
    expect(stderr).toMatch(/instrument {4}EULAR Sjögren’s syndrome disease activity index \(essdai@2010\)/)
    expect(stderr).toMatch(/rows {10}2\nscored {8}1 with total/)
    expect(stderr).toMatch(/invalid:cns +1/)
    const other = await dacryon(['score', 'essdai', table, '--json', '--out', place('plain-out.csv'), ...home()])
    expect(JSON.parse(other.stdout)).toMatchObject({ file: place('plain-out.csv'), contentType: 'text/csv; charset=utf-8' })
    expect(readFileSync(place('plain-out.csv'), 'utf8')).toBe(stdout)
    expect(JSON.parse(other.stderr)).toMatchObject({ issues: [], summary: { instrument: 'essdai@2010', rows: 2, scored: 1 } })
  })
  it('takes an alias, policy, options, units and a map', async () => {
    const table = await write('star.tsv', 'IgG0\tIgG1\tclinessdai_b\tclinessdai_f\tesspri_sum_b\n2000\t1800\t12\t9\t18\n')
    const words = ['--policy', 'nri', '--option', 'opt_biological=igg', '--unit', 'igg_b=mg/dL', '--unit', 'igg_f=mg/dL']
    const { code, stdout, stderr } = await dacryon([
      'score',
      'candidate star',
      table,
      ...words,
      '--map',
      'igg_b=IgG0',
      '--map',
      'igg_f=IgG1',
      '--json',
      ...home(),
    ])
    expect(code, stderr).toBe(0)
    expect(csvRecords(stdout)[0]).toMatchObject({ systemic: '1', biological: '1', points_min: '4', responder: '0' })
    expect(JSON.parse(stderr).summary.options).toMatchObject({ policy: 'nri', opt_biological: 'igg' })
  })
  it('reads workbooks', async () => {
    const rows = [
      ['id', 'dry_f', 'fat_f', 'pain_f'],
      ['A', 5, 4, 4],
      ['B', 8, ''],
    ]
    const table = await write(
      'book.xlsx',
      encodeWorkbook([
        { name: 'Notes', rows: [['x']] },
        { name: 'Visits', rows },
      ]),
    )
    const { code, stdout, stderr } = await dacryon(['score', 'esspri', table, '--sheet', 'Visits', ...home()])
    expect(code, stderr).toBe(0)
    expect(csvRecords(stdout).map(({ follow }) => follow)).toEqual(['4.333333', 'NA'])
  })
  it('scores a composite of one’s own', async () => {
    const measure = { label: { en: 'Fatigue', fr: 'Fatigue' }, unit: '{score}', min: '0', max: '10', worse: 'higher' }
    const words = { en: 'Fatigue', fr: 'Fatigue' }
    const definition = {
      id: 'mine',
      version: '1',
      short: 'Mine',
      title: words,
      describes: words,
      measures: { fat: measure },
      domains: [
        {
          id: 'fatigue',
          label: words,
          rule: { en: 'Falls by 2.', fr: 'Baisse de 2.' },
          points: 1,
          judge: 'separately',
          gaps: 'undecided',
          tests: [{ id: 'fat', label: words, measure: 'fat', metWhen: { kind: 'change', to: 'fall', by: '2' } }],
        },
      ],
      responder: { atLeast: 1, whenMissing: 'bounds' },
      rule: words,
      missingRule: words,
      mark: 'convention',
      citations: [],
    }
    const file = await write('mine.json', JSON.stringify(definition))
    const table = await write('mine.csv', 'fat_b,fat_f\n7,5\n7,5.1\n')
    const { code, stdout, stderr } = await dacryon(['score', 'mine', table, '--definition', file, ...home()])
    expect(code, stderr).toBe(0)
    expect(csvRecords(stdout).map(({ responder }) => responder)).toEqual(['1', '0'])
    const other = await dacryon(['score', 'star', table, '--definition', file, '--json', ...home()])
    expect([other.code, issuesIn(other.stderr)[0].code]).toEqual([1, 'definition-other'])
    await writeFile(file, JSON.stringify({ ...definition, responder: { atLeast: 'two', whenMissing: 'bounds' } }))
    const bad = await dacryon(['score', 'mine', table, '--definition', file, '--json', ...home()])
    expect(bad.code).toBe(1)
    expect(issuesIn(bad.stderr)[0].column).toContain('responder')
  })
  it.each([
    ['an unknown instrument', ['score', 'starr', 'plain.csv'], 'instrument-unknown', 'star'],
    ['an option that does not exist', ['score', 'star', 'bad.csv', '--option', 'polcy=nri'], 'option-unknown', 'policy'],
    ['a policy that does not exist', ['score', 'star', 'bad.csv', '--policy', 'hope'], 'option-value', 'bounds'],
    ['an option that is no assignment', ['score', 'star', 'bad.csv', '--option', 'nri'], 'assignment-form', 'NAME=VALUE'],
    ['a unit that the item does not take', ['score', 'star', 'bad.csv', '--unit', 'igg_b=mmol/L'], 'unit-not-accepted', 'mg/dL'],
    ['no column of the instrument', ['score', 'essdai', 'bad.csv'], 'no-item-column', '--map'],
    ['a file that it does not need', ['score', 'star', 'bad.csv', '--with', 'any.json'], 'companion-not-needed', '--with'],
    ['a table that is not there', ['score', 'star', 'nowhere.csv'], 'path-absent', ''],
  ])('refuses %s, and writes nothing', async (_, [command = '', id = '', table = '', ...flags], code, help) => {
    await write('bad.csv', 'igg_b,igg_f\n20,18\n')
    await write('any.json', '{}')
    const words = flags.map((word) => (word.endsWith('.json') ? place(word) : word))
    const out = place('never.csv')
    const { code: status, stdout, stderr } = await dacryon([command, id, place(table), ...words, '--out', out, '--json', ...home()])
    expect([status, stdout]).toEqual([1, ''])
    expect(issuesIn(stderr)[0]).toMatchObject({ code, severity: 'error' })
    expect(JSON.stringify(issuesIn(stderr))).toContain(help)
    expect(existsSync(out)).toBe(false)
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })
  it('leaves nothing behind when the table turns out to be broken in the middle', async () => {
    const line = `${'5,5,5\n'.repeat(50_000)}`
    const table = await write('broken.csv', `dry_f,fat_f,pain_f\n${line}"open,5,5\n`)
    const { code, stderr } = await dacryon(['score', 'esspri', table, '--out', place('never.csv'), '--json', ...home()])
    expect([code, issuesIn(stderr)[0].code]).toEqual([1, 'quote-unclosed'])
    expect(existsSync(place('never.csv'))).toBe(false)
  })
})

describe('dacryon instruments', () => {
  it('lists the shelf and tells everything about one', async () => {
    const [list, one, json] = await Promise.all([
      dacryon(['instruments', ...home()]),
      dacryon(['instruments', 'STAR', ...home()]),
      dacryon(['instruments', 'star', '--json', ...home()]),
    ])
    expect([list?.code, one?.code, json?.code]).toEqual([0, 0, 0])
    expect(list?.stdout).toMatch(/^essdai +activity +2010 +primary +EULAR/m)
    for (const word of ['igg_b', 'mg/dL', 'opt_lachrymal', 'points_min', 'bounds', '10.1136/annrheumdis-2021-222054', 'convention'])
      expect(one?.stdout).toContain(word)
    expect(JSON.parse(json?.stdout ?? '').instrument).toMatchObject({ id: 'star', main: 'responder', mark: 'primary' })
    const unknown = await dacryon(['instruments', 'esdai', '--json', ...home()])
    expect(unknown.code).toBe(1)
    expect(issuesIn(unknown.stderr)[0]).toMatchObject({ code: 'instrument-unknown', remedy: expect.stringContaining('essdai') })
  })
})
