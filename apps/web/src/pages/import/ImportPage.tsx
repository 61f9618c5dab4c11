import { getRouteApi } from '@tanstack/react-router'
import { useJob } from '../../api/use-job.ts'
import { Page } from '../../parts/Page.tsx'
import { useSpeech } from '../../words/words-context.tsx'
import { CheckStep } from './CheckStep.tsx'
import { ChooseStep } from './ChooseStep.tsx'
import styles from './ImportPage.module.css'
import { PublishStep } from './PublishStep.tsx'
import { Steps } from './Steps.tsx'

const route = getRouteApi('/import')

/** Choose, check, publish, done. Each step is an address: the page can be left and found again while a job runs. */
export const ImportPage = () => {
  const { words } = useSpeech()
  const { check, publish } = route.useSearch()
  return (
    <Page title={words.import.title}>
      <div className={styles.wizard}>
        {publish !== undefined ? (
          <Publishing key={publish} job={publish} />
        ) : (
          <>
            <Steps at={check === undefined ? 0 : 1} />
            {check === undefined ? <ChooseStep /> : <CheckStep key={check} job={check} />}
          </>
        )}
      </div>
    </Page>
  )
}

const Publishing = ({ job }: { readonly job: string }) => {
  const { data } = useJob(job)
  return (
    <>
      <Steps at={data?.job.status === 'done' ? 3 : 2} />
      <PublishStep job={job} />
    </>
  )
}
