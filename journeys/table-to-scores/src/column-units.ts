import { asUnitText, type Issue, parseUnit, type Unit, variableKindOf } from '@dacryon/core'
import type { HeaderCell } from '@dacryon/data'
import type { Instrument, NumberItem } from '@dacryon/endpoints'
import { didYouMean, findName } from './names.ts'
import { problem } from './problem.ts'

type Reading = { readonly unit?: Unit; readonly issues: readonly Issue[] }

const takenIn = (item: NumberItem): string =>
  [item.unit, ...(item.accepts ?? [])]
    .map((unit) => {
      const text = asUnitText(unit, 'en')
      return text === unit || text === '' ? unit : `${unit} (${text})`
    })
    .join(' or ')

/** The unit that a text means for an item. Issues: `unit-not-accepted` for an item without a unit, `unit-unknown`, `unit-ambiguous`. */
export const readItemUnit = (instrument: Instrument, id: string, text: string, column: string): Reading => {
  const item = instrument.items[id]
  if (item?.kind !== 'number') {
    const place = { column, value: text, expected: 'no unit' }
    return { issues: [problem('unit-not-accepted', `${id} is not measured in a unit.`, 'Leave the unit out.', place)] }
  }
  const read = parseUnit(text, { kind: variableKindOf(item.unit) })
  if (read.ok) return { unit: read.value.unit, issues: read.value.warnings.map((issue) => ({ ...issue, column })) }
  const remedy = `Give ${id} in ${takenIn(item)}.`
  return { issues: read.issues.map((issue) => ({ ...issue, remedy, column, expected: issue.expected ?? item.unit })) }
}

/** Unit of each item that one was given for, in its header or by the person. */
export const columnUnits = (
  instrument: Instrument,
  cells: readonly HeaderCell[],
  ids: readonly string[],
  given: Readonly<Record<string, string>>,
): { readonly units: Readonly<Record<string, Unit>>; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = []
  const units: Record<string, Unit> = {}
  const items = Object.keys(instrument.items)
  const take = (id: string, text: string, column: string): void => {
    const { unit, issues: found } = readItemUnit(instrument, id, text, column)
    issues.push(...found)
    const other = units[id]
    if (unit !== undefined && other !== undefined && other !== unit) {
      const message = `${id} is said to be in ${other} and in ${unit}.`
      issues.push(problem('unit-twice', message, 'Correct the header or the flag.', { column, value: text }))
    } else if (unit !== undefined) units[id] = unit
  }
  cells.forEach(({ unit, name, unsure }, place) => {
    const id = ids[place] ?? ''
    const other = unsure === true && name.toLowerCase() !== id.toLowerCase() && !parseUnit(unit ?? '').ok
    if (unit !== undefined && items.includes(id) && !other) take(id, unit, name)
  })
  for (const [asked, text] of Object.entries(given)) {
    const id = findName(asked, items)
    if (id === undefined) {
      const message = `There is no item ${asked} to give a unit for.`
      issues.push(problem('unit-item-unknown', message, didYouMean(asked, items), { column: asked, value: asked }))
    } else if (!ids.includes(id)) {
      const message = `The table has no column for ${id}, whose unit is given.`
      issues.push(problem('unit-item-absent', message, `Name it with --map ${id}=COLUMN.`, { column: id }))
    } else take(id, text, id)
  }
  return { units, issues }
}
