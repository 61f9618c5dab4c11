import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../dist')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** The built calculators below `/calculators/`, as the server gives them. */
export interface BuiltSite {
  readonly address: string
  /** Paths that were asked since the start. */
  readonly asked: string[]
  /** Requests that were for anything else than reading a built file. */
  readonly strange: string[]
  close(): Promise<void>
}

/** Serve the built calculators on a free port of this machine. */
export const serveBuilt = async (): Promise<BuiltSite> => {
  const asked: string[] = []
  const strange: string[] = []
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/')
    asked.push(path)
    if (request.method !== 'GET' || request.url?.includes('?')) strange.push(`${request.method} ${request.url}`)
    const file = join(root, path.replace(/^\/calculators\//, '') || 'index.html')
    if (!path.startsWith('/calculators/') || !file.startsWith(root) || !existsSync(file)) {
      strange.push(path)
      response.writeHead(404)
      response.end()
      return
    }
    readFile(file).then(
      (content) => {
        response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache' })
        response.end(content)
      },
      () => {
        response.writeHead(500)
        response.end()
      },
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port')
  return {
    address: `http://127.0.0.1:${bound.port}/calculators/`,
    asked,
    strange,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
