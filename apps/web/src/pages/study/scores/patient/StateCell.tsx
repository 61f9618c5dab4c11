import { severityOf } from '../severity-of.ts'
import { useScoresWords } from '../use-scores-words.ts'
import type { PatientResult } from './patient-types.ts'
import styles from './StateCell.module.css'

interface StateCellProps {
  readonly result: PatientResult
  /** Section of the instrument: a yes is good news only where it is a response. */
  readonly section: string
  /** What the reason codes mean. */
  readonly reasons: readonly string[]
}

/** A result in a cell: a number, yes or no, or a state with marks for its severity, so that it is read in grey as in colour. */
export const StateCell = ({ result, section, reasons }: StateCellProps) => {
  const { w, format, say } = useScoresWords()
  const { kind, text, number, words } = result
  if (text === 'NA')
    return (
      <span className={styles.absent} title={reasons.join(' ')}>
        <span aria-hidden="true">–</span>
        <span className="hidden-visually">
          {w.common.noValue}. {reasons.join(' ')}
        </span>
      </span>
    )
  if (kind === 'number') return <span className={styles.number}>{number === undefined ? text : format.figure(number)}</span>
  if (kind === 'yes-no')
    return (
      <span className={styles.answer} data-yes={text === '1'} data-good={section === 'response'}>
        <span aria-hidden="true">{text === '1' ? '✓' : '✕'}</span> {text === '1' ? w.common.yes : w.common.no}
      </span>
    )
  const severity = severityOf(text, section)
  return (
    <span className={styles.state} data-severity={severity}>
      {severity !== undefined && (
        <span className={styles.pips} aria-hidden="true">
          {[1, 2, 3].map((pip) => (
            <i key={pip} data-on={pip <= severity} />
          ))}
        </span>
      )}
      {words === undefined ? text : say(words)}
    </span>
  )
}
