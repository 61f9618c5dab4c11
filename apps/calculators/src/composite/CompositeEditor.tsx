import { type Composite, measures as known, type MetWhen, type Words } from '@dacryon/endpoints'
import { useSpeech } from '../words/speech.tsx'
import { compositeWords } from './composite-words.ts'
import { DomainEditor, freshDomain } from './DomainEditor.tsx'
import { Pick, TextLine, wholeOf } from './fields.tsx'

interface EditorProps {
  readonly composite: Composite
  readonly set: (composite: Composite) => void
}

const zeroWords: Words = { en: 'A rise from zero', fr: 'Une hausse à partir de zéro' }

const zeroOptionsOf = (rule: MetWhen): readonly string[] => {
  if (rule.kind === 'any') return rule.of.flatMap(zeroOptionsOf)
  return rule.kind === 'percent' && typeof rule.fromZero === 'object' ? [rule.fromZero.option] : []
}

/** With the measures that its tests read, from its own and from the known ones, and the options that its rules name. */
const fitted = (composite: Composite): Composite => {
  const all: Composite['measures'] = { ...known, ...composite.measures }
  const used = new Set(composite.domains.flatMap(({ tests }) => tests.map(({ measure }) => measure)))
  const { zeroOptions: given, ...kept } = composite
  const zeroes = new Set(composite.domains.flatMap(({ tests }) => tests.flatMap(({ metWhen }) => zeroOptionsOf(metWhen))))
  const zeroOptions = Object.fromEntries([...zeroes].map((id) => [id, given?.[id] ?? zeroWords]))
  return {
    ...kept,
    measures: Object.fromEntries(Object.entries(all).filter(([id]) => used.has(id))),
    ...(zeroes.size > 0 && { zeroOptions }),
  }
}

/** Everything of a composite that is decided by number or by choice. */
export const CompositeEditor = ({ composite, set }: EditorProps) => {
  const { language } = useSpeech()
  const words = compositeWords[language]
  const { responder, domains } = composite
  const measures = { ...known, ...composite.measures }
  const change = (part: Partial<Composite>) => set(fitted({ ...composite, ...part }))
  return (
    <>
      <section class="panel">
        <h2>{words.whole}</h2>
        <div class="lines">
          <TextLine label={words.short} value={composite.short} set={(short) => change({ short })} />
          <TextLine label={words.id} value={composite.id} set={(id) => change({ id })} />
          <TextLine label={words.version} value={composite.version} set={(version) => change({ version })} />
          <TextLine label={words.titleEn} value={composite.title.en} set={(en) => change({ title: { ...composite.title, en } })} />
          <TextLine label={words.titleFr} value={composite.title.fr} set={(fr) => change({ title: { ...composite.title, fr } })} />
          <TextLine
            label={words.responder}
            value={String(responder.atLeast)}
            number="whole"
            set={(text) => change({ responder: { ...responder, atLeast: wholeOf(text) } })}
          />
          <Pick
            label={words.whenMissing}
            value={responder.whenMissing === 'bounds' ? 'bounds' : 'fewer'}
            choices={[
              ['bounds', words.bounds],
              ['fewer', `${words.fewer}…`],
            ]}
            set={(next) => change({ responder: { ...responder, whenMissing: next === 'bounds' ? 'bounds' : { fewerThan: 1 } } })}
          />
          {responder.whenMissing !== 'bounds' && (
            <TextLine
              label={words.fewer}
              value={String(responder.whenMissing.fewerThan)}
              number="whole"
              set={(text) => change({ responder: { ...responder, whenMissing: { fewerThan: wholeOf(text) } } })}
            />
          )}
        </div>
      </section>
      <section class="domains" aria-label={words.domains}>
        <h2>{words.domains}</h2>
        {domains.map((domain, at) => (
          <DomainEditor
            key={at}
            domain={domain}
            at={at}
            measures={measures}
            set={(next) => change({ domains: domains.with(at, next) })}
            remove={domains.length > 1 ? () => change({ domains: domains.toSpliced(at, 1) }) : undefined}
          />
        ))}
        <button type="button" onClick={() => change({ domains: [...domains, freshDomain(measures, domains.length + 1)] })}>
          {words.addDomain}
        </button>
      </section>
    </>
  )
}
