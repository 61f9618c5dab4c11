import { issueSchema } from '@dacryon/core/schema'
import { z } from 'zod'

/** What a job looks like from outside. */
export const jobSchema = z.object({
  id: z.string(),
  operation: z.string().describe('Id of the operation that runs'),
  input: z.record(z.string(), z.unknown()).describe('What was asked for'),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted']),
  by: z.string(),
  createdAt: z.string(),
  startedAt: z.string().exactOptional(),
  endedAt: z.string().exactOptional(),
  progress: z.object({ doing: z.string(), done: z.number(), total: z.number() }).exactOptional(),
  issues: z.array(issueSchema).exactOptional().describe('Why it failed'),
  study: z.string().exactOptional(),
  release: z.string().exactOptional().describe('Release that it made'),
})

/** Long work over HTTP: `interrupted` means that the program ended while it ran. */
export type Job = z.output<typeof jobSchema>

/** True when nothing more will happen to a job. */
export const isOver = ({ status }: Job): boolean => status !== 'queued' && status !== 'running'
