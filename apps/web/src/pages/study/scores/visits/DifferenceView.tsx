import { useMemo } from 'react'
import { Figure } from '../../../../figure/Figure.tsx'
import { useScoresWords } from '../use-scores-words.ts'
import { DifferenceTable } from './DifferenceTable.tsx'
import { differencesAt, pointsWriter } from './differences-at.ts'
import { drawIntervals } from './draw-intervals.ts'
import styles from './VisitsPage.module.css'
import type { ViewProps } from './view-props.ts'

/** Difference of each arm from the reference at a visit, with its interval; nothing when arms are not shown. */
export const DifferenceView = ({ summary, chosen, visit, of, arms, names }: ViewProps) => {
  const { w, format, say } = useScoresWords()
  const points = useMemo(() => pointsWriter(format), [format])
  const differences = useMemo(() => differencesAt(summary, visit, of, names, say), [summary, visit, of, names, say])
  const others = useMemo(() => arms.filter((arm) => differences.some((one) => one.arm === arm)), [arms, differences])
  const drawing = useMemo(() => {
    const widest = Math.max(0.1, ...differences.flatMap(({ difference }) => [Math.abs(difference.low), Math.abs(difference.high)]))
    const end = Math.min(1, Math.ceil(widest * 10) / 10)
    return drawIntervals({
      data: differences.map(({ label, arm, difference }) => ({ row: label, arm, ...difference })),
      rows: [...new Set(differences.map(({ label }) => label))],
      arms: others,
      colours: others.map((arm) => arms.indexOf(arm)),
      main: say(chosen.label),
      label: w.visits.percentagePoints,
      write: points,
      domain: [-end, end],
    })
  }, [differences, others, arms, chosen, say, w, points])
  const [first] = differences
  if (first === undefined) return null
  const title = w.visits.difference(first.reference)
  return (
    <div className={styles.beside}>
      <Figure
        title={title}
        description={w.visits.differenceHint(
          format.percent(first.difference.level),
          w.visits.methods[first.difference.method] ?? first.difference.method,
        )}
        summary={differences
          .map(
            ({ label, arm, difference: { estimate, low, high } }) =>
              `${label}, ${arm}: ${points(estimate)} (${points(low)}, ${points(high)}).`,
          )
          .join(' ')}
        drawing={drawing}
        fileName={`${summary.study}-${summary.instrument.id}-${visit}-differences`}
        header={[w.common.result, w.common.arm, w.visits.differenceColumn, '≥', '≤', 'yes', 'n', 'yes (ref.)', 'n (ref.)']}
        rows={differences.map(({ label, arm, difference, counts }) => [
          label,
          arm,
          difference.estimate,
          difference.low,
          difference.high,
          counts.yes,
          counts.n,
          counts.referenceYes,
          counts.referenceN,
        ])}
      />
      <DifferenceTable label={title} differences={differences} arms={others} main={summary.instrument.main} write={points} />
    </div>
  )
}
