import { asExactText, type Exact } from '@dacryon/core'
import { type Instrument, type Item, isMissing } from '@dacryon/endpoints/form'
import { useId, useState } from 'preact/hooks'
import { Shown } from '../app/Lazy.tsx'
import { loadInstrument } from '../app/load-instrument.ts'
import { useLoaded } from '../app/use-loaded.ts'
import { Reasons } from '../result/Reasons.tsx'
import { useSpeech } from '../words/speech.tsx'
import type { Entries, Entry } from './entry.ts'
import { Form } from './Form.tsx'
import { invalidItems } from './invalid-items.ts'
import { scoreEntries } from './score-entries.ts'
import { useReading } from './use-reading.ts'

interface NestedProps {
  readonly from: NonNullable<Item['from']>
  readonly take: (entry: Entry) => void
  readonly close: () => void
}

const thisVisit = (_: string, { visit }: Item): boolean => visit !== 'baseline'
const noOptions = {}

const Open = ({
  instrument,
  result,
  take,
  close,
}: {
  instrument: Instrument
  result: string
  take: NestedProps['take']
  close: () => void
}) => {
  const { words, say, exact } = useSpeech()
  const prefix = useId()
  const [entries, setEntries] = useState<Entries>({})
  const reading = useReading(instrument, [entries])
  const scored = scoreEntries(instrument, entries, noOptions, reading)
  if (!scored.ok) return null
  const value = scored.value.results[result]
  const usable: Exact | undefined = typeof value === 'object' && !isMissing(value) ? value : undefined
  return (
    <div class="nested">
      <h4>
        {instrument.short} <span class="soft small">{say(instrument.title)}</span>
      </h4>
      <Form
        instrument={instrument}
        prefix={prefix}
        entries={entries}
        change={setEntries}
        invalid={invalidItems(scored.value)}
        wanted={thisVisit}
      />
      {usable === undefined && (
        <Reasons instrument={instrument} score={scored.value} prefix={prefix} only={isMissing(value) ? value.missing : []} />
      )}
      <div class="tools">
        <button
          type="button"
          class="primary"
          disabled={usable === undefined}
          onClick={() => usable !== undefined && take({ text: asExactText(usable), exact: usable })}
        >
          {words.take(usable === undefined ? '–' : exact(usable))}
        </button>
        <button type="button" onClick={close}>
          {words.close}
        </button>
      </div>
    </div>
  )
}

/** The form of the instrument whose result an item is. */
export const Nested = ({ from, take, close }: NestedProps) => {
  const loaded = useLoaded(from.instrument, () => loadInstrument(from.instrument))
  return (
    <Shown loaded={loaded}>
      {(instrument) => instrument !== undefined && <Open instrument={instrument} result={from.result} close={close} take={take} />}
    </Shown>
  )
}
