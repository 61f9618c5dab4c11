import { useMemo } from 'react'
import { Figure } from '../../../figure/Figure.tsx'
import { useSpeech } from '../../../words/words-context.tsx'
import { drawDates } from './draw-dates.ts'
import type { ViewProps } from './view-props.ts'

/** Dates: from the first to the last of each group. */
export const DateView = ({ node, distribution, groups, visits }: ViewProps) => {
  const { words, format } = useSpeech()
  const w = words.variable
  // biome-ignore lint/correctness/useExhaustiveDependencies: groups follow from the distribution and the language
  const drawing = useMemo(() => drawDates(groups), [distribution, words])
  const drawn = groups.filter(({ dates }) => dates !== undefined)
  return (
    <Figure
      title={w.distribution(node.name)}
      description={w.dateDescription}
      summary={drawn
        .slice(0, 12)
        .map(({ name, dates }) => `${name}: ${dates === undefined ? '' : `${format.date(dates.min)} – ${format.date(dates.max)}`}.`)
        .join(' ')}
      drawing={drawing}
      fileName={node.code ?? node.name}
      header={[...(visits.length > 1 ? [w.visit] : []), w.arm, w.observations, w.subjects, w.missingColumn, w.first, w.last]}
      rows={groups.map((group) => [
        ...(visits.length > 1 ? [group.visitName] : []),
        group.armName,
        group.observations,
        group.subjects,
        group.missing,
        group.dates === undefined ? '' : format.date(group.dates.min),
        group.dates === undefined ? '' : format.date(group.dates.max),
      ])}
    />
  )
}
