import { useScoresWords } from '../use-scores-words.ts'
import styles from './ReasonList.module.css'
import type { Reason } from './sum-reasons.ts'

/** Why there is no result, in words, with how often and the code. */
export const ReasonList = ({ title, reasons }: { readonly title: string; readonly reasons: readonly Reason[] }) => {
  const { w, say } = useScoresWords()
  if (reasons.length === 0) return null
  return (
    <div className={styles.reasons}>
      <h3>{title}</h3>
      <ul>
        {reasons.map(({ reason, words, count }) => (
          <li key={reason}>
            <span className={styles.count}>{w.derivable.times(count)}</span>
            <span>
              {say(words)} <code className="soft">{reason}</code>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
