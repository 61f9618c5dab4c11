import { z } from 'zod'
import { isAlive } from '../is-alive.ts'
import { isOver, type Job, jobSchema } from './job.ts'

const lineSchema = jobSchema.extend({ process: z.number() })

/** The last word on every job of a history, oldest first. A job whose process is gone is `interrupted`, and `changed` says so. */
export const foldHistory = (lines: readonly unknown[], now: string): readonly { readonly job: Job; readonly changed: boolean }[] => {
  const last = new Map<string, z.output<typeof lineSchema>>()
  for (const line of lines) {
    const parsed = lineSchema.safeParse(line)
    if (parsed.success) last.set(parsed.data.id, parsed.data)
  }
  return [...last.values()].map(({ process: owner, ...job }) => {
    const changed = !isOver(job) && (owner === process.pid || !isAlive(owner))
    return { job: changed ? { ...job, status: 'interrupted', endedAt: now } : job, changed }
  })
}
