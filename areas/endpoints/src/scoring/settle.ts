import type { Computed, Instrument } from '../definition/instrument.ts'
import { type Invalid, isMissing, type Missing, type Reason } from '../definition/reason.ts'
import type { Results } from '../definition/result.ts'
import type { ChosenOptions } from './choose-options.ts'
import type { Checked, ReadItem } from './read-cell.ts'
import type { MadeWith, Score } from './score-type.ts'

const none: readonly never[] = []

/** Reasons that name an input in the order of the inputs, then the others as they came. */
const inOrder = (reasons: readonly Reason[], items: readonly string[]): readonly Reason[] => {
  if (reasons.length < 2) return reasons
  const rank = (reason: Reason): number => {
    const at = items.indexOf(reason.slice(reason.indexOf(':') + 1))
    return at < 0 ? items.length : at
  }
  return [...new Set(reasons)]
    .map((reason, at) => ({ reason, at, rank: rank(reason) }))
    .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ reason }) => reason)
}

/** An instrument made ready for many records: nothing of the definition is worked out twice. */
export interface Settled {
  readonly ids: readonly string[]
  score(read: readonly ReadItem[], chosen: ChosenOptions, madeWith: MadeWith): Score
}

const allMissing = (names: readonly string[], reasons: readonly Reason[]): Record<string, Missing> => {
  const why: Missing = { missing: reasons }
  return Object.fromEntries(names.map((name) => [name, why]))
}

const isInvalid = (answer: Computed<Results> | Invalid): answer is Invalid => 'invalid' in answer

/** Inputs of one record sorted into what the rule is given and what must be said of them. */
interface Sorted {
  readonly given: Record<string, Checked | undefined>
  readonly wrong: readonly Reason[]
  readonly flags: readonly string[]
  /** Values that were there and cannot be used, by item: they explain themselves better than “missing”. */
  readonly notes: ReadonlyMap<string, Reason> | undefined
}

const sortInputs = (ids: readonly string[], blank: Sorted['given'], read: readonly ReadItem[]): Sorted => {
  const given = { ...blank }
  let wrong: Reason[] | undefined
  let flags: string[] | undefined
  let notes: Map<string, Reason> | undefined
  for (let at = 0; at < ids.length; at++) {
    const item = read[at]
    if (item === undefined) continue
    const id = ids[at] ?? ''
    if (item.value !== undefined) given[id] = item.value
    if (item.flag !== undefined) {
      flags ??= []
      flags.push(item.flag)
    }
    if (item.why === undefined) continue
    if (item.invalid === true) {
      wrong ??= []
      wrong.push(item.why)
    } else {
      notes ??= new Map()
      notes.set(id, item.why)
    }
  }
  return { given, wrong: wrong ?? none, flags: flags ?? none, notes }
}

const explained = (reasons: readonly Reason[], notes: Sorted['notes']): readonly Reason[] =>
  notes === undefined ? reasons : reasons.map((reason) => (reason.startsWith('missing:') ? (notes.get(reason.slice(8)) ?? reason) : reason))

const explainedValues = (values: Computed<Results>['values'], notes: Sorted['notes']): Computed<Results>['values'] =>
  notes === undefined
    ? values
    : Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, isMissing(value) ? { missing: explained(value.missing, notes) } : value]),
      )

/** Make an instrument ready. `companion` must have been checked by its `parse`. */
export const settle = (instrument: Instrument, companion: unknown): Settled => {
  const ids = Object.keys(instrument.items)
  const blank = Object.fromEntries(ids.map((id): [string, Checked | undefined] => [id, undefined]))
  const names = Object.keys(instrument.results)
  const required = names.filter((name) => instrument.results[name]?.optional !== true)
  const nothing = (reasons: readonly Reason[], madeWith: MadeWith): Score => ({
    results: allMissing(names, reasons),
    reasons,
    flags: none,
    parts: none,
    madeWith,
  })
  const whyMissing = (values: Computed<Results>['values']): readonly Reason[] => {
    let found: Reason[] | undefined
    for (const name of required) {
      const value = values[name]
      if (!isMissing(value)) continue
      found ??= []
      found.push(...value.missing)
    }
    return found ?? none
  }

  return {
    ids,
    score(read, chosen, madeWith) {
      const { given, wrong, flags, notes } = sortInputs(ids, blank, read)
      if (wrong.length > 0) return nothing(wrong, madeWith)
      const answer = instrument.compute(given as never, chosen.values as never, companion)
      if (isInvalid(answer)) return nothing(answer.invalid, madeWith)
      const { values, reasons = whyMissing(values), flags: said = none, parts = none } = answer
      return {
        results: explainedValues(values, notes),
        reasons: inOrder(explained(reasons, notes), ids),
        flags: flags.length === 0 ? said : [...flags, ...said],
        parts,
        madeWith,
      }
    },
  }
}
