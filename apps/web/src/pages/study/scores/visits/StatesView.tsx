import { useMemo } from 'react'
import { Figure } from '../../../../figure/Figure.tsx'
import { drawShares } from '../../variables/draw-shares.ts'
import { severityOf } from '../severity-of.ts'
import { useScoresWords } from '../use-scores-words.ts'
import { armName } from './points-of.ts'
import type { ViewProps } from './view-props.ts'

/** States over the visits by arm, as bars divided by their shares. */
export const StatesView = ({ summary, chosen, arms, names }: ViewProps) => {
  const { w, format, say } = useScoresWords()
  const bars = useMemo(
    () =>
      summary.groups.flatMap((group) =>
        (group.results.find(({ result }) => result === chosen.result)?.categories ?? []).map(({ value, label, count }) => ({
          value,
          visit: group.visit,
          arm: armName(group, names),
          category: say(label),
          subjects: count,
        })),
      ),
    [summary, chosen.result, names, say],
  )
  const drawing = useMemo(() => {
    const there = bars.filter(({ subjects }) => subjects > 0)
    const visits = summary.visits.map(({ label }) => label).filter((label) => there.some(({ visit }) => visit === label))
    const states = new Map(bars.map(({ category, value }) => [category, severityOf(value, summary.instrument.section)]))
    // States in an order are shades of one colour, so that more severe is darker, in grey too.
    const ordered = [...states.values()].every((severity) => severity !== undefined)
    const colours = [...states.keys()].map(
      (_, index) => `color-mix(in oklab, var(--heat-1) ${24 + (76 * index) / Math.max(1, states.size - 1)}%, var(--surface))`,
    )
    return drawShares({ groups: { categories: [...states.keys()], bars: there }, visits, arms, ...(ordered ? { colours } : {}) })
  }, [bars, summary.visits, summary.instrument.section, arms])
  if (bars.every(({ subjects }) => subjects === 0)) return <p className="soft">{w.visits.nothingHere}</p>
  return (
    <Figure
      title={w.visits.shares(say(chosen.label))}
      description={w.visits.sharesHint}
      summary={bars
        .slice(0, 24)
        .map(({ visit, arm, category, subjects }) => `${visit}, ${arm}, ${category}: ${format.count(subjects)}.`)
        .join(' ')}
      drawing={drawing}
      fileName={`${summary.study}-${summary.instrument.id}-${chosen.result}`}
      header={[w.common.visit, w.common.arm, say(chosen.label), w.visits.n]}
      rows={bars.map(({ visit, arm, category, subjects }) => [visit, arm, category, subjects])}
    />
  )
}
