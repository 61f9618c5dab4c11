import { useSpeech } from '../../../../words/words-context.tsx'
import { useScoresWords } from '../use-scores-words.ts'
import type { PatientRecord } from './patient-types.ts'
import styles from './RecordDetails.module.css'

interface InputTableProps {
  readonly record: PatientRecord
  readonly meaningOf: (code: string) => string
}

/** Each input with its value as used, its visit, and the place in the files it was read from. */
export const InputTable = ({ record, meaningOf }: InputTableProps) => {
  const { format } = useSpeech()
  const { w, say } = useScoresWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways and must be reachable
    <section className={styles.scroller} tabIndex={0} aria-label={w.patient.inputs}>
      <table className={styles.inputs}>
        <caption className="hidden-visually">{w.patient.inputs}</caption>
        <thead>
          <tr>
            <th scope="col">{w.patient.input}</th>
            <th scope="col">{w.common.visit}</th>
            <th scope="col">{w.patient.value}</th>
            <th scope="col">{w.patient.source}</th>
          </tr>
        </thead>
        <tbody>
          {record.inputs.map(({ item, label, visit, text, unit, name, place, from, why }) => (
            <tr key={`${item} ${visit}`}>
              <th scope="row">{say(label)}</th>
              <td className={styles.visit}>{visit}</td>
              <td>
                {text === '' ? (
                  <span className="soft">{w.patient.absent}</span>
                ) : (
                  <span className={styles.visit}>{`${text} ${unit === undefined ? '' : format.unit(unit)}`.trim()}</span>
                )}
                {why !== undefined && <div className={styles.why}>{meaningOf(why)}</div>}
              </td>
              <td className={styles.place}>
                {from !== undefined && <code>{from}</code>}
                {place !== undefined && (
                  <>
                    {name} <span className="mono soft">{w.patient.place(place.file, place.line, place.header)}</span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
