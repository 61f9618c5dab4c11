import { fromTexts, readInput } from '@dacryon/core/input'
import { isDownload, type Operation, type OperationContext } from '@dacryon/core/operation'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { subjectsOf } from '../audit.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { operationSchema } from './operation-schema.ts'
import { isImmutable, sendDownload, sendJson } from './send-answer.ts'

const recordOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {})

/** The input of an operation as a request carries it: path and query for GET, path and body for POST. */
const inputOf = <Doors>(operation: Operation<Doors>, request: FastifyRequest): Record<string, unknown> => {
  const params = recordOf(request.params)
  const rest = operation.http.method === 'GET' ? fromTexts(operation.input, recordOf(request.query)) : recordOf(request.body)
  return readInput(operation.input, { ...rest, ...params })
}

/** Ends when the one who asked goes away. */
const contextOf = (reply: FastifyReply): OperationContext => {
  const stop = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) stop.abort(new Error('nobody waits for the answer any more'))
  })
  return { signal: stop.signal, progress: () => undefined }
}

/** One route an operation. Long work is handed to the job runner. */
export const addOperations = <Doors>(app: FastifyInstance, operations: readonly Operation<Doors>[], doors: Doors, jobs: Jobs): void => {
  for (const operation of operations) {
    app.route({
      method: operation.http.method,
      url: operation.http.path,
      schema: operationSchema(operation),
      config: { effect: operation.effect, operation: operation.id },
      handler: async (request, reply) => {
        const input = inputOf(operation, request)
        request.about = subjectsOf(input, undefined)
        if (operation.effect === 'long') {
          const job = await jobs.start(operation.id, request.who, input, (context) => operation.run(doors, input, context))
          request.about = { ...request.about, job: job.id }
          return reply.code(202).header('location', `/api/jobs/${job.id}`).header('cache-control', 'no-store').send({ job })
        }
        const answer = await operation.run(doors, input, contextOf(reply))
        request.about = { ...request.about, ...subjectsOf(input, answer) }
        if (isDownload(answer)) return sendDownload(reply, answer)
        return sendJson(request, reply, answer, {
          immutable: operation.effect === 'read' && operation.changes !== true && isImmutable(input),
        })
      },
    })
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What the audit log may say about the request. */
    about: { study?: string; release?: string; job?: string }
  }
}
