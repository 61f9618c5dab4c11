import { useMemo } from 'react'
import { Figure } from '../../../../figure/Figure.tsx'
import { useSpeech } from '../../../../words/words-context.tsx'
import { useScoresWords } from '../use-scores-words.ts'
import { drawTrajectories } from './draw-trajectories.ts'
import { FiguresTable } from './FiguresTable.tsx'
import { numberWriter } from './number-writer.ts'
import { level, pointsOf } from './points-of.ts'
import styles from './VisitsPage.module.css'
import type { ViewProps } from './view-props.ts'
import { visitAxis } from './visit-axis.ts'

/** A number or a share over the visits by arm: picture and figures beside each other. */
export const TrajectoryView = ({ summary, chosen, of, arms, names }: ViewProps) => {
  const { language } = useSpeech()
  const { w, format, say } = useScoresWords()
  const share = chosen.kind === 'yes-no'
  const label = say(chosen.label)
  const points = useMemo(() => pointsOf(summary, chosen.result, of, names), [summary, chosen.result, of, names])
  const write = useMemo(
    () =>
      share
        ? format.percent
        : numberWriter(
            points.flatMap(({ estimate, low = estimate, high = estimate }) => [low, high]),
            language,
          ),
    [share, points, format, language],
  )
  const drawing = useMemo(() => {
    const { unit } = visitAxis(summary.visits)
    const timeLabel = unit === undefined ? '' : format.unit(unit)
    return drawTrajectories({ points, visits: summary.visits, arms, label, timeLabel, write, share })
  }, [points, summary.visits, arms, label, share, write, format])
  if (points.length === 0) return <p className="soft">{w.visits.nothingHere}</p>
  const method = summary.groups.flatMap(({ results }) => results.flatMap(({ rate }) => rate?.method ?? []))[0] ?? ''
  const title = share ? w.visits.ratesOverVisits(label) : w.visits.trajectory(label)
  return (
    <div className={styles.beside}>
      <Figure
        title={title}
        description={
          share
            ? w.visits.rateHint(format.percent(level), w.visits.methods[method] ?? method)
            : w.visits.trajectoryHint(format.percent(level))
        }
        summary={points
          .slice(0, 18)
          .map(({ visit, arm, estimate, n }) => `${visit}, ${arm}: ${write(estimate)}, n ${format.count(n)}.`)
          .join(' ')}
        drawing={drawing}
        fileName={`${summary.study}-${summary.instrument.id}-${chosen.result}`}
        header={[
          w.common.visit,
          w.common.arm,
          share ? w.visits.share : w.visits.mean,
          `${format.percent(level)} ≥`,
          `${format.percent(level)} ≤`,
          w.visits.n,
          w.visits.missing,
        ]}
        rows={points.map(({ visit, arm, estimate, low, high, n, missing }) => [visit, arm, estimate, low, high, n, missing])}
      />
      <FiguresTable label={w.visits.table(label)} points={points} visits={summary.visits} arms={arms} write={write} />
    </div>
  )
}
