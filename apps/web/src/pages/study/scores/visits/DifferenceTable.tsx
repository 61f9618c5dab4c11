import { useScoresWords } from '../use-scores-words.ts'
import type { NamedDifference } from './differences-at.ts'
import styles from './FiguresTable.module.css'

interface DifferenceTableProps {
  readonly label: string
  readonly differences: readonly NamedDifference[]
  readonly arms: readonly string[]
  readonly main: string
  /** Writes a difference of shares in percentage points. */
  readonly write: (value: number) => string
}

/** Results by arms: difference in percentage points and its interval. */
export const DifferenceTable = ({ label, differences, arms, main, write }: DifferenceTableProps) => {
  const { w } = useScoresWords()
  const results = [...new Map(differences.map((one) => [one.result, one.label])).entries()]
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
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {results.map(([result, name]) => (
            <tr key={result} data-main={result === main}>
              <th scope="row">{name}</th>
              {arms.map((arm) => {
                const found = differences.find((one) => one.result === result && one.arm === arm)?.difference
                return (
                  <td key={arm} className="numeric">
                    {found === undefined ? (
                      '–'
                    ) : (
                      <>
                        <strong>{write(found.estimate)}</strong>
                        <small>{w.visits.cellMean(write(found.low), write(found.high))}</small>
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
