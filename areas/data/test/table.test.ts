import type { Issue } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { dictionary } from '../src/dictionary/dictionary.ts'
import { mappingJsonSchema } from '../src/formats/table/mapping-schema.ts'
import { parseMapping } from '../src/formats/table/parse-mapping.ts'
import { table } from '../src/formats/table/table.ts'
import { type MemoryFile, memorySource } from '../src/memory-source.ts'
import { collect } from './collect.ts'

const read = (files: Readonly<Record<string, MemoryFile>>, options = {}) =>
  collect(table, memorySource('cedar', files), { dictionary, options })

/** A mapping of one file with these columns (YAML, indented by six). */
const mapping = (columns: string, rest = '', file = 'a.csv') => `study: { id: CEDAR, title: Cedar cohort }
files:
  - file: ${file}
    subject: ID
${rest}    columns:
${columns}`

/** Read one column of a file that has it beside the patient. */
const column = async (cells: readonly string[], rule: string, rest = '') =>
  read({
    'mapping.yaml': mapping(`      X: ${rule}\n`, rest),
    'a.csv': `ID\tX\n${cells.map((cell, index) => `P${index + 1}\t${cell}\n`).join('')}`,
  })

const values = ({ observations }: Awaited<ReturnType<typeof read>>) => observations.map(({ value }) => value)
const errors = ({ issues }: { readonly issues: readonly Issue[] }) => issues.filter(({ severity }) => severity === 'error')

