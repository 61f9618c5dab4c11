import { compareExact, exactZero, subtractExact } from '@dacryon/core'
import { type Instrument, isMissing, type Score } from '@dacryon/endpoints/form'
import { useId } from 'preact/hooks'
import { useSpeech } from '../words/speech.tsx'
import { AllResults } from './AllResults.tsx'
import { resultWords, type Value } from './result-words.ts'

const isExact = (value: Value | undefined) => typeof value === 'object' && !isMissing(value)

interface ChangeProps {
  readonly instrument: Instrument
  readonly score: Score
  /** Score of the previous visit, when it was rated. */
  readonly previous: Score | undefined
  /** The earlier value, rated or typed. */
  readonly earlier: Value | undefined
}

/** What changed since the previous visit: the value, the state, and whether the change is important. */
export const Change = ({ instrument, score, previous, earlier }: ChangeProps) => {
  const speech = useSpeech()
  const { words, say, exact } = speech
  const id = useId()
  const result = instrument.results[instrument.earlier?.result ?? '']
  const now = score.results[instrument.earlier?.result ?? '']
  if (result === undefined || typeof earlier !== 'object' || isMissing(earlier) || typeof now !== 'object' || isMissing(now)) return null
  const change = subtractExact(now, earlier)
  const sign = compareExact(change, exactZero) > 0 ? '+' : ''
  const important = Object.keys(instrument.results).filter(
    (key) => instrument.results[key]?.kind === 'yes-no' && instrument.results[key]?.optional,
  )
  const states = Object.entries(instrument.results).filter(([, { kind }]) => kind === 'category')
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{words.change}</h3>
      <p class="change">
        {words.became(exact(earlier), exact(now))} <b>({sign + exact(change)})</b>
      </p>
      {previous !== undefined &&
        states.map(([key, state]) => {
          const [before, after] = [previous.results[key], score.results[key]]
          if (before === undefined || after === undefined || isMissing(before) || isMissing(after)) return null
          const [was, is] = [resultWords(state, before, speech), resultWords(state, after, speech)]
          return (
            <p key={key}>
              {say(state.label)}: <b>{was === is ? words.same(is) : words.became(was, is)}</b>
            </p>
          )
        })}
      <AllResults
        instrument={instrument}
        score={score}
        ids={important.filter((key) => isExact(score.results[key]) || typeof score.results[key] === 'boolean')}
      />
    </section>
  )
}
