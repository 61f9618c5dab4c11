import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeZScores } from '../../src/formats/transmart/z-scores.ts'
import type { MemoryFile } from '../../src/memory-source.ts'
import type { Platform } from '../../src/study.ts'
import { type Collected, context, readFiles } from './transmart-collect.ts'

type Files = Readonly<Record<string, MemoryFile>>
const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`
const platform = (kind: Platform['kind'], ...ids: readonly string[]): Platform => ({
  id: 'GPL1',
  title: 'One',
  kind,
  organism: 'Homo sapiens',
  features: ids.map((id) => ({ id, symbol: `${id}-gene` })),
  rows: ids.length,
})
const mapHeader = 'study\tsite\tsubject\tsample\tplatform\ttype\ttissue\ttime\tcategory\tsource'
const mapLine = (
  subject: string,
  sample: string,
  more: Partial<Record<'study' | 'platform' | 'tissue' | 'time' | 'category', string>> = {},
): string =>
  [
    more.study ?? 'MINI',
    '',
    subject,
    sample,
    more.platform ?? 'gpl1',
    'RNA',
    more.tissue ?? 'Blood',
    more.time ?? 'Week 4',
    more.category ?? 'Omics+PLATFORM+TISSUETYPE',
    'STD',
  ].join('\t')

const study: Files = {
  'study.params': 'STUDY_ID=Mini\nSECURITY_REQUIRED=N\n',
  'clinical.params': 'COLUMN_MAP_FILE=columns.txt\n',
  'columns.txt': lines('f\tc\tn\tl', 'data.txt\t\t1\tSUBJ_ID', 'data.txt\t\t2\tTRIAL_VISIT_LABEL', 'data.txt\tLab\t3\tIgG'),
  'data.txt': lines('id\tvisit\tigg', 'P1\tWeek 4\t12.5', 'P2\tWeek 4\t9'),
  'expression.params': 'DATA_FILE=matrix.txt\nMAP_FILENAME=samples.txt\nDATA_TYPE=R\n',
  'samples.txt': lines(mapHeader, mapLine('P1', 'A'), mapLine('P2', 'B'), mapLine('P2', 'C')),
  'matrix.txt': lines('ID_REF\tA\tB\tC', 'p1\t1\t2\t4', 'p2\t0\t8\t'),
}
const change = (files: Files, platforms: readonly Platform[] = [platform('expression', 'p1', 'p2')]): Promise<Collected> =>
  readFiles({ ...study, ...files }, context(platforms))
const errorsOf = ({ issues }: Collected): readonly (readonly unknown[])[] =>
  issues.filter(({ severity }) => severity === 'error').map(({ code, file, line, column, value }) => [code, file, line, column, value])
const codesOf = ({ issues }: Collected): readonly string[] => issues.map(({ severity, code }) => `${severity} ${code}`)
const matrix = (...rows: readonly string[]): Files => ({ 'matrix.txt': lines(...rows) })
const params = (...more: readonly string[]): Files => ({
  'expression.params': lines('DATA_FILE=matrix.txt', 'MAP_FILENAME=samples.txt', ...more),
})

describe('a matrix', () => {
  it('becomes layers as upstream computes them', async () => {
    const { assays, issues } = await change({})
    expect(issues).toEqual([])
    const [measured] = assays
    expect(measured?.assay).toMatchObject({ id: 'expression', kind: 'expression', platform: 'GPL1', path: ['Omics', 'GPL1', 'Blood'] })
    expect(measured?.assay.samples[0]).toEqual({
      code: 'A',
      subject: 'P1',
      visit: 'Week 4',
      attributes: { sample_type: 'RNA', tissue_type: 'Blood', time_point: 'Week 4' },
    })
    expect(measured?.features).toEqual([
      { id: 'p1', symbol: 'p1-gene' },
      { id: 'p2', symbol: 'p2-gene' },
    ])
    expect(measured?.layers.raw).toEqual([1, 2, 4, 0, 8, Number.NaN])
    // The smallest positive value of the file is 1: a zero counts as its half.
    expect(measured?.layers.log2).toEqual([0, 1, 2, -1, 3, Number.NaN])
    expect(measured?.layers.zscore?.map((value) => Math.round(value * 1e6) / 1e6)).toEqual(
      [-1, 0, 1, -707107, 707107, Number.NaN].map((value) => (Math.abs(value) > 1 ? value / 1e6 : value)),
    )
  })

  it('of logarithms is taken back to its base', async () => {
    const { assays } = await change({
      ...params('DATA_TYPE=L', 'SRC_LOG_BASE=10'),
      ...matrix('ID\tA\tB\tC', 'p1\t0\t1\t-2', 'p2\t1\t1\t1'),
    })
    expect(assays[0]?.layers.raw).toEqual([1, 10, 0.01, 10, 10, 10])
    expect(assays[0]?.layers.zscore?.slice(3)).toEqual([Number.NaN, Number.NaN, Number.NaN])
  })

  it('does not store what is no measurement, and says how much', async () => {
    const { assays, issues } = await change(matrix('ID\tA\tB\tC', 'p1\t-1\t\uFFFD\t3', 'p2\t1\t2*10^1\t'))
    expect(assays[0]?.layers.raw).toEqual([Number.NaN, Number.NaN, 3, 1, 20, Number.NaN])
    expect(issues).toMatchObject([
      { code: 'cells-not-stored', severity: 'warning', message: expect.stringContaining('1 negative, 1 unreadable') },
    ])
  })

  it('can say that zero is no information', async () => {
    const { assays, issues } = await change(params('ZERO_MEANS_NO_INFO=Y'))
    expect(assays[0]?.layers.log2).toEqual([0, 1, 2, Number.NaN, 3, Number.NaN])
    expect(issues).toMatchObject([{ code: 'cells-not-stored', message: expect.stringContaining('1 zero') }])
  })

  it('on several nodes is one assay whose samples say their node', async () => {
    const { assays } = await change({
      'samples.txt': lines(mapHeader, mapLine('P1', 'A'), mapLine('P2', 'B', { tissue: 'Gland' }), mapLine('P2', 'C')),
    })
    expect(assays.map(({ assay }) => [assay.path, assay.samples.map(({ attributes }) => attributes.node)])).toEqual([
      [
        ['Omics', 'GPL1'],
        ['Omics\\GPL1\\Blood', 'Omics\\GPL1\\Gland', 'Omics\\GPL1\\Blood'],
      ],
    ])
  })

  it('with more numbers than a batch holds loses none', async () => {
    const ids = Array.from({ length: 50_000 }, (_, at) => `p${at}`)
    const { assays } = await change(matrix('ID\tA\tB\tC', ...ids.map((id, at) => `${id}\t${at + 1}\t${at + 2}\t${at + 3}`)), [
      platform('expression', ...ids),
    ])
    expect(assays[0]?.features.length).toBe(50_000)
    expect(assays[0]?.layers.raw?.slice(-3)).toEqual([50_000, 50_001, 50_002])
    expect(assays[0]?.layers.raw?.every((value, at) => value === Math.floor(at / 3) + (at % 3) + 1)).toBe(true)
  })

  it('may leave out rows of the platform when allowed to, and samples of no map when asked to', async () => {
    const files = matrix('ID\tA\tB\tC\tD', 'p1\t1\t2\t4\t8')
    expect(errorsOf(await change(files)).map(([code]) => code)).toEqual(['sample-not-mapped', 'feature-missing'])
    const found = await change({ ...files, ...params('SKIP_UNMAPPED_DATA=Y', 'ALLOW_MISSING_ANNOTATIONS=Y') })
    expect(codesOf(found)).toEqual(['warning samples-skipped'])
    expect(found.assays[0]?.layers.raw).toEqual([1, 2, 4])
  })

  it('may stand beside its own platform', async () => {
    const own: Files = {
      'mrna_annotation.params': 'PLATFORM=gpl1\nANNOTATIONS_FILE=a.txt\n',
      'a.txt': lines('g\tp\ts\te\to', 'GPL1\tp1\tTP53\t7157\tHs', 'GPL1\tp1\tTP63\t8626\tHs', 'GPL1\tp2\t\t\tHs'),
    }
    const { platforms, assays, issues } = await change(own, [])
    expect(issues).toEqual([])
    expect(platforms[0]).toMatchObject({ id: 'GPL1', rows: 3, organism: 'Homo sapiens' })
    expect(assays[0]?.features[0]).toEqual({ id: 'p1', symbol: 'TP53;TP63', attributes: { gene_id: '7157;8626', organism: 'Hs' } })
  })
})

describe('mistakes in matrices', () => {
  it.each([
    ['text', matrix('ID\tA\tB\tC', 'p1\t1\thigh\t4', 'p2\t1\t1\t1'), ['number-expected', 'matrix.txt', 2, 3, 'high']],
    ['NaN', matrix('ID\tA\tB\tC', 'p1\t1\tNaN\t4', 'p2\t1\t1\t1'), ['number-not-finite', 'matrix.txt', 2, 3, 'NaN']],
    ['short row', matrix('ID\tA\tB\tC', 'p1\t1\t4', 'p2\t1\t1\t1'), ['row-width', 'matrix.txt', 2, undefined, '3']],
    ['unknown row', matrix('ID\tA\tB\tC', 'p1\t1\t4\t1', 'p2\t1\t1\t1', 'p9\t1\t1\t1'), ['feature-unknown', 'matrix.txt', 4, 1, 'p9']],
    ['row twice', matrix('ID\tA\tB\tC', 'p1\t1\t4\t1', 'p2\t1\t1\t1', 'p1\t1\t1\t1'), ['feature-twice', 'matrix.txt', 4, 1, 'p1']],
    ['row without id', matrix('ID\tA\tB\tC', 'p1\t1\t4\t1', 'p2\t1\t1\t1', '\t1\t1\t1'), ['feature-id-empty', 'matrix.txt', 4, 1, '']],
    ['row missing', matrix('ID\tA\tB\tC', 'p1\t1\t4\t1'), ['feature-missing', 'matrix.txt', undefined, undefined, 'p2']],
    ['sample twice', matrix('ID\tA\tB\tC\tA', 'p1\t1\t4\t1\t1', 'p2\t1\t1\t1\t1'), ['sample-twice', 'matrix.txt', 1, 5, 'A']],
    [
      'scores for some',
      matrix('ID\tA\tB\tC\tA.zscore', 'p1\t1\t4\t1\t1', 'p2\t1\t1\t1\t1'),
      ['zscore-incomplete', 'matrix.txt', 1, undefined, undefined],
    ],
    [
      'matrix absent',
      { 'expression.params': 'DATA_FILE=gone.txt\nMAP_FILENAME=samples.txt\n' },
      ['file-absent', 'expression.params', 1, 'DATA_FILE', 'gone.txt'],
    ],
    [
      'no map named',
      { 'expression.params': 'DATA_FILE=matrix.txt\n' },
      ['params-key-absent', 'expression.params', undefined, undefined, undefined],
    ],
    [
      'both names',
      params('DATA_FILE_PREFIX=matrix.txt'),
      ['params-key-twice', 'expression.params', undefined, 'DATA_FILE_PREFIX', undefined],
    ],
    ['unknown data type', params('DATA_TYPE=Z'), ['params-value-unknown', 'expression.params', 3, 'DATA_TYPE', 'Z']],
    ['logarithms without base', params('DATA_TYPE=L'), ['params-key-absent', 'expression.params', undefined, 'SRC_LOG_BASE', undefined]],
    ['a base with raw data', params('SRC_LOG_BASE=2'), ['params-value-unknown', 'expression.params', 3, 'SRC_LOG_BASE', '2']],
    ['another base to store', params('LOG_BASE=10'), ['params-value-unknown', 'expression.params', 3, 'LOG_BASE', '10']],
    ['neither Y nor N', params('SKIP_UNMAPPED_DATA=yes'), ['params-value-unknown', 'expression.params', 3, 'SKIP_UNMAPPED_DATA', 'yes']],
    ['a key of copy numbers', params('PROB_IS_NOT_1=WARN'), ['params-key-unknown', 'expression.params', 3, 'PROB_IS_NOT_1', 'WARN']],
  ])('%s', async (_, files, wanted) => {
    expect(errorsOf(await change(files))).toEqual([wanted])
  })

  const samples = (...rows: readonly string[]): Files => ({ 'samples.txt': lines(mapHeader, ...rows) })
  it.each([
    [
      'another study',
      samples(mapLine('P1', 'A', { study: 'OTHER' }), mapLine('P2', 'B', { study: 'OTHER' }), mapLine('P2', 'C', { study: 'OTHER' })),
      ['study-differs', 'samples.txt', 2, 1, 'OTHER'],
    ],
    [
      'two studies',
      samples(mapLine('P1', 'A'), mapLine('P2', 'B', { study: 'OTHER' }), mapLine('P2', 'C')),
      ['study-differs', 'samples.txt', 3, 1, 'OTHER'],
    ],
    [
      'unknown subject',
      samples(mapLine('P7', 'A'), mapLine('P2', 'B'), mapLine('P2', 'C')),
      ['subject-unknown', 'samples.txt', 2, 3, 'P7'],
    ],
    [
      'two platforms',
      samples(mapLine('P1', 'A'), mapLine('P2', 'B', { platform: 'gpl2' }), mapLine('P2', 'C')),
      ['platform-differs', 'samples.txt', 3, 5, 'gpl2'],
    ],
    [
      'sample twice',
      samples(mapLine('P1', 'A'), mapLine('P2', 'B'), mapLine('P2', 'C'), mapLine('P1', 'A')),
      ['sample-twice', 'samples.txt', 5, 4, 'A'],
    ],
    [
      'no path',
      samples(mapLine('P1', 'A'), mapLine('P2', 'B'), mapLine('P2', 'C'), mapLine('P1', 'D', { category: '' })),
      ['path-part-empty', 'samples.txt', 5, 9, ''],
    ],
    [
      'no subject',
      samples(mapLine('P1', 'A'), mapLine('P2', 'B'), mapLine('P2', 'C'), mapLine('', 'D')),
      ['subject-empty', 'samples.txt', 5, 3, ''],
    ],
  ])('subject-sample map: %s', async (_, files, wanted) => {
    expect(errorsOf(await change(files))).toEqual([wanted])
  })

  it('a platform that was not imported, and one of another kind', async () => {
    expect(errorsOf(await change({}, []))).toEqual([['platform-unknown', 'samples.txt', 2, 5, 'GPL1']])
    expect(errorsOf(await change({}, [platform('mirna', 'p1', 'p2')]))).toEqual([['platform-kind', 'samples.txt', 2, 5, 'GPL1']])
  })

  it('a mapped sample without data is a warning and no sample', async () => {
    const found = await change(matrix('ID\tA\tB', 'p1\t1\t4', 'p2\t1\t1'))
    expect(codesOf(found)).toEqual(['warning sample-without-data'])
    expect(found.assays[0]?.assay.samples.map(({ code }) => code)).toEqual(['A', 'B'])
  })
})

describe('copy numbers', () => {
  const cnv = (settings: string, flag: string, ...probabilities: readonly string[]): Promise<Collected> =>
    readFiles(
      {
        ...study,
        'expression.params': '# none\n',
        'cnv.params': `DATA_FILE=cnv.txt\nMAP_FILENAME=one.txt\n${settings}`,
        'one.txt': lines(mapHeader, mapLine('P1', 'A')),
        'cnv.txt': lines(
          ['r', 'A.flag', ...['probhomloss', 'probloss', 'probnorm', 'probgain', 'probamp'].map((field) => `A.${field}`)].join('\t'),
          ['p1', flag, ...probabilities].join('\t'),
        ),
      },
      context([platform('copy-number', 'p1')]),
    )
  const cnvErrors = (found: Collected) => errorsOf(found).filter(([, file]) => file === 'cnv.txt')

  it('probabilities add up to 1', async () => {
    expect(cnvErrors(await cnv('', '0', '0.1', '0.2', '0.3', '0.4', '0'))).toEqual([])
    expect(cnvErrors(await cnv('', '0', '', '', '', '', ''))).toEqual([])
    expect(cnvErrors(await cnv('', '0', '0.1', '0.2', '0.3', '0.4', '0.5'))).toEqual([
      ['probabilities-not-1', 'cnv.txt', 2, undefined, '1.500'],
    ])
    expect(cnvErrors(await cnv('', '0', '0.6', '0.4', '', '', ''))).toEqual([['probabilities-not-1', 'cnv.txt', 2, undefined, '1.000']])
    expect(codesOf(await cnv('PROB_IS_NOT_1=WARN\n', '0', '0.1', '0.2', '0.3', '0.4', '0.5'))).toContain('warning probabilities-not-1')
  })

  it('flags are whole numbers from -2 to 2', async () => {
    expect(cnvErrors(await cnv('', '3', '', '', '', '', ''))).toEqual([['flag-unknown', 'cnv.txt', 2, 2, '3']])
  })

  it('a column says which number of which sample it holds', async () => {
    const files = { 'cnv.params': 'DATA_FILE=matrix.txt\nMAP_FILENAME=samples.txt\n' }
    expect(errorsOf(await change(files)).map(([code]) => code)).toContain('column-name-unknown')
  })
})

describe('platforms', () => {
  const annotation = (name: string, ...rows: readonly string[]): Promise<Collected> =>
    readFiles({ [`${name}.params`]: 'PLATFORM=X1\nTITLE="X"\nANNOTATIONS_FILE=a.txt\n', 'a.txt': lines(...rows) })
  it.each([
    ['mrna_annotation', ['g\tp\ts\te\to', 'OTHER\tp1\tTP53\t1\tHs'], ['platform-differs', 'a.txt', 2, 1, 'OTHER']],
    ['cnv_annotation', ['g\tr\tc\ts\te\tn\tb\ty\ti\to', 'X1\tr1\t1\tfive\t\t\t\t\t\t'], ['number-expected', 'a.txt', 2, 4, 'five']],
    ['mirna_annotation', ['i\tm', '1\ta', '1\tb'], ['feature-twice', 'a.txt', 3, 1, '1']],
    ['metabolomics_annotation', ['b\ts\tu\th', 'xylitol\tSugar\t\t'], ['sub-pathway-expected', 'a.txt', 2, 3, '']],
    ['proteomics_annotation', ['p\tu', '1\tA'], ['platform-width', 'a.txt', 1, undefined, '2']],
  ])('%s', async (name, rows, wanted) => {
    expect(errorsOf(await annotation(name, ...rows))[0]).toEqual(wanted)
  })

  it('names of microRNAs are lower case', async () => {
    expect((await annotation('mirna_annotation', 'i\tm', '1\tHsa-miR-1')).platforms[0]?.features).toEqual([
      { id: '1', symbol: 'hsa-mir-1' },
    ])
  })
})

describe('z-scores', () => {
  const scoresOf = (values: readonly number[]): readonly number[] => {
    const scores = new Float64Array(values.length)
    writeZScores(Float64Array.from(values), scores, 0, values.length)
    return [...scores]
  }
  it('have mean 0 and deviation 1 unless clipped, keep order, and are absent where the value is', () => {
    const value = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constant(Number.NaN))
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (values) => {
        const scores = scoresOf(values)
        const present = values.filter((one) => !Number.isNaN(one))
        const scored = new Set(present).size > 1
        expect(scores.map(Number.isNaN)).toEqual(values.map((one) => !scored || Number.isNaN(one)))
        const found = scores.filter((one) => !Number.isNaN(one))
        expect(found.every((one) => Math.abs(one) <= 2.5)).toBe(true)
        const clipped = found.some((one) => Math.abs(one) === 2.5)
        if (!scored || clipped) return
        expect(found.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 8)
        expect(found.reduce((sum, one) => sum + one * one, 0) / (found.length - 1)).toBeCloseTo(1, 8)
      }),
    )
  })

  it('of equal values are absent, whatever rounding does to their mean', () => {
    expect(scoresOf([0.1, 0.1, 0.1, 0.1, 0.1, 0.1])).toEqual(Array.from({ length: 6 }, () => Number.NaN))
  })
})
