import { useScoresWords } from '../use-scores-words.ts'
import styles from './FiguresTable.module.css'
import type { ResponseRow } from './response-rows.ts'

interface ResponseTableProps {
  readonly label: string
  readonly rows: readonly ResponseRow[]
  readonly results: readonly (readonly [result: string, label: string])[]
  readonly arms: readonly string[]
  /** Patients of each arm. */
  readonly enrolled: ReadonlyMap<string, number>
  readonly main: string
}

/** Results by arms: how many of how many, the share and its interval. */
export const ResponseTable = ({ label, rows, results, arms, enrolled, main }: ResponseTableProps) => {
  const { w, format } = useScoresWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways and must be reachable
    <section className={styles.scroller} tabIndex={0} aria-label={`${label} (${w.common.result})`}>
      <table className={styles.table}>
        <caption className="hidden-visually">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{w.common.result}</th>
            {arms.map((arm) => (
              <th key={arm} scope="col" className="numeric">
                {arm}
                <small>n {format.count(enrolled.get(arm) ?? 0)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {results.map(([result, name]) => (
            <tr key={result} data-main={result === main}>
              <th scope="row">{name}</th>
              {arms.map((arm) => {
                const row = rows.find((one) => one.result === result && one.arm === arm)
                return (
                  <td key={arm} className="numeric">
                    {row?.rate === undefined ? (
                      '–'
                    ) : (
                      <>
                        <strong>{format.percent(row.rate.estimate)}</strong>
                        <small>
                          <span>{w.visits.cellMean(format.percent(row.rate.low), format.percent(row.rate.high))}</span>
                          <span>
                            {format.count(row.yes)}/{format.count(row.n)}
                          </span>
                        </small>
                      </>
                    )}
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
