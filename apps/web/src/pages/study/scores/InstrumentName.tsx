import type { OutputOf } from '../../../api/operations.ts'
import { Badge } from '../../../parts/Badge.tsx'
import { calculatorOf } from './calculator-of.ts'
import styles from './InstrumentName.module.css'
import { useScoresWords } from './use-scores-words.ts'

type Named = OutputOf<'score-summary'>['instrument']

/** An instrument by its short name, with its title, version, and what must be known of its rule. */
export const InstrumentName = ({ instrument }: { readonly instrument: Named }) => {
  const { w, say } = useScoresWords()
  const title = say(instrument.title)
  const { mark } = instrument
  return (
    <span className={styles.name}>
      <strong>{instrument.short}</strong>
      {title !== instrument.short && <span className={styles.title}>{title}</span>}
      <span className={styles.marks}>
        <span className="mono">{instrument.version}</span>
        {(mark === 'unverified' || mark === 'convention') && (
          <Badge tone={mark === 'unverified' ? 'warn' : 'plain'} title={w.common.marksMeaning[mark]}>
            {w.common.marks[mark]}
          </Badge>
        )}
        <a href={calculatorOf(instrument.id)} aria-label={w.common.calculatorOf(instrument.short)}>
          {w.common.calculator}
        </a>
      </span>
    </span>
  )
}
