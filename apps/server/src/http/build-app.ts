import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import type { Home } from '../home.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { addAbout } from './add-about.ts'
import { addApi } from './add-api.ts'
import { addAudit } from './add-audit.ts'
import { addDocs, gatherOpenApi } from './add-docs.ts'
import { addWeb, type WebRoots } from './add-web.ts'
import { type Authorise, addAuthorisation, type KnownRoute, singleUser } from './authorise.ts'
import { failureOf } from './errors.ts'
import { addGuards, type GuardOptions } from './guards.ts'
import { networkDoors } from './network-doors.ts'

export interface AppOptions extends WebRoots {
  readonly home: Home
  readonly jobs: Jobs
  readonly guards: GuardOptions
  readonly version: string
  readonly authorise?: Authorise
  /** Requests a minute from one address; far above what a person causes. */
  readonly requestsPerMinute?: number
  /** Told about what goes wrong inside. */
  readonly onError: (error: unknown) => void
}

const contentSecurity = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    // The component library writes style elements at run time.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    // The server speaks plain HTTP on the loopback address.
    upgradeInsecureRequests: null,
  },
}

/** The application, and every route it has. */
export interface BuiltApp {
  readonly app: FastifyInstance
  readonly routes: readonly KnownRoute[]
}

/** Everything the server answers, as an application that listens nowhere yet. */
export const buildApp = async (options: AppOptions): Promise<BuiltApp> => {
  const { home, jobs } = options
  const app = fastify({
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 1024 },
    bodyLimit: 4 * 2 ** 20,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  })
  // A form of a foreign page can send plain text without asking; nothing here wants it.
  app.removeContentTypeParser('text/plain')
  // Operations check their whole input themselves; the schemas of the routes are there to be read.
  app.setValidatorCompiler(() => (value) => ({ value }))
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  app.decorateRequest('who', 'nobody')
  app.decorateRequest('about', null as never)
  app.addHook('onRequest', async (request) => {
    request.about = {}
  })
  addAudit(app, home.audit, home.now)
  addGuards(app, options.guards)
  const routes = addAuthorisation(app, options.authorise ?? singleUser(home.by))
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, ...contentSecurity },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  })
  await app.register(rateLimit, { max: options.requestsPerMinute ?? 6000, timeWindow: '1 minute' })
  app.setErrorHandler(async (error, _, reply) => {
    const failure = failureOf(error)
    if (failure.internal) options.onError(error)
    return reply.code(failure.status).header('cache-control', 'no-store').send({ issues: failure.issues })
  })
  app.setNotFoundHandler(async (_, reply) =>
    reply.code(404).send({
      issues: [
        {
          code: 'address-unknown',
          severity: 'error',
          message: 'There is nothing at this address.',
          remedy: 'See /api/docs for what there is.',
        },
      ],
    }),
  )
  await gatherOpenApi(app, options.version)
  await addApi(app, { doors: options.guards.loopback ? home.doors : networkDoors(home.doors), jobs, uploads: home.uploads })
  addAbout(app, { program: 'dacryon', version: options.version, ...(options.guards.loopback ? { home: home.directory } : {}) })
  addDocs(app)
  await addWeb(app, options)
  return { app, routes }
}
