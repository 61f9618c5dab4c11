import { useSpeech } from '../../../../words/words-context.tsx'
import { DownloadScores } from '../DownloadScores.tsx'
import type { ScoredInstrument } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import styles from './InstrumentDetails.module.css'
import { ItemRow } from './ItemRow.tsx'
import { ReasonList } from './ReasonList.tsx'
import { sumReasons } from './sum-reasons.ts'

/** Where each item comes from, and why some patients have no main result. */
export const InstrumentDetails = ({ study, instrument }: { readonly study: string; readonly instrument: ScoredInstrument }) => {
  const { format } = useSpeech()
  const { w, say } = useScoresWords()
  const missing = instrument.items.filter(({ item }) => instrument.missing.includes(item)).map(({ label }) => say(label))
  const shown = missing.length > 4 ? [...missing.slice(0, 3), w.derivable.more(missing.length - 3)] : missing
  return (
    <details className={styles.details}>
      <summary>
        <span aria-hidden="true">{w.derivable.details}</span>
        <span className="hidden-visually">{w.derivable.detailsOf(instrument.short)}</span>
        {missing.length > 0 && <span className={styles.missing}>{w.derivable.missingItems(format.list(shown))}</span>}
      </summary>
      <div className={styles.inside}>
        <table className={styles.items}>
          <thead>
            <tr>
              <th scope="col">{w.derivable.item}</th>
              <th scope="col">{w.derivable.from}</th>
            </tr>
          </thead>
          <tbody>
            {instrument.items.map((item) => (
              <ItemRow key={item.item} item={item} />
            ))}
          </tbody>
        </table>
        <div>
          <ReasonList title={w.derivable.whyNot} reasons={sumReasons(instrument.coverage.flatMap(({ reasons }) => reasons))} />
          <DownloadScores study={study} instrument={instrument} />
        </div>
      </div>
    </details>
  )
}
