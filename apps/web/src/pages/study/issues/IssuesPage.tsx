import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../../../api/queries.ts'
import { EmptyState } from '../../../parts/EmptyState.tsx'
import { IssueTable } from '../../../parts/IssueTable.tsx'
import { Section } from '../../../parts/Section.tsx'
import { useSpeech } from '../../../words/words-context.tsx'

const route = getRouteApi('/studies/$study/issues')

/** What the import of this release noticed. */
export const IssuesPage = () => {
  const { words } = useSpeech()
  const { study } = route.useParams()
  const { data } = useQuery(queries.release(study))
  if (data === undefined) return null
  if (data.issues.length === 0)
    return (
      <EmptyState title={words.issues.none}>
        <p>{words.issues.noneHint}</p>
      </EmptyState>
    )
  return (
    <Section title={words.issues.title}>
      <IssueTable issues={data.issues} name={study} />
    </Section>
  )
}
