import { IssueError } from '@dacryon/core'
import { type Operation, operation } from '@dacryon/core/operation'
import { z } from 'zod'
import { type Job, jobSchema } from './job.ts'
import type { Jobs } from './jobs.ts'

export interface JobDoors {
  readonly jobs: Jobs
}

const input = z.object({ id: z.string().min(1).describe('Job id') })

const known = (job: Job | undefined, id: string): Job => {
  if (job !== undefined) return job
  throw new IssueError([
    {
      code: 'job-unknown',
      severity: 'error',
      message: `There is no job ${id}.`,
      remedy: 'List the jobs and use one of their ids.',
      column: 'id',
      value: id,
    },
  ])
}

/** Routes about long work. */
export const jobOperations = [
  operation({
    id: 'jobs',
    title: 'List long work, newest first',
    summary: 'Every job of this home: running, waiting and over. Results are not in the list.',
    input: z.object({}),
    output: z.object({ jobs: z.array(jobSchema) }),
    effect: 'read',
    http: { method: 'GET', path: '/api/jobs' },
    run: async (doors: JobDoors) => ({ jobs: [...doors.jobs.list()] }),
  }),
  operation({
    id: 'job',
    title: 'Show one job and what came of it',
    summary: 'The result is what the operation answers; it is kept in memory while the program runs and is absent after that.',
    input,
    output: z.object({ job: jobSchema, result: z.unknown().optional() }),
    effect: 'read',
    http: { method: 'GET', path: '/api/jobs/:id' },
    run: async (doors: JobDoors, { id }) => ({ job: known(doors.jobs.get(id), id), result: doors.jobs.result(id) }),
  }),
  operation({
    id: 'cancel',
    title: 'Ask a job to stop',
    summary: 'The job ends as `cancelled` as soon as it can, and leaves nothing behind. A job that is over stays as it is.',
    input,
    output: z.object({ job: jobSchema }),
    effect: 'write',
    http: { method: 'POST', path: '/api/jobs/:id/cancel' },
    run: async (doors: JobDoors, { id }) => ({ job: known(await doors.jobs.cancel(id), id) }),
  }),
] as unknown as readonly Operation<JobDoors>[]
