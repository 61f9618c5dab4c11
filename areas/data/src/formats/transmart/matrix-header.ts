import type { JobFile } from './job-file.ts'
import type { MatrixShape } from './jobs.ts'
import { matrixFields } from './matrix-fields.ts'
import { error, shown, warning } from './problem.ts'
import type { Reading } from './reading.ts'
import type { MappedSample, SampleMap } from './sample-map.ts'

/** Columns of a matrix file: for each field, the column of each sample, -1 where the file has none. */
export interface MatrixHeader {
  readonly width: number
  readonly samples: readonly MappedSample[]
  readonly columns: ReadonlyMap<string, Int32Array>
}

interface NamedColumn {
  readonly column: number
  readonly sample: string
  readonly field: string
}

/** Work out which column is which number of which sample. Undefined when nothing can be read. */
export const readMatrixHeader = (
  reading: Reading,
  path: string,
  names: readonly string[],
  job: JobFile,
  shape: MatrixShape,
  map: SampleMap,
): MatrixHeader | undefined => {
  const skip = job.flag('SKIP_UNMAPPED_DATA')
  const found = names.flatMap((name, column) => (column === 0 ? [] : (namedColumn(reading, path, name.trim(), column, shape, map) ?? [])))
  const twins = new Set<string>()
  const unmapped = new Set<string>()
  const mapped: NamedColumn[] = []
  for (const one of found) {
    const place = { file: path, line: 1, column: one.column + 1, value: shown(names[one.column] ?? '') }
    const key = `${one.field}\t${one.sample}`
    if (twins.has(key))
      reading.log.add(error('sample-twice', `Two columns are the ${one.field} of sample ${shown(one.sample)}.`, 'Keep one of them.', place))
    else if (map.samples.has(one.sample)) mapped.push(one)
    else if (!skip && !unmapped.has(one.sample))
      reading.log.add(
        error(
          'sample-not-mapped',
          `Sample ${shown(one.sample)} is not in the subject-sample map.`,
          `Add it to ${map.path}, or set SKIP_UNMAPPED_DATA=Y.`,
          place,
        ),
      )
    twins.add(key)
    if (!map.samples.has(one.sample)) unmapped.add(one.sample)
  }
  if (skip && unmapped.size > 0)
    reading.log.add(
      warning(
        'samples-skipped',
        `${unmapped.size} samples are not in the subject-sample map and were left out, as SKIP_UNMAPPED_DATA asks.`,
        'Map them when they should be read.',
        { file: path, line: 1, value: shown([...unmapped].join(', ')) },
      ),
    )
  const present = new Set(mapped.map(({ sample }) => sample))
  for (const sample of map.samples.values())
    if (!present.has(sample.code))
      reading.log.add(
        warning(
          'sample-without-data',
          `Sample ${shown(sample.code)} has no column in ${path}.`,
          'Correct the sample code, or take the line out.',
          { file: map.path, line: sample.line, column: 4, value: shown(sample.code) },
        ),
      )
  const samples = [...map.samples.values()].filter(({ code }) => present.has(code))
  if (samples.length === 0) return undefined
  const columns = columnsByField(mapped, samples)
  checkGivenScores(reading, path, columns)
  return { width: names.length, samples, columns }
}

const columnsByField = (mapped: readonly NamedColumn[], samples: readonly MappedSample[]): ReadonlyMap<string, Int32Array> => {
  const position = new Map(samples.map(({ code }, at) => [code, at]))
  const columns = new Map<string, Int32Array>()
  for (const { column, sample, field } of mapped) {
    const places = columns.get(field) ?? new Int32Array(samples.length).fill(-1)
    places[position.get(sample) ?? 0] = column
    columns.set(field, places)
  }
  return columns
}

/** A name that is a mapped sample as it stands wins over one whose end names a field. */
const namedColumn = (
  reading: Reading,
  path: string,
  name: string,
  column: number,
  shape: MatrixShape,
  map: SampleMap,
): NamedColumn | undefined => {
  const fields = matrixFields[shape]
  const plain = fields.find((field) => field.plain === true)
  if (plain !== undefined && map.samples.has(name)) return { column, sample: name, field: plain.suffix }
  const point = name.lastIndexOf('.')
  const field = fields.find(
    ({ suffix, plain: bare }) => point > 0 && name.slice(point + 1).toLowerCase() === suffix && !(bare === true && shape === 'intensity'),
  )
  if (field !== undefined) return { column, sample: name.slice(0, point), field: field.suffix }
  if (plain !== undefined && name !== '') return { column, sample: name, field: plain.suffix }
  const expected = fields.map(({ suffix }) => `sample.${suffix}`).join(', ')
  reading.log.add(
    error('column-name-unknown', `"${shown(name)}" does not say which number of which sample it holds.`, `Name the column ${expected}.`, {
      file: path,
      line: 1,
      column: column + 1,
      value: shown(name),
      expected,
    }),
  )
  return undefined
}

/** z-scores are given for all samples or for none. */
const checkGivenScores = (reading: Reading, path: string, columns: ReadonlyMap<string, Int32Array>): void => {
  const given = columns.get('zscore')
  const without = given?.filter((column) => column < 0).length ?? 0
  if (without > 0)
    reading.log.add(
      error(
        'zscore-incomplete',
        `z-scores are given for some samples, but ${without} have none.`,
        'Give them for all samples, or for none to have them computed.',
        { file: path, line: 1, expected: 'all samples or none' },
      ),
    )
}
