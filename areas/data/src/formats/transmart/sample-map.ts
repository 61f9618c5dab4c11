import { parseCategoryPath } from './category-path.ts'
import { error, shown } from './problem.ts'
import { cellOf, type Reading, type TableRow } from './reading.ts'

/** A line of a subject-sample map. */
export interface MappedSample {
  readonly line: number
  readonly subject: string
  /** Name of the sample's columns in the matrix. */
  readonly code: string
  /** Path of the tree node below the study. */
  readonly node: readonly string[]
  readonly attributes: Readonly<Record<string, string>>
  readonly timePoint: string
}

/** A subject-sample map: which column of the matrix is whose sample. */
export interface SampleMap {
  readonly path: string
  /** Study that the file names, upper case. */
  readonly study: string | undefined
  /** Upper case; all samples of a map were measured on one. */
  readonly platform: string | undefined
  readonly samples: ReadonlyMap<string, MappedSample>
}

const columns = 10
const column = { study: 0, subject: 2, code: 3, platform: 4, type: 5, tissue: 6, time: 7, category: 8 } as const

/** Read a subject-sample map. What is wrong with it goes to the log. */
export const readSampleMap = async (reading: Reading, path: string): Promise<SampleMap> => {
  const samples = new Map<string, MappedSample>()
  let study: string | undefined
  let platform: string | undefined
  let header = true
  for await (const row of reading.rows(path)) {
    if (header) {
      header = false
      if (row.cells.length < columns - 1) {
        const remedy =
          'Check that it is tab-separated and has the columns study, site, subject, sample, platform, sample type, tissue type, time point, category, source.'
        reading.log.add(
          error('sample-map-width', `The subject-sample map has ${row.cells.length} columns.`, remedy, {
            file: path,
            line: row.line,
            value: String(row.cells.length),
            expected: '10 columns',
          }),
        )
        break
      }
      continue
    }
    const sample = readSample(reading, path, row, { study, platform }, samples)
    study ??= cellOf(row, column.study).toUpperCase() || undefined
    platform ??= cellOf(row, column.platform).toUpperCase() || undefined
    if (sample !== undefined) samples.set(sample.code, sample)
  }
  return { path, study, platform, samples }
}

const readSample = (
  reading: Reading,
  path: string,
  row: TableRow,
  same: { readonly study: string | undefined; readonly platform: string | undefined },
  samples: ReadonlyMap<string, MappedSample>,
): MappedSample | undefined => {
  const complain = (code: string, message: string, remedy: string, at: number, expected: string): undefined => {
    reading.log.add(error(code, message, remedy, { file: path, line: row.line, column: at + 1, value: shown(cellOf(row, at)), expected }))
  }
  const subject = cellOf(row, column.subject)
  const code = cellOf(row, column.code)
  const platform = cellOf(row, column.platform).toUpperCase()
  const folders = parseCategoryPath(cellOf(row, column.category))
  if (subject === '')
    return complain('subject-empty', 'The sample has no subject.', 'Write the subject id.', column.subject, 'a subject id')
  if (code === '')
    return complain(
      'sample-empty',
      'The line names no sample.',
      'Write the sample code that heads the columns of the matrix.',
      column.code,
      'a sample code',
    )
  if (folders === undefined || folders.length === 0)
    return complain(
      'path-part-empty',
      'The category code has an empty part.',
      'Write the path of the tree node, its parts joined by +.',
      column.category,
      'a path',
    )
  const twin = samples.get(code)
  if (twin !== undefined)
    return complain(
      'sample-twice',
      `Sample ${shown(code)} stands here and on line ${twin.line}.`,
      'Give every sample a code of its own.',
      column.code,
      'each sample once',
    )
  if (platform === '')
    complain('platform-empty', 'The line names no platform.', 'Write the id of the platform.', column.platform, 'a platform')
  else if (same.platform !== undefined && same.platform !== platform)
    complain(
      'platform-differs',
      `The samples above were measured on ${same.platform}.`,
      'Put the samples of another platform into a map of their own.',
      column.platform,
      same.platform,
    )
  const study = cellOf(row, column.study).toUpperCase()
  if (same.study !== undefined && same.study !== study)
    complain('study-differs', `The lines above belong to ${same.study}.`, 'Keep one study in a map.', column.study, same.study)

  return asMapped(row, subject, code, platform, folders)
}

const asMapped = (row: TableRow, subject: string, code: string, platform: string, folders: readonly string[]): MappedSample => {
  const [type, tissue, timePoint] = [cellOf(row, column.type), cellOf(row, column.tissue), cellOf(row, column.time)]
  const words: ReadonlyMap<string, string> = new Map([
    ['PLATFORM', platform],
    ['SAMPLETYPE', type],
    ['TISSUETYPE', tissue],
    ['ATTR1', tissue],
    ['TIMEPOINT', timePoint],
    ['ATTR2', timePoint],
  ])
  return {
    line: row.line,
    subject,
    code,
    node: folders.map((part) => words.get(part) ?? part).filter((part) => part !== ''),
    attributes: Object.fromEntries(
      Object.entries({ sample_type: type, tissue_type: tissue, time_point: timePoint }).filter(([, value]) => value !== ''),
    ),
    timePoint,
  }
}
