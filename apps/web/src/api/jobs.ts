import type { Job, JobAnswer } from './job.ts'
import type { InputOf } from './operations.ts'
import { requestOf } from './request-of.ts'
import { routes } from './routes.ts'
import { send } from './send.ts'

export const readJobs = async (signal?: AbortSignal): Promise<readonly Job[]> => {
  const { jobs }: { jobs: Job[] } = await (await send('/api/jobs', signal ? { signal } : {})).json()
  return jobs
}

export const readJob = async (id: string, signal?: AbortSignal): Promise<JobAnswer> =>
  (await send(`/api/jobs/${encodeURIComponent(id)}`, signal ? { signal } : {})).json()

export const cancelJob = async (id: string): Promise<void> => {
  await send(`/api/jobs/${encodeURIComponent(id)}/cancel`, { method: 'POST' })
}

/** Starts an import (or its dry run); answers the job's id. */
export const startImport = async (input: InputOf<'import'>): Promise<string> => {
  const { url, init } = requestOf(routes.import, input)
  const { job }: { job: Job } = await (await send(url, init)).json()
  return job.id
}
