import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAuthorisation, singleUser } from '../src/http/authorise.ts'
import { type BuiltApp, buildApp } from '../src/http/build-app.ts'
import { openApiDocument, operations, startServer } from '../src/index.ts'
import { Jobs } from '../src/jobs/jobs.ts'
import { type TestServer, testServer } from './support.ts'

let here: TestServer
let built: BuiltApp
const asked: { url: string; effect: string }[] = []

beforeAll(async () => {
  here = await testServer()
  const history = { add: async () => undefined, read: async () => [], settled: async () => undefined }
  built = await buildApp({
    home: here.home,
    jobs: new Jobs({ history, now: here.home.now, onError: () => undefined }),
    guards: { loopback: true, knownHosts: [] },
    webRoot: here.folder,
    calculatorsRoot: here.folder,
    version: '0',
    onError: () => undefined,
    authorise: (request, effect) => {
      asked.push({ url: request.routeOptions.url ?? '', effect })
      return { allowed: false, reason: 'Nobody may.' }
    },
  })
  await built.app.ready()
})
afterAll(async () => {
  await built.app.close()
  await here.end()
})

describe('authorisation', () => {
  it('is asked before every route there is', async () => {
    expect(built.routes.length).toBeGreaterThan(operations.length + 6)
    for (const { method, url, effect } of built.routes) {
      asked.length = 0
      const { statusCode } = await built.app.inject({
        method: method as 'GET',
        url: url.replace(/:\w+/g, 'x').replace('*', 'x'),
        headers: { host: 'localhost' },
      })
      expect([method, url, statusCode]).toEqual([method, url, 403])
      expect(asked).toEqual([{ url, effect }])
    }
  })
  it('is asked where there is no route', async () => {
    expect((await built.app.inject({ url: '/api/none', headers: { host: 'localhost' } })).statusCode).toBe(403)
  })
  it('knows the effect of every operation', () => {
    for (const { http, effect } of operations) expect(built.routes).toContainEqual({ method: http.method, url: http.path, effect })
  })
  it('refuses a route that nobody could decide about', () => {
    const app = fastify()
    addAuthorisation(app, singleUser('ann'))
    expect(() => app.get('/open', async () => 'open')).toThrow('does not say its effect')
    expect(() => app.get('/closed', { config: { effect: 'read' } }, async () => 'closed')).not.toThrow()
  })
})

describe('listening', () => {
  it('to others is refused unless it is said', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'example.org']) {
      await expect(startServer({ home: here.home, host, port: 0, onError: () => undefined })).rejects.toMatchObject({
        issues: [{ code: 'network-refused' }],
      })
    }
    const open = await startServer({ home: here.home, host: '0.0.0.0', port: 0, allowNetwork: true, onError: () => undefined })
    const address = open.address.replace('0.0.0.0', '127.0.0.1')
    const response = await fetch(`${address}/api/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path: '/etc/hosts' }),
    })
    const { job } = (await response.json()) as { job: { id: string } }
    await (await fetch(`${address}/api/jobs/${job.id}/events`)).text()
    expect(await (await fetch(`${address}/api/jobs/${job.id}`)).json()).toMatchObject({
      job: { status: 'failed', issues: [{ code: 'path-refused' }] },
    })
    await open.close()
  })
  it('on a port that is taken is told with a remedy', async () => {
    const port = Number(new URL(here.server.address).port)
    await expect(startServer({ home: here.home, port, onError: () => undefined })).rejects.toMatchObject({
      issues: [{ code: 'port-unavailable' }],
    })
  })
})

describe('the OpenAPI document', () => {
  const refsOf = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(refsOf)
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [String(inner)] : refsOf(inner)))
  }
  it('has every operation, and no reference that leads nowhere', async () => {
    const document = (await here.ask('/api/openapi.json')).json as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>
    }
    const { paths } = document
    for (const { id, http } of operations) {
      const path = http.path.replace(/:(\w+)/g, '{$1}')
      expect(paths[path]?.[http.method.toLowerCase()]?.operationId).toBe(id)
    }
    const refs = new Set(refsOf(document))
    expect(refs.size).toBeGreaterThan(3)
    for (const ref of refs) {
      const target = ref
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], document)
      expect([ref, typeof target]).toEqual([ref, 'object'])
    }
    expect(JSON.parse(JSON.stringify(await openApiDocument()))).toEqual(document)
  })
  it('is a page for people, without scripts', async () => {
    const { text, headers } = await here.ask('/api/docs')
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(text).not.toContain('<script')
    for (const { title } of operations) expect(text).toContain(title)
  })
})

describe('pages', () => {
  it('forbid scripts from elsewhere', async () => {
    const policy = (await here.ask('/api/docs')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('upgrade-insecure-requests')
  })
  it('too many from one place in a minute are put off', async () => {
    const busy = await testServer({ requestsPerMinute: 3 })
    const statuses: number[] = []
    for (let at = 0; at < 5; at++) statuses.push((await busy.ask('/api/formats')).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    await busy.end()
  })
})
