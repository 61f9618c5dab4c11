import type { Exact, Issue, Outcome, Unit } from '@dacryon/core'
import type { Instrument } from '../definition/instrument.ts'
import { type ChosenOptions, chooseOptions } from './choose-options.ts'
import { conversionOf } from './conversion-of.ts'
import { type ReadItem, readCell } from './read-cell.ts'
import type { MadeWith, Score } from './score-type.ts'
import { settle } from './settle.ts'

/** How a table is scored. */
export interface TablePlan {
  /** Options for every row; they win over columns of the same name. */
  readonly options?: Readonly<Record<string, string | undefined>>
  /** Units of columns that are not in the item's own, by item. */
  readonly units?: Readonly<Record<string, Unit>>
  /** Ids of the columns that the table has, in their order: items, options, and others, which are left alone. */
  readonly columns: readonly string[]
  /** Checked companion data, for instruments that need it. */
  readonly companion?: unknown
}

/** Scores one row. `cell(n)` is the text of the n-th column. */
export interface TableScorer {
  score(cell: (column: number) => string): Score
}

const most = 4096

/** Choices that rows made, by the text of one option column after the other. */
interface Seen<T> {
  readonly next: Map<string, Seen<T>>
  found?: T
}

const following = <T>({ next }: Seen<T>, text: string): Seen<T> => {
  let node = next.get(text)
  if (node === undefined) {
    node = { next: new Map() }
    if (next.size < most) next.set(text, node)
  }
  return node
}

/** Values of a column come back: each text is read once, as long as they are not too many. */
const remembering = (read: (text: string) => ReadItem): ((text: string) => ReadItem) => {
  const known = new Map<string, ReadItem>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const fresh = read(text)
    if (known.size < most) known.set(text, fresh)
    return fresh
  }
}

const companionNeeded = ({ id, companion }: Instrument, given: unknown): readonly Issue[] =>
  companion === undefined || companion.optional === true || given !== undefined
    ? []
    : [
        {
          code: 'companion-needed',
          severity: 'error',
          message: `${id} needs a file: ${companion.label.en}.`,
          remedy: companion.help.en,
          expected: companion.label.en,
        },
      ]

/**
 * An instrument made ready for a table. Columns named like options set them row by row. Issues: `option-unknown`, `option-value`,
 * `unit-not-accepted`, `companion-needed`, all at once. A row whose own option column holds no choice gets `invalid:OPTION`.
 */
export const tableScorer = (instrument: Instrument, plan: TablePlan): Outcome<TableScorer> => {
  const fixed = plan.options ?? {}
  const chosen = chooseOptions(instrument, fixed)
  const issues: Issue[] = [...(chosen.ok ? [] : chosen.issues), ...companionNeeded(instrument, plan.companion)]
  const same = (value: Exact): Exact => value
  const readers = Object.entries(instrument.items).map(([id, item]) => {
    const unit = plan.units?.[id]
    const change = unit === undefined || item.kind !== 'number' ? undefined : conversionOf(id, item, unit)
    if (change?.ok === false) issues.push(...change.issues)
    const convert = change?.ok === true ? change.apply : same
    return { column: plan.columns.indexOf(id), read: remembering((text) => readCell(id, item, text, convert)) }
  })
  if (!chosen.ok || issues.length > 0) return { ok: false, issues }
  const base = chosen.value
  const settled = settle(instrument, plan.companion)
  const perRow = Object.keys(instrument.options ?? {})
    .filter((id) => fixed[id] === undefined && plan.columns.includes(id))
    .map((id) => ({ id, column: plan.columns.indexOf(id) }))
  const made = ({ texts }: ChosenOptions): MadeWith => ({
    instrument: `${instrument.id}@${instrument.version}`,
    options: texts,
    mark: instrument.mark,
  })
  const whole = { chosen: base, madeWith: made(base), wrong: undefined as string | undefined }
  const seen: Seen<typeof whole> = { next: new Map() }

  const optionsOf = (cell: (column: number) => string): typeof whole => {
    if (perRow.length === 0) return whole
    let node = seen
    for (let at = 0; at < perRow.length; at++) node = following(node, cell(perRow[at]?.column ?? -1))
    if (node.found !== undefined) return node.found
    const own = Object.fromEntries(perRow.map(({ id, column }) => [id, cell(column).trim() || undefined]))
    const read = chooseOptions(instrument, { ...fixed, ...own })
    node.found = read.ok
      ? { chosen: read.value, madeWith: made(read.value), wrong: undefined }
      : { ...whole, wrong: read.issues.map(({ column }) => String(column))[0] }
    return node.found
  }

  const absent: ReadItem = {}
  // One row is read at a time, and nothing of it is kept.
  const read: ReadItem[] = readers.map(() => absent)
  return {
    ok: true,
    value: {
      score(cell) {
        const { chosen: options, madeWith, wrong } = optionsOf(cell)
        for (let at = 0; at < readers.length; at++) {
          const reader = readers[at]
          read[at] = reader === undefined || reader.column < 0 ? absent : reader.read(cell(reader.column))
        }
        if (wrong !== undefined) read[0] = { why: `invalid:${wrong}`, invalid: true }
        return settled.score(read, options, madeWith)
      },
    },
  }
}
