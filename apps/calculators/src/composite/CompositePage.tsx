import { type Composite, type Instrument, instrumentOf } from '@dacryon/endpoints'
import { parseComposite } from '@dacryon/endpoints/schema'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useTitle } from '../app/use-title.ts'
import { Calculator } from '../instrument/Calculator.tsx'
import { Issues } from '../table/Issues.tsx'
import { useSpeech } from '../words/speech.tsx'
import { CompositeEditor } from './CompositeEditor.tsx'
import { compositeWords } from './composite-words.ts'
import { Pick } from './fields.tsx'
import { Json } from './Json.tsx'
import { published } from './load-published.ts'
import { ownCopy } from './own-copy.ts'

/** Examples to try a composite on: those of the published one, as far as they name its items. */
const triedOn = (instrument: Instrument, examples: Instrument['examples']): Instrument => ({
  ...instrument,
  examples: examples.map(({ title, input }) => ({
    title,
    input: Object.fromEntries(Object.entries(input).filter(([id]) => instrument.items[id] !== undefined)),
    expect: {},
  })),
})

const Try = ({ composite, examples }: { composite: Composite; examples: Instrument['examples'] }) => {
  const { language } = useSpeech()
  const [options, setOptions] = useState<Readonly<Record<string, string>>>({})
  const instrument = useMemo(() => triedOn(instrumentOf(composite), examples), [composite, examples])
  const kept = useMemo(
    () => Object.fromEntries(Object.entries(options).filter(([id]) => instrument.options?.[id] !== undefined)),
    [options, instrument],
  )
  return (
    <section class="try">
      <h2>{compositeWords[language].try}</h2>
      <Calculator instrument={instrument} options={kept} changeOptions={setOptions} />
    </section>
  )
}

const Checked = ({ composite, examples }: { composite: Composite; examples: Instrument['examples'] }) => {
  const { language } = useSpeech()
  const words = compositeWords[language]
  const checked = useMemo(() => parseComposite(composite), [composite])
  return (
    <>
      <section class="panel" aria-label={words.check} role="status">
        {checked.ok ? <p class="sound">{words.sound}</p> : <Issues title={words.problems(checked.issues.length)} issues={checked.issues} />}
      </section>
      {checked.ok && <Try composite={checked.value} examples={examples} />}
    </>
  )
}

/** Makes a responder composite of one's own out of a published one, checks and tries it. */
export const CompositePage = () => {
  const { language } = useSpeech()
  const words = compositeWords[language]
  const [base, setBase] = useState('STAR')
  const [examples, setExamples] = useState<Instrument['examples']>([])
  const [composite, setComposite] = useState<Composite>()
  useTitle(words.title)
  useEffect(() => {
    void published[base]?.().then((value) => {
      setComposite(ownCopy(value))
      setExamples(value.examples ?? [])
    })
  }, [base])
  return (
    <div class="page">
      <div class="head">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </div>
      <div class="tools">
        <Pick label={words.start} value={base} choices={Object.keys(published).map((name) => [name, name] as const)} set={setBase} />
      </div>
      {composite !== undefined && (
        <>
          <CompositeEditor composite={composite} set={setComposite} />
          <Json composite={composite} set={setComposite} />
          <Checked composite={composite} examples={examples} />
        </>
      )}
    </div>
  )
}
