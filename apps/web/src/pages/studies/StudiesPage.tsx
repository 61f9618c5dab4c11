import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { queries } from '../../api/queries.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Page } from '../../parts/Page.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { fold } from '../../tree/fold.ts'
import { useSpeech } from '../../words/words-context.tsx'
import styles from './StudiesPage.module.css'
import { StudyCard } from './StudyCard.tsx'
import { type StudyOrder, sortStudies } from './sort-studies.ts'

const route = getRouteApi('/')

/** What is in this home folder. */
export const StudiesPage = () => {
  const { words, format } = useSpeech()
  const { data, error, refetch } = useQuery(queries.studies)
  const { search } = route.useSearch()
  const navigate = route.useNavigate()
  const [text, setText] = useState(search ?? '')
  const [order, setOrder] = useState<StudyOrder>('title')
  const sought = fold(useDeferredValue(text).trim())
  const all = data?.studies ?? []
  const shown = sortStudies(
    all.filter(({ release }) => fold(`${release.content.study.id} ${release.content.study.title}`).includes(sought)),
    order,
    format.compare,
  )
  const orders: readonly { readonly value: StudyOrder; readonly label: string }[] = [
    { value: 'title', label: words.studies.study },
    { value: 'patients', label: words.studies.patients },
    { value: 'observations', label: words.studies.observations },
    { value: 'imported', label: words.studies.imported },
  ]
  const patients = all.reduce((sum, { release }) => sum + release.content.counts.subjects, 0)
  return (
    <Page
      title={words.studies.title}
      lead={words.studies.lead}
      tools={
        all.length > 0 && (
          <>
            <TextInput
              aria-label={words.studies.searchLabel}
              placeholder={words.studies.searchPlaceholder}
              value={text}
              onChange={(event) => {
                const value = event.currentTarget.value
                setText(value)
                void navigate({ search: value === '' ? {} : { search: value }, replace: true })
              }}
            />
            <NativeSelect
              aria-label={words.studies.sort}
              data={orders.map(({ value, label }) => ({ value, label: words.common.sortBy(label.toLowerCase()) }))}
              value={order}
              onChange={(event) => setOrder(orders.find(({ value }) => value === event.currentTarget.value)?.value ?? 'title')}
            />
            <Button component={Link} to="/import">
              {words.studies.importFirst}
            </Button>
          </>
        )
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting height={280} />}
      {data !== undefined && all.length === 0 && (
        <EmptyState title={words.studies.emptyTitle}>
          <p>{words.studies.emptyImport}</p>
          <Button component={Link} to="/import">
            {words.studies.importFirst}
          </Button>
          <p>{words.studies.emptyDemo}</p>
          <pre>dacryon demo</pre>
        </EmptyState>
      )}
      {all.length > 0 && (
        <>
          <p role="status" className="soft">
            {shown.length === 0 ? words.studies.noneMatch(text) : words.studies.total(all.length, patients)}
          </p>
          <ul className={styles.list}>
            {shown.map((found) => (
              <StudyCard key={found.release.content.study.id} {...found} />
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
