import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { IssueError } from '@dacryon/core'
import type { Home } from './home.ts'
import type { Authorise } from './http/authorise.ts'
import { buildApp } from './http/build-app.ts'
import { isLoopback } from './http/guards.ts'
import { openJobs } from './open-jobs.ts'
import { version } from './version.ts'

export interface ServerOptions {
  readonly home: Home
  /** Address to listen on; this machine alone when absent. */
  readonly host?: string
  /** 0 picks a free one. */
  readonly port: number
  /** Allow an address that others can reach. */
  readonly allowNetwork?: boolean
  /** Host names that lead here, beside the machine's own. */
  readonly knownHosts?: readonly string[]
  /** Folder of the built web application; the project's own when absent. */
  readonly webRoot?: string
  /** Folder of the built calculators; the project's own when absent. */
  readonly calculatorsRoot?: string
  readonly authorise?: Authorise
  readonly requestsPerMinute?: number
  /** Told about what goes wrong inside. */
  readonly onError: (error: unknown) => void
}

/** A server that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:4280` */
  readonly address: string
  /** Stop taking requests, stop jobs, and wait for both. The home stays open. */
  close(): Promise<void>
}

const refused = (host: string): IssueError =>
  new IssueError([
    {
      code: 'network-refused',
      severity: 'error',
      message: `${host} can be reached by others, and this server lets in everybody who reaches it.`,
      remedy: 'Leave --host out, or add --allow-network when the network is yours alone.',
      column: 'host',
      value: host,
    },
  ])

const portProblem = (port: number, error: NodeJS.ErrnoException): Error => {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error
  const message = error.code === 'EACCES' ? `Port ${port} is not allowed to this user.` : `Port ${port} is taken by another program.`
  return new IssueError([
    {
      code: 'port-unavailable',
      severity: 'error',
      message,
      remedy: 'Choose another with --port; 0 picks a free one.',
      column: 'port',
      value: String(port),
    },
  ])
}

/** Start the HTTP server on a home. Throws an `IssueError` for an address it must not or cannot listen on. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const host = options.host ?? '127.0.0.1'
  const loopback = isLoopback(host)
  if (!loopback && options.allowNetwork !== true) throw refused(host)
  const jobs = await openJobs(options.home, options.onError)
  const { app } = await buildApp({
    home: options.home,
    jobs,
    guards: { loopback, knownHosts: [hostname().toLowerCase(), host.toLowerCase(), ...(options.knownHosts ?? [])] },
    webRoot: options.webRoot ?? resolve(import.meta.dirname, '..', '..', 'web', 'dist'),
    calculatorsRoot: options.calculatorsRoot ?? resolve(import.meta.dirname, '..', '..', 'calculators', 'dist'),
    version,
    onError: options.onError,
    ...(options.authorise === undefined ? {} : { authorise: options.authorise }),
    ...(options.requestsPerMinute === undefined ? {} : { requestsPerMinute: options.requestsPerMinute }),
  })
  // Event streams end with their jobs, so the jobs go first.
  app.addHook('preClose', () => jobs.close())
  const address = await app
    .listen({ host: host === 'localhost' ? '127.0.0.1' : host, port: options.port })
    .catch(async (error: NodeJS.ErrnoException) => {
      await app.close()
      throw portProblem(options.port, error)
    })
  return { address, close: () => app.close() }
}
