import { existsSync } from 'node:fs'
import { mkdir, readdir, utimes } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Uploads } from '../src/uploads.ts'
import { formOf, studyFiles, type TestServer, testServer } from './support.ts'

let here: TestServer
beforeAll(async () => {
  here = await testServer({ uploadLimits: { bytes: 10_000, files: 5 } })
})
afterAll(() => here.end())

const send = (body: FormData) => here.ask('/api/uploads', { method: 'POST', body })
const codesOf = (json: unknown): string[] => (json as { issues: { code: string }[] }).issues.map(({ code }) => code)
const waiting = (): Promise<string[]> => readdir(join(here.home.directory, 'uploads'))

/** Send a multipart body as it is, past what a well-behaved client would change. */
const sendRaw = (names: readonly string[]): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const body = `${names.map((name) => `--b\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n\r\nx\r\n`).join('')}--b--\r\n`
    const asking = request(
      `${here.server.address}/api/uploads`,
      { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=b' } },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })

describe('an upload', () => {
  it('is imported by its name and gone when it is published', async () => {
    const { status, json } = await send(formOf(studyFiles(), 'TINY/'))
    expect(status).toBe(201)
    const { upload, files } = json as { upload: string; files: number }
    expect(files).toBe(4)
    const dry = await here.importPath({ path: `upload:${upload}`, dryRun: true })
    expect(dry.job.status).toBe('done')
    expect(await waiting()).toContain(upload)
    const { job } = await here.importPath({ path: `upload:${upload}` })
    expect(job).toMatchObject({ status: 'done', study: 'TINY' })
    expect(await waiting()).not.toContain(upload)
  })

  it.each([['../outside.txt'], ['/etc/cron.d/job'], ['a/../../b'], ['..\\\\outside.txt'], ['C:\\\\x']])(
    'with a file named %s is refused and leaves nothing',
    async (name) => {
      const before = await waiting()
      const { status, text } = await sendRaw(['good.txt', name])
      expect(status).toBe(400)
      expect(codesOf(JSON.parse(text))).toEqual(['upload-name-invalid'])
      expect(await waiting()).toEqual(before)
      expect(existsSync(join(here.home.directory, 'outside.txt'))).toBe(false)
    },
  )

  it('of too many bytes, too many files, no files, or a name twice is refused and leaves nothing', async () => {
    const before = await waiting()
    const large = await send(formOf({ a: 'x'.repeat(6000), b: 'x'.repeat(6000) }))
    expect([large.status, ...codesOf(large.json)]).toEqual([413, 'upload-too-large'])
    const many = await send(formOf(Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`f${at}`, 'x']))))
    expect([many.status, ...codesOf(many.json)]).toEqual([413, 'upload-too-many-files'])
    const none = await send(new FormData())
    expect(none.status).toBe(400)
    const twice = await sendRaw(['a.txt', 'a.txt'])
    expect(codesOf(JSON.parse(twice.text))).toEqual(['upload-name-twice'])
    const inside = await sendRaw(['a', 'a/b'])
    expect(codesOf(JSON.parse(inside.text))).toEqual(['upload-name-twice'])
    const plain = await here.post('/api/uploads', {})
    expect(plain.status).toBeGreaterThanOrEqual(400)
    expect(plain.status).toBeLessThan(500)
    expect(await waiting()).toEqual(before)
    expect(here.errors).toEqual([])
  })

  it('that breaks off leaves nothing', async () => {
    const before = await waiting()
    await new Promise<void>((resolve) => {
      const asking = request(`${here.server.address}/api/uploads`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      })
      asking.on('error', () => resolve())
      asking.write('--b\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhalf of it')
      setTimeout(() => asking.destroy(), 50)
      asking.on('close', () => resolve())
    })
    await expect.poll(waiting).toEqual(before)
  })

  it.each(['u-1-000000000000000000000000', '../releases', '', '..'])('that there is not (%s) is unknown', async (name) => {
    const { job } = await here.importPath({ path: `upload:${name}` })
    expect(job).toMatchObject({ status: 'failed', issues: [{ code: 'upload-unknown' }] })
  })
})

describe('sweeping', () => {
  it('removes what dead processes and forgetful people left, and nothing else', async () => {
    const folder = join(here.folder, 'sweep')
    const name = (owner: number, digit: string) => `u-${owner}-${digit.repeat(24)}`
    const [dead, old, fresh] = [name(2 ** 22 + 1, 'a'), name(process.pid, 'b'), name(process.pid, 'c')]
    for (const id of [dead, old, fresh, 'not-an-upload']) await mkdir(join(folder, id), { recursive: true })
    await utimes(join(folder, old), new Date(0), new Date(0))
    const removed = await new Uploads(folder).sweep(Date.now())
    expect(removed.toSorted()).toEqual([dead, old].toSorted())
    expect((await readdir(folder)).toSorted()).toEqual([fresh, 'not-an-upload'].toSorted())
  })
})
