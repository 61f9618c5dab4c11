import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { OutputOf } from '../../api/operations.ts'
import { queries } from '../../api/queries.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Page } from '../../parts/Page.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Section } from '../../parts/Section.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import styles from './AnalysesPage.module.css'
import { useAnalysisWords } from './use-analysis-words.ts'

type Brief = OutputOf<'analyses'>['analyses'][number]

const route = getRouteApi('/analyses')

const fits = ({ id, title, question }: Brief, text: string): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${id} ${title} ${question}`.toLowerCase().includes(word))

/** Every analysis, by the kind of question it answers. */
export const AnalysesPage = () => {
  const w = useAnalysisWords()
  const { search = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery(queries.analyses)
  const groups = useMemo(() => {
    const found = new Map<Brief['group'], Brief[]>()
    for (const one of data?.analyses ?? []) if (fits(one, search)) found.set(one.group, [...(found.get(one.group) ?? []), one])
    return Object.keys(w.groups).flatMap((group) => {
      const list = found.get(group as Brief['group'])
      return list === undefined ? [] : [{ group: group as Brief['group'], list }]
    })
  }, [data, search, w])
  return (
    <Page title={w.title} lead={`${w.lead} ${w.english}`.trim()}>
      <TextInput
        type="search"
        label={w.search}
        defaultValue={search}
        onChange={(event) => {
          const text = event.currentTarget.value
          void navigate({ search: text === '' ? {} : { search: text }, replace: true })
        }}
      />
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data !== undefined && groups.length === 0 && <EmptyState title={w.nothing(search)} />}
      <div className={styles.groups}>
        {groups.map(({ group, list }) => (
          <Section key={group} title={w.groups[group]} bare>
            <ul className={styles.list}>
              {list.map(({ id, title, question }) => (
                <li key={id}>
                  <Link to="/analyses/$analysis" params={{ analysis: id }} className={styles.card ?? ''}>
                    <strong>{title}</strong>
                    <span>{question}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </Page>
  )
}
