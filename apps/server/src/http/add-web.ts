import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const notBuilt = (what: string): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Dacryon</title>
<h1>${what} not built yet</h1><p>Run <code>npm start</code> in the project's folder, or use the <a href="/api/docs">HTTP API</a>.</p></html>`

/** Files whose name holds a hash of their content: they never change. */
const hashed = /^assets\//

/** Built pages in a folder: a file by its path, the first page for every other one. */
const pages = (root: string, missing: string) => {
  const built = existsSync(join(root, 'index.html'))
  return (reply: FastifyReply, path: string): FastifyReply => {
    if (!built) return reply.code(503).type('text/html; charset=utf-8').send(missing)
    const named = /\.[a-z0-9]+$/i.test(path) && !path.split('/').some((part) => part === '..' || part.startsWith('.'))
    if (!named || !existsSync(join(root, path))) return reply.header('cache-control', 'no-cache').sendFile('index.html', root)
    return reply.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache').sendFile(path, root)
  }
}

const pathOf = (url: string): string => decodeURIComponent(url.split('?')[0] ?? '/')

/** Where built pages stand. */
export interface WebRoots {
  /** The web application. */
  readonly webRoot: string
  /** The calculators, below `/calculators/`. */
  readonly calculatorsRoot: string
}

/**
 * The built web application; every address that is no file and not below `/api/` gives its first page. The calculators below
 * `/calculators/`: they show nothing of any study, and ask this server for nothing but their own files.
 */
export const addWeb = async (app: FastifyInstance, { webRoot, calculatorsRoot }: WebRoots): Promise<void> => {
  const roots = [...new Set([webRoot, calculatorsRoot])].filter((root) => existsSync(root))
  if (roots.length > 0) await app.register(fastifyStatic, { root: roots, serve: false, cacheControl: false, dotfiles: 'deny' })
  const web = pages(webRoot, notBuilt('The web application is'))
  const calculators = pages(calculatorsRoot, notBuilt('The calculators are'))
  app.route({
    method: 'GET',
    url: '/calculators',
    config: { effect: 'public', operation: 'page' },
    schema: { hide: true },
    // Their files are named from the folder: without the slash the browser would look for them one level too high.
    handler: (request, reply) => (pathOf(request.url).endsWith('/') ? calculators(reply, '') : reply.redirect('/calculators/')),
  })
  app.route({
    method: 'GET',
    url: '/calculators/*',
    config: { effect: 'public', operation: 'page' },
    schema: { hide: true },
    handler: (request, reply) => calculators(reply, pathOf(request.url).replace('/calculators/', '')),
  })
  app.route({
    method: 'GET',
    url: '/*',
    config: { effect: 'public', operation: 'page' },
    schema: { hide: true },
    handler: (request, reply) => {
      const path = pathOf(request.url).slice(1)
      if (path === 'api' || path.startsWith('api/')) return reply.callNotFound()
      return web(reply, path)
    },
  })
}
