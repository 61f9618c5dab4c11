import type { Citation } from '@dacryon/core'
import type { Instrument, Words } from '@dacryon/endpoints/form'
import { MarkBadge } from '../parts/MarkBadge.tsx'
import { useSpeech } from '../words/speech.tsx'

const List = ({ title, items }: { title: string; items: readonly Words[] | undefined }) => {
  const { say } = useSpeech()
  if (items === undefined || items.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.en}>{say(item)}</li>
        ))}
      </ul>
    </section>
  )
}

/** A source with its DOI as a link. */
export const Source = ({ source }: { source: Citation }) => (
  <>
    {source.authors !== undefined && `${source.authors} `}
    <cite>{source.title}</cite>
    {source.year !== undefined && ` (${source.year})`}
    {source.where !== undefined && `. ${source.where}`}
    {source.doi !== undefined && (
      <>
        {'. '}
        <a href={`https://doi.org/${source.doi}`} rel="noreferrer" target="_blank">
          doi:{source.doi}
        </a>
      </>
    )}
    {source.doi === undefined && source.url !== undefined && (
      <>
        {'. '}
        <a href={source.url} rel="noreferrer" target="_blank">
          {source.url}
        </a>
      </>
    )}
  </>
)

const Thresholds = ({ instrument }: { instrument: Instrument }) => {
  const { words, say } = useSpeech()
  if (instrument.thresholds === undefined || instrument.thresholds.length === 0) return null
  return (
    <section>
      <h3>{words.thresholds}</h3>
      <ul class="thresholds">
        {instrument.thresholds.map(({ label, value, mark }) => (
          <li key={label.en + value}>
            {say(label)} <b>{value}</b> <MarkBadge mark={mark} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Known = ({ instrument }: { instrument: Instrument }) => {
  const { words, say } = useSpeech()
  const marks = [
    ...new Set([
      instrument.mark,
      ...(instrument.marks ?? []).map(({ mark }) => mark),
      ...(instrument.thresholds ?? []).map(({ mark }) => mark),
    ]),
  ]
  return (
    <section>
      <h3>{words.verification}</h3>
      <ul>
        {instrument.marks?.map(({ what, mark, where }) => (
          <li key={what.en}>
            {say(what)} <MarkBadge mark={mark} />
            {where !== undefined && <span class="soft small"> {where}</span>}
          </li>
        ))}
      </ul>
      <dl class="legend">
        {marks.map((mark) => (
          <div key={mark}>
            <dt>
              <MarkBadge mark={mark} />
            </dt>
            <dd>{words.marksMean[mark]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The rule, its sources, how they are known, and its limits. */
export const About = ({ instrument }: { instrument: Instrument }) => {
  const { words, say } = useSpeech()
  const text = (title: string, said: Words | undefined) =>
    said !== undefined && (
      <section>
        <h3>{title}</h3>
        <p>{say(said)}</p>
      </section>
    )
  return (
    <>
      {text(words.rule, instrument.rule)}
      <Thresholds instrument={instrument} />
      {text(words.missingRule, instrument.missingRule)}
      {text(words.sideRule, instrument.sideRule)}
      <List title={words.disagreements} items={instrument.disagreements} />
      <List title={words.edgeCases} items={instrument.edgeCases} />
      <section>
        <h3>{words.sources}</h3>
        <ul>
          {instrument.citations.map((source) => (
            <li key={source.title}>
              <Source source={source} />
            </li>
          ))}
        </ul>
      </section>
      <Known instrument={instrument} />
      {text(words.licence, instrument.licence)}
    </>
  )
}
