import { type OpenRelease, openNamed, parseNumber } from '@dacryon/data'
import type { ResultDoors } from './doors.ts'
import { type DataAsked, openTableOf } from './open-table-of.ts'
import type { TextColumn } from './text-table.ts'

/** A column as a form shows it. */
interface ColumnAbout {
  readonly name: string
  readonly title?: string
  readonly unit?: string
  readonly kind: 'numeric' | 'factor'
  readonly missing: number
  readonly values: number
  /** Some of the categories; none for measurements. */
  readonly levels: string[]
}

/** What a column holds: numbers where every value is one. */
const columnAbout = ({ name, unit, cells }: TextColumn): ColumnAbout => {
  const present = cells.filter((cell) => cell !== null)
  const numeric = present.length > 0 && present.every((cell) => parseNumber(cell, { decimal: '.' }) !== undefined)
  const levels = [...new Set(present)].sort()
  return {
    name,
    ...(unit !== undefined && { unit }),
    kind: numeric ? 'numeric' : 'factor',
    missing: cells.length - present.length,
    values: present.length,
    // Codes such as 0 and 1 are numbers and categories alike.
    levels: numeric && levels.length > 12 ? [] : levels.slice(0, 60),
  }
}

/** Columns to choose from. */
export interface ColumnList {
  readonly columns: ColumnAbout[]
  /** Rows of the table, or subjects of the release. */
  readonly rows: number
  /** Visits of a release. */
  readonly visits: string[]
}

const levelsOf = async (open: OpenRelease, code: string): Promise<string[]> => {
  const { groups } = await open.distribution(code, { byVisit: false })
  return [...new Set(groups.flatMap(({ categories = [] }) => categories.map(({ value }) => value)))].slice(0, 60)
}

/** Concept codes of a release, or columns of a table, with what they hold. Throws an `IssueError` where there is no such data. */
export const listColumns = async (doors: ResultDoors, asked: DataAsked): Promise<ColumnList> => {
  if (asked.release === undefined || asked.path !== undefined) {
    const table = await openTableOf(doors, asked, [])
    return { columns: table.columns.map(columnAbout), rows: table.rows, visits: [] }
  }
  const open = await openNamed(doors, asked.release)
  const visits = open.release.content.visits.map(({ label }) => label)
  const nodes = (await open.nodes()).filter(({ kind, code }) => code !== undefined && kind !== 'assay' && kind !== 'folder')
  const columns = await Promise.all(
    nodes.map(async ({ code = '', name, unit, kind, missing, observations }) => ({
      name: code,
      title: name,
      ...(unit !== undefined && { unit }),
      kind: kind === 'number' ? ('numeric' as const) : ('factor' as const),
      missing,
      values: observations - missing,
      levels: kind === 'category' ? await levelsOf(open, code) : [],
    })),
  )
  const { subjects } = open.release.content.counts
  const keys = (visits.length > 1 ? ['subject', 'visit'] : ['subject']).map((name) => ({
    name,
    kind: 'factor' as const,
    missing: 0,
    values: subjects,
    levels: name === 'visit' ? visits : [],
  }))
  return { columns: [...keys, ...columns], rows: subjects, visits }
}
