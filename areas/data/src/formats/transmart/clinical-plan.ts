import { staysInside } from '../stays-inside.ts'
import type { CategoryPath } from './category-path.ts'
import { parseCategoryPath, parseDataLabel, pathCode } from './category-path.ts'
import { type MappedColumn, type ReservedLabel, templateLabel } from './column-map.ts'
import { folderOf } from './folder.ts'
import { error, shown, warning } from './problem.ts'
import type { Reading } from './reading.ts'
import type { ColumnWords, WordMap } from './word-map.ts'

/** A column whose cells become observations. */
export interface PlannedColumn {
  /** 0-based. */
  readonly column: number
  readonly mapped: MappedColumn
  /** Folders below the study; parts may hold placeholders when `dynamic`. */
  readonly folders: readonly string[]
  /** Last part of the path; absent for template columns, whose folders are the whole path. */
  readonly label?: string
  /** The path is made row by row. */
  readonly dynamic: boolean
  /** 0-based DATA_LABEL column, for columns that use one. */
  readonly labelColumn?: number
  readonly words?: ColumnWords
}

/** A column with a reserved label. */
export interface PlannedKey {
  readonly column: number
  readonly words?: ColumnWords
}

/** What is to be read from one data file. */
export interface FilePlan {
  readonly path: string
  /** Name in the column map. */
  readonly name: string
  readonly subject: PlannedKey
  readonly site?: PlannedKey
  readonly visitName?: PlannedKey
  readonly trialVisit?: PlannedKey
  readonly start?: PlannedKey
  readonly end?: PlannedKey
  readonly instance?: PlannedKey
  readonly labels: ReadonlyMap<number, PlannedKey>
  readonly columns: readonly PlannedColumn[]
}

const placeholder = /SITEID|VISITNAME|DATALABEL/
const repeatable: readonly ReservedLabel[] = ['STUDY_ID', 'OMIT', 'DATA_LABEL']
const notRead: readonly ReservedLabel[] = ['PATIENT_VISIT', 'SAMPLE_CD', 'MODIFIER']

/** Plan the reading of every data file of a column map; mistakes in the map go to the log. */
export const planClinical = (
  reading: Reading,
  mapPath: string,
  mapped: readonly MappedColumn[],
  words: WordMap | undefined,
): readonly FilePlan[] =>
  [...Map.groupBy(mapped, ({ file }) => file)].flatMap(([name, columns]) => planFile(reading, mapPath, name, columns, words) ?? [])

interface SortedColumns {
  readonly keys: ReadonlyMap<ReservedLabel, PlannedKey>
  readonly labels: ReadonlyMap<number, PlannedKey>
  readonly variables: readonly MappedColumn[]
}

/** Tell the columns with a reserved label from the variables; every column is mapped once. */
const sortColumns = (
  reading: Reading,
  mapPath: string,
  name: string,
  mapped: readonly MappedColumn[],
  words: WordMap | undefined,
): SortedColumns => {
  const { log } = reading
  const seen = new Map<number, MappedColumn>()
  const keys = new Map<ReservedLabel, PlannedKey>()
  const labels = new Map<number, PlannedKey>()
  const variables: MappedColumn[] = []
  for (const line of mapped) {
    const at = { file: mapPath, line: line.line }
    const twin = seen.get(line.number)
    if (twin !== undefined) {
      log.add(
        error(
          'column-twice',
          `Column ${line.number} of ${name} is mapped twice, here and on line ${twin.line}.`,
          'Keep one of the two lines.',
          { ...at, column: 3, value: String(line.number) },
        ),
      )
      continue
    }
    seen.set(line.number, line)
    const replaced = words?.of(name, line.number)
    const key: PlannedKey = { column: line.number - 1, ...(replaced === undefined ? {} : { words: replaced }) }
    if (line.reserved === undefined) variables.push(line)
    else if (line.reserved === 'DATA_LABEL') labels.set(line.number - 1, key)
    else if (notRead.includes(line.reserved))
      log.add(
        warning(
          'label-not-supported',
          `Columns labelled ${line.reserved} are described by the format, but no reader uses them; column ${line.number} is left out.`,
          'Label it OMIT to say so yourself.',
          { ...at, column: 4, value: line.reserved },
        ),
      )
    else if (keys.has(line.reserved) && !repeatable.includes(line.reserved))
      log.add(
        error('label-twice', `${name} has two columns labelled ${line.reserved}.`, 'Keep one, and label the other OMIT.', {
          ...at,
          column: 4,
          value: line.reserved,
        }),
      )
    else keys.set(line.reserved, key)
  }
  return { keys, labels, variables }
}

const optional = {
  site: 'SITE_ID',
  visitName: 'VISIT_NAME',
  trialVisit: 'TRIAL_VISIT_LABEL',
  start: 'START_DATE',
  end: 'END_DATE',
  instance: 'INSTANCE_NUM',
} as const

const optionalKeys = (keys: ReadonlyMap<ReservedLabel, PlannedKey>): Partial<Record<keyof typeof optional, PlannedKey>> =>
  Object.fromEntries(
    Object.entries(optional).flatMap(([field, label]) => {
      const key = keys.get(label)
      return key === undefined ? [] : [[field, key] as const]
    }),
  )

