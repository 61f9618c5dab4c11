import type { AssayLayer } from '../../study.ts'
import type { MatrixShape } from './jobs.ts'

/** A kind of number in a matrix file, known by the end of its column's name. */
export interface MatrixField {
  /** After the last point of the header; the plain sample name when it is `plain`. */
  readonly suffix: string
  readonly plain?: boolean
  /** Cells may be any number; otherwise negative ones are no measurement. */
  readonly signed: boolean
}

const probability = (suffix: string): MatrixField => ({ suffix, signed: true })

/** Kinds of numbers by shape of the matrix. */
export const matrixFields: Readonly<Record<MatrixShape, readonly MatrixField[]>> = {
  intensity: [
    { suffix: 'raw', plain: true, signed: false },
    { suffix: 'zscore', signed: true },
  ],
  counts: [
    { suffix: 'readcount', plain: true, signed: false },
    { suffix: 'normalizedreadcount', signed: false },
    { suffix: 'zscore', signed: true },
  ],
  'copy-number': [
    { suffix: 'flag', signed: true },
    { suffix: 'chip', signed: true },
    { suffix: 'segmented', signed: true },
    ...['probhomloss', 'probloss', 'probnorm', 'probgain', 'probamp'].map(probability),
  ],
}

/** The field from which log and z-score are computed. */
export const measuredField: Readonly<Record<MatrixShape, string | undefined>> = {
  intensity: 'raw',
  counts: 'normalizedreadcount',
  'copy-number': undefined,
}

export const probabilityFields = ['probhomloss', 'probloss', 'probnorm', 'probgain', 'probamp'] as const

const titles: Readonly<Record<string, string>> = {
  log2: 'Log2 of the raw value',
  zscore: 'z-score over the samples',
  raw: 'Raw value',
  readcount: 'Read count',
  normalizedreadcount: 'Normalised read count',
  flag: 'Copy number flag, -2 to 2',
  chip: 'Log2 ratio of the measurement',
  segmented: 'Segmented log2 ratio',
  probhomloss: 'Probability of homozygous loss',
  probloss: 'Probability of loss',
  probnorm: 'Probability of normal',
  probgain: 'Probability of gain',
  probamp: 'Probability of amplification',
}

const shownFirst = ['log2', 'zscore']

/** Layers of an assay whose file holds these fields; the one shown by default stands first. */
export const layersOf = (shape: MatrixShape, fields: ReadonlySet<string>): readonly AssayLayer[] => {
  const measured = measuredField[shape]
  const derived = measured !== undefined && fields.has(measured) ? shownFirst : []
  return [...new Set([...derived, ...matrixFields[shape].map(({ suffix }) => suffix).filter((field) => fields.has(field))])].map((id) => ({
    id,
    title: titles[id] ?? id,
  }))
}
