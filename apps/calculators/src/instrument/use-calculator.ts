import { asExactText, type Exact } from '@dacryon/core'
import { type Instrument, isMissing, type Score } from '@dacryon/endpoints/form'
import { useMemo, useState } from 'preact/hooks'
import { type Entries, entriesOf } from '../form/entry.ts'
import { readEntry, scoreEntries } from '../form/score-entries.ts'
import { useReading } from '../form/use-reading.ts'
import type { Held } from './CompanionBox.tsx'

/** What a calculator holds in memory, and what follows from it. */
export interface Calculator {
  readonly entries: Entries
  readonly setEntries: (entries: Entries) => void
  readonly previous: Entries | undefined
  readonly setPrevious: (entries: Entries | undefined) => void
  readonly held: Held | undefined
  readonly setHeld: (held: Held | undefined) => void
  /** Undefined while an option holds no allowed value, or the file that the instrument needs is not there. */
  readonly score: Score | undefined
  readonly previousScore: Score | undefined
  /** The earlier value that the score was given. */
  readonly earlier: Exact | undefined
  readonly clear: () => void
  readonly fill: (input: Readonly<Record<string, string>>) => void
}

const knownExact = (score: Score | undefined, result: string | undefined): Exact | undefined => {
  const value = result === undefined ? undefined : score?.results[result]
  return typeof value === 'object' && !isMissing(value) ? value : undefined
}

/** The state of one calculator: in memory only. */
export const useCalculator = (instrument: Instrument, options: Readonly<Record<string, string>>): Calculator => {
  const [entries, setEntries] = useState<Entries>({})
  const [previous, setPrevious] = useState<Entries>()
  const [held, setHeld] = useState<Held>()
  const reading = useReading(instrument, previous === undefined ? [entries] : [entries, previous], held?.value)
  const scored = useMemo(() => {
    if (instrument.companion !== undefined && instrument.companion.optional !== true && held === undefined) return {}
    const of = (form: Entries): Score | undefined => {
      const outcome = scoreEntries(instrument, form, options, reading)
      return outcome.ok ? outcome.value : undefined
    }
    const { earlier } = instrument
    const before = previous === undefined || earlier === undefined ? undefined : of(previous)
    const value = knownExact(before, earlier?.result)
    const form =
      earlier === undefined || value === undefined ? entries : { ...entries, [earlier.item]: { text: asExactText(value), exact: value } }
    return { before, score: of(form), value }
  }, [instrument, entries, previous, options, reading, held])
  const typed = useMemo(() => {
    const id = instrument.earlier?.item ?? ''
    const item = instrument.items[id]
    const value = item === undefined ? undefined : readEntry(id, item, entries[id], reading).value
    return typeof value === 'object' ? value : undefined
  }, [instrument, entries, reading])
  return {
    entries,
    setEntries,
    previous,
    setPrevious,
    held,
    setHeld,
    score: scored.score,
    previousScore: scored.before,
    earlier: scored.value ?? (previous === undefined ? typed : undefined),
    clear: () => {
      setEntries({})
      setPrevious(undefined)
    },
    fill: (input) => {
      setPrevious(undefined)
      setEntries(entriesOf(input))
    },
  }
}
