import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { asDocsPage, type OpenApi } from './docs-page.ts'

/** Gather the OpenAPI document from the routes. Call before any route that it shall tell of. */
export const gatherOpenApi = async (app: FastifyInstance, version: string): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Dacryon',
        version,
        description:
          'Studies as immutable releases, and questions to them. Every problem is answered as a list of issues: code, place, remedy.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: [
        { name: 'read', description: 'Changes nothing' },
        { name: 'write', description: 'Changes something' },
      ],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
}

/** `/api/openapi.json` and `/api/docs`. */
export const addDocs = (app: FastifyInstance): void => {
  app.route({
    method: 'GET',
    url: '/api/openapi.json',
    config: { effect: 'public', operation: 'openapi' },
    schema: { hide: true },
    handler: (_, reply) => reply.header('cache-control', 'no-cache').send(app.swagger()),
  })
  app.route({
    method: 'GET',
    url: '/api/docs',
    config: { effect: 'public', operation: 'docs' },
    schema: { hide: true },
    handler: (_, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(asDocsPage(app.swagger() as OpenApi)),
  })
}
