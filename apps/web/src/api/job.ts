import type { Issue } from '@dacryon/core'
import type { OutputOf } from './operations.ts'

type JobStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted'

/** Long work on the server. */
export interface Job {
  readonly id: string
  readonly operation: string
  /** What was asked for. */
  readonly input: Readonly<Record<string, unknown>>
  readonly status: JobStatus
  readonly by: string
  readonly createdAt: string
  readonly startedAt?: string
  readonly endedAt?: string
  readonly progress?: { readonly doing: string; readonly done: number; readonly total: number }
  /** Why it failed. */
  readonly issues?: readonly Issue[]
  readonly study?: string
  /** Release that it made. */
  readonly release?: string
}

/** A job and what came of it; the result is kept while the server runs, and is gone after that. */
export interface JobAnswer {
  readonly job: Job
  readonly result?: OutputOf<'import'>
}

export const isOver = ({ status }: Job): boolean => status !== 'queued' && status !== 'running'

export const isDryRun = ({ input }: Job): boolean => input.dryRun === true

/** Share of the work that is done, where the job knows it. */
export const shareDone = ({ progress }: Job): number | undefined =>
  progress === undefined || progress.total === 0 ? undefined : progress.done / progress.total
