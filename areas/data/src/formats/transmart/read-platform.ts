import type { AssayKind, Feature, Platform } from '../../study.ts'
import type { JobFile } from './job-file.ts'
import { type PlatformColumns, platformColumns } from './platform-columns.ts'
import { error, shown } from './problem.ts'
import { cellOf, type Reading, type TableRow } from './reading.ts'

interface Growing {
  readonly id: string
  readonly symbols: Set<string>
  readonly attributes: Map<string, Set<string>>
}

/** Read the annotation of a platform. Undefined when there is no file to read. */
export const readPlatform = async (reading: Reading, file: JobFile): Promise<Platform | undefined> => {
  if (file.job.task !== 'platform') return undefined
  const { kind, header } = file.job
  const id = file.text('PLATFORM')?.toUpperCase()
  if (id === undefined)
    reading.log.add(
      error('params-key-absent', `${file.path} does not say PLATFORM.`, `Add a line PLATFORM=... to ${file.path}.`, {
        file: file.path,
        expected: 'PLATFORM',
      }),
    )
  const path = file.required('ANNOTATIONS_FILE')
  const columns = platformColumns[kind]
  if (path === undefined || id === undefined || columns === undefined) return undefined
  const features = new Map<string, Growing>()
  let rows = 0
  let first = header
  for await (const row of reading.rows(path)) {
    if (first) {
      first = false
      if (row.cells.length < columns.width) reading.log.add(narrow(path, row, columns))
      continue
    }
    rows++
    readFeature(reading, path, row, columns, kind, id, features)
  }
  const genome = file.text('GENOME_RELEASE')
  return {
    id,
    kind,
    title: file.text('TITLE') ?? id,
    organism: file.text('ORGANISM') ?? 'Homo sapiens',
    ...(genome === undefined ? {} : { genome }),
    features: [...features.values()].map(asFeature),
    rows,
  }
}

const narrow = (path: string, row: TableRow, columns: PlatformColumns) =>
  error(
    'platform-width',
    `The annotation has ${row.cells.length} columns.`,
    'Compare it with the columns of this kind of platform, and check that it is tab-separated.',
    {
      file: path,
      line: row.line,
      value: String(row.cells.length),
      expected: `${columns.width} columns`,
    },
  )

const readFeature = (
  reading: Reading,
  path: string,
  row: TableRow,
  columns: PlatformColumns,
  kind: AssayKind,
  platform: string,
  features: Map<string, Growing>,
): void => {
  const complain = (code: string, message: string, remedy: string, column: number, expected: string): void =>
    reading.log.add(
      error(code, message, remedy, { file: path, line: row.line, column: column + 1, value: shown(cellOf(row, column)), expected }),
    )
  const id = cellOf(row, columns.id)
  if (id === '') {
    complain('feature-id-empty', 'The row has no id.', 'Write the id of the probe, region or molecule.', columns.id, 'an id')
    return
  }
  if (columns.platform !== undefined && cellOf(row, columns.platform).toUpperCase() !== platform)
    complain(
      'platform-differs',
      `The row belongs to another platform than ${platform}.`,
      'Keep the rows of one platform in a file, or correct PLATFORM.',
      columns.platform,
      platform,
    )
  if (kind === 'metabolite' && cellOf(row, 1) !== '' && cellOf(row, 2) === '')
    complain('sub-pathway-expected', 'A super pathway stands without its sub pathway.', 'Write the sub pathway too.', 2, 'a sub pathway')
  for (const column of columns.whole)
    if (!/^\d*$/.test(cellOf(row, column)))
      complain(
        'number-expected',
        'The cell is no whole number.',
        'Write a whole number, or leave the cell empty.',
        column,
        'a whole number',
      )
  const known = features.get(id)
  if (known !== undefined && !columns.repeats) {
    complain('feature-twice', `${shown(id)} is described twice.`, 'Keep one row for each id.', columns.id, 'each id once')
    return
  }
  const feature = known ?? { id, symbols: new Set(), attributes: new Map() }
  if (known === undefined) features.set(id, feature)
  const symbol = columns.symbol === undefined ? '' : cellOf(row, columns.symbol)
  if (symbol !== '') feature.symbols.add(columns.lowerCase === true ? symbol.toLowerCase() : symbol)
  for (const [name, column] of Object.entries(columns.attributes)) {
    const value = cellOf(row, column)
    if (value === '') continue
    const values = feature.attributes.get(name) ?? new Set<string>()
    feature.attributes.set(name, values.add(value))
  }
}

const asFeature = ({ id, symbols, attributes }: Growing): Feature => ({
  id,
  ...(symbols.size === 0 ? {} : { symbol: [...symbols].join(';') }),
  ...(attributes.size === 0
    ? {}
    : { attributes: Object.fromEntries([...attributes].map(([name, values]) => [name, [...values].join(';')])) }),
})
