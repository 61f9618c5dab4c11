import type { Issue, Outcome, Unit } from '@dacryon/core'
import { asUnitText, parseUnit, variableKindOf } from '@dacryon/core'
import { nearest } from '@dacryon/data'
import type { Instrument } from '@dacryon/endpoints'
import { problem } from './problem.ts'
import { type HeaderCell, readHeader } from './read-header.ts'
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

const list = (names: readonly string[]): string => names.join(', ')

const findName = (wanted: string, names: readonly string[]): string | undefined =>
  names.find((name) => name === wanted) ?? names.find((name) => name.toLowerCase() === wanted.toLowerCase())

const didYouMean = (wanted: string, names: readonly string[]): string => {
  const near = nearest(wanted, names)
  return near.length === 0 ? `Use one of ${list(names)}.` : `Did you mean ${near.join(' or ')}?`
}

interface Placed {
  readonly ids: string[]
  readonly issues: Issue[]
}

/** Columns that `--map` names, at their places. */
const placeMapped = (
  cells: readonly HeaderCell[],
  header: readonly string[],
  slots: readonly string[],
  map: ColumnWishes['map'],
): Placed => {
  const placed: Placed = { ids: cells.map(() => ''), issues: [] }
  for (const [asked, column] of Object.entries(map ?? {})) {
    const slot = findName(asked, slots)
    const at = header.indexOf(findName(column, header) ?? '\u0000')
    const place = at >= 0 ? at : cells.findIndex(({ name }) => name.toLowerCase() === column.toLowerCase())
    const other = placed.ids[place]
    if (slot === undefined)
      placed.issues.push(
        problem('map-item-unknown', `There is no item ${asked} to map a column to.`, didYouMean(asked, slots), {
          column: asked,
          value: asked,
        }),
      )
    else if (place < 0)
      placed.issues.push(
        problem('map-column-unknown', `The table has no column ${column} for ${slot}.`, didYouMean(column, header), {
          column,
          value: column,
        }),
      )
    else if (other !== '')
      placed.issues.push(
        problem('column-twice', `The column ${column} is mapped to ${other} and to ${slot}.`, 'Map each column once.', {
          column,
          value: column,
        }),
      )
    else placed.ids[place] = slot
  }
  return placed
}

/** Columns that are called like what they hold. */
const placeNamed = ({ ids, issues }: Placed, cells: readonly HeaderCell[], slots: readonly string[]): void => {
  const mapped = new Set(ids.filter((id) => id !== ''))
  cells.forEach(({ name }, place) => {
    const slot = ids[place] === '' ? findName(name, slots) : undefined
    if (slot === undefined || name === '') return
    if (mapped.has(slot))
      issues.push({
        ...problem('column-not-read', `The column ${name} is not read: ${slot} is mapped to another one.`, 'Leave the map out to read it.'),
        severity: 'warning',
        column: name,
      })
    else if (ids.includes(slot))
      issues.push(
        problem(
          'column-twice',
          `Two columns of the table are ${slot}.`,
          `Name the right one with --map ${slot}=COLUMN, or rename the other.`,
          {
            column: name,
            value: slot,
          },
        ),
      )
    else ids[place] = slot
  })
}

/** Unit of each item that one was given for, in its header or by the person. */
const unitsOf = (
  instrument: Instrument,
  cells: readonly HeaderCell[],
  ids: readonly string[],
  wishes: ColumnWishes,
): { readonly units: Record<string, Unit>; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = []
  const units: Record<string, Unit> = {}
  const items = Object.keys(instrument.items)
  const take = (id: string, text: string, column: string): void => {
    const item = instrument.items[id]
    if (item?.kind !== 'number') {
      const expected = 'no unit'
      issues.push(
        problem('unit-not-accepted', `${id} is not measured in a unit.`, 'Leave the unit out.', { column, value: text, expected }),
      )
      return
    }
    const read = parseUnit(text, { kind: variableKindOf(item.unit) })
    if (!read.ok) {
      const expected = [item.unit, ...(item.accepts ?? [])].map((unit) => `${unit} (${asUnitText(unit, 'en')})`).join(' or ')
      issues.push(
        ...read.issues.map((issue) => ({
          ...issue,
          remedy: `${issue.remedy}; ${id} is taken in ${expected}.`,
          column,
          expected: item.unit,
        })),
      )
      return
    }
    const { unit, warnings } = read.value
    issues.push(...warnings.map((issue) => ({ ...issue, column })))
    if (units[id] !== undefined && units[id] !== unit)
      issues.push(
        problem('unit-twice', `${id} is said to be in ${units[id]} and in ${unit}.`, 'Correct the header or the flag.', {
          column,
          value: text,
        }),
      )
    else units[id] = unit
  }
  cells.forEach(({ unit, name, unsure }, place) => {
    const id = ids[place] ?? ''
    const other = unsure === true && name.toLowerCase() !== id.toLowerCase() && !parseUnit(unit ?? '').ok
    if (unit !== undefined && items.includes(id) && !other) take(id, unit, name)
  })
  for (const [asked, text] of Object.entries(wishes.units ?? {})) {
    const id = findName(asked, items)
    if (id === undefined)
      issues.push(
        problem('unit-item-unknown', `There is no item ${asked} to give a unit for.`, didYouMean(asked, items), {
          column: asked,
          value: asked,
        }),
      )
    else if (!ids.includes(id))
      issues.push(
        problem('unit-item-absent', `The table has no column for ${id}, whose unit is given.`, `Name it with --map ${id}=COLUMN.`, {
          column: id,
        }),
      )
    else take(id, text, id)
  }
  return { units, issues }
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
  const placed = placeMapped(cells, header, slots, wishes.map)
  placeNamed(placed, cells, slots)
  const { ids, issues } = placed
  if (!issues.some(({ severity }) => severity === 'error') && !ids.some((id) => items.includes(id)))
    issues.push(
      problem(
        'no-item-column',
        `No column of the table is an item of ${instrument.short}.`,
        `Name the columns like the items, or map them with --map ITEM=COLUMN. The items are ${list(items)}.`,
        { value: list(header).slice(0, 120), expected: list(items) },
      ),
    )
  const { units, issues: unitIssues } = unitsOf(instrument, cells, ids, wishes)
  issues.push(...unitIssues)
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
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
