import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, writeFiles } from './support.ts'

let here: TestServer
let bare: TestServer
beforeAll(async () => {
  bare = await testServer({ webRoot: '/nowhere' })
  const webRoot = await writeFiles(join(bare.folder, 'dist'), {
    'index.html': '<title>first page</title>',
    'assets/app-1a2b.js': 'run()',
    'icon.svg': '<svg/>',
    '.secret.txt': 'no',
  })
  await writeFiles(bare.folder, { 'outside.txt': 'outside' })
  here = await testServer({ webRoot })
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
