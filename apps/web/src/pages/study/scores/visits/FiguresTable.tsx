import { useScoresWords } from '../use-scores-words.ts'
import styles from './FiguresTable.module.css'
import type { Point, Summary } from './points-of.ts'

interface FiguresTableProps {
  readonly label: string
  readonly points: readonly Point[]
  readonly visits: Summary['visits']
  readonly arms: readonly string[]
  readonly write: (value: number) => string
}

/** Visits by arms: estimate, interval and number of patients in each cell. */
export const FiguresTable = ({ label, points, visits, arms, write }: FiguresTableProps) => {
  const { w, format } = useScoresWords()
  const shown = visits.filter((visit) => points.some((point) => point.visit === visit.label))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways and must be reachable
    <section className={styles.scroller} tabIndex={0} aria-label={label}>
      <table className={styles.table}>
        <caption className="hidden-visually">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{w.common.visit}</th>
            {arms.map((arm) => (
              <th key={arm} scope="col" className="numeric">
                {arm}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((visit) => (
            <tr key={visit.label}>
              <th scope="row">{visit.label}</th>
              {arms.map((arm) => {
                const point = points.find((one) => one.visit === visit.label && one.arm === arm)
                if (point === undefined)
                  return (
                    <td key={arm} className="numeric soft">
                      –
                    </td>
                  )
                return (
                  <td key={arm} className="numeric">
                    <strong>{write(point.estimate)}</strong>
                    <small>
                      {point.low !== undefined && point.high !== undefined && (
                        <span>{w.visits.cellMean(write(point.low), write(point.high))}</span>
                      )}
                      <span>n {format.count(point.n)}</span>
                    </small>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
