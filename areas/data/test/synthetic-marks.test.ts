import { describe, expect, it } from 'vitest'
import { geoSeries } from '../src/formats/geo-series/geo-series.ts'
import { matrix } from '../src/formats/matrix/matrix.ts'
import { transmart } from '../src/formats/transmart/transmart.ts'
import { memorySource } from '../src/memory-source.ts'
import { collect } from './collect.ts'

const studyOf = async (format: Parameters<typeof collect>[0], files: Readonly<Record<string, string>>) =>
  (await collect(format, memorySource('s', files))).study

describe('generated data are known by their marks', () => {
  it.each([
    ['Synthetic data', true],
    ['synthetic DATA', true],
    ['Expression profiling by array', false],
  ])('series of the type %s', async (type, synthetic) => {
    const text = `!Series_title\t"T"\n!Series_type\t"Expression profiling by array"\n!Series_type\t"${type}"\n!Sample_geo_accession\t"S1"\n!series_matrix_table_begin\n"ID_REF"\t"S1"\n"A"\t1\n!series_matrix_table_end\n`
    expect(await studyOf(geoSeries, { 'G_series_matrix.txt': text })).toMatchObject({ synthetic })
  })

  it.each([
    [['yes', 'Yes'], true],
    [['yes', 'no'], false],
    [['yes', ''], false],
    [['no', 'no'], false],
  ])('sample table with synthetic %j', async (marks, synthetic) => {
    const samples = `sample_id,patient,synthetic\n${marks.map((mark, at) => `S${at},P${at},${mark}\n`).join('')}`
    expect(await studyOf(matrix, { 'm.tsv': 'gene\tS0\tS1\nA\t1\t2\n', 'samples.csv': samples })).toMatchObject({ synthetic })
  })

  it('a folder of two sample tables is synthetic when both are', async () => {
    const files = (second: string) => ({
      'a.tsv': 'gene\tS0\nA\t1\n',
      'b.tsv': 'gene\tT0\nA\t1\n',
      's.csv': 'sample_id,patient,synthetic\nS0,P0,yes\n',
      't.csv': second,
    })
    expect(await studyOf(matrix, files('sample_id,patient,synthetic\nT0,P0,yes\n'))).toMatchObject({ synthetic: true })
    expect(await studyOf(matrix, files('sample_id,patient,place\nT0,P0,yes\n'))).toMatchObject({ synthetic: false })
  })

  it.each([
    ['Synthetic panel', true],
    ['SYNTHETIC panel', true],
    ['Panel of synthetic oligonucleotides', false],
    ['Synthetics Inc. panel', false],
  ])('platform %s', async (title, synthetic) => {
    const files = {
      'mrna_annotation.params': `PLATFORM=P\nTITLE="${title}"\nANNOTATIONS_FILE=p.tsv\n`,
      'mrna_annotation/p.tsv': 'GPL_ID\tPROBE_NAME\tGENE_SYMBOL\tENTREZ_ID\tORGANISM\nP\tA\tA\t\tHomo sapiens\n',
    }
    expect(await studyOf(transmart, files)).toMatchObject({ kind: 'reference', synthetic })
  })
})
