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

const isInvalid = (answer: Computed<never> | Invalid): answer is Invalid => 'invalid' in answer

/** Make an instrument ready. `companion` must have been checked by its `parse`. */
export const settle = (instrument: Instrument, companion: unknown): Settled => {
  const ids = Object.keys(instrument.items)
  const names = Object.keys(instrument.results)
  const required = names.filter((name) => instrument.results[name]?.optional !== true)

  /** A value that was there but cannot be used explains itself better than “missing”. */
  const explained = (reasons: readonly Reason[], notes: ReadonlyMap<string, Reason> | undefined): readonly Reason[] =>
    notes === undefined
      ? reasons
      : reasons.map((reason) => (reason.startsWith('missing:') ? (notes.get(reason.slice(8)) ?? reason) : reason))

  const explainedValues = (values: Computed<Results>['values'], notes: ReadonlyMap<string, Reason>): Computed<Results>['values'] =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, isMissing(value) ? { missing: explained(value.missing, notes) } : value]),
    )

  return {
    ids,
    score(read, chosen, madeWith) {
      const given: Record<string, Checked | undefined> = {}
      const wrong: Reason[] = []
      const flags: string[] = []
      let notes: Map<string, Reason> | undefined
      for (let at = 0; at < ids.length; at++) {
        const id = ids[at] ?? ''
        const item = read[at]
        given[id] = item?.value
        if (item?.why === undefined && item?.flag === undefined) continue
        if (item.flag !== undefined) flags.push(item.flag)
        if (item.invalid === true && item.why !== undefined) wrong.push(item.why)
        else if (item.why !== undefined) {
          notes ??= new Map()
          notes.set(id, item.why)
        }
      }
      if (wrong.length > 0) return { results: allMissing(names, wrong), reasons: wrong, flags: none, parts: none, madeWith }
      const answer = instrument.compute(given as never, chosen.values as never, companion)
      if (isInvalid(answer as never)) {
        const reasons = (answer as Invalid).invalid
        return { results: allMissing(names, reasons), reasons, flags: none, parts: none, madeWith }
      }
      const { values, reasons, flags: said = none, parts = none } = answer as Computed<Instrument['results']>
      let why = reasons
      if (why === undefined) {
        const found: Reason[] = []
        for (const name of required) {
          const value = values[name]
          if (isMissing(value)) found.push(...value.missing)
        }
        why = found
      }
      return {
        results: notes === undefined ? values : explainedValues(values, notes),
        reasons: inOrder(explained(why, notes), ids),
        flags: flags.length === 0 ? said : [...flags, ...said],
        parts,
        madeWith,
      }
    },
  }
}
