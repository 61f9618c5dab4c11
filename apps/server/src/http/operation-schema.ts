import { answersWithFile } from '@dacryon/core/input'
import type { Operation } from '@dacryon/core/operation'
import { issueSchema } from '@dacryon/core/schema'
import { z } from 'zod'
import { jobSchema } from '../jobs/job.ts'

/** What every refused request answers. */
export const issuesSchema = z.object({ issues: z.array(issueSchema) })

/** What starting long work answers. */
const startedSchema = z.object({ job: jobSchema })

/** Names of the fields that stand in a path: `/api/studies/:study/tree` has `study`. */
const pathFields = (path: string): readonly string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')

const subset = (input: z.ZodObject, keep: (name: string) => boolean): z.ZodObject | undefined => {
  const shape = Object.fromEntries(Object.entries(input.shape).filter(([name]) => keep(name)))
  return Object.keys(shape).length === 0 ? undefined : z.object(shape)
}

const success = <Doors>({ effect, output }: Operation<Doors>) => {
  if (effect === 'long') return { 202: startedSchema.describe('The work has started') }
  if (!answersWithFile(output)) return { 200: output }
  return { 200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } } } }
}

/** The route schema of an operation, for the OpenAPI document. Checking is done on the input as a whole, by `readInput`. */
export const operationSchema = <Doors>(operation: Operation<Doors>) => {
  const inPath = pathFields(operation.http.path)
  const params = subset(operation.input, (name) => inPath.includes(name))
  const rest = subset(operation.input, (name) => !inPath.includes(name))
  return {
    operationId: operation.id,
    summary: operation.title,
    description: operation.summary,
    tags: [operation.effect === 'read' ? 'read' : 'write'],
    ...(params === undefined ? {} : { params }),
    ...(rest === undefined ? {} : operation.http.method === 'GET' ? { querystring: rest } : { body: rest }),
    response: { ...success(operation), '4xx': issuesSchema.describe('What is wrong with the request') },
  }
}
