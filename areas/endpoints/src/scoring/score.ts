import { type Issue, IssueError } from '@dacryon/core'
import type { Input, InputOptions } from '../definition/given.ts'
import type { Instrument } from '../definition/instrument.ts'
import type { Items } from '../definition/item.ts'
import type { Options } from '../definition/option.ts'
import type { Results } from '../definition/result.ts'
import { chooseOptions } from './choose-options.ts'
import { readAccepted } from './read-accepted.ts'
import type { Score } from './score-type.ts'
import { settle } from './settle.ts'

const unknownItems = (instrument: Instrument, input: object): readonly Issue[] =>
  Object.keys(input)
    .filter((id) => instrument.items[id] === undefined)
    .map((id) => ({
      code: 'item-unknown',
      severity: 'error',
      message: `${instrument.id} has no item ${id}.`,
      remedy: `Its items are ${Object.keys(instrument.items).join(', ')}.`,
      column: id,
      value: id,
    }))

/**
 * Score one record. Decisions at thresholds are exact: numbers count as their shortest decimal form.
 *
 * A value that is not allowed makes every result missing with `invalid:ITEM`; a missing one gives what the instrument's missing rule
 * says. Throws an `IssueError` for items and options that the instrument does not have (`item-unknown`, `option-unknown`, `option-value`).
 *
 * @example
 * const { results } = score(esspri, { dry_f: 4, fat_f: 3, pain_f: 3 })
 * results.follow // { n: 10, d: 3 }: show it with asExactText, compute with numberOfExact
 */
export const score = <I extends Items, O extends Options, R extends Results, D>(
  instrument: Instrument<I, O, R, D>,
  input: Input<I>,
  ...[options, companion]: undefined extends D
    ? [options?: InputOptions<O>, companion?: D]
    : [options: InputOptions<O> | undefined, companion: D]
): Score<R> => {
  const entry = instrument as unknown as Instrument
  const chosen = chooseOptions(entry, options as Readonly<Record<string, string | number | undefined>> | undefined)
  const issues = [...unknownItems(entry, input), ...(chosen.ok ? [] : chosen.issues)]
  if (!chosen.ok || issues.length > 0) throw new IssueError(issues)
  const settled = settle(entry, companion)
  const raw: Readonly<Record<string, unknown>> = input
  const read = settled.ids.map((id) => {
    const item = entry.items[id]
    return item === undefined ? {} : readAccepted(id, item, raw[id])
  })
  const madeWith = { instrument: `${entry.id}@${entry.version}`, options: chosen.value.texts, mark: entry.mark }
  return settled.score(read, chosen.value, madeWith) as unknown as Score<R>
}
