import { useScoresWords } from '../use-scores-words.ts'
import styles from './TransitionsView.module.css'
import type { TransitionMatrix } from './transition-matrix.ts'

interface TransitionTableProps {
  readonly matrix: TransitionMatrix
  /** The baseline visit. */
  readonly from: string
  /** The visit that is looked at. */
  readonly to: string
}

/** Rows: state at baseline. Columns: state at the visit. Each cell carries its figures, so that shade is never the only sign. */
export const TransitionTable = ({ matrix, from, to }: TransitionTableProps) => {
  const { w, format, say } = useScoresWords()
  const { arm, states, all, unchanged, known } = matrix
  const rows = states.filter(({ id }) => matrix.from(id) > 0 || id !== 'NA')
  return (
    <figure className={styles.matrix}>
      <figcaption>
        <strong>{arm}</strong> <span className="soft">n {format.count(all)}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways and must be reachable */}
      <section className={styles.scroller} tabIndex={0} aria-label={arm}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                <span>{from} ↓</span>
                <span className="soft">{to} →</span>
              </th>
              {states.map(({ id, words }) => (
                <th key={id} scope="col">
                  {say(words)}
                </th>
              ))}
              <th scope="col">{w.visits.total}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{say(row.words)}</th>
                {states.map((column) => {
                  const count = matrix.count(row.id, column.id)
                  const share = count / Math.max(1, matrix.from(row.id))
                  return (
                    <td
                      key={column.id}
                      data-same={row.id === column.id && row.id !== 'NA'}
                      data-none={count === 0}
                      style={{
                        background: `color-mix(in oklab, color-mix(in oklab, var(--heat-1) var(--heat-cap), var(--heat-0)) ${Math.round(share * 100)}%, var(--surface))`,
                      }}
                    >
                      <strong>{format.count(count)}</strong>
                      {count > 0 && <small>{format.percent(share)}</small>}
                    </td>
                  )
                })}
                <td className={styles.total}>{format.count(matrix.from(row.id))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="soft">{w.visits.moved(format.count(unchanged), format.count(known - unchanged), format.count(known))}</p>
    </figure>
  )
}
