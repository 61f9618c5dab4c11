import type { AuditEntry } from './audit.ts'
import type { Home } from './home.ts'
import type { Job } from './jobs/job.ts'
import { Jobs } from './jobs/jobs.ts'
import { uploadOf } from './uploads.ts'

const outcomes: Partial<Record<Job['status'], AuditEntry['outcome']>> = { done: 'done', cancelled: 'cancelled' }

/** The upload that a finished import has no more use for: published, so that its files stand in the release. */
const spentUpload = ({ status, input }: Job): string | undefined => {
  const { path, dryRun } = input
  return status === 'done' && dryRun !== true && typeof path === 'string' ? uploadOf(path) : undefined
}

/** The job runner of a home, with its history read. */
export const openJobs = async (home: Home, onError: (error: unknown) => void): Promise<Jobs> => {
  const jobs = new Jobs({
    history: home.jobHistory,
    now: home.now,
    onError,
    onEnd: async (job) => {
      const upload = spentUpload(job)
      if (upload !== undefined) await home.uploads.remove(upload)
      await home.audit({
        time: home.now(),
        who: job.by,
        operation: job.operation,
        by: 'job',
        outcome: outcomes[job.status] ?? (job.issues?.some(({ code }) => code === 'internal') === true ? 'failed' : 'bad-input'),
        job: job.id,
        ...(job.study === undefined ? {} : { study: job.study }),
        ...(job.release === undefined ? {} : { release: job.release }),
      })
    },
  })
  await jobs.load()
  return jobs
}
