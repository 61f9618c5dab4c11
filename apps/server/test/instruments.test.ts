import { writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { instruments } from '@dacryon/endpoints'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from './support.ts'

let here: TestServer
beforeAll(async () => {
  here = await testServer()
})
afterAll(() => here.end())

/** Trailers are not seen by `fetch`. */
const postForTrailers = (path: string, body: unknown) =>
  new Promise<{ readonly status: number | undefined; readonly body: string; readonly trailers: NodeJS.Dict<string> }>((resolve, reject) => {
    const asked = request(
      new URL(path, here.server.address),
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      (answer) => {
        text(answer).then((all) => resolve({ status: answer.statusCode, body: all, trailers: answer.trailers }), reject)
      },
    )
    asked.on('error', reject)
    asked.end(JSON.stringify(body))
  })

describe('instruments over HTTP', () => {
  it('are listed, and each is told in full', async () => {
    const list = (await here.ask('/api/instruments')).json as { instruments: { id: string }[] }
    expect(list.instruments.map(({ id }) => id)).toEqual(instruments.map(({ id }) => id))
    for (const { id } of instruments) {
      const { status, json } = await here.ask(`/api/instruments/${id}`)
      expect([id, status, (json as { id: string }).id]).toEqual([id, 200, id])
    }
    expect((await here.ask('/api/instruments/STAR')).json).toMatchObject({ id: 'star', version: '2022-candidate' })
  })
  it('that do not exist are not found, and the nearest is named', async () => {
    const { status, json } = await here.ask('/api/instruments/starr')
    expect([status, json]).toMatchObject([404, { issues: [{ code: 'instrument-unknown', remedy: expect.stringContaining('star') }] }])
  })
})

describe('records over HTTP', () => {
  it('are scored with values, reasons, parts and what they were made with', async () => {
    const rows = [
      { dry_f: 4, fat_f: '3', pain_f: 3 },
      { dry_f: 11, fat_f: 3, pain_f: null },
    ]
    const { status, json } = await here.post('/api/instruments/esspri/records', { rows, options: { pass_below: '3' } })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      rows: [
        {
          results: {
            follow: { value: 10 / 3, text: '3.333333' },
            pass_follow: { value: false, text: '0' },
            base: { missing: ['missing:dry_b', 'missing:fat_b', 'missing:pain_b'] },
          },
          parts: [{ id: 'dry_f', got: 4, of: 10 }, {}, {}],
          madeWith: { instrument: 'esspri@2011', options: { pass_below: '3' }, mark: 'primary' },
        },
        { results: { follow: { missing: ['invalid:dry_f'] } }, reasons: ['invalid:dry_f'] },
      ],
    })
  })
  it('take units, and refuse what the instrument does not take, all at once', async () => {
    const path = '/api/instruments/star/records'
    const scored = await here.post(path, { rows: [{ igg_b: '2000', igg_f: '1800' }], units: { igg_b: 'mg/dl', igg_f: 'mg/dL' } })
    expect(scored.json).toMatchObject({ rows: [{ results: { biological: { value: true } } }] })
    const wrong = await here.post(path, { rows: [{ ig_b: 1 }, { ig_b: 2, esspri: 1 }] })
    expect([wrong.status, wrong.json]).toMatchObject([404, { issues: [{ column: 'rows.0.ig_b' }, { column: 'rows.1.esspri' }] }])
    expect((await here.post(path, { rows: [{}], units: { igg_b: 'mmol/L' } })).json).toMatchObject({
      issues: [{ code: 'unit-not-accepted' }],
    })
  })
  it('are at most ten thousand', async () => {
    const many = await here.post('/api/instruments/esspri/records', { rows: Array.from({ length: 10_001 }, () => ({ dry_f: 1 })) })
    expect([many.status, many.json]).toMatchObject([400, { issues: [{ code: 'input-invalid', column: 'rows' }] }])
    expect(
      (await here.post('/api/instruments/esspri/records', { rows: Array.from({ length: 10_000 }, () => ({ dry_f: 1 })) })).status,
    ).toBe(200)
  })
})

describe('a table over HTTP', () => {
  it('comes back scored, with its summary as a trailer', async () => {
    const path = join(here.folder, 'visits.csv')
    await writeFile(path, 'id,dry_f,fat_f,pain_f\nA,8,7,6\nB,8,x,6\n')
    const lacking = join(here.folder, 'lacking.csv')
    await writeFile(lacking, 'cns\n1\n')
    const { status, body, trailers } = await postForTrailers('/api/instruments/esspri/score', { path })
    expect(status).toBe(200)
    expect(body.split('\n')[1]).toBe('A,8,7,6,NA,7,0,NA,21,,missing:dry_b;missing:fat_b;missing:pain_b')
    expect(JSON.parse(decodeURIComponent(trailers['dacryon-notes'] ?? ''))).toMatchObject({
      issues: [],
      summary: { rows: 2, scored: 1 },
    })
    const warned = await postForTrailers('/api/instruments/essdai/score', { path: lacking })
    expect(JSON.parse(decodeURIComponent(warned.trailers['dacryon-notes'] ?? ''))).toMatchObject({
      issues: [{ code: 'items-without-column' }],
    })
    const refused = await here.post('/api/instruments/essdai/score', { path })
    expect([refused.status, refused.json]).toMatchObject([400, { issues: [{ code: 'no-item-column' }] }])
  })
})