describe('tables with a mapping', () => {
  it('reads variables, visits, dates and eyes', async () => {
    const found = await read({
      'mapping.yaml': `study: { id: CEDAR, title: Cedar cohort, synthetic: true, armConcept: trial.arm }
visits:
  - { label: Week 0, time: 0, unit: wk, aliases: [V0, 0] }
  - { label: Week 24, time: 24, unit: wk, window: { before: 14, after: 14 }, aliases: [V24] }
files:
  - file: a.csv
    subject: ID
    visit: { column: VISIT }
    visitDate: DATE
    columns:
      IgG: { variable: imm.igg, unit: mg/dL }
      SEX: { variable: demo.sex }
      OD: { variable: oc.schirmer_r, unit: mm, eye: right }
      PLACE: { concept: { path: [Centre, Place], type: category } }
    ignore: [NOTE]
`,
      'a.csv': 'ID;VISIT;DATE;IgG;SEX;OD;PLACE;NOTE\nP1;V0;14/01/2020;1500;femme;12;North;x\nP1;week 24;02/07/2020;1234,5;F;>35;North;\n',
    })
    expect(found.issues).toMatchObject([{ code: 'decimal-comma', severity: 'warning', line: 3, column: 'IgG' }])
    expect(found.study).toEqual({
      id: 'CEDAR',
      title: 'Cedar cohort',
      kind: 'study',
      synthetic: true,
      restricted: false,
      armConcept: 'trial.arm',
    })
    expect(found.visits).toEqual([
      { label: 'Week 0', time: 0, unit: 'wk' },
      { label: 'Week 24', time: 24, unit: 'wk', window: { before: 14, after: 14 } },
    ])
    expect(found.concepts).toMatchObject([
      { code: 'imm.igg', path: ['Immunology', expect.any(String)], type: 'number', unit: 'g/L', variable: 'imm.igg' },
      { code: 'demo.sex', type: 'category' },
      { code: 'oc.schirmer_r', type: 'number', unit: 'mm' },
      { code: '/Centre/Place', path: ['Centre', 'Place'], type: 'category' },
    ])
    expect(found.origins[0]).toEqual({
      file: 'a.csv',
      column: 4,
      header: 'IgG',
      sourceUnit: 'mg/dL',
      rule: 'variable imm.igg; mg/dL to g/L',
    })
    expect(found.observations).toMatchObject([
      { subject: 'P1', visit: 'Week 0', code: 'imm.igg', start: '2020-01-14', value: { kind: 'number', number: 15, raw: '1500' } },
      { code: 'demo.sex', value: { text: 'F' }, raw: 'femme' },
      { code: 'oc.schirmer_r', eye: 'right', start: '2020-01-14', value: { number: 12 } },
      { code: '/Centre/Place', value: { text: 'North' } },
      { visit: 'Week 24', start: '2020-07-02', value: { number: 12.345, raw: '1234,5' } },
      { code: 'demo.sex', value: { text: 'F' } },
      { code: 'oc.schirmer_r', value: { kind: 'censored', comparator: '>', limit: 35, raw: '>35' } },
      {},
    ])
  })

  it('reads wide files, by endings of the headers or by column', async () => {
    const found = await read({
      'mapping.yaml': mapping(
        '      esspri_pain: { variable: pro.esspri_pain }\n      age0: { variable: demo.age, unit: years, visit: Week 0 }\n',
        '    visit: { fromHeader: { _w0: Week 0, _w24: Week 24 } }\n',
      ),
      'a.csv': 'ID,esspri_pain_w0,esspri_pain_w24,age0\nP1,7,3.5,51\n',
    })
    expect(found.issues).toEqual([])
    expect(found.observations.map(({ visit, code, value }) => [visit, code, value])).toEqual([
      ['Week 0', 'pro.esspri_pain', { kind: 'number', number: 7 }],
      ['Week 24', 'pro.esspri_pain', { kind: 'number', number: 3.5 }],
      ['Week 0', 'demo.age', { kind: 'number', number: 51 }],
    ])
  })

  it('reads worksheets, and several files of one study', async () => {
    const found = await read({
      'mapping.yaml': `study: { id: A, title: A }
files:
  - { file: book.xlsx, sheet: Labs, subject: ID, columns: { C3: { variable: imm.c3, unit: g/L } } }
  - { file: b.csv, subject: who, eye: { column: side, values: { OD: right, OG: left } }, columns: { oss: { concept: { path: [Eye, OSS], type: number } } } }
`,
      'book.xlsx': {
        Cover: [['nothing']],
        Labs: [
          ['ID', 'C3'],
          ['P1', '1.1'],
          ['', ''],
          ['P2', ''],
        ],
      },
      'b.csv': 'who,side,oss\nP1,OD,3\nP1,og,4\nP3,OD,\n',
    })
    expect(found.issues).toEqual([])
    expect(found.subjects).toEqual(['P1', 'P2', 'P3'])
    expect(
      found.observations.map(({ subject, eye, value, line }) => [subject, eye, value.kind === 'number' ? value.number : value.kind, line]),
    ).toEqual([
      ['P1', undefined, 1.1, 2],
      ['P2', undefined, 'missing', 4],
      ['P1', 'right', 3, 2],
      ['P1', 'left', 4, 3],
      ['P3', 'right', 'missing', 4],
    ])
  })

  it('brings clinical tables and matrices of one study together', async () => {
    const found = await read({
      'mapping.yaml': `study: { id: A, title: A }
visits: [{ label: Week 0, aliases: [w0] }]
files: [{ file: a.csv, subject: ID, visit: { constant: Week 0 }, columns: { AGE: { variable: demo.age, unit: a } } }]
assays: [{ matrix: blood.tsv, sampleTable: blood_samples.csv, id: blood, title: Blood, kind: rnaseq, layer: { id: log2cpm, title: log2 counts per million } }]
`,
      'a.csv': 'ID,AGE\nP1,50\n',
      'blood.tsv': 'gene_symbol\ts1\ts2\nMX1\t5\t6\n',
      'blood_samples.csv': 'sample_id,patient,visit,batch\ns1,P1,w0,1\ns2,P2,w0,2\n',
    })
    expect(found.issues).toEqual([])
    expect(found.assays).toMatchObject([
      {
        id: 'blood',
        title: 'Blood',
        kind: 'rnaseq',
        path: ['Assays', 'Blood'],
        layers: [{ id: 'log2cpm' }],
        samples: [{ subject: 'P1', visit: 'Week 0' }, { subject: 'P2' }],
      },
    ])
    expect(found.values(0)).toEqual([[5, 6]])
    expect(found.subjects).toEqual(['P1', 'P2'])
    expect(found.observations.map(({ concept, visit }) => [concept, visit])).toEqual([
      [expect.stringContaining('Age'), 'Week 0'],
      ['batch', 'Week 0'],
      ['batch', 'Week 0'],
    ])
  })
})

