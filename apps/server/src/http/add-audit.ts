import type { FastifyInstance } from 'fastify'
import type { AuditEntry } from '../audit.ts'

const outcomeOf = (status: number): AuditEntry['outcome'] => {
  if (status === 202) return 'started'
  if (status === 401 || status === 403 || status === 421 || status === 429) return 'refused'
  return status < 400 ? 'done' : status < 500 ? 'bad-input' : 'failed'
}

/** Write one line for every request to the API, whatever came of it. */
export const addAudit = (app: FastifyInstance, write: (entry: AuditEntry) => Promise<void>, now: () => string): void => {
  app.addHook('onResponse', async (request, reply) => {
    // The pages of the application show no data by themselves.
    if (request.routeOptions.config?.effect === 'public' && reply.statusCode < 400) return
    await write({
      time: now(),
      who: request.who,
      operation: request.routeOptions.config?.operation ?? `${request.method} ${request.routeOptions.url ?? '(no such address)'}`,
      by: 'http',
      outcome: outcomeOf(reply.statusCode),
      status: reply.statusCode,
      ...request.about,
    })
  })
}
