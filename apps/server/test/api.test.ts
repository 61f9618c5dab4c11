import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../src/index.ts'
import { studyFiles, type TestServer, testServer, writeFiles } from './support.ts'

let here: TestServer
let release = ''

beforeAll(async () => {
  here = await testServer()
  const path = await writeFiles(join(here.folder, 'tiny'), studyFiles())
  const { job } = await here.importPath({ path })
  release = job.release ?? ''
})
afterAll(() => here.end())

describe('importing over HTTP', () => {
  it('is a job that makes a release', () => expect(release).toMatch(/^r-[0-9a-f]{32}$/))

  it('shows in a dry run what would come, and makes nothing', async () => {
    const before = (await here.ask('/api/studies')).text
    const path = await writeFiles(join(here.folder, 'dry'), studyFiles(['P1\t54\tfemale', 'P2\tmany\tmale']))
    const { job, result } = (await here.importPath({ path, dryRun: true, study: 'DRY' })) as never as {
      job: { status: string; release?: string }
      result: { preview: { nodes: unknown[]; issues: unknown[] } }
    }
    expect(job).toMatchObject({ status: 'done' })
    expect(job.release).toBeUndefined()
    expect(result.preview.nodes.length).toBeGreaterThan(0)
    expect((await here.ask('/api/studies')).text).toBe(before)
  })

  it('of files with errors fails with every place, and leaves nothing', async () => {
    const files = {
      ...studyFiles(),
      'clinical/clinical.params': 'COLUMN_MAP_FILE=absent.txt\n',
      'study.params': 'STUDY_ID=BAD\nNONSENSE=1\n',
    }
    const { job, result } = await here.importPath({ path: await writeFiles(join(here.folder, 'bad'), files) })
    expect(job.status).toBe('failed')
    expect(job.issues?.length).toBeGreaterThan(1)
    expect(job.issues?.every(({ file, remedy }) => file !== undefined && remedy !== '')).toBe(true)
    expect(result).toBeUndefined()
    expect((await here.ask('/api/releases/BAD')).status).toBe(404)
  })

  it('answers at once, with the address of the job', async () => {
    const { status, headers, json } = await here.post('/api/import', { path: join(here.folder, 'tiny'), dryRun: true })
    expect(status).toBe(202)
    expect(headers.get('location')).toBe(`/api/jobs/${(json as { job: { id: string } }).job.id}`)
  })
})

describe('the events of a job', () => {
  it('end with the job', async () => {
    const { json } = await here.post('/api/import', { path: join(here.folder, 'tiny'), dryRun: true })
    const { id } = (json as { job: { id: string } }).job
    const { text, headers } = await here.ask(`/api/jobs/${id}/events`)
    expect(headers.get('content-type')).toMatch('text/event-stream')
    const events = text.trimEnd().split('\n\n')
    expect(events.every((event) => event.startsWith('event: job\ndata: {'))).toBe(true)
    expect(JSON.parse(events.at(-1)?.split('data: ')[1] ?? '')).toMatchObject({ id, status: 'done' })
  })
  it('of no job are refused', async () => expect((await here.ask('/api/jobs/j-0/events')).status).toBe(404))
})

