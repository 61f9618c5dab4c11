import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, writeFiles } from './support.ts'

let here: TestServer
let bare: TestServer
beforeAll(async () => {
  bare = await testServer({ webRoot: '/nowhere', calculatorsRoot: '/nowhere-either' })
  const webRoot = await writeFiles(join(bare.folder, 'dist'), {
    'index.html': '<title>first page</title>',
    'assets/app-1a2b.js': 'run()',
    'icon.svg': '<svg/>',
    '.secret.txt': 'no',
  })
  await writeFiles(bare.folder, { 'outside.txt': 'outside' })
  const calculatorsRoot = await writeFiles(join(bare.folder, 'calculators'), {
    'index.html': '<title>calculators</title>',
    'assets/star-1a2b.js': 'star()',
    'service-worker.js': 'keep()',
    '.secret.txt': 'no',
  })
  here = await testServer({ webRoot, calculatorsRoot })
})
afterAll(async () => {
  await here.end()
  await bare.end()
})

describe('the web application', () => {
  it.each(['/', '/studies/TINY', '/studies/TINY.2/tree', '/absent.js'])('starts at %s', async (path) => {
    const { status, text, headers } = await here.ask(path)
    expect([status, text]).toEqual([200, '<title>first page</title>'])
    expect(headers.get('cache-control')).toBe('no-cache')
  })
  it('keeps what has a hash in its name', async () => {
    const { text, headers } = await here.ask('/assets/app-1a2b.js')
    expect(text).toBe('run()')
    expect(headers.get('cache-control')).toContain('immutable')
    expect(headers.get('content-type')).toContain('javascript')
  })
  it('gives its other files', async () => expect((await here.ask('/icon.svg')).headers.get('content-type')).toContain('image/svg+xml'))
  it.each(['/..%2foutside.txt', '/%2e%2e/outside.txt', '/.secret.txt', '/assets/..%2f..%2foutside.txt'])(
    'gives nothing else (%s)',
    async (path) => {
      const { text } = await here.ask(path)
      expect(text).not.toContain('outside')
      expect(text).not.toBe('no')
    },
  )
  it('leaves the API its own answers', async () => expect((await here.ask('/api/none')).status).toBe(404))
  it('says how to build it when it is not', async () => {
    const { status, text } = await bare.ask('/')
    expect(status).toBe(503)
    expect(text).toContain('npm start')
  })
})

describe('the calculators', () => {
  it('are at /calculators/', async () => {
    const { status, text, headers } = await here.ask('/calculators/')
    expect([status, text]).toEqual([200, '<title>calculators</title>'])
    expect(headers.get('cache-control')).toBe('no-cache')
  })
  it('are found without the slash', async () => {
    const response = await here.ask('/calculators', { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([302, '/calculators/'])
  })
  it('keep what has a hash in its name, and nothing else', async () => {
    expect((await here.ask('/calculators/assets/star-1a2b.js')).headers.get('cache-control')).toContain('immutable')
    const worker = await here.ask('/calculators/service-worker.js')
    expect([worker.text, worker.headers.get('cache-control')]).toEqual(['keep()', 'no-cache'])
  })
  it.each(['/calculators/..%2foutside.txt', '/calculators/.secret.txt', '/calculators/assets/..%2f..%2f..%2foutside.txt'])(
    'give nothing else (%s)',
    async (path) => {
      const { text } = await here.ask(path)
      expect(text).not.toContain('outside')
      expect(text).not.toBe('no')
    },
  )
  it('say how to build them when they are not', async () => {
    const { status, text } = await bare.ask('/calculators/')
    expect([status, text.includes('npm start')]).toEqual([503, true])
  })
})
