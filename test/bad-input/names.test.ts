import { join } from 'node:path'
import { duckdbEngine } from '@dacryon/engine-duckdb'
import { afterAll, describe, expect, it } from 'vitest'
import { attempt, type Files, removeFolders } from './kit.ts'
import { mapping, rows, table, tableRows, transmart } from './studies.ts'

afterAll(removeFolders)

const dry = { request: { dryRun: true } }
const mapped = (text: string): Files => ({ ...table, 'mapping.yaml': text })
const good = mapping('clinical.csv')

describe('ids of studies', () => {
  it.each(['a/b', '..', '../x', '.hidden', 'x'.repeat(300), '', 'a b', 'é', 'a\\b', 'a%2fb', '-x', 'a\nb', '\ud800'])('%j', async (id) => {
    const { errors, left } = await attempt(table, { request: { study: id } })
    expect(errors).toMatchObject([{ code: 'study-id-invalid', value: id }])
    expect(left).toEqual([])
  })
  it('in the files themselves', async () => {
    const { errors } = await attempt({ ...transmart, 'study.params': `STUDY_ID=../${'x'.repeat(300)}\nSECURITY_REQUIRED=N\n` })
    expect(errors[0]).toMatchObject({ code: 'study-id-invalid' })
    expect((await attempt(mapped(good.replace('CEDAR', '../x')))).errors).toMatchObject([{ code: 'mapping-invalid', line: 1 }])
  })
})

describe('mapping files', () => {
  const bomb = Array.from({ length: 9 }, (_, at) => `k${at + 1}: &k${at + 1} [${Array.from({ length: 9 }, () => `*k${at}`).join(', ')}]\n`)
  it.each([
    ['a tab', good.replace('  - file', '\t- file'), 'mapping-syntax', 6],
    ['aliases of aliases', `k0: &k0 [x]\n${bomb.join('')}${good}`, 'mapping-grows', 10],
    ['an alias of nothing', good.replace('Cedar cohort', '*nope'), 'mapping-alias-unknown', 1],
    ['nothing', '', 'mapping-invalid', 1],
    ['a list', '- a\n- b\n', 'mapping-invalid', 1],
    ['two mappings', `${good}---\nx: 1\n`, 'mapping-syntax', 14],
    ['brackets without end', `study: ${'['.repeat(20_000)}`, 'mapping-too-deep', 1],
    ['a key twice', `${good}visits: []\n`, 'mapping-key-twice', 14],
    ['a variable that is none', good.replace('imm.igg', 'imm.igq'), 'variable-unknown', 11],
    ['one visit twice', good.replace('Week 24', 'Week 0'), 'visit-twice', 4],
    ['visits that a blank tells apart', good.replace('Week 24', '"week 0 "'), 'visit-twice', 4],
  ])('%s', async (_, text, code, line) => {
    const { errors, left } = await attempt(mapped(text))
    expect(errors[0]).toMatchObject({ code, file: 'mapping.yaml', line })
    expect(errors.every(({ message }) => !/undefined|null|YAML\./.test(message))).toBe(true)
    expect(left).toEqual([])
  })
  it('is too large', async () => {
    expect((await attempt(mapped(`${good}#${'x'.repeat(2 << 20)}`))).errors).toMatchObject([{ code: 'file-too-large' }])
  })
})

describe('names of concepts', () => {
  const names = [
    'a/b',
    '~a~1',
    `a"b'c`,
    'a\nb',
    '😀 sécheresse',
    'x'.repeat(2000),
    'a\\b',
    '..',
    '__proto__',
    "'; drop table x; --",
    '100%',
  ]
  it('are kept as they are, and questions find them', async () => {
    const concepts = names
      .map((name, at) => `      C${at}: { concept: { path: [Names, ${JSON.stringify(name)}], type: number } }\n`)
      .join('')
    const header = ['PATIENT', 'VISIT', ...names.map((_, at) => `C${at}`)]
    const files = {
      'mapping.yaml': `study: { id: NAMES, title: Names }\nfiles:\n  - file: a.csv\n    subject: PATIENT\n    visit: { column: VISIT }\n    columns:\n${concepts}`,
      'a.csv': rows(',', header, ['P1', 'V', ...names.map((_, at) => String(at))]),
    }
    const { errors, result, home } = await attempt(files)
    expect(errors).toEqual([])
    const leaves = result?.preview.nodes.filter(({ kind }) => kind === 'number') ?? []
    expect(leaves.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
    const engine = duckdbEngine({ releases: join(home, 'releases'), cache: join(home, 'cache') })
    try {
      const release = await engine.open(result?.release?.id ?? '')
      for (const { code = '', name } of leaves) {
        const where = { kind: 'compare', concept: code, operator: '=', value: String(names.indexOf(name)) } as const
        expect((await release.count({ scope: 'patient', where })).subjects, name).toBe(1)
      }
    } finally {
      await engine.close()
    }
  })
})

it('ids of patients and samples are told apart by capitals', async () => {
  const [header = []] = tableRows
  const data = rows(',', header, ['P1', 'Week 0', '', '1', 'F', 'x'], ['p1', 'Week 0', '', '2', 'F', 'x'])
  expect((await attempt({ ...table, 'clinical.csv': data }, dry)).result?.preview.counts.subjects).toBe(2)
  const samples = {
    'm_log2.tsv': rows('\t', ['row_id', 's1', 'S1'], ['f', '1', '2']),
    'm_samples.csv': rows(',', ['sample_id', 'patient'], ['S1', 'P'], ['s1', 'Q']),
  }
  expect((await attempt(samples, dry)).result?.preview.counts).toMatchObject({ subjects: 2, samples: 2, measurements: 2 })
})