describe('cells under a mapping', () => {
  it('keeps conversions exact, with the text of the file', async () => {
    const found = await column(['1,5', '0.1', '<0,3'].slice(0, 1), '{ variable: or.uwsf, unit: ml/15 mn }')
    expect(values(found)).toEqual([{ kind: 'number', number: 0.1, raw: '1,5' }])
    expect(values(await column(['<1.5', 'inf 3'], '{ variable: or.uwsf, unit: "mL/(15.min)" }'))).toEqual([
      { kind: 'censored', comparator: '<', limit: 0.1, raw: '<1.5' },
      { kind: 'censored', comparator: '<', limit: 0.2, raw: 'inf 3' },
    ])
  })

  it('tells missing words from values', async () => {
    expect(values(await column(['', 'ND', 'NA', '5'], '{ variable: imm.igg, unit: g/L }'))).toEqual([
      { kind: 'missing', reason: 'missing' },
      { kind: 'missing', reason: 'not-done' },
      { kind: 'missing', reason: 'not-applicable' },
      { kind: 'number', number: 5 },
    ])
    expect(
      values(await column(['unknown', 'never', 'jamais', 'inconnu'], '{ variable: demo.smoking }')).map((value) =>
        value.kind === 'text' ? value.text : value.kind,
      ),
    ).toEqual(['unknown', 'never', 'never', 'missing'])
    expect(
      values(await column(['-9', '-8', '100'], '{ variable: lab.ck, unit: U/L, missing: { -9: not-done, -8: withheld } }')),
    ).toMatchObject([{ reason: 'not-done' }, { reason: 'withheld' }, { number: 100 }])
    expect(values(await column(['none', 'ND', '.'], '{ concept: { path: [Note], type: text } }')).map(({ kind }) => kind)).toEqual([
      'text',
      'text',
      'missing',
    ])
    expect(values(await column(['', '1'], '{ variable: sx.fatigue, empty: skip }'))).toEqual([{ kind: 'text', text: 'Y' }])
  })

  it('reads titres, code lists, booleans, levels and dates', async () => {
    expect(values(await column(['1/320', '>1:1280', '80'], '{ variable: imm.ana_titre }'))).toMatchObject([
      { number: 320, raw: '1/320' },
      { comparator: '>', limit: 1280 },
      { number: 80 },
    ])
    expect(values(await column(['1', '2'], '{ variable: demo.sex, values: { 1: M, 2: F } }'))).toMatchObject([{ text: 'M' }, { text: 'F' }])
    expect(values(await column(['oui', 'Non', '1', '0'], '{ variable: sx.fatigue }'))).toMatchObject([
      { text: 'Y' },
      { text: 'N' },
      { text: 'Y' },
      { text: 'N' },
    ])
    expect(values(await column(['low', 'modéré', '0'], '{ variable: essdai.pulmonary }'))).toMatchObject([
      { number: 1 },
      { number: 2 },
      { number: 0 },
    ])
    expect(values(await column(['positif', 'négatif'], '{ variable: imm.ssa }'))).toMatchObject([
      { text: 'positive' },
      { text: 'negative' },
    ])
    expect(values(await column(['03/04/2021', '2021', '13/01/2020'], '{ variable: demo.birth_date }'))).toMatchObject([
      { date: '2021-04-03' },
      { date: '2021' },
      { date: '2020-01-13' },
    ])
    expect(values(await column(['03/04/2021'], '{ variable: demo.birth_date, dateOrder: mdy }'))).toMatchObject([{ date: '2021-03-04' }])
    expect(values(await column(['44197'], '{ variable: demo.birth_date, serialDates: 1900 }'))).toMatchObject([{ date: '2021-01-01' }])
    expect(values(await column(['oui', '0'], '{ variable: trt.hcq, type: category }'))).toMatchObject([{ text: 'Y' }, { text: 'N' }])
    expect(values(await column(['400'], '{ variable: trt.hcq, type: number, unit: mg/j }'))).toMatchObject([{ number: 400 }])
  })

  it.each([
    [
      'text among numbers',
      ['5', 'high'],
      '{ variable: imm.igg, unit: g/L }',
      { code: 'number-expected', file: 'a.csv', line: 3, column: 'X', value: 'high' },
    ],
    ['infinity', ['Inf'], '{ variable: imm.igg, unit: g/L }', { code: 'number-expected', value: 'Inf' }],
    ['point and comma in one column', ['1.5', '2,5'], '{ variable: imm.igg, unit: g/L }', { code: 'decimal-mixed', line: 3 }],
    ['comma and point in one column', ['2,5', '1.5'], '{ variable: imm.igg, unit: g/L }', { code: 'decimal-mixed', line: 3 }],
    ['a point where commas are declared', ['1.5'], '{ variable: imm.igg, unit: g/L, decimal: "," }', { code: 'number-expected' }],
    ['thousands and decimals', ['1.234,5'], '{ variable: imm.igg, unit: g/L }', { code: 'decimal-mixed' }],
    ['a comma where points are declared', ['1,5'], '{ variable: imm.igg, unit: g/L, decimal: "." }', { code: 'number-expected' }],
    ['a fraction of a whole number', ['2.5'], '{ variable: essdai.total }', { code: 'integer-expected', line: 2 }],
    ['a level that does not exist', ['1'], '{ variable: essdai.cns }', { code: 'value-not-allowed', value: '1', expected: '0, 2, 3' }],
    ['a code without a list', ['1'], '{ variable: demo.sex }', { code: 'value-not-allowed', value: '1' }],
    ['a day that does not exist', ['31/04/2021'], '{ variable: demo.birth_date }', { code: 'date-expected' }],
    ['a year out of range', ['1021-04-01'], '{ variable: demo.birth_date }', { code: 'date-expected' }],
    [
      'a date that could be either',
      ['03/04/2021'],
      '{ variable: demo.birth_date }',
      { code: 'date-order-ambiguous', line: 2, value: '03/04/2021' },
    ],
    ['dates of both kinds', ['13/04/2021', '04/13/2021'], '{ variable: demo.birth_date }', { code: 'date-order-mixed', line: 3 }],
    [
      'a serial number that is not declared',
      ['44197'],
      '{ variable: demo.birth_date }',
      { code: 'date-expected', remedy: expect.stringContaining('serialDates') },
    ],
    [
      'an unknown variable',
      ['1'],
      '{ variable: imm.iggg }',
      { code: 'variable-unknown', file: 'mapping.yaml', line: 6, column: 22, remedy: expect.stringContaining('imm.igg') },
    ],
    [
      'an unknown unit',
      ['1'],
      '{ variable: imm.igg, unit: parsec }',
      { code: 'unit-unknown', file: 'mapping.yaml', line: 6, column: 37, value: 'parsec' },
    ],
    ['a unit that does not convert', ['1'], '{ variable: imm.igg, unit: mm }', { code: 'unit-not-convertible', line: 6 }],
    ['a unit that is not declared', ['1'], '{ variable: imm.igg }', { code: 'unit-undeclared', expected: 'g/L' }],
    ['a unit where there is none', ['1'], '{ variable: demo.sex, unit: mm }', undefined],
    [
      'a conversion a person must confirm',
      ['1'],
      '{ variable: lab.crp, unit: nmol/L }',
      { code: 'unit-needs-confirmation', remedy: expect.stringContaining('confirmed: true') },
    ],
    [
      'a map to a value that does not exist',
      ['1'],
      '{ variable: demo.sex, values: { 1: X } }',
      { code: 'value-not-allowed', file: 'mapping.yaml', value: 'X' },
    ],
    [
      'one value mapped to two',
      ['f'],
      '{ variable: demo.sex, values: { f: F, F: M } }',
      { code: 'value-mapped-twice', file: 'mapping.yaml' },
    ],
    ['a treatment without its kind', ['1'], '{ variable: trt.hcq }', { code: 'type-needed' }],
  ])('refuses %s', async (_, cells, rule, expected) => {
    const found = await column(cells, rule)
    if (expected !== undefined) expect(errors(found)).toContainEqual(expect.objectContaining(expected))
    else expect(found.concepts[0]?.unit).toBeUndefined()
  })
})

