import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

/** What a client may know of the program it talks to. */
interface About {
  readonly program: string
  readonly version: string
  /** Told on the loopback address only. */
  readonly home?: string
}

/** `/api/about`: program, version, where the data live, and that it has one user. */
export const addAbout = (app: FastifyInstance, about: About): void => {
  app.route({
    method: 'GET',
    url: '/api/about',
    config: { effect: 'read', operation: 'about' },
    schema: {
      operationId: 'about',
      summary: 'Name the program, its version and its home folder',
      tags: ['read'],
      response: { 200: z.object({ program: z.string(), version: z.string(), home: z.string().exactOptional(), singleUser: z.boolean() }) },
    },
    handler: (_, reply) => reply.header('cache-control', 'no-cache').send({ ...about, singleUser: true }),
  })
}
