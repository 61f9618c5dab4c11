import { useScoresWords } from '../use-scores-words.ts'
import styles from './FilmStrip.module.css'
import type { Patient, PatientInstrument } from './patient-types.ts'
import { RecordDetails } from './RecordDetails.tsx'
import { Sparkline } from './Sparkline.tsx'
import { StateCell } from './StateCell.tsx'
import { StripName } from './StripName.tsx'
import { type StripRow, stripRows } from './strip-rows.ts'

interface StripInstrumentProps {
  readonly patient: Patient
  readonly instrument: PatientInstrument
  readonly all: boolean
  /** Visit whose inputs are shown. */
  readonly open: string | undefined
  readonly onOpen: (visit: string) => void
}

/** The rows of one instrument, and the inputs of a chosen visit below them. */
export const StripInstrument = ({ patient, instrument, all, open, onOpen }: StripInstrumentProps) => {
  const { w, say } = useScoresWords()
  const shown = instrument.records.filter(({ visit }) => visit === open)
  const rows = stripRows(instrument, all)
  const wide = patient.visits.length + 2
  const meaningOf = (code: string): string => {
    const words = patient.words[code]
    return words === undefined ? code : say(words)
  }
  const cellOf = (row: StripRow, visit: string) => {
    const found = row.cells.get(visit)
    if (found === undefined)
      return (
        <td key={visit} className="soft">
          <span aria-hidden="true">·</span>
          <span className="hidden-visually">{w.derivable.never}</span>
        </td>
      )
    const cell = <StateCell result={found.result} section={instrument.section} reasons={(found.result.reasons ?? []).map(meaningOf)} />
    if (!row.main) return <td key={visit}>{cell}</td>
    return (
      <td key={visit}>
        <button type="button" className={styles.open} aria-expanded={visit === open} onClick={() => onOpen(visit)}>
          {cell}
          <span className="hidden-visually">{w.patient.open(instrument.short, visit)}</span>
        </button>
      </td>
    )
  }
  return (
    <tbody>
      {rows.map((row) => (
        <tr key={row.key} data-main={row.main}>
          <th scope="row">
            {row.key === rows[0]?.key && <StripName instrument={instrument} />}
            {say(row.result.label)}
            {row.eye !== undefined && <span className="soft"> · {w.patient.eyes[row.eye]}</span>}
          </th>
          <td>{row.result.kind === 'number' && <Sparkline row={row} visits={patient.visits} />}</td>
          {patient.visits.map(({ label }) => cellOf(row, label))}
        </tr>
      ))}
      {shown.length > 0 && (
        <tr className={styles.details}>
          <td colSpan={wide}>
            <div className={styles.sticky}>
              {shown.map((record) => (
                <RecordDetails key={record.eye ?? ''} instrument={instrument} record={record} meaningOf={meaningOf} />
              ))}
            </div>
          </td>
        </tr>
      )}
    </tbody>
  )
}
