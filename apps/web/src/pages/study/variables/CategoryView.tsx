import { NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Figure } from '../../../figure/Figure.tsx'
import { Choice } from '../../../parts/Choice.tsx'
import { useSpeech } from '../../../words/words-context.tsx'
import { drawBars } from './draw-bars.ts'
import { drawShares } from './draw-shares.ts'
import { foldCategories } from './fold-categories.ts'
import type { ViewProps } from './view-props.ts'

/** Categories: counts of one visit, or shares of every group. */
export const CategoryView = ({ node, distribution, groups, visits, arms }: ViewProps) => {
  const { words, format } = useSpeech()
  const w = words.variable
  const [view, setView] = useState<'counts' | 'shares'>(visits.length > 1 ? 'shares' : 'counts')
  const [visit, setVisit] = useState(visits[0] ?? '')
  // biome-ignore lint/correctness/useExhaustiveDependencies: groups follow from the distribution and the language
  const drawing = useMemo(() => {
    const ofVisit = groups.filter(({ visitName }) => visitName === visit)
    return view === 'counts'
      ? drawBars({ groups: foldCategories(ofVisit, 30, w.other), arms, label: w.subjects })
      : drawShares({ groups: foldCategories(groups, 7, w.other), visits, arms })
  }, [view, visit, distribution, w])
  const shown = view === 'counts' ? groups.filter(({ visitName }) => visitName === visit) : groups
  const summary = shown
    .slice(0, 8)
    .map(({ name, subjects, categories }) =>
      w.categoriesSummary(
        name,
        format.list(
          (categories ?? [])
            .slice(0, 6)
            .map((category) => `${category.value} ${category.subjects} (${format.percent(category.subjects / Math.max(1, subjects))})`),
        ),
      ),
    )
    .join(' ')
  return (
    <Figure
      title={w.distribution(node.name)}
      description={view === 'counts' ? w.barDescription : w.shareDescription}
      summary={summary}
      drawing={drawing}
      fileName={node.code ?? node.name}
      header={[...(visits.length > 1 ? [w.visit] : []), w.arm, w.category, w.subjects, w.observations, w.share]}
      rows={groups.flatMap((group) =>
        (group.categories ?? []).map(({ value, subjects, observations }) => [
          ...(visits.length > 1 ? [group.visitName] : []),
          group.armName,
          value,
          subjects,
          observations,
          format.percent(subjects / Math.max(1, group.subjects)),
        ]),
      )}
      tools={
        <>
          {view === 'counts' && visits.length > 1 && (
            <NativeSelect
              size="xs"
              aria-label={w.visit}
              data={[...visits]}
              value={visit}
              onChange={(event) => setVisit(event.currentTarget.value)}
            />
          )}
          {groups.length > 1 && (
            <Choice
              label={w.view}
              compact
              value={view}
              onChange={setView}
              options={[
                { value: 'counts', label: w.counts },
                { value: 'shares', label: w.shares },
              ]}
            />
          )}
        </>
      }
    />
  )
}
