import { Fragment } from 'react'
import { Badge } from '../../../../parts/Badge.tsx'
import { InstrumentName } from '../InstrumentName.tsx'
import type { ScoredInstrument, Scores } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import { CoverageCell } from './CoverageCell.tsx'
import styles from './CoverageTable.module.css'
import { InstrumentDetails } from './InstrumentDetails.tsx'

interface CoverageTableProps {
  readonly study: string
  readonly section: string
  readonly instruments: readonly ScoredInstrument[]
  readonly visits: Scores['visits']
}

/** One row an instrument, one column a visit; below each row what it is made from. */
export const CoverageTable = ({ study, section, instruments, visits }: CoverageTableProps) => {
  const { w } = useScoresWords()
  const label = w.derivable.coverage(section)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways and must be reachable
    <section className={styles.scroller} tabIndex={0} aria-label={label}>
      <table className={styles.table}>
        <caption className="hidden-visually">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{w.common.instrument}</th>
            {visits.map((visit) => (
              <th key={visit.label} scope="col" className={styles.visit}>
                {visit.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {instruments.map((instrument) => (
            <Fragment key={instrument.id}>
              <tr>
                <th scope="row">
                  <InstrumentName instrument={instrument} />
                  <span className={styles.badges}>
                    {instrument.state === 'partial' && <Badge tone="warn">{w.derivable.states.partial}</Badge>}
                    {instrument.compares && <Badge>{w.derivable.compares}</Badge>}
                  </span>
                </th>
                {visits.map(({ label: visit }) => (
                  <CoverageCell
                    key={visit}
                    study={study}
                    instrument={instrument}
                    visit={visit}
                    coverage={instrument.coverage.find((one) => one.visit === visit)}
                  />
                ))}
              </tr>
              <tr className={styles.more}>
                <td colSpan={visits.length + 1}>
                  <InstrumentDetails study={study} instrument={instrument} />
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}
