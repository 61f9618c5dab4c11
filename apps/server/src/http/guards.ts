import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'

export interface GuardOptions {
  /** True when the server listens to this machine alone. */
  readonly loopback: boolean
  /** Other host names that lead here, when it does not. */
  readonly knownHosts: readonly string[]
}

/** Host name of a `Host` header, without port and brackets; undefined when it is no host. */
export const hostNameOf = (header: string | undefined): string | undefined => {
  if (header === undefined || header === '') return undefined
  try {
    return new URL(`http://${header}`).hostname.replace(/^\[|\]$/g, '').toLowerCase()
  } catch {
    return undefined
  }
}

/** True for names and addresses that cannot leave the machine. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '0:0:0:0:0:0:0:1' || (isIP(host) === 4 && host.startsWith('127.'))

/**
 * A page on the web can make its own name point at this machine (DNS rebinding), but it cannot make the browser send another name than
 * its own. Loopback servers therefore answer to loopback names only; others answer to bare addresses and to names they were told.
 */
const hostProblem = (request: FastifyRequest, { loopback, knownHosts }: GuardOptions): string | undefined => {
  const host = hostNameOf(request.headers.host)
  if (host !== undefined && (isLoopback(host) || (!loopback && (isIP(host) !== 0 || knownHosts.includes(host))))) return undefined
  return 'This server does not answer to that host name.'
}

/** A page of another site must not make the browser of the person change anything here. Programs send neither header. */
const originProblem = (request: FastifyRequest): string | undefined => {
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  const reading = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS'
  if (reading) {
    const embedded = site === 'cross-site' && request.headers['sec-fetch-mode'] !== 'navigate'
    return embedded ? 'Pages of other sites may not read from here.' : undefined
  }
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'Only pages of this application may change anything here.'
  if (origin !== undefined && URL.parse(origin)?.host !== request.headers.host)
    return 'Only pages of this application may change anything here.'
  return undefined
}

/** Refuse requests that a foreign page could have caused. */
export const addGuards = (app: FastifyInstance, options: GuardOptions): void => {
  app.addHook('onRequest', async (request, reply) => {
    const host = hostProblem(request, options)
    const problem = host ?? originProblem(request)
    if (problem === undefined) return undefined
    return reply.code(host === undefined ? 403 : 421).send({
      issues: [
        {
          code: host === undefined ? 'foreign-origin' : 'foreign-host',
          severity: 'error',
          message: problem,
          remedy: 'Use the address that the server printed when it started.',
        },
      ],
    })
  })
}
