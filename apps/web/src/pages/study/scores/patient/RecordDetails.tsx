import { useScoresWords } from '../use-scores-words.ts'
import { InputTable } from './InputTable.tsx'
import { PartBars } from './PartBars.tsx'
import type { PatientInstrument, PatientRecord } from './patient-types.ts'
import styles from './RecordDetails.module.css'

interface RecordDetailsProps {
  readonly instrument: PatientInstrument
  readonly record: PatientRecord
  /** A reason or flag in words. */
  readonly meaningOf: (code: string) => string
}

/** What a record was made of: inputs with their places, what each part adds, definition and options, and what is missing. */
export const RecordDetails = ({ instrument, record, meaningOf }: RecordDetailsProps) => {
  const { w } = useScoresWords()
  const notes = [
    { title: w.patient.reasons, codes: record.reasons },
    { title: w.patient.flags, codes: record.flags },
  ].filter(({ codes }) => codes.length > 0)
  const options = Object.entries(instrument.options)
  return (
    <section className={styles.record} aria-label={w.patient.record(instrument.short, record.visit)}>
      <h3>
        {w.patient.record(instrument.short, record.visit)}
        {record.eye !== undefined && `, ${w.patient.eyes[record.eye]}`}
      </h3>
      <p className={styles.made}>
        {w.patient.madeWith} <code>{instrument.madeWith}</code>
        {options.length > 0 && (
          <>
            {' · '}
            {w.patient.options} <code>{options.map(([id, value]) => `${id}=${value}`).join(' ')}</code>
          </>
        )}
      </p>
      {notes.map(({ title, codes }) => (
        <div key={title}>
          <h4>{title}</h4>
          <ul>
            {codes.map((code) => (
              <li key={code}>
                {meaningOf(code)} <code className="soft">{code}</code>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div className={styles.two}>
        <InputTable record={record} meaningOf={meaningOf} />
        {record.parts.length > 0 && <PartBars parts={record.parts} />}
      </div>
    </section>
  )
}
