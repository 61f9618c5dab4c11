import { NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Figure } from '../../../figure/Figure.tsx'
import { Choice } from '../../../parts/Choice.tsx'
import { useSpeech } from '../../../words/words-context.tsx'
import { drawBoxes } from './draw-boxes.ts'
import { drawHistogram } from './draw-histogram.ts'
import type { ViewProps } from './view-props.ts'

/** A number: boxes over the visits, or a histogram of one of them. */
export const NumberView = ({ node, distribution, groups, visits, arms }: ViewProps) => {
  const { words, format } = useSpeech()
  const w = words.variable
  const drawn = groups.filter(({ numbers }) => numbers !== undefined)
  const [view, setView] = useState<'boxes' | 'histogram'>(visits.length > 1 ? 'boxes' : 'histogram')
  const [visit, setVisit] = useState(visits[0] ?? '')
  const unit = format.unit(distribution.unit ?? node.unit ?? '')
  const label = unit === '' ? node.name : `${node.name} (${unit})`
  // biome-ignore lint/correctness/useExhaustiveDependencies: groups follow from the distribution and the language
  const drawing = useMemo(
    () =>
      view === 'boxes'
        ? drawBoxes({ groups: drawn, visits, arms, label })
        : drawHistogram({
            groups: drawn.filter(({ visitName }) => visitName === visit),
            arms,
            edges: distribution.edges ?? [],
            label,
            countLabel: w.observations,
          }),
    [view, visit, distribution, label, w],
  )
  const shown = view === 'boxes' ? drawn : drawn.filter(({ visitName }) => visitName === visit)
  const summary = shown
    .slice(0, 12)
    .map(({ name, numbers }) =>
      numbers === undefined
        ? ''
        : w.numbersSummary(name, numbers.count, format.figure(numbers.median), format.figure(numbers.q1), format.figure(numbers.q3)),
    )
    .join(' ')
  return (
    <Figure
      title={w.distribution(node.name)}
      description={view === 'boxes' ? w.boxDescription : w.histogramDescription}
      summary={summary}
      drawing={drawing}
      fileName={node.code ?? node.name}
      header={[
        ...(visits.length > 1 ? [w.visit] : []),
        w.arm,
        'n',
        w.subjects,
        w.missingColumn,
        w.mean,
        w.sd,
        w.min,
        w.q1,
        w.median,
        w.q3,
        w.max,
        w.censored,
      ]}
      rows={groups.map((group) => [
        ...(visits.length > 1 ? [group.visitName] : []),
        group.armName,
        group.numbers?.count ?? 0,
        group.subjects,
        group.missing,
        group.numbers?.mean,
        group.numbers?.sd,
        group.numbers?.min,
        group.numbers?.q1,
        group.numbers?.median,
        group.numbers?.q3,
        group.numbers?.max,
        group.numbers?.censored,
      ])}
      tools={
        visits.length > 1 && (
          <>
            {view === 'histogram' && (
              <NativeSelect
                size="xs"
                aria-label={w.visit}
                data={[...visits]}
                value={visit}
                onChange={(event) => setVisit(event.currentTarget.value)}
              />
            )}
            <Choice
              label={w.view}
              compact
              value={view}
              onChange={setView}
              options={[
                { value: 'boxes', label: w.overVisits },
                { value: 'histogram', label: w.histogram },
              ]}
            />
          </>
        )
      }
    />
  )
}
