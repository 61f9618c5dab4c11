import { compareExact } from '@dacryon/core'
import { type Instrument, isMissing, type Score } from '@dacryon/endpoints/form'
import { useSpeech } from '../words/speech.tsx'
import { resultWords, toneOf } from './result-words.ts'

const boundsOf = (instrument: Instrument, score: Score) => {
  const { bounds } = instrument
  if (bounds === undefined) return undefined
  const [min, max, of] = [score.results[bounds.min], score.results[bounds.max], instrument.results[bounds.of]]
  if (of === undefined || typeof min !== 'object' || typeof max !== 'object' || isMissing(min) || isMissing(max)) return undefined
  return { min, max, of, open: compareExact(min, max) !== 0 }
}

/** The result that a reader looks at first, said aloud when it changes; the bounds while it is open. */
export const MainResult = ({ instrument, score }: { instrument: Instrument; score: Score }) => {
  const speech = useSpeech()
  const { words, say, exact } = speech
  const main = instrument.results[instrument.main]
  if (main === undefined) return null
  const value = score.results[instrument.main]
  const bounds = boundsOf(instrument, score)
  const states = Object.entries(instrument.results).filter(
    ([id, result]) => id !== instrument.main && result.kind === 'category' && result.optional !== true,
  )
  return (
    <div class="main-result" role="status" aria-live="polite">
      <p class="main-label">{say(main.label)}</p>
      <p class="main-value" data-tone={toneOf(main, value)} data-known={value !== undefined && !isMissing(value)}>
        {value === undefined || isMissing(value) ? words.notKnown : resultWords(main, value, speech)}
        {main.kind === 'number' && main.max !== undefined && main.unit !== '%' && (
          <span class="main-of"> / {speech.decimal(main.max)}</span>
        )}
      </p>
      {bounds !== undefined && (
        <p class="main-bounds">
          {bounds.open
            ? words.between(exact(bounds.min), exact(bounds.max), say(bounds.of.label))
            : words.said(say(bounds.of.label), exact(bounds.min))}
        </p>
      )}
      {states.map(([id, result]) => {
        const state = score.results[id]
        return (
          state !== undefined &&
          !isMissing(state) && (
            <p key={id} class="main-state">
              {say(result.label)}: <b>{resultWords(result, state, speech)}</b>
            </p>
          )
        )
      })}
    </div>
  )
}
