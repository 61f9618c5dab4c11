import { criterionSchema, issueSchema, questionSchema } from '@dacryon/core/schema'
import { releaseSchema, treeNodeSchema } from '@dacryon/data/schema'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { jobSchema } from '../jobs/job.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { jobOperations } from '../jobs/operations.ts'
import { type Doors, operations } from '../operations.ts'
import type { Uploads } from '../uploads.ts'
import { addJobEvents } from './add-job-events.ts'
import { addOperations } from './add-operations.ts'
import { addUploads } from './add-uploads.ts'

/** Schemas that the OpenAPI document names once and refers to. */
const named = {
  Criterion: criterionSchema,
  Question: questionSchema,
  Issue: issueSchema,
  Release: releaseSchema,
  TreeNode: treeNodeSchema,
  Job: jobSchema,
}

const nameSchemas = (): void => {
  for (const [id, schema] of Object.entries(named)) {
    if (z.globalRegistry.get(schema)?.id === undefined) z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id })
  }
}

export interface Api {
  readonly doors: Doors
  readonly jobs: Jobs
  readonly uploads: Uploads
}

/** Every route below `/api/` that the OpenAPI document tells of. */
export const addApi = async (app: FastifyInstance, { doors, jobs, uploads }: Api): Promise<void> => {
  nameSchemas()
  addOperations<Doors>(app, operations, doors, jobs)
  addOperations(app, jobOperations, { jobs }, jobs)
  addJobEvents(app, jobs)
  await addUploads(app, uploads)
}