describe('answers', () => {
  it('fit the schema that the document promises', async () => {
    const bodies: Readonly<Record<string, Record<string, unknown>>> = {
      distribution: { concept: 'Demography\\Age' },
      'analysis-columns': { release: 'TINY' },
      run: { options: { referenceRate: 0.3, comparedRate: 0.5 } },
      'score-records': { rows: [{ clinessdai_b: 12, clinessdai_f: 9 }, {}] },
    }
    // Files are no documents, and the study has no assay and nothing to score: `scores.test.ts` asks those of one that has.
    // Reference directories are run by the journey's own test.
    const elsewhere = ['conform', 'import', 'export', 'features', 'feature', 'samples', 'score', 'score-table']
    const ofScores = ['plan-scores', 'scores', 'score-summary', 'score-subject', 'score-mismatches']
    const asked = operations.filter(({ id }) => ![...elsewhere, ...ofScores].includes(id))
    expect(asked.length).toBeGreaterThan(6)
    for (const { id, http, output } of asked) {
      const path = http.path
        .replace(/:(study|id)/, 'TINY')
        .replace(':instrument', 'star')
        .replace(':analysis', 'sample-size-proportions')
      const { status, json } = http.method === 'GET' ? await here.ask(path) : await here.post(path, bodies[id] ?? {})
      expect([id, status]).toEqual([id, 200])
      expect(output.safeParse(json)).toMatchObject({ success: true })
    }
  })

  it('count what a question asks', async () => {
    const where = { scope: 'patient', where: { kind: 'compare', concept: 'Demography\\Age', operator: '>=', value: '60' } }
    expect((await here.post('/api/studies/TINY/count', { where })).json).toMatchObject({ release, subjects: 1, ofSubjects: 3 })
  })

  it('of a release by its whole id may be kept for ever; of a study they are asked for again', async () => {
    const fixed = await here.ask(`/api/studies/${release}/tree`)
    expect(fixed.headers.get('cache-control')).toContain('immutable')
    expect(fixed.headers.get('cache-control')).toContain('private')
    const moving = await here.ask('/api/studies/TINY/tree')
    expect(moving.headers.get('cache-control')).toBe('private, no-cache')
    const tag = moving.headers.get('etag') ?? ''
    expect((await here.ask('/api/studies/TINY/tree', { headers: { 'if-none-match': tag } })).status).toBe(304)
    expect((await here.ask('/api/studies/TINY/tree', { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  })

  it.each(['br', 'gzip'])('are compressed with %s when that is wanted, and say the same', async (encoding) => {
    const plain = await here.ask('/api/releases/TINY', { headers: { 'accept-encoding': 'identity' } })
    const packed = await here.ask('/api/releases/TINY', { headers: { 'accept-encoding': encoding } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(packed.headers.get('content-encoding')).toBe(encoding)
    expect(packed.headers.get('vary')).toContain('accept-encoding')
    expect(packed.json).toEqual(plain.json)
  })

  it('that are files stream with a name', async () => {
    const { status, headers, text } = await here.post('/api/studies/TINY/export', { as: 'csv' })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toContain(`filename="TINY-${release}.csv"`)
    expect(text.trim().split('\n')).toHaveLength(6)
    const parquet = await here.post('/api/studies/TINY/export', { as: 'parquet' })
    expect(parquet.text.startsWith('PAR1')).toBe(true)
  })
})

describe('bad requests', () => {
  const issuesAt = async (asked: ReturnType<TestServer['ask']>) => {
    const { status, json } = await asked
    const { issues } = json as { issues: { code: string; column?: string }[] }
    return [status, ...issues.map(({ code, column }) => `${code} ${column ?? ''}`.trim())]
  }
  it('get every problem with its place', async () => {
    expect(await issuesAt(here.post('/api/import', { format: 3, dryRun: 'yes', extra: 1 }))).toEqual([
      400,
      'input-unknown-field extra',
      'input-invalid path',
      'input-invalid format',
      'input-invalid dryRun',
    ])
  })
  it('for what there is not are 404', async () => {
    expect((await issuesAt(here.ask('/api/studies/NOPE/tree')))[0]).toBe(404)
    expect(await issuesAt(here.ask('/api/releases/NOPE'))).toEqual([404, 'study-unknown study'])
    expect(await issuesAt(here.ask('/api/jobs/NOPE'))).toEqual([404, 'job-unknown id'])
    expect(await issuesAt(here.ask('/api/nothing'))).toEqual([404, 'address-unknown'])
  })
  it('with a broken body are told so', async () => {
    const send = (type: string, body: string) => here.ask('/api/import', { method: 'POST', headers: { 'content-type': type }, body })
    expect(await issuesAt(send('application/json', '{'))).toEqual([400, 'request-invalid'])
    expect(await issuesAt(send('text/plain', 'path=/etc'))).toEqual([415, 'body-type'])
  })
  it('of a job are answered by the job', async () => {
    const { job } = await here.importPath({ path: join(here.folder, 'nowhere') })
    expect(job.status).toBe('failed')
    expect(job.issues?.[0]?.code).not.toBe('internal')
  })
  it('never were the fault of the program', () => expect(here.errors).toEqual([]))
})

describe('the audit log', () => {
  it('has a line for every request, with study and release and without what was asked or answered', async () => {
    await here.post('/api/studies/TINY/count', { where: { scope: 'patient', where: { kind: 'subjects', ids: ['SECRET-PATIENT'] } } })
    await here.ask('/api/studies/..%2f..%2fetc/tree')
    // The line is written when the answer has left.
    await expect.poll(async () => (await here.audit()).at(-1)).toMatchObject({ operation: 'tree', outcome: 'bad-input', status: 404 })
    const lines = await here.audit()
    expect(lines.findLast(({ operation }) => operation === 'count')).toMatchObject({
      who: 'tester',
      by: 'http',
      outcome: 'done',
      study: 'TINY',
      release,
    })
    expect(
      lines.some(
        ({ by, operation, outcome, release: made }) => by === 'job' && operation === 'import' && outcome === 'done' && made === release,
      ),
    ).toBe(true)
    const text = JSON.stringify(lines)
    for (const secret of ['SECRET-PATIENT', 'etc', 'female', here.folder]) expect(text).not.toContain(secret)
    for (const line of lines) expect(new Date(String(line.time)).toISOString()).toBe(line.time)
  })
})

describe('internal errors', () => {
  it('say nothing of the inside', async () => {
    const broken = await testServer()
    const failing = { ...broken.home.doors.releases, list: () => Promise.reject(new Error('secret /path')) }
    Object.assign(broken.home.doors, { releases: failing })
    const { status, text } = await broken.ask('/api/studies')
    expect(status).toBe(500)
    expect(text).not.toContain('secret')
    expect(broken.errors).toHaveLength(1)
    await broken.end()
  })
})
