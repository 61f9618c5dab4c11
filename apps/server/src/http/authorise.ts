import type { FastifyInstance, FastifyRequest } from 'fastify'

/** What a route does: `public` shows nothing of any study. */
type RouteEffect = 'public' | 'read' | 'write' | 'long'

declare module 'fastify' {
  interface FastifyContextConfig {
    effect?: RouteEffect
    operation?: string
  }
}

/** Whoever asks may do this, under this name; or may not, and why. */
type Verdict = { readonly allowed: true; readonly who: string } | { readonly allowed: false; readonly reason: string }

/** Decides for every request. */
export type Authorise = (request: FastifyRequest, effect: RouteEffect) => Verdict

/** The server has one user: whoever reaches it is the one who started it. */
export const singleUser =
  (who: string): Authorise =>
  () => ({ allowed: true, who })

/** A route as it was registered. */
export interface KnownRoute {
  readonly method: string
  readonly url: string
  readonly effect: RouteEffect
}

/**
 * Let every request pass `authorise`, and refuse to register a route that does not say what it does. Call before any route. Gives the
 * routes, which grow as they are registered.
 */
export const addAuthorisation = (app: FastifyInstance, authorise: Authorise): readonly KnownRoute[] => {
  const known: KnownRoute[] = []
  app.addHook('onRoute', (route) => {
    const effect = route.config?.effect
    if (effect === undefined)
      throw new Error(`The route ${String(route.method)} ${route.url} does not say its effect: nobody could decide who may use it`)
    for (const method of [route.method].flat()) known.push({ method, url: route.url, effect })
  })
  app.addHook('onRequest', async (request, reply) => {
    // An address without a route answers 404; who may learn that is decided as for reading.
    const verdict = authorise(request, request.routeOptions.config?.effect ?? 'read')
    if (verdict.allowed) {
      request.who = verdict.who
      return undefined
    }
    return reply.code(403).send({
      issues: [{ code: 'not-allowed', severity: 'error', message: verdict.reason, remedy: 'Ask the person who keeps this server.' }],
    })
  })
  return known
}

declare module 'fastify' {
  interface FastifyRequest {
    who: string
  }
}
