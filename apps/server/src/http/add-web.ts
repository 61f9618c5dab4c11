import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Dacryon</title>
<h1>The web application is not built yet</h1><p>Run <code>npm start</code> in the project's folder, or use the <a href="/api/docs">HTTP API</a>.</p></html>`

/** Files whose name holds a hash of their content: they never change. */
const hashed = /^assets\//

/** The built web application; every address that is no file and not below `/api/` gives its first page. */
export const addWeb = async (app: FastifyInstance, root: string): Promise<void> => {
  const built = existsSync(join(root, 'index.html'))
  if (built) await app.register(fastifyStatic, { root, serve: false, cacheControl: false, dotfiles: 'deny' })
  const page = (reply: FastifyReply): FastifyReply =>
    built
      ? reply.header('cache-control', 'no-cache').sendFile('index.html')
      : reply.code(503).type('text/html; charset=utf-8').send(notBuilt)
  app.route({
    method: 'GET',
    url: '/*',
    config: { effect: 'public', operation: 'page' },
    schema: { hide: true },
    handler: (request, reply) => {
      const path = decodeURIComponent(request.url.split('?')[0] ?? '/').slice(1)
      if (path === 'api' || path.startsWith('api/')) return reply.callNotFound()
      const named = /\.[a-z0-9]+$/i.test(path) && !path.split('/').some((part) => part === '..' || part.startsWith('.'))
      if (!built || !named || !existsSync(join(root, path))) return page(reply)
      return reply.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache').sendFile(path)
    },
  })
}
