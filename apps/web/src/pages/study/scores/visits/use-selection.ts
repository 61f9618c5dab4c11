import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ScoredInstrument, Scores } from '../use-scores.ts'
import type { Of } from './points-of.ts'

const route = getRouteApi('/studies/$study/scores/visits')

/** What is shown, as the address says it; with what stands there when it says nothing. */
export interface Selection {
  readonly instrument: ScoredInstrument
  readonly result: string
  /** Absent: the last visit. */
  readonly visit?: string
  readonly byArm: boolean
  readonly of: Of
}

const firstOf = (instruments: readonly ScoredInstrument[]): ScoredInstrument | undefined =>
  instruments.find(({ state, compares }) => state === 'derived' && !compares) ??
  instruments.find(({ state }) => state === 'derived') ??
  instruments[0]

/** The selection of the address; undefined when no instrument can be derived. */
export const useSelection = ({ instruments, plan, arm }: Scores) => {
  const search = route.useSearch()
  const navigate = useNavigate()
  const set = useCallback(
    (part: {
      readonly instrument?: string
      readonly result?: string
      readonly visit?: string
      readonly by?: string
      readonly of?: string
    }) => {
      void navigate({
        to: '.',
        // Another instrument has other results.
        search: ({ result, ...rest }: Record<string, unknown>) => ({
          ...rest,
          ...(part.instrument === undefined && typeof result === 'string' ? { result } : {}),
          ...part,
        }),
        replace: true,
        resetScroll: false,
      })
    },
    [navigate],
  )
  const there = instruments.filter(({ state }) => state !== 'none')
  const instrument = there.find(({ id }) => id === search.instrument) ?? firstOf(there)
  const selection: Selection | undefined = instrument && {
    instrument,
    result: search.result ?? instrument.main,
    ...(search.visit === undefined ? {} : { visit: search.visit }),
    byArm: arm !== undefined && (search.by === undefined ? plan !== undefined : search.by === 'arm'),
    of: search.of === 'all' ? 'all' : 'known',
  }
  return { selection, there, set }
}
