import { useMemo } from 'react'
import { Figure } from '../../../../figure/Figure.tsx'
import { useScoresWords } from '../use-scores-words.ts'
import { drawIntervals } from './draw-intervals.ts'
import { armName } from './points-of.ts'
import { ResponseTable } from './ResponseTable.tsx'
import { responseRows } from './response-rows.ts'
import styles from './VisitsPage.module.css'
import type { ViewProps } from './view-props.ts'

/** Each domain and the whole at a visit: shares with their intervals, arm by arm. */
export const ResponseView = ({ summary, chosen, visit, of, arms, names }: ViewProps) => {
  const { w, format, say } = useScoresWords()
  const rows = useMemo(() => responseRows(summary, visit, of, names), [summary, visit, of, names])
  const results = [...new Map(rows.map(({ result, label }) => [result, say(label)])).entries()]
  const main = say(chosen.label)
  const drawing = useMemo(
    () =>
      drawIntervals({
        data: rows.flatMap(({ label, arm, rate }) => (rate === undefined ? [] : [{ row: say(label), arm, ...rate }])),
        rows: [...new Set(rows.map(({ label }) => say(label)))],
        arms,
        colours: arms.map((_, index) => index),
        main,
        label: `${w.visits.of} ${of === 'known' ? w.visits.ofKnown : w.visits.ofAll}`,
        write: format.percent,
        domain: [0, 1],
      }),
    [rows, arms, main, of, say, w, format],
  )
  const known = rows.flatMap(({ rate }) => rate ?? [])
  const [first] = known
  if (first === undefined) return <p className="soft">{w.visits.nothingAt(visit)}</p>
  const title = w.visits.response(summary.instrument.short, visit)
  const enrolled = new Map(summary.groups.filter((group) => group.visit === visit).map((group) => [armName(group, names), group.enrolled]))
  return (
    <div className={styles.beside}>
      <Figure
        title={title}
        description={w.visits.responseHint(format.percent(first.level), w.visits.methods[first.method] ?? first.method)}
        summary={rows
          .flatMap(({ label, arm, rate, yes, n }) =>
            rate === undefined ? [] : [`${say(label)}, ${arm}: ${format.percent(rate.estimate)} (${yes}/${n}).`],
          )
          .join(' ')}
        drawing={drawing}
        fileName={`${summary.study}-${summary.instrument.id}-${visit}`}
        header={[w.common.result, w.common.arm, w.visits.met, w.visits.n, w.visits.share, '≥', '≤', w.visits.missing]}
        rows={rows.map(({ label, arm, yes, n, rate, missing }) => [
          say(label),
          arm,
          yes,
          n,
          rate?.estimate,
          rate?.low,
          rate?.high,
          missing,
        ])}
      />
      <ResponseTable label={title} rows={rows} results={results} arms={arms} enrolled={enrolled} main={chosen.result} />
    </div>
  )
}
