import { Readable } from 'node:stream'
import { IssueError } from '@dacryon/core'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Jobs } from '../jobs/jobs.ts'
import { issuesSchema } from './operation-schema.ts'

const paramsSchema = z.object({ id: z.string().describe('Job id') })

/** `GET /api/jobs/:id/events`: the job as it changes, as server-sent events named `job`; the stream ends with the job. */
export const addJobEvents = (app: FastifyInstance, jobs: Jobs): void => {
  app.route({
    method: 'GET',
    url: '/api/jobs/:id/events',
    config: { effect: 'read', operation: 'job-events' },
    schema: {
      operationId: 'job-events',
      summary: 'Watch a job',
      description: 'Server-sent events: each is named `job` and holds the job as JSON. The stream ends when the job is over.',
      tags: ['read'],
      params: paramsSchema,
      response: { 200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } }, '4xx': issuesSchema },
    },
    handler: async (request, reply) => {
      const { id } = paramsSchema.parse(request.params)
      if (jobs.get(id) === undefined) {
        throw new IssueError([
          { code: 'job-unknown', severity: 'error', message: `There is no job ${id}.`, remedy: 'List the jobs and use one of their ids.' },
        ])
      }
      const stop = new AbortController()
      reply.raw.once('close', () => stop.abort())
      const events = async function* () {
        for await (const job of jobs.watch(id, stop.signal)) yield `event: job\ndata: ${JSON.stringify(job)}\n\n`
      }
      return reply
        .type('text/event-stream')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(Readable.from(events()))
    },
  })
}
