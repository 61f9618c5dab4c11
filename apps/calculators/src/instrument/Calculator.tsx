import type { Instrument } from '@dacryon/endpoints/form'
import { useCallback } from 'preact/hooks'
import { withEntry } from '../form/entry.ts'
import { Form } from '../form/Form.tsx'
import { invalidItems } from '../form/invalid-items.ts'
import { WorkOut } from '../form/WorkOut.tsx'
import { AllResults } from '../result/AllResults.tsx'
import { LateChange } from '../result/LateChange.tsx'
import { MainResult } from '../result/MainResult.tsx'
import { Parts } from '../result/Parts.tsx'
import { Reasons } from '../result/Reasons.tsx'
import { useSpeech } from '../words/speech.tsx'
import { AboutPanel } from './AboutPanel.tsx'
import { EarlierBox } from './EarlierBox.tsx'
import { LateCompanionBox } from './LateCompanionBox.tsx'
import { LateOptions } from './LateOptions.tsx'
import { LateReport } from './LateReport.tsx'
import { Tools } from './Tools.tsx'
import { type Calculator as State, useCalculator } from './use-calculator.ts'

interface CalculatorProps {
  readonly instrument: Instrument
  readonly options: Readonly<Record<string, string>>
  readonly changeOptions: (options: Readonly<Record<string, string>>) => void
  readonly share?: boolean
}

const nothing: ReadonlySet<string> = new Set()

const Results = ({ instrument, state, prefix }: { instrument: Instrument; state: State; prefix: string }) => {
  const { words, say } = useSpeech()
  const { score } = state
  if (score === undefined) return <p class="soft">{words.notKnown}</p>
  return (
    <>
      <MainResult instrument={instrument} score={score} />
      {instrument.notice !== undefined && <p class="notice">{say(instrument.notice)}</p>}
      <LateChange instrument={instrument} score={score} previous={state.previousScore} earlier={state.earlier} />
      <Reasons instrument={instrument} score={score} prefix={prefix} />
      {score.parts.length > 0 && <Parts parts={score.parts} />}
      <details>
        <summary>{words.results}</summary>
        <AllResults instrument={instrument} score={score} />
      </details>
    </>
  )
}

/** Form, live result, options and sources of one instrument. */
export const Calculator = ({ instrument, options, changeOptions, share = false }: CalculatorProps) => {
  const { words, say } = useSpeech()
  const state = useCalculator(instrument, options)
  const { entries, setEntries, previous, setPrevious, score, previousScore } = state
  const prefix = instrument.id
  const invalid = score === undefined ? nothing : invalidItems(score)
  const wanted = useCallback((id: string) => id !== instrument.earlier?.item, [instrument])
  const below = (id: string) => {
    const item = instrument.items[id]
    if (item?.from === undefined || item.from.instrument === instrument.id) return null
    const visit = item.visit === undefined ? undefined : item.visit === 'baseline' ? words.before : words.now
    return (
      <WorkOut
        key={id}
        from={item.from}
        label={say(item.label)}
        visit={visit}
        take={(entry) => setEntries(withEntry(entries, id, entry))}
      />
    )
  }
  return (
    <>
      <Tools
        instrument={instrument}
        share={share}
        clear={state.clear}
        fill={({ input, options: given = {} }) => {
          state.fill(input)
          changeOptions(given)
          const { companion } = instrument
          const parsed = state.held === undefined ? companion?.parse(companion.sample) : undefined
          if (parsed?.ok === true) state.setHeld({ name: words.sample, value: parsed.value, json: companion?.sample, madeUp: true })
        }}
      />
      <div class="calculator screen-only">
        <div class="inputs">
          {instrument.companion !== undefined && (
            <LateCompanionBox companion={instrument.companion} held={state.held} hold={state.setHeld} />
          )}
          <EarlierBox
            instrument={instrument}
            prefix={prefix}
            entries={entries}
            change={setEntries}
            invalid={invalid}
            previous={previous === undefined ? undefined : { score: previousScore, empty: Object.keys(previous).length === 0 }}
            toggle={() => setPrevious(previous === undefined ? {} : undefined)}
          />
          <Form
            instrument={instrument}
            prefix={prefix}
            entries={entries}
            change={setEntries}
            invalid={invalid}
            wanted={wanted}
            below={below}
            previous={
              previous === undefined
                ? undefined
                : { entries: previous, change: setPrevious, invalid: previousScore === undefined ? nothing : invalidItems(previousScore) }
            }
          />
        </div>
        <section class="outcome" aria-label={words.result}>
          <Results instrument={instrument} state={state} prefix={prefix} />
        </section>
      </div>
      <div class="screen-only panels">
        <LateOptions instrument={instrument} options={options} change={changeOptions} />
        <AboutPanel instrument={instrument} />
      </div>
      {score !== undefined && <LateReport instrument={instrument} state={state} score={score} />}
    </>
  )
}
