import type { Instrument } from '@dacryon/endpoints/form'
import { useState } from 'preact/hooks'
import { Shown } from '../app/Lazy.tsx'
import { loadInstrument } from '../app/load-instrument.ts'
import { useLoaded } from '../app/use-loaded.ts'
import { showOptions } from '../app/use-route.ts'
import { useTitle } from '../app/use-title.ts'
import { MarkBadge } from '../parts/MarkBadge.tsx'
import { useSpeech } from '../words/speech.tsx'
import { Calculator } from './Calculator.tsx'

type OptionTexts = Readonly<Record<string, string>>

/** Options of an address that the instrument has, where they differ from the defaults. */
const knownOptions = (instrument: Instrument, given: OptionTexts): OptionTexts =>
  Object.fromEntries(
    Object.entries(given).filter(([id, value]) => instrument.options?.[id] !== undefined && instrument.options[id].default !== value),
  )

const recallOf = (instrument: Instrument) => {
  const recalls = Object.values(instrument.items).flatMap(({ recall }) => recall ?? [])
  return recalls.find(({ en }) => recalls.every((other) => other.en === en))
}

const Loaded = ({ instrument, options: given }: { instrument: Instrument; options: OptionTexts }) => {
  const { words, say } = useSpeech()
  const [options, setOptions] = useState(() => knownOptions(instrument, given))
  useTitle(instrument.short)
  const recall = recallOf(instrument)
  const change = (next: OptionTexts) => {
    setOptions(next)
    showOptions(instrument.id, next)
  }
  return (
    <div class="page">
      <div class="head">
        <p class="crumb screen-only">
          <a href="#/">{words.toHome}</a>
        </p>
        <h1>{instrument.short}</h1>
        <p class="lead">
          {say(instrument.title)}. {say(instrument.measures)}.
        </p>
        <p class="soft small">
          <MarkBadge mark={instrument.mark} /> {words.version} {instrument.version}
          {recall !== undefined && ` · ${words.recall}: ${say(recall)}`}
        </p>
      </div>
      <Calculator instrument={instrument} options={options} changeOptions={change} share />
    </div>
  )
}

/** The page of one instrument. */
export const InstrumentPage = ({ id, options }: { id: string; options: OptionTexts }) => {
  const { words } = useSpeech()
  const loaded = useLoaded(id, () => loadInstrument(id))
  return (
    <Shown loaded={loaded}>
      {(instrument) =>
        instrument === undefined ? (
          <div class="page">
            <h1>{words.unknown(id)}</h1>
            <p>
              <a href="#/">{words.toHome}</a>
            </p>
          </div>
        ) : (
          <Loaded instrument={instrument} options={options} />
        )
      }
    </Shown>
  )
}
