import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { OutputOf } from '../../../api/operations.ts'
import { queries } from '../../../api/queries.ts'
import { Figure } from '../../../figure/Figure.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Section } from '../../../parts/Section.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'
import { useSpeech } from '../../../words/words-context.tsx'
import { useTree } from '../use-tree.ts'
import { drawFeature } from './draw-feature.ts'
import styles from './FeatureView.module.css'
import { groupValues } from './group-values.ts'

const route = getRouteApi('/studies/$study/assays')

interface FeatureViewProps {
  readonly study: string
  readonly assay: OutputOf<'release'>['release']['content']['assays'][number]
}

/** One gene or protein over all samples, group by group. */
export const FeatureView = ({ study, assay }: FeatureViewProps) => {
  const { words, format } = useSpeech()
  const w = words.assays
  const { feature, by, layer } = route.useSearch()
  const navigate = route.useNavigate()
  const { tree } = useTree(study)
  const [text, setText] = useState(feature ?? '')
  const [sought] = useDebouncedValue(text, 150)
  const features = useQuery(queries.features(study, assay.id, sought)).data?.features ?? []
  const samples = useQuery(queries.samples(study, assay.id)).data?.samples
  const concept = by?.startsWith('concept:') ? by.slice(8) : undefined
  const attribute = by?.startsWith('sample:') ? by.slice(7) : undefined
  const { data, error, refetch } = useQuery({
    ...queries.feature(study, assay.id, feature ?? '', {
      ...(layer === undefined ? {} : { layer }),
      ...(concept === undefined ? {} : { by: concept }),
    }),
    enabled: feature !== undefined,
  })
  const set = (part: { readonly feature?: string | null; readonly by?: string | null; readonly layer?: string | null }): void =>
    void navigate({
      search: (before) => {
        const next = Object.entries({ ...before, assay: assay.id, ...part }).filter(([, value]) => value !== null && value !== undefined)
        return Object.fromEntries(next)
      },
      replace: true,
      resetScroll: false,
    })
  const bys = useMemo(() => {
    const categories = [...(tree?.byCode.values() ?? [])]
      .filter(({ kind }) => kind === 'category' || kind === 'text')
      .map(({ code, name }) => ({ value: `concept:${code}`, label: name }))
    const values = new Map<string, Set<string>>()
    for (const { attributes } of samples ?? [])
      for (const [name, value] of Object.entries(attributes)) values.set(name, (values.get(name) ?? new Set()).add(value))
    const attributes = [...values]
      .filter(([, all]) => all.size > 1 && all.size <= 24)
      .map(([name]) => ({ value: `sample:${name}`, label: name }))
    return [
      ...(attributes.length === 0 ? [] : [{ group: w.bySample, items: attributes }]),
      ...(categories.length === 0 ? [] : [{ group: w.byPatient, items: categories }]),
    ]
  }, [tree, samples, w])
  const grouped = useMemo(
    () => (data === undefined ? undefined : groupValues(data, attribute, by === undefined ? words.variable.everyone : w.ungrouped)),
    [data, attribute, by, w, words],
  )
  const name =
    data === undefined
      ? ''
      : [data.feature.symbol, data.feature.id]
          .filter((part, index, all) => part !== undefined && part !== '' && all.indexOf(part) === index)
          .join(' · ')
  const layerShown = assay.layers.find(({ id }) => id === data?.layer)
  const label = [data?.feature.symbol ?? data?.feature.id, layerShown === undefined ? '' : `(${layerShown.unit ?? layerShown.title})`].join(
    ' ',
  )
  const drawing = useMemo(
    () => (grouped === undefined ? undefined : drawFeature(grouped.values, grouped.summaries, label)),
    [grouped, label],
  )
  const options = features.map(({ id, symbol }) => ({
    value: id,
    label: symbol === undefined || symbol === '' || symbol === id ? id : `${symbol} · ${id}`,
  }))
  const known =
    feature === undefined || options.some(({ value }) => value === feature)
      ? options
      : [{ value: feature, label: name === '' ? feature : name }, ...options]
  return (
    <Section title={assay.title}>
      <div className={styles.choices}>
        <Select
          label={w.feature}
          placeholder={w.featurePlaceholder}
          data={known}
          value={feature ?? null}
          onChange={(value) => set({ feature: value })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': words.common.clear }}
          searchValue={text}
          onSearchChange={setText}
          filter={({ options: all }) => all}
          nothingFoundMessage={w.featureNone}
        />
        <Select
          label={w.by}
          placeholder={w.byNothing}
          data={bys}
          value={by ?? null}
          onChange={(value) => set({ by: value })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': words.common.clear }}
          limit={100}
        />
        {assay.layers.length > 1 && (
          <Select
            label={w.layer}
            data={assay.layers.map(({ id, title }) => ({ value: id, label: title }))}
            value={layer ?? assay.layers[0]?.id ?? null}
            allowDeselect={false}
            onChange={(value) => set({ layer: value })}
          />
        )}
      </div>
      {feature === undefined && <p className="soft">{w.featureHint}</p>}
      {error !== null && feature !== undefined && <Problem error={error} onRetry={() => void refetch()} />}
      {feature !== undefined && data === undefined && error === null && <Waiting height={380} />}
      {feature !== undefined && grouped !== undefined && drawing !== undefined && error === null && (
        <Figure
          title={w.plotTitle(name)}
          description={w.plotDescription}
          summary={grouped.summaries
            .slice(0, 12)
            .map(({ group, n, q1, median, q3 }) =>
              q1 === undefined || median === undefined || q3 === undefined
                ? ''
                : words.variable.numbersSummary(group, n, format.figure(median), format.figure(q1), format.figure(q3)),
            )
            .join(' ')}
          drawing={drawing}
          fileName={`${study}-${assay.id}-${feature}`}
          header={[
            w.group,
            w.n,
            w.absent,
            words.variable.mean,
            words.variable.min,
            words.variable.q1,
            words.variable.median,
            words.variable.q3,
            words.variable.max,
          ]}
          rows={grouped.summaries.map((one) => [one.group, one.n, one.absent, one.mean, one.min, one.q1, one.median, one.q3, one.max])}
        />
      )}
    </Section>
  )
}