describe('files under a mapping', () => {
  const igg = '      X: { variable: imm.igg, unit: g/L }\n'

  it.each([
    [
      'a mapped column that is not there',
      { 'a.csv': 'ID,XX\nP1,1\n' },
      { code: 'column-absent', file: 'mapping.yaml', line: 6, value: 'X' },
    ],
    [
      'no patient column',
      { 'a.csv': 'PID,X\nP1,1\n' },
      { code: 'column-absent', line: 4, column: 14, value: 'ID', remedy: 'Did you mean PID?' },
    ],
    ['a row without a patient', { 'a.csv': 'ID,X\n,1\n' }, { code: 'subject-empty', line: 2 }],
    ['a row that is too wide', { 'a.csv': 'ID,X\nP1,1,2\n' }, { code: 'row-too-wide', line: 2 }],
    [
      'the wrong delimiter',
      { 'a.csv': 'ID;X\nP1;1\n', 'mapping.yaml': mapping(igg, '    delimiter: ","\n') },
      { code: 'wrong-delimiter', file: 'a.csv' },
    ],
    [
      'a file that is not there',
      { 'mapping.yaml': mapping(igg, '', 'b.csv') },
      { code: 'file-absent', file: 'mapping.yaml', line: 3, value: 'b.csv' },
    ],
    ['an empty file', { 'a.csv': '' }, { code: 'file-empty', file: 'a.csv' }],
    [
      'bytes that are not UTF-8',
      { 'a.csv': Uint8Array.from('ID,X\nP1,1\nP\xe9,2\n', (c) => c.charCodeAt(0)) },
      { code: 'encoding-not-utf8', line: 3, column: 1 },
    ],
    ['an unclosed quote', { 'a.csv': 'ID,X\nP1,"1\n' }, { code: 'quote-unclosed', line: 2 }],
    ['a header twice', { 'a.csv': 'ID,X,X\nP1,1,2\n' }, { code: 'duplicate-header', column: 'X' }],
    [
      'a visit that is not planned',
      { 'a.csv': 'ID,X,V\nP1,1,W12\n', 'mapping.yaml': `${mapping(igg, '    visit: { column: V }\n')}visits: [{ label: W1 }]\n` },
      { code: 'visit-unknown', line: 2, value: 'W12' },
    ],
  ])('refuse %s', async (_, files, expected) => {
    const found = await read({ 'mapping.yaml': mapping(igg), 'a.csv': 'ID,X\nP1,1\n', ...files })
    expect(errors(found)).toContainEqual(expect.objectContaining(expected))
  })

  it('report columns and files that nobody mapped', async () => {
    const found = await read({ 'mapping.yaml': mapping(igg), 'a.csv': 'ID,X,Y\nP1,1,2\n', 'z.csv': 'a,b\n', 'README.md': '' })
    expect(found.issues).toMatchObject([
      { code: 'file-not-used', severity: 'warning', file: 'z.csv' },
      { code: 'column-not-mapped', severity: 'warning', file: 'a.csv', column: 'Y' },
    ])
  })

  it.each([
    ['UTF-16', (text: string) => new Uint8Array(new Uint16Array([0xfeff, ...Array.from(text, (c) => c.charCodeAt(0))]).buffer), ''],
    ['Latin-1', (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0)), '    encoding: windows-1252\n'],
    ['CR LF and a byte order mark', (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`, ''],
  ])('may be in %s', async (_, write, rest) => {
    const found = await read({
      'mapping.yaml': mapping('      Prénom: { concept: { path: [N], type: text } }\n', rest),
      'a.csv': write('ID,Prénom\nP1,"Zoé\n, née"\n'),
    })
    expect(found.issues).toEqual([])
    expect(values(found).map((value) => (value.kind === 'text' ? value.text.replace('\r', '') : value))).toEqual(['Zoé\n, née'])
  })
})

describe('mapping files', () => {
  it.each([
    ['not YAML', 'study: [\n', { code: 'mapping-syntax', file: 'm.yaml' }],
    [
      'a key twice',
      'study: { id: A, title: A }\nfiles:\n  - file: a\n    subject: b\n    columns:\n      X: { variable: v, values: { 1: a, 1: b } }\n',
      { code: 'mapping-key-twice', line: 6 },
    ],
    [
      'an unknown key',
      'study: { id: A, title: A }\nfiles:\n  - file: a\n    subject: b\n    colums: {}\n    columns: {}\n',
      { code: 'mapping-key-unknown', line: 5, column: 5, value: 'colums' },
    ],
    [
      'a value of the wrong kind',
      'study: { id: A, title: A }\nfiles:\n  - { file: a, subject: b, dateOrder: myd, columns: {} }\n',
      { code: 'mapping-invalid', line: 3, column: 39 },
    ],
    ['an id that is no id', 'study: { id: "a b", title: A }\nfiles: []\n', { code: 'mapping-invalid', line: 1 }],
    [
      'a column that is nothing',
      'study: { id: A, title: A }\nfiles:\n  - file: a\n    subject: b\n    columns:\n      X: { unit: mm }\n',
      { code: 'mapping-invalid', line: 6 },
    ],
    ['nothing', '', { code: 'mapping-invalid' }],
  ])('with %s are refused at the place', (_, text, expected) => {
    const result = parseMapping(text, 'm.yaml')
    expect(result.ok ? [] : result.issues).toContainEqual(expect.objectContaining(expected))
  })

  it('have a JSON schema', () => {
    expect(mappingJsonSchema()).toMatchObject({ type: 'object', required: ['study'], properties: { files: {}, assays: {} } })
  })

  it('are found beside a single table', async () => {
    const files = { 'a.mapping.yaml': mapping('      X: { variable: imm.igg, unit: g/L }\n'), 'a.csv': 'ID,X\nP1,1\n', 'b.csv': 'x,y\n' }
    const source = memorySource('a.csv', files, { kind: 'file' })
    expect(await table.recognise(source)).toMatchObject({ because: expect.stringContaining('a.mapping.yaml') })
    expect((await collect(table, source, { dictionary })).observations).toHaveLength(1)
    expect(await table.recognise(memorySource('x', { 'b.pdf': 'x' }))).toBeUndefined()
    await expect(table.recognise(memorySource('x', { 'b.csv': 'x,y\n' }))).rejects.toMatchObject({ issues: [{ code: 'mapping-absent' }] })
    await expect(read({ 'b.csv': 'x,y\n' })).rejects.toMatchObject({ issues: [{ code: 'mapping-absent' }] })
  })
})
