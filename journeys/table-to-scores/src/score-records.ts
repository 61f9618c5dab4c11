import { hasErrors, type Issue, IssueError, numberOfExact, type Unit } from '@dacryon/core'
import { type Instrument, isMissing, resultText, type Score, tableScorer } from '@dacryon/endpoints'
import type { z } from 'zod'
import { readItemUnit } from './column-units.ts'
import { didYouMean } from './names.ts'
import { problem } from './problem.ts'
import type { scoredSchema } from './schemas.ts'

/** A record as JSON has it. */
export type JsonRecord = Readonly<Record<string, string | number | boolean | null>>

/** A record with its results as JSON has it. */
export type ScoredRecord = z.output<typeof scoredSchema>

/** A JSON number is its shortest decimal form, without an exponent where that can be. */
const textOf = (value: string | number | boolean | null | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'boolean' ? (value ? '1' : '0') : String(value)

const unknownNames = (rows: readonly JsonRecord[], known: readonly string[]): readonly Issue[] => {
  const seen = new Map<string, number>()
  rows.forEach((row, at) => {
    for (const name of Object.keys(row)) if (!known.includes(name) && !seen.has(name)) seen.set(name, at)
  })
  return [...seen].map(([name, at]) => {
    return problem('item-unknown', `There is no item or option ${name}.`, didYouMean(name, known), {
      column: `rows.${at}.${name}`,
      value: name,
    })
  })
}

const unitsOf = (instrument: Instrument, given: Readonly<Record<string, string>>): Readonly<Record<string, Unit>> => {
  const read = Object.entries(given).map(([id, text]) => [id, readItemUnit(instrument, id, text, id)] as const)
  const issues = read.flatMap(([, reading]) => reading.issues)
  if (hasErrors(issues)) throw new IssueError(issues)
  return Object.fromEntries(read.flatMap(([id, { unit }]) => (unit === undefined ? [] : [[id, unit]])))
}

const asRecord = ({ results, reasons, flags, parts, madeWith }: Score): ScoredRecord => ({
  results: Object.fromEntries(
    Object.entries(results).map(([name, value]) => [
      name,
      isMissing(value)
        ? { missing: [...value.missing] }
        : { value: typeof value === 'object' ? numberOfExact(value) : value, text: resultText(value) },
    ]),
  ),
  reasons: [...reasons],
  flags: [...flags],
  parts: parts.map(({ id, label, got, of }) => ({ id, label, of, ...(got !== undefined && { got: numberOfExact(got) }) })),
  madeWith: { ...madeWith, options: { ...madeWith.options } },
})

/**
 * Score records that are given as JSON. Throws an `IssueError` for names that are no item or option (`item-unknown`), and for units and options
 * that the instrument does not take.
 */
export const scoreRecords = (
  instrument: Instrument,
  rows: readonly JsonRecord[],
  {
    options,
    units = {},
    companion,
  }: {
    readonly options?: Readonly<Record<string, string>>
    readonly units?: Readonly<Record<string, string>>
    readonly companion?: unknown
  } = {},
): readonly ScoredRecord[] => {
  const columns = [...Object.keys(instrument.items), ...Object.keys(instrument.options ?? {})]
  const issues = unknownNames(rows, columns)
  if (issues.length > 0) throw new IssueError(issues)
  const scorer = tableScorer(instrument, {
    columns,
    units: unitsOf(instrument, units),
    ...(options !== undefined && { options }),
    companion,
  })
  if (!scorer.ok) throw new IssueError(scorer.issues)
  return rows.map((row) => asRecord(scorer.value.score((column) => textOf(row[columns[column] ?? '']))))
}
