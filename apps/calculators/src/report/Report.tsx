import type { Instrument, Item, Score } from '@dacryon/endpoints/form'
import { useEffect, useState } from 'preact/hooks'
import { Source } from '../about/About.tsx'
import type { Entry } from '../form/entry.ts'
import { groupsOf, type Line } from '../form/lines.ts'
import type { Calculator } from '../instrument/use-calculator.ts'
import { AllResults } from '../result/AllResults.tsx'
import { Change } from '../result/Change.tsx'
import { reasonInWords } from '../result/reason-in-words.ts'
import { resultWords } from '../result/result-words.ts'
import { type Speech, useSpeech } from '../words/speech.tsx'

const entryWords = (item: Item, entry: Entry | undefined, { words, say, decimal, unit }: Speech): string => {
  if (entry === undefined || entry.text === '') return words.notFilled
  if (item.kind === 'yes-no') return entry.text === '1' ? words.yes : words.no
  if (item.kind === 'choice') return say(item.choices[entry.text] ?? { en: entry.text, fr: entry.text })
  if (item.kind === 'level') return entry.text
  const shown = unit(entry.unit ?? item.unit)
  return `${decimal(entry.text)}${shown === '' ? '' : `\u00a0${shown}`}`
}

const Inputs = ({ instrument, state }: { instrument: Instrument; state: Calculator }) => {
  const speech = useSpeech()
  const { words, say } = speech
  const { earlier } = instrument
  const lines = groupsOf(instrument, (id) => id !== earlier?.item || state.previous === undefined).flatMap((group) => group.lines)
  const visits = lines.some(({ before, now }) => before !== undefined && now !== undefined)
  const two = state.previous !== undefined || visits
  const cell = (line: Line, id: string | undefined) => (id === undefined ? '' : entryWords(line.item, state.entries[id], speech))
  const first = (line: Line) =>
    state.previous === undefined
      ? cell(line, line.before)
      : line.now === undefined
        ? ''
        : entryWords(line.item, state.previous[line.now], speech)
  return (
    <table>
      {two && (
        <thead>
          <tr>
            <td />
            <th scope="col">{state.previous === undefined ? words.before : words.previousVisit}</th>
            <th scope="col">{state.previous === undefined ? words.now : words.today}</th>
          </tr>
        </thead>
      )}
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">{say(line.item.label)}</th>
            {two && <td>{first(line)}</td>}
            <td>{two ? cell(line, line.now) : cell(line, line.now ?? line.before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const OptionsUsed = ({ instrument, score }: { instrument: Instrument; score: Score }) => {
  const { words, say, decimal } = useSpeech()
  const all = Object.entries(instrument.options ?? {})
  if (all.length === 0) return null
  return (
    <p>
      <b>{words.options}. </b>
      {all
        .map(([id, option]) => {
          const value = score.madeWith.options[id] ?? option.default
          const shown = option.kind === 'choice' ? say(option.choices[value] ?? { en: value, fr: value }) : decimal(value)
          return words.said(say(option.label), shown)
        })
        .join('; ')}
      .
    </p>
  )
}

/** One page for the file: shown on paper only. */
export const Report = ({ instrument, state, score }: { instrument: Instrument; state: Calculator; score: Score }) => {
  const speech = useSpeech()
  const { words, say, language } = speech
  const [printedAt, setPrintedAt] = useState(() => new Date())
  useEffect(() => {
    const now = () => setPrintedAt(new Date())
    addEventListener('beforeprint', now)
    return () => removeEventListener('beforeprint', now)
  }, [])
  const date = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(printedAt)
  const main = instrument.results[instrument.main]
  return (
    <article class="report" aria-label={words.report}>
      <p class="report-line">
        <span>
          <b>{words.date}</b> {date}
        </span>{' '}
        <span class="report-sign">{words.signature} ______________________</span>
      </p>
      {main !== undefined && (
        <p class="report-main">
          {words.said(say(main.label), '')}
          <b>{resultWords(main, score.results[instrument.main], speech)}</b>
        </p>
      )}
      {state.held?.madeUp === true && <p>{words.sampleUsed}</p>}
      <div class="report-columns">
        <section>
          <h2>{words.inputs}</h2>
          <Inputs instrument={instrument} state={state} />
        </section>
        <section>
          <h2>{words.results}</h2>
          <AllResults instrument={instrument} score={score} />
          <Change instrument={instrument} score={score} previous={state.previousScore} earlier={state.earlier} />
          {score.flags.map((code) => (
            <p key={code}>{reasonInWords(instrument, code, speech).text}</p>
          ))}
        </section>
      </div>
      <p>
        <b>{words.rule}.</b> {say(instrument.rule)}
      </p>
      <OptionsUsed instrument={instrument} score={score} />
      {instrument.notice !== undefined && <p>{say(instrument.notice)}</p>}
      <ul>
        {instrument.citations.map((source) => (
          <li key={source.title}>
            <Source source={source} />
          </li>
        ))}
      </ul>
      <p class="report-made">
        {words.madeWith(score.madeWith.instrument)} {words.said(words.marks[instrument.mark], words.marksMean[instrument.mark])}.
      </p>
    </article>
  )
}
