import { useSpeech } from '../../../../words/words-context.tsx'
import { InstrumentName } from '../InstrumentName.tsx'
import type { ScoredInstrument } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import styles from './NotDerivable.module.css'

const firstFew = 6

/** Instruments that this study gives nothing for: the reason, and the items that would be needed. */
export const NotDerivable = ({ instruments }: { readonly instruments: readonly ScoredInstrument[] }) => {
  const { format } = useSpeech()
  const { w, say } = useScoresWords()
  const missingOf = ({ items, missing }: ScoredInstrument): string => {
    const absent = items.filter(({ item }) => missing.includes(item))
    const needed = absent.filter(({ optional }) => !optional)
    const distinct = [...new Set((needed.length > 0 ? needed : absent).map(({ label }) => say(label)))]
    const shown = distinct.length > firstFew + 1 ? [...distinct.slice(0, firstFew), w.derivable.more(distinct.length - firstFew)] : distinct
    return shown.length === 0 ? '' : w.derivable.missingItems(format.list(shown))
  }
  return (
    <div className={styles.absent}>
      <h3>{w.derivable.states.none}</h3>
      <ul>
        {instruments.map((instrument) => (
          <li key={instrument.id}>
            <InstrumentName instrument={instrument} />
            <p>
              {instrument.why !== undefined && say(instrument.why)} <span className="soft">{missingOf(instrument)}</span>
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
