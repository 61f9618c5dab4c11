import fastify, { type InjectOptions } from 'fastify'
import { describe, expect, it } from 'vitest'
import { addGuards, type GuardOptions, hostNameOf, isLoopback } from '../src/http/guards.ts'

const ask = async (request: InjectOptions, options: GuardOptions = { loopback: true, knownHosts: [] }): Promise<number> => {
  const app = fastify()
  addGuards(app, options)
  app.route({ method: ['GET', 'POST'], url: '/', handler: async () => 'answer' })
  const { statusCode } = await app.inject(request)
  await app.close()
  return statusCode
}

describe('host names', () => {
  it.each([
    ['localhost:4400', 'localhost'],
    ['[::1]:80', '::1'],
    ['Example.ORG', 'example.org'],
    ['127.1', '127.0.0.1'],
    ['', undefined],
    ['a b', undefined],
  ])('%j is %j', (header, name) => expect(hostNameOf(header)).toBe(name))
  it.each(['localhost', '127.0.0.1', '127.9.9.9', '::1'])('%s is this machine', (host) => expect(isLoopback(host)).toBe(true))
  it.each(['0.0.0.0', '192.168.1.2', 'localhost.example.org', '127.0.0.1.example.org', '::'])('%s is not', (host) =>
    expect(isLoopback(host)).toBe(false),
  )
})

describe('a page of another site', () => {
  it('cannot reach the server under a name of its own', async () => {
    expect(await ask({ url: '/', headers: { host: 'evil.example:4400' } })).toBe(421)
    expect(await ask({ url: '/', headers: { host: '127.0.0.1.evil.example' } })).toBe(421)
    expect(await ask({ url: '/', headers: { host: 'localhost:4400' } })).toBe(200)
  })
  it('is told apart from the network, where bare addresses and known names are answered', async () => {
    const network = { loopback: false, knownHosts: ['lab.example'] }
    expect(await ask({ url: '/', headers: { host: '10.0.0.7:4400' } }, network)).toBe(200)
    expect(await ask({ url: '/', headers: { host: 'lab.example' } }, network)).toBe(200)
    expect(await ask({ url: '/', headers: { host: 'evil.example' } }, network)).toBe(421)
    expect(await ask({ url: '/', headers: { host: '10.0.0.7:4400' } })).toBe(421)
  })
  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'http://localhost:9999' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'http://localhost:4400', 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 200],
  ])('writing with %j gives %d', async (headers, status) => {
    expect(await ask({ method: 'POST', url: '/', headers: { host: 'localhost:4400', ...headers } })).toBe(status)
  })
  it('cannot embed what is here, but may link to it', async () => {
    expect(await ask({ url: '/', headers: { host: 'localhost', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } })).toBe(403)
    expect(await ask({ url: '/', headers: { host: 'localhost', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } })).toBe(200)
  })
})
