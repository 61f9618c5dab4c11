import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type Job, shareDone } from '../../api/job.ts'
import { cancelJob } from '../../api/jobs.ts'
import { ProgressBar } from '../../parts/ProgressBar.tsx'
import { useSpeech } from '../../words/words-context.tsx'

/** A running job with a way to stop it. */
export const JobProgress = ({ job, label }: { readonly job: Job; readonly label: string }) => {
  const { words } = useSpeech()
  const cancelling = useMutation({ mutationFn: () => cancelJob(job.id) })
  const share = shareDone(job)
  return (
    <>
      <ProgressBar label={label} doing={job.progress?.doing ?? words.jobs.states[job.status]} {...(share === undefined ? {} : { share })} />
      <div>
        <Button variant="default" onClick={() => cancelling.mutate()} loading={cancelling.isPending}>
          {words.import.cancelJob}
        </Button>
      </div>
    </>
  )
}