const planFile = (
  reading: Reading,
  mapPath: string,
  name: string,
  mapped: readonly MappedColumn[],
  words: WordMap | undefined,
): FilePlan | undefined => {
  const { log } = reading
  const first = mapped[0]
  const place = { file: mapPath, ...(first === undefined ? {} : { line: first.line }) }
  const path = reading.folder.find(name, [folderOf(mapPath)])
  if (path === undefined)
    log.add(
      error(
        staysInside(name) ? 'file-absent' : 'file-outside',
        staysInside(name)
          ? `The column map names the data file ${name}, which is not there.`
          : `The data file ${name} leads out of the study folder.`,
        staysInside(name) ? 'Put the file into the folder of the column map, or correct its name.' : 'Name a file inside the study folder.',
        { ...place, column: 1, value: shown(name) },
      ),
    )

  const { keys, labels, variables } = sortColumns(reading, mapPath, name, mapped, words)
  const subject = keys.get('SUBJ_ID')
  if (subject === undefined)
    log.add(
      error('subject-column-absent', `No column of ${name} is labelled SUBJ_ID.`, 'Map the column that holds the subject ids.', {
        ...place,
        expected: 'SUBJ_ID once',
      }),
    )

  const used = { site: keys.has('SITE_ID'), visit: keys.has('VISIT_NAME') }
  const columns = variables.flatMap((line) => planColumn(reading, mapPath, line, labels, used, words) ?? [])
  reportTwins(reading, mapPath, columns)
  if (labels.size > 0 && columns.every(({ labelColumn }) => labelColumn === undefined))
    log.add(
      warning(
        'data-label-unused',
        `${name} has a DATA_LABEL column, but no column takes its path from it.`,
        'Label it OMIT, or label a data column \\.',
        place,
      ),
    )
  if (path === undefined || subject === undefined) return undefined
  return { path, name, subject, labels, columns, ...optionalKeys(keys) }
}

const planColumn = (
  reading: Reading,
  mapPath: string,
  mapped: MappedColumn,
  labels: ReadonlyMap<number, PlannedKey>,
  used: { readonly site: boolean; readonly visit: boolean },
  words: WordMap | undefined,
): PlannedColumn | undefined => {
  const at = { file: mapPath, line: mapped.line, column: 2, value: shown(mapped.category) }
  const refuse = (code: string, message: string, remedy: string, column = 2): undefined => {
    reading.log.add(error(code, message, remedy, { ...at, column }))
  }
  const folders: CategoryPath = parseCategoryPath(mapped.category)
  if (folders === undefined)
    return refuse(
      'path-part-empty',
      `The category code "${shown(mapped.category)}" has an empty part.`,
      'Write a name between two dividers.',
    )
  const template = mapped.label === templateLabel
  const holds = (word: string): boolean => folders.some((part) => part.includes(word))
  if (holds('SITEID') && !used.site)
    return refuse(
      'placeholder-without-column',
      `The category code asks for SITEID, but no column of ${mapped.file} is labelled SITE_ID.`,
      'Map the column of the site.',
    )
  if (holds('VISITNAME') && !used.visit)
    return refuse(
      'placeholder-without-column',
      `The category code asks for VISITNAME, but no column of ${mapped.file} is labelled VISIT_NAME.`,
      'Map the column of the visit name.',
    )
  const needsLabel = template || holds('DATALABEL')
  const only = labels.size === 1 ? [...labels.keys()][0] : undefined
  const labelColumn = mapped.labelSource === undefined ? only : mapped.labelSource - 1
  if (needsLabel && (labelColumn === undefined || !labels.has(labelColumn))) {
    const message =
      labels.size === 0
        ? `No column of ${mapped.file} is labelled DATA_LABEL.`
        : 'The line does not say which DATA_LABEL column makes its path.'
    return refuse('data-label-source', message, 'Write the number of a DATA_LABEL column into the fifth column.', 5)
  }
  const replaced = words?.of(mapped.file, mapped.number)
  return {
    column: mapped.number - 1,
    mapped,
    ...(template
      ? { folders: holds('DATALABEL') ? folders : [...folders, 'DATALABEL'] }
      : { folders, label: parseDataLabel(mapped.label) }),
    dynamic: template || folders.some((part) => placeholder.test(part)),
    ...(needsLabel && labelColumn !== undefined ? { labelColumn } : {}),
    ...(replaced === undefined ? {} : { words: replaced }),
  }
}

/** Path of a column that is the same on every row. */
export const staticPath = ({ folders, label }: PlannedColumn): readonly string[] => (label === undefined ? folders : [...folders, label])

/** Two columns of one file may not be the same variable: one of two values would be lost. */
const reportTwins = (reading: Reading, mapPath: string, columns: readonly PlannedColumn[]): void => {
  const seen = new Map<string, PlannedColumn>()
  for (const column of columns) {
    if (column.dynamic) continue
    const code = pathCode(staticPath(column))
    const twin = seen.get(code)
    if (twin === undefined) seen.set(code, column)
    else
      reading.log.add(
        error(
          'path-twice',
          `Columns ${twin.mapped.number} and ${column.mapped.number} of ${column.mapped.file} are both ${code}.`,
          'Give one of them another category code or data label.',
          {
            file: mapPath,
            line: column.mapped.line,
            column: 4,
            value: shown(column.mapped.label),
          },
        ),
      )
  }
}
