import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { OutputOf } from '../../api/operations.ts'
import { queries } from '../../api/queries.ts'
import { Page } from '../../parts/Page.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { AnalysisForm } from './AnalysisForm.tsx'
import { useAnalysisWords } from './use-analysis-words.ts'

const route = getRouteApi('/analyses/$analysis')

/** What the server says of an analysis. */
export type Described = NonNullable<OutputOf<'analyses'>['analysis']>

/** One analysis: data, options, answer. */
export const AnalysisPage = () => {
  const w = useAnalysisWords()
  const { analysis: id } = route.useParams()
  const { data, error, refetch } = useQuery(queries.analysis(id))
  const described = data?.analysis
  return (
    <Page title={described?.title ?? id} lead={described?.question ?? ''} tools={<Link to="/analyses">{w.all}</Link>}>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {described === undefined && error === null && <Waiting />}
      {described !== undefined && <AnalysisForm key={id} described={described} />}
    </Page>
  )
}
