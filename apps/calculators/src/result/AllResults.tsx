import { type Instrument, isMissing, type Score } from '@dacryon/endpoints/form'
import { useSpeech } from '../words/speech.tsx'
import { reasonInWords } from './reason-in-words.ts'
import { resultWords, toneOf } from './result-words.ts'

/** Every result with its value, or why there is none. */
export const AllResults = ({ instrument, score, ids }: { instrument: Instrument; score: Score; ids?: readonly string[] }) => {
  const speech = useSpeech()
  const { say, words } = speech
  const shown = Object.entries(instrument.results).filter(([id]) => ids === undefined || ids.includes(id))
  return (
    <dl class="results">
      {shown.map(([id, result]) => {
        const value = score.results[id]
        const why = value !== undefined && isMissing(value) ? value.missing[0] : undefined
        return (
          <div key={id} data-result={id}>
            <dt>
              {say(result.label)}
              {result.help !== undefined && <span class="soft small">{say(result.help)}</span>}
            </dt>
            <dd data-tone={toneOf(result, value)}>
              {resultWords(result, value, speech)}
              {why !== undefined && (
                <span class="soft small">
                  {why.startsWith('missing:')
                    ? words.needs(reasonInWords(instrument, why, speech).text)
                    : reasonInWords(instrument, why, speech).text}
                </span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
