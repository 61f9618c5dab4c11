import { hasErrors, type Issue, type Outcome, type Unit } from '@dacryon/core'
import { readHeader } from '@dacryon/data'
import type { Instrument } from '@dacryon/endpoints'
import { columnUnits } from './column-units.ts'
import { list } from './names.ts'
import { placeColumns } from './place-columns.ts'
import { problem } from './problem.ts'
import { type CommonColumns, commonColumns } from './row-problems.ts'

/** What the person says of the columns. */
export interface ColumnWishes {
  /** Column names by item, option or common column. */
  readonly map?: Readonly<Record<string, string>>
  /** Units as people write them, by item. */
  readonly units?: Readonly<Record<string, string>>
  /** Options of the whole table; columns of the same name are not read. */
  readonly options?: Readonly<Record<string, string>>
}

/** What each column of a table is. */
export interface ColumnPlan {
  /** Id of the item, option or common column at each place; empty for a column that is only passed through. */
  readonly ids: readonly string[]
  readonly units: Readonly<Record<string, Unit>>
  readonly common: CommonColumns
  /** Header of the answer: the columns of the table, the results, `flag` and `reason`. */
  readonly header: readonly string[]
  readonly warnings: readonly Issue[]
}

/** Names of the answer's columns. A column of the table that is called like a result gets `input_` before its name. */
const answerHeader = (header: readonly string[], results: readonly string[]): readonly string[] => {
  const own = [...results, 'flag', 'reason']
  const taken = new Set([...own, ...header])
  return [
    ...header.map((name) => {
      if (!own.includes(name)) return name
      let renamed = `input_${name}`
      while (taken.has(renamed)) renamed = `input_${renamed}`
      taken.add(renamed)
      return renamed
    }),
    ...own,
  ]
}

const warning = (code: string, message: string, remedy: string, column?: string): Issue => ({
  ...problem(code, message, remedy),
  severity: 'warning',
  ...(column !== undefined && { column }),
})

const remarks = (instrument: Instrument, ids: readonly string[], options: Readonly<Record<string, string>>): readonly Issue[] => {
  const absent = Object.entries(instrument.items).filter(([id, item]) => item.optional !== true && !ids.includes(id))
  return [
    ...Object.keys(options)
      .filter((id) => ids.includes(id))
      .map((id) =>
        warning(
          'option-column-not-read',
          `The column ${id} is not read: the option is given for the whole table.`,
          'Leave the option out to read it.',
          id,
        ),
      ),
    ...(absent.length === 0
      ? []
      : [
          warning(
            'items-without-column',
            `The table has no column for ${list(absent.map(([id]) => id))}: not known in any row.`,
            'Name the columns with --map ITEM=COLUMN if they are there.',
          ),
        ]),
  ]
}

/**
 * Decide what each column of a table is. Issues, all at once: `no-item-column`, `column-twice`, `map-item-unknown`, `map-column-unknown`,
 * `unit-item-unknown`, `unit-item-absent`, `unit-twice`, `unit-unknown`, `unit-ambiguous`, `unit-not-accepted`.
 */
export const planColumns = (instrument: Instrument, header: readonly string[], wishes: ColumnWishes): Outcome<ColumnPlan> => {
  const items = Object.keys(instrument.items)
  const options = Object.keys(instrument.options ?? {})
  const slots = [...new Set([...items, ...options, ...commonColumns])]
  const cells = header.map(readHeader)
  const { ids, issues } = placeColumns(header, cells, slots, wishes.map ?? {})
  if (!hasErrors(issues) && !ids.some((id) => items.includes(id)))
    issues.push(
      problem(
        'no-item-column',
        `No column of the table is an item of ${instrument.short}.`,
        `Name the columns like the items, or map them with --map ITEM=COLUMN. The items are ${list(items)}.`,
        { value: list(header).slice(0, 120), expected: list(items) },
      ),
    )
  const { units, issues: unitIssues } = columnUnits(instrument, cells, ids, wishes.units ?? {})
  issues.push(...unitIssues)
  if (hasErrors(issues)) return { ok: false, issues }
  const common = Object.fromEntries(
    commonColumns.filter((name) => !items.includes(name) && ids.includes(name)).map((name) => [name, ids.indexOf(name)]),
  )
  const results = Object.keys(instrument.results)
  return {
    ok: true,
    value: {
      ids,
      units,
      common,
      header: answerHeader(header, results),
      warnings: [...issues, ...remarks(instrument, ids, wishes.options ?? {})],
    },
  }
}
