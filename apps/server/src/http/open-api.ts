import fastify from 'fastify'
import { Jobs } from '../jobs/jobs.ts'
import type { Doors } from '../operations.ts'
import { Uploads } from '../uploads.ts'
import { version } from '../version.ts'
import { addAbout } from './add-about.ts'
import { addApi } from './add-api.ts'
import { gatherOpenApi } from './add-docs.ts'

/** The OpenAPI document of this version. Nothing is opened for it and nothing runs. */
export const openApiDocument = async (): Promise<object> => {
  const app = fastify()
  app.setValidatorCompiler(() => (value) => ({ value }))
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  await gatherOpenApi(app, version)
  const history = { add: async () => undefined, read: async () => [], settled: async () => undefined }
  const jobs = new Jobs({ history, now: () => '', onError: () => undefined })
  // No handler is ever called, so no door is ever touched.
  await addApi(app, { doors: {} as Doors, jobs, uploads: new Uploads('') })
  addAbout(app, { program: 'dacryon', version })
  await app.ready()
  return app.swagger()
}
