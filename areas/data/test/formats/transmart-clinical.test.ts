import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCategoryPath, parseDataLabel, pathCode } from '../../src/formats/transmart/category-path.ts'
import { parseParams } from '../../src/formats/transmart/params.ts'
import { parseJavaNumber, parseMatrixNumber } from '../../src/formats/transmart/parse-java-number.ts'
import { parseTimestamp } from '../../src/formats/transmart/parse-timestamp.ts'
import { parseVisitLabel } from '../../src/formats/transmart/parse-visit-label.ts'
import type { MemoryFile } from '../../src/memory-source.ts'
import { type Collected, readFiles } from './transmart-collect.ts'

type Files = Readonly<Record<string, MemoryFile>>
const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`
const six = 'Filename\tCategory Code\tColumn Number\tData Label\tData Label Source\tControl Vocab Cd'
const eight = `${six}\tConcept Type\tStrict`

/** A small study that reads without a word; tests change one file of it. */
const study: Files = {
  'study.params': 'STUDY_ID=Mini\nSECURITY_REQUIRED=N\n',
  'clinical.params': 'COLUMN_MAP_FILE=columns.txt\n',
  'clinical/columns.txt': lines(six, 'data.txt\t\t1\tSUBJ_ID', 'data.txt\tLab\t2\tIgG', 'data.txt\tPerson\t3\tSex'),
  'clinical/data.txt': lines('id\tigg\tsex', 'P1\t12.5\tF', 'P2\t9\tM'),
}
const change = (files: Files): Promise<Collected> => readFiles({ ...study, ...files })
const errorsOf = ({ issues }: Collected): readonly (readonly unknown[])[] =>
  issues.filter(({ severity }) => severity === 'error').map(({ code, file, line, column, value }) => [code, file, line, column, value])
const codesOf = ({ issues }: Collected): readonly string[] => issues.map(({ severity, code }) => `${severity} ${code}`)

describe('a study folder without mistakes', () => {
  it('gives subjects, concepts and observations, and no issue', async () => {
    const { study: info, subjects, concepts, observations, issues, origins } = await change({})
    expect(issues).toEqual([])
    expect(info).toEqual({
      id: 'MINI',
      title: 'Mini',
      kind: 'study',
      synthetic: false,
      restricted: false,
      sourceTop: '\\Public Studies\\Mini\\',
    })
    expect(subjects).toEqual(['P1', 'P2'])
    expect(concepts).toEqual([
      { code: 'Lab\\IgG', path: ['Lab', 'IgG'], type: 'number' },
      { code: 'Person\\Sex', path: ['Person', 'Sex'], type: 'category', categoryNodes: true },
    ])
    expect(observations.map(({ subject, number, text, line }) => [subject, number, text, line])).toEqual([
      ['P1', 12.5, undefined, 2],
      ['P1', Number.NaN, 'F', 2],
      ['P2', 9, undefined, 3],
      ['P2', Number.NaN, 'M', 3],
    ])
    expect(origins[1]).toMatchObject({
      file: 'clinical/data.txt',
      column: 3,
      header: 'sex',
      rule: "type category found in the values; fills the patient's sex",
    })
  })

  it('is restricted unless SECURITY_REQUIRED is N', async () => {
    expect((await change({ 'study.params': 'STUDY_ID=Mini\n' })).study).toMatchObject({
      restricted: true,
      sourceTop: '\\Private Studies\\Mini\\',
    })
    expect((await change({ 'study.params': 'STUDY_ID=Mini\nTOP_NODE=\\Trials\\Mine\n' })).study?.sourceTop).toBe('\\Trials\\Mine\\')
  })

  it.each([
    ['CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['lone CR', (text: string) => text.replaceAll('\n', '\r')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('reads the same with %s', async (_, turn) => {
    const turned = Object.fromEntries(Object.entries(study).map(([path, file]) => [path, typeof file === 'string' ? turn(file) : file]))
    const found = await readFiles(turned)
    expect(found.issues).toEqual([])
    expect(found.observations).toEqual((await change({})).observations)
  })

  it('keeps the source text of numbers that are not written in the shortest way', async () => {
    const { observations } = await change({ 'clinical/data.txt': lines('id\tigg\tsex', 'P1\t12.50\t F', 'P2\t 9\tM', 'P3\t5d\t') })
    expect(observations.map(({ number, text, raw }) => [text ?? number, raw])).toEqual([
      [12.5, '12.50'],
      ['F', ' F'],
      [9, ' 9'],
      ['M', undefined],
      [5, '5d'],
    ])
  })
})

describe('mistakes in params files', () => {
  it.each([
    [
      'unknown key',
      { 'clinical.params': 'COLUMN_MAP_FILE=columns.txt\nCOLUMNS=x\n' },
      ['params-key-unknown', 'clinical.params', 2, 'COLUMNS', 'x'],
    ],
    [
      'key of the tmtk dialect',
      { 'clinical.params': 'COLUMN_MAP_FILE=columns.txt\nMODIFIERS_FILE=m.txt\n' },
      ['params-key-unknown', 'clinical.params', 2, 'MODIFIERS_FILE', 'm.txt'],
    ],
    ['unknown key of the study', { 'study.params': 'STUDY_ID=Mini\nSECRET=N\n' }, ['params-key-unknown', 'study.params', 2, 'SECRET', 'N']],
    ['empty value', { 'study.params': 'STUDY_ID=Mini\nTOP_NODE=\n' }, ['params-value-empty', 'study.params', 2, 'TOP_NODE', undefined]],
    ['no equals sign', { 'study.params': 'STUDY_ID=Mini\nTOP_NODE\n' }, ['params-syntax', 'study.params', 2, undefined, 'TOP_NODE']],
    ['key twice', { 'study.params': 'STUDY_ID=Mini\nSTUDY_ID=Maxi\n' }, ['params-key-twice', 'study.params', 2, 'STUDY_ID', 'Maxi']],
    [
      'setting of the study given again',
      { 'clinical.params': 'COLUMN_MAP_FILE=columns.txt\nSTUDY_ID=Mini\n' },
      ['params-override', 'clinical.params', 2, 'STUDY_ID', 'Mini'],
    ],
    [
      'no column map named',
      { 'clinical.params': '# nothing\n' },
      ['params-key-absent', 'clinical.params', undefined, undefined, undefined],
    ],
    [
      'column map absent',
      { 'clinical.params': 'COLUMN_MAP_FILE=other.txt\n' },
      ['file-absent', 'clinical.params', 1, 'COLUMN_MAP_FILE', 'other.txt'],
    ],
    [
      'a file outside',
      { 'clinical.params': 'COLUMN_MAP_FILE=../../etc/passwd\n' },
      ['file-outside', 'clinical.params', 1, 'COLUMN_MAP_FILE', '../../etc/passwd'],
    ],
    [
      'an id that is none',
      { 'study.params': 'STUDY_ID=a/b\nSECURITY_REQUIRED=N\n' },
      ['study-id-invalid', undefined, undefined, undefined, 'A/B'],
    ],
  ])('%s', async (_, files, wanted) => {
    expect(errorsOf(await change(files))).toEqual([wanted])
  })

  it('values may be quoted, # begins a comment, x means no file', () => {
    const { params, issues } = parseParams('# title\nTITLE="A \'good\' one"\n\n KEY = v \n', 'p')
    expect([...params].map(([key, { value, line }]) => [key, value, line])).toEqual([
      ['TITLE', "A 'good' one", 2],
      ['KEY', 'v', 4],
    ])
    expect(issues).toEqual([])
  })

  it('two studies in one folder are not guessed apart', async () => {
    await expect(change({ 'other/study.params': 'STUDY_ID=Other\n' })).rejects.toMatchObject({ issues: [{ code: 'several-studies' }] })
  })

  it('an unknown job is named', async () => {
    expect(codesOf(await change({ 'clincal.params': 'COLUMN_MAP_FILE=columns.txt\n' }))).toEqual(['warning job-unknown'])
  })
})

describe('mistakes in the column map', () => {
  const map = (...rows: readonly string[]) => ({ 'clinical/columns.txt': lines(eight, 'data.txt\t\t1\tSUBJ_ID', ...rows) })
  it.each([
    [
      'a width that is none',
      { 'clinical/columns.txt': 'a\tb\tc\td\te\n' },
      ['column-map-width', 'clinical/columns.txt', 1, undefined, '5'],
    ],
    ['data file absent', map('data.txt\tLab\t2\tIgG', 'gone.txt\t\t1\tSUBJ_ID'), ['file-absent', 'clinical/columns.txt', 4, 1, 'gone.txt']],
    ['column number beyond the file', map('data.txt\tLab\t7\tIgG'), ['column-beyond-file', 'clinical/data.txt', 1, 7, undefined]],
    ['no column number', map('data.txt\tLab\tB\tIgG'), ['column-number-expected', 'clinical/columns.txt', 3, 3, 'B']],
    ['column zero', map('data.txt\tLab\t0\tIgG'), ['column-number-expected', 'clinical/columns.txt', 3, 3, '0']],
    ['column mapped twice', map('data.txt\tLab\t2\tIgG', 'data.txt\tLab\t2\tIgM'), ['column-twice', 'clinical/columns.txt', 4, 3, '2']],
    ['path mapped twice', map('data.txt\tLab\t2\tIgG', 'data.txt\tLab\t3\tIgG'), ['path-twice', 'clinical/columns.txt', 4, 4, 'IgG']],
    ['empty part of a path', map('data.txt\tLab++Blood\t2\tIgG'), ['path-part-empty', 'clinical/columns.txt', 3, 2, 'Lab++Blood']],
    ['unknown type', map('data.txt\tLab\t2\tIgG\t\t\tDATE'), ['concept-type-unknown', 'clinical/columns.txt', 3, 7, 'DATE']],
    [
      'label twice',
      map('data.txt\tLab\t2\tEND_DATE', 'data.txt\tLab\t3\tEND_DATE'),
      ['label-twice', 'clinical/columns.txt', 4, 4, 'END_DATE'],
    ],
    ['template without label', map('data.txt\tLab\t2\t\\'), ['data-label-source', 'clinical/columns.txt', 3, 5, 'Lab']],
    [
      'placeholder without column',
      map('data.txt\tLab+VISITNAME\t2\tIgG'),
      ['placeholder-without-column', 'clinical/columns.txt', 3, 2, 'Lab+VISITNAME'],
    ],
    [
      'field of the patient twice',
      map('data.txt\tA\t2\tAge', 'data.txt\tB\t3\tage'),
      ['demographic-twice', 'clinical/columns.txt', undefined, 4, undefined],
    ],
    [
      'row wider than the header',
      { 'clinical/columns.txt': lines('a\tb\tc\td', 'data.txt\t\t1\tSUBJ_ID', 'data.txt\tLab\t2\tIgG\t7') },
      ['row-width', 'clinical/columns.txt', 3, 5, '7'],
    ],
  ])('%s', async (_, files, wanted) => {
    expect(errorsOf(await change(files))[0]).toEqual(wanted)
  })

  it('no subject column', async () => {
    const found = await change({ 'clinical/columns.txt': lines(six, 'data.txt\tLab\t2\tIgG') })
    expect(errorsOf(found)).toEqual([['subject-column-absent', 'clinical/columns.txt', 2, undefined, undefined]])
  })

  it('every mistake is told, not the first alone', async () => {
    const found = await change({ ...map('data.txt\tLab\tB\tIgG', 'gone.txt\tX\t2\tY', 'data.txt\tA++B\t3\tZ') })
    expect(errorsOf(found).map(([code]) => code)).toEqual([
      'column-number-expected',
      'path-part-empty',
      'file-absent',
      'subject-column-absent',
    ])
  })
})

describe('mistakes in data files', () => {
  const data = (...rows: readonly string[]): Files => ({ 'clinical/data.txt': lines('id\tigg\tsex', ...rows) })
  const numerical = (...rows: readonly string[]): Files => ({
    ...data(...rows),
    'clinical/columns.txt': lines(eight, 'data.txt\t\t1\tSUBJ_ID', 'data.txt\tLab\t2\tIgG\t\t\tNUMERICAL'),
  })
  const timed = (...rows: readonly string[]): Files => ({
    'clinical/data.txt': lines('id\tfrom\tto\tn\tv', ...rows),
    'clinical/columns.txt': lines(
      six,
      'data.txt\t\t1\tSUBJ_ID',
      'data.txt\t\t2\tSTART_DATE',
      'data.txt\t\t3\tEND_DATE',
      'data.txt\t\t4\tINSTANCE_NUM',
      'data.txt\tLab\t5\tIgG',
    ),
  })
  it.each([
    ['empty subject', data('\t1\tF'), ['subject-empty', 'clinical/data.txt', 2, 1, '']],
    ['text in a numerical variable', numerical('P1\tlow\tF'), ['number-expected', 'clinical/data.txt', 2, 2, 'low']],
    ['decimal comma', numerical('P1\t1,5\tF'), ['number-expected', 'clinical/data.txt', 2, 2, '1,5']],
    ['NaN', numerical('P1\tNaN\tF'), ['number-not-finite', 'clinical/data.txt', 2, 2, 'NaN']],
    ['infinity', data('P1\t1\tF', 'P2\t-Inf\tM'), ['number-not-finite', 'clinical/data.txt', 3, 2, '-Inf']],
    ['a number too large', data('P1\t1\tF', 'P2\t1e999\tM'), ['number-not-finite', 'clinical/data.txt', 3, 2, '1e999']],
    ['short row', data('P1\t1\tF', 'P2\t3'), ['row-width', 'clinical/data.txt', 3, undefined, '2']],
    ['long row', data('P1\t1\tF\tmore'), ['row-width', 'clinical/data.txt', 2, undefined, '4']],
    [
      'another delimiter',
      { 'clinical/data.txt': lines('id,igg,sex', 'P1,1,F') },
      ['column-beyond-file', 'clinical/data.txt', 1, 2, undefined],
    ],
    ['no date', timed('P1\t03/04/2020\t\t\t1'), ['date-expected', 'clinical/data.txt', 2, 2, '03/04/2020']],
    ['no such day', timed('P1\t2021-02-29\t\t\t1'), ['date-expected', 'clinical/data.txt', 2, 2, '2021-02-29']],
    ['date out of range', timed('P1\t\t2916-01-01\t\t1'), ['date-out-of-range', 'clinical/data.txt', 2, 3, '2916-01-01']],
    ['no instance number', timed('P1\t\t\tfirst\t1'), ['instance-expected', 'clinical/data.txt', 2, 4, 'first']],
  ])('%s', async (_, files, wanted) => {
    expect(errorsOf(await change(files))[0]).toEqual(wanted)
  })

  it('dates, ends and instances are kept; upstream’s date for "none" is none', async () => {
    const { observations, issues } = await change(timed('P1\t2020-01-31\t2020-02-01 10:30\t2\t1', 'P1\t0001-01-01\t\t\t3'))
    expect(issues).toEqual([])
    expect(observations.map(({ start, end, instance }) => [start, end, instance])).toEqual([
      ['2020-01-31', '2020-02-01T10:30', 2],
      [undefined, undefined, 1],
    ])
  })

  it('an end before its start is a warning', async () => {
    expect(codesOf(await change(timed('P1\t2020-02-01\t2020-01-01\t\t1')))).toEqual(['warning dates-reversed'])
  })

  it('a variable that begins with numbers and holds text is categories, with a warning that says where', async () => {
    const { issues, concepts } = await change(data('P1\t1\tF', 'P2\tlow\tM', 'P3\thigh\tM'))
    expect(concepts.find(({ code }) => code === 'Lab\\IgG')?.type).toBe('category')
    expect(issues).toMatchObject([
      { code: 'type-inferred-mixed', severity: 'warning', file: 'clinical/data.txt', line: 3, column: 2, value: 'low' },
    ])
  })

  it('a variable that begins with text is categories without a word, as upstream', async () => {
    expect((await change(data('P1\tlow\tF', 'P2\t3\tM'))).issues).toEqual([])
  })

  it('the same variable may come from several files, and its type is found over all of them', async () => {
    const found = await change({
      'clinical/columns.txt': lines(
        six,
        'data.txt\t\t1\tSUBJ_ID',
        'data.txt\tLab\t2\tIgG',
        'more.txt\t\t1\tSUBJ_ID',
        'more.txt\tLab\t2\tIgG',
      ),
      'clinical/more.txt': lines('id\tigg', 'P3\tunknown'),
    })
    expect(found.concepts.map(({ type }) => type)).toEqual(['category'])
    expect(found.observations.map(({ text, origin }) => [text, origin.file])).toEqual([
      ['12.5', 'clinical/data.txt'],
      ['9', 'clinical/data.txt'],
      ['unknown', 'clinical/more.txt'],
    ])
  })

  it('long text is kept whole, with a warning', async () => {
    const long = 'x'.repeat(300)
    const { observations, issues } = await change(data(`P1\t1\t${long}`))
    expect(observations.at(-1)?.text).toBe(long)
    expect(issues).toMatchObject([{ code: 'text-long', line: 2, column: 3 }])
  })

  it('an age that is no number stops the import', async () => {
    const map = lines(six, 'data.txt\t\t1\tSUBJ_ID', 'data.txt\tPerson\t2\tAge (year)')
    expect(errorsOf(await change({ ...data('P1\told\tF', 'P2\t61.5\tM'), 'clinical/columns.txt': map }))).toEqual([
      ['number-expected', 'clinical/data.txt', 2, 2, 'old'],
    ])
  })

  it('thousands of alike mistakes are folded, none is lost', async () => {
    const { issues } = await change(numerical(...Array.from({ length: 5000 }, (_, at) => `P${at}\tlow\tF`)))
    expect(issues.length).toBe(21)
    expect(issues.reduce((sum, { times }) => sum + (times ?? 1), 0)).toBe(5000)
  })
})

describe('paths made row by row', () => {
  const rows: Files = {
    'clinical/data.txt': lines('id\tvisit\tsite\tdrug\tresult\tmap', 'P1\tweek 1\tParis\tCPO\tPos\t1', 'P2\tweek 2\tLyon\tBZE\tNeg\t2'),
    'clinical/columns.txt': lines(
      six,
      'data.txt\t\t1\tSUBJ_ID',
      'data.txt\t\t2\tVISIT_NAME',
      'data.txt\t\t3\tSITE_ID',
      'data.txt\t\t4\tDATA_LABEL',
      'data.txt\tC+VISITNAME+DATALABEL\t5\tResult\t4',
      'data.txt\tC+SITEID\t6\t\\\t4',
    ),
  }

  it('visit, site and label take their places; a label without a place stands last', async () => {
    const { concepts, issues } = await change(rows)
    expect(issues).toEqual([])
    expect(concepts.map(({ code, type }) => [code, type])).toEqual([
      ['C\\week 1\\CPO\\Result', 'category'],
      ['C\\Paris\\CPO', 'number'],
      ['C\\week 2\\BZE\\Result', 'category'],
      ['C\\Lyon\\BZE', 'number'],
    ])
  })

  it('a value whose name is empty is an error', async () => {
    const found = await change({ ...rows, 'clinical/data.txt': lines('id\tvisit\tsite\tdrug\tresult\tmap', 'P1\tweek 1\tParis\t\tPos\t') })
    expect(errorsOf(found)).toEqual([['path-part-empty', 'clinical/data.txt', 2, 5, 'Pos']])
  })

  it('several label columns need a choice', async () => {
    const map = lines(six, 'data.txt\t\t1\tSUBJ_ID', 'data.txt\t\t3\tDATA_LABEL', 'data.txt\t\t4\tDATA_LABEL', 'data.txt\tC\t6\t\\')
    expect(errorsOf(await change({ ...rows, 'clinical/columns.txt': map }))).toEqual([
      ['data-label-source', 'clinical/columns.txt', 5, 5, 'C'],
    ])
  })
})

describe('word maps', () => {
  const words = (...rows: readonly string[]): Promise<Collected> =>
    change({
      'clinical.params': 'COLUMN_MAP_FILE=columns.txt\nWORD_MAP_FILE=words.txt\n',
      'clinical/words.txt': lines('f\tc\told\tnew', ...rows),
    })

  it('compares the cell exactly, keeps what it said, and drops null', async () => {
    const { observations, issues } = await words('data.txt\t3\tF\tFemale', 'data.txt\t3\tM\tnull', 'data.txt\t3\tf\tx')
    expect(observations.filter(({ concept }) => concept.path.at(-1) === 'Sex').map(({ text, raw }) => [text, raw])).toEqual([
      ['Female', 'F'],
    ])
    expect(issues).toMatchObject([{ code: 'word-unused', severity: 'warning', line: 4, value: 'f' }])
  })

  it('a mapped value can be a number', async () => {
    const { observations, concepts } = await words('data.txt\t3\tF\t1', 'data.txt\t3\tM\t2')
    expect(concepts.find(({ code }) => code === 'Person\\Sex')?.type).toBe('number')
    expect(observations.filter(({ concept }) => concept.path.at(-1) === 'Sex').map(({ number, raw }) => [number, raw])).toEqual([
      [1, 'F'],
      [2, 'M'],
    ])
  })

  it('blanks are signs like any other: they are trimmed after mapping', async () => {
    const data = { 'clinical/data.txt': lines('id\tigg\tsex', 'P1\t1\tF', 'P2\t2\tF ') }
    const mapped = {
      'clinical.params': 'COLUMN_MAP_FILE=columns.txt\nWORD_MAP_FILE=words.txt\n',
      'clinical/words.txt': lines('f\tc\told\tnew', 'data.txt\t3\tF \tFemale '),
    }
    const { observations } = await change({ ...data, ...mapped })
    expect(observations.flatMap(({ text }) => text ?? [])).toEqual(['F', 'Female'])
  })

  it('quotes are signs like any other', async () => {
    const found = await words('data.txt\t3\t"F"\tFemale')
    expect(codesOf(found)).toEqual(['warning word-unused'])
  })

  it('two new values for one old one are an error', async () => {
    expect(errorsOf(await words('data.txt\t3\tF\tFemale', 'data.txt\t3\tF\tWoman'))).toEqual([
      ['word-twice', 'clinical/words.txt', 3, 3, 'F'],
    ])
  })
})

describe('ontology maps', () => {
  const mapped = (map: string, ...rows: readonly string[]): Promise<Collected> =>
    change({
      'clinical.params': 'COLUMN_MAP_FILE=columns.txt\nONTOLOGY_MAP_FILE=codes.txt\n',
      'clinical/codes.txt': lines('Category\tLabel\tCode\tLabel\tURI\tAncestors', ...rows),
      'clinical/columns.txt': map,
    })
  const map = String(study['clinical/columns.txt'])

  it('give the concept its code and keep the source’s path', async () => {
    const { concepts, origins, issues } = await mapped(
      map,
      'Lab\tIgG\tLOINC/2465-3\tIgG in serum\thttp://loinc.org/2465-3\tX',
      '\t\tX\tParent\t\t',
    )
    expect(issues).toEqual([])
    expect(concepts[0]).toEqual({
      code: 'LOINC/2465-3',
      path: ['Lab', 'IgG'],
      type: 'number',
      description: 'IgG in serum, http://loinc.org/2465-3',
    })
    expect(origins[0]?.originalPath).toEqual(['Lab', 'IgG'])
    expect(origins[1]?.originalPath).toBeUndefined()
  })

  it('a code for no variable is a warning', async () => {
    expect(codesOf(await mapped(map, 'Lab\tIgA\tX\t\t\t'))).toEqual(['warning ontology-unmatched'])
  })

  it('one code cannot be a number and a category', async () => {
    expect(errorsOf(await mapped(map, 'Lab\tIgG\tX\t\t\t', 'Person\tSex\tX\t\t\t'))).toEqual([
      ['concept-clash', 'clinical/columns.txt', undefined, undefined, 'X'],
    ])
  })
})

describe('small parsers', () => {
  it.each([
    ['Subjects', ['Subjects']],
    ['A+B_C', ['A', 'B C']],
    ['A\\+B\\_C', ['A+B_C']],
    ['A\\B', ['A', 'B']],
    ['+', []],
    ['\\', []],
    ['', []],
    ['A+', ['A']],
    ['A++B', undefined],
  ])('category code %j', (code, path) => {
    expect(parseCategoryPath(code)).toEqual(path)
  })

  it('a data label has blanks for _, and \\_ is the sign', () => {
    expect(parseDataLabel('Lung_Disease')).toBe('Lung Disease')
    expect(parseDataLabel('a\\_b\\+c')).toBe('a_b+c')
  })

  it('different paths have different codes', () => {
    const name = fc.stringMatching(/^[ab\\]{1,4}$/)
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), fc.array(name, { minLength: 1, maxLength: 3 }), (one, other) => {
        expect(pathCode(one) === pathCode(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
      }),
    )
  })

  it.each([
    ['Week 12', 12, 'wk'],
    ['W12', 12, 'wk'],
    ['12 weeks', 12, 'wk'],
    ['Day -14', -14, 'd'],
    ['Month 6', 6, 'mo'],
    ['Semaine 24', 24, 'wk'],
    ['Mois 6', 6, 'mo'],
    ['Year 5', 5, 'a'],
    ['5 ans', 5, 'a'],
    ['Baseline', 0, 'd'],
    ['Visit 3', undefined, undefined],
    ['Screening', undefined, undefined],
    ['Week', undefined, undefined],
    ['Default', undefined, undefined],
  ])('visit label %j', (label, time, unit) => {
    expect(parseVisitLabel(label)).toEqual({ label, ...(time === undefined ? {} : { time }), ...(unit === undefined ? {} : { unit }) })
  })

  it.each([
    ['1', 1],
    ['-1.5', -1.5],
    ['.5', 0.5],
    ['1e-3', 0.001],
    ['5d', 5],
    ['+2', 2],
    ['1.', 1],
  ])('Java number %j', (text, number) => {
    expect(parseJavaNumber(text)).toEqual({ kind: 'number', number })
  })

  it.each([
    ['', 'text'],
    ['1,5', 'text'],
    ['0x10', 'text'],
    ['d', 'text'],
    ['1 2', 'text'],
    ['NaN', 'not-finite'],
    ['-Infinity', 'not-finite'],
    ['1e400', 'not-finite'],
  ])('%j is %s', (text, kind) => {
    expect(parseJavaNumber(text).kind).toBe(kind)
  })

  it('a power of ten is a number in a matrix only', () => {
    expect(parseMatrixNumber('8.7144*10^7')).toEqual({ kind: 'number', number: 87144000 })
    expect(parseJavaNumber('8.7144*10^7').kind).toBe('text')
  })

  it('every day of the calendar is a date, and no other text of that shape', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1850, max: 2200 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
          const real = !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso)
          expect(parseTimestamp(iso).kind).toBe(real ? 'date' : 'invalid')
        },
      ),
    )
  })
})

describe('whatever the files hold', () => {
  it('reading ends, and what is wrong is an issue with a place', async () => {
    const cell = fc.oneof(
      fc.constantFrom('1', '', 'SUBJ_ID', 'data.txt', 'Lab', '\\', '2', 'NaN', '"', '\t', '\u0000', 'é'),
      fc.string({ maxLength: 6 }),
    )
    const table = fc
      .array(
        fc.array(cell, { minLength: 1, maxLength: 8 }).map((cells) => cells.join('\t')),
        { maxLength: 6 },
      )
      .map((rows) => rows.join('\n'))
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          'clinical/columns.txt': table,
          'clinical/data.txt': table,
          'clinical.params': fc.oneof(table, fc.constant('COLUMN_MAP_FILE=columns.txt\n')),
        }),
        async (files) => {
          const { issues } = await change(files)
          for (const issue of issues) expect(issue.message.length * issue.remedy.length * issue.code.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 60 },
    )
  })
})
