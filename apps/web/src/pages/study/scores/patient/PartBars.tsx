import { useScoresWords } from '../use-scores-words.ts'
import type { PatientRecord } from './patient-types.ts'
import styles from './RecordDetails.module.css'

/** What each domain or item adds, as bars with their figures. */
export const PartBars = ({ parts }: { readonly parts: PatientRecord['parts'] }) => {
  const { w, format, say } = useScoresWords()
  const widest = Math.max(...parts.map(({ of }) => of), 1)
  return (
    <div>
      <h4>{w.patient.adds}</h4>
      <ul className={styles.parts}>
        {parts.map(({ id, label, got, of }) => (
          <li key={id}>
            <span>{say(label)}</span>
            <span
              className={styles.bar}
              data-known={got !== undefined}
              style={{ width: `${Math.max(8, (of / widest) * 100)}%` }}
              aria-hidden="true"
            >
              <i style={{ width: `${((got ?? 0) / Math.max(of, Number.MIN_VALUE)) * 100}%` }} />
            </span>
            <span>{got === undefined ? w.patient.notPart : w.patient.partOf(format.figure(got), format.figure(of))}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
