import type { Instrument, Reason, Score } from '@dacryon/endpoints/form'
import { useId } from 'preact/hooks'
import { goTo } from '../form/cell.ts'
import { placeOf } from '../form/Form.tsx'
import { useSpeech } from '../words/speech.tsx'
import { reasonInWords } from './reason-in-words.ts'

interface ReasonsProps {
  readonly instrument: Instrument
  readonly score: Score
  readonly prefix: string
  /** Reasons of one result; those of the whole record when absent. */
  readonly only?: readonly Reason[]
}

/** What is still missing or wrong, each leading to its field, and what must be known of the results that are there. */
export const Reasons = ({ instrument, score, prefix, only = score.reasons }: ReasonsProps) => {
  const speech = useSpeech()
  const { words } = speech
  const id = useId()
  const reasons = only.map((code) => reasonInWords(instrument, code, speech))
  const flags = score.flags.map((code) => reasonInWords(instrument, code, speech))
  return (
    <>
      {reasons.length > 0 && (
        <section aria-labelledby={id}>
          <h3 id={id}>{words.missing(reasons.length)}</h3>
          <ul class="reasons">
            {reasons.map(({ code, text, item }) => (
              <li key={code} data-reason={code} data-wrong={code.startsWith('invalid')}>
                {item === undefined ? (
                  text
                ) : (
                  <button type="button" class="link" onClick={() => goTo(placeOf(prefix, item))}>
                    {text}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {flags.length > 0 && (
        <section aria-labelledby={`${id}-f`}>
          <h3 id={`${id}-f`}>{words.notes}</h3>
          <ul class="flags">
            {flags.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
