import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Uploads } from '../uploads.ts'
import { issuesSchema } from './operation-schema.ts'

const uploadedSchema = z.object({
  upload: z.string().describe('Import it with the path `upload:` followed by this'),
  files: z.number(),
  bytes: z.number(),
})

/** `POST /api/uploads`: files as multipart/form-data, each with its relative path as file name. */
export const addUploads = async (app: FastifyInstance, uploads: Uploads): Promise<void> => {
  await app.register(multipart, {
    preservePath: true,
    limits: { fileSize: uploads.limits.bytes + 1, files: uploads.limits.files + 1, fields: 0 },
  })
  app.route({
    method: 'POST',
    url: '/api/uploads',
    bodyLimit: uploads.limits.bytes + 2 ** 20,
    config: { effect: 'write', operation: 'upload' },
    schema: {
      operationId: 'upload',
      summary: 'Send files to be imported',
      description:
        'Files as multipart/form-data; the file name of each part may hold a relative path. They are removed when they were imported.',
      tags: ['write'],
      consumes: ['multipart/form-data'],
      response: { 201: uploadedSchema, '4xx': issuesSchema },
    },
    handler: async (request, reply) => {
      const received = await uploads.receive(async (into) => {
        for await (const part of request.files()) await into.add(part.filename, part.file)
      })
      return reply.code(201).send({ upload: received.id, files: received.files, bytes: received.bytes })
    },
  })
}
