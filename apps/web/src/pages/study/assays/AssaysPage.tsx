import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../../../api/queries.ts'
import { EmptyState } from '../../../parts/EmptyState.tsx'
import { useSpeech } from '../../../words/words-context.tsx'
import { AssayCard } from './AssayCard.tsx'
import styles from './AssaysPage.module.css'
import { FeatureView } from './FeatureView.tsx'
import { SampleTable } from './SampleTable.tsx'

const route = getRouteApi('/studies/$study/assays')

/** The matrices of a study: what they are, one feature over groups, and the samples. */
export const AssaysPage = () => {
  const { words } = useSpeech()
  const { study } = route.useParams()
  const { assay: wanted } = route.useSearch()
  const assays = useQuery(queries.release(study)).data?.release.content.assays ?? []
  const assay = assays.find(({ id }) => id === wanted) ?? assays[0]
  if (assay === undefined)
    return (
      <EmptyState title={words.assays.none}>
        <p>{words.assays.noneHint}</p>
      </EmptyState>
    )
  return (
    <>
      <ul className={styles.assays}>
        {assays.map((one) => (
          <AssayCard key={one.id} study={study} assay={one} chosen={one.id === assay.id} />
        ))}
      </ul>
      <FeatureView key={`${assay.id} feature`} study={study} assay={assay} />
      <SampleTable key={`${assay.id} samples`} study={study} assay={assay.id} />
    </>
  )
}
