import type { Issue } from '@dacryon/core'
import type { HeaderCell } from '@dacryon/data'
import { didYouMean, findName } from './names.ts'
import { problem } from './problem.ts'

/** Id of what each column holds; empty for one that is only passed through. */
export interface Placed {
  readonly ids: string[]
  readonly issues: Issue[]
}

/** Columns that `--map` names, at their places. An item that is mapped to nothing has none. */
const placeMapped = (
  cells: readonly HeaderCell[],
  header: readonly string[],
  slots: readonly string[],
  map: Readonly<Record<string, string>>,
): Placed => {
  const placed: Placed = { ids: cells.map(() => ''), issues: [] }
  for (const [asked, column] of Object.entries(map)) {
    const slot = findName(asked, slots)
    if (slot !== undefined && column === '') continue
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

/** Columns that are called like what they hold, but for those that the person left out. */
const placeNamed = (
  { ids, issues }: Placed,
  cells: readonly HeaderCell[],
  slots: readonly string[],
  leftOut: ReadonlySet<string | undefined>,
): void => {
  const mapped = new Set(ids.filter((id) => id !== ''))
  cells.forEach(({ name }, place) => {
    const slot = ids[place] === '' ? findName(name, slots) : undefined
    if (slot === undefined || name === '' || leftOut.has(slot)) return
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

/**
 * Find the column of each item, option and common column: those that `map` names, then those that are called like what they hold. What `map`
 * names with nothing, `{ cns: '' }`, has no column, even where one is called like it.
 */
export const placeColumns = (
  header: readonly string[],
  cells: readonly HeaderCell[],
  slots: readonly string[],
  map: Readonly<Record<string, string>>,
): Placed => {
  const placed = placeMapped(cells, header, slots, map)
  const leftOut = new Set(Object.keys(map).flatMap((asked) => (map[asked] === '' ? [findName(asked, slots)] : [])))
  placeNamed(placed, cells, slots, leftOut)
  return placed
}
