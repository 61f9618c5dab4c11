import type { Instrument } from '@dacryon/endpoints'
import { computeNewcombeDifference } from '@dacryon/stats'
import type { z } from 'zod'
import type { differenceSchema } from '../schema/summary.ts'
import { estimateForReading } from './estimate.ts'
import type { GroupCollector } from './summary-groups.ts'

type Difference = z.output<typeof differenceSchema>

/** The rates of one arm against those of the reference at the same visit: of those with the result, and of all. */
const differencesOf = (
  instrument: Instrument,
  group: GroupCollector,
  reference: GroupCollector,
  enrolled: (arm: string | undefined) => number,
): readonly Difference[] =>
  Object.entries(instrument.results)
    .filter(([, { kind }]) => kind === 'yes-no')
    .flatMap(([result]) => {
      const [ours, theirs] = [group.results.get(result)?.counts, reference.results.get(result)?.counts]
      if (ours === undefined || theirs === undefined) return []
      const sizes = { known: [ours.known, theirs.known], all: [enrolled(group.arm), enrolled(reference.arm)] } as const
      return (['known', 'all'] as const).flatMap((of) => {
        const [n, referenceN] = sizes[of]
        const difference = estimateForReading(computeNewcombeDifference({ yes: ours.yes, of: n }, { yes: theirs.yes, of: referenceN }))
        if (difference === undefined) return []
        const counts = { yes: ours.yes, n, referenceYes: theirs.yes, referenceN }
        return [{ visit: group.visit, result, arm: group.arm ?? '', reference: reference.arm ?? '', of, counts, difference }]
      })
    })

/** Every arm against the reference, visit by visit. */
export const allDifferences = (
  instrument: Instrument,
  groups: readonly GroupCollector[],
  reference: string | undefined,
  enrolled: (arm: string | undefined) => number,
): Difference[] =>
  reference === undefined
    ? []
    : groups
        .filter(({ arm }) => arm !== reference)
        .flatMap((group) => {
          const other = groups.find(({ visit, arm }) => visit === group.visit && arm === reference)
          return other?.independent !== true || !group.independent ? [] : differencesOf(instrument, group, other, enrolled)
        })
