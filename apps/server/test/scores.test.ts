import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../src/index.ts'
import { type TestServer, testServer, writeFiles } from './support.ts'

const mapping = `study: { id: SMALL, title: A small trial, synthetic: true, armConcept: trial.arm }
visits:
  - { label: Week 0, time: 0, unit: wk }
  - { label: Week 24, time: 24, unit: wk }
files:
  - file: visits.csv
    subject: id
    visit: { column: visit }
    columns:
      arm: { variable: trial.arm, empty: skip }
      dryness: { variable: pro.esspri_dryness, unit: "{score}" }
      fatigue: { variable: pro.esspri_fatigue, unit: "{score}" }
      pain: { variable: pro.esspri_pain, unit: "{score}" }
      mean: { variable: pro.esspri, unit: "{score}" }
`
const rows = [
  'id,visit,arm,dryness,fatigue,pain,mean',
  'A,Week 0,active,8,7,6,7',
  'A,Week 24,,5,4,4,4.3',
  'B,Week 0,placebo,8,7,6,7',
  'B,Week 24,,8,7,6,6',
  '',
]

let here: TestServer
beforeAll(async () => {
  here = await testServer()
  const path = await writeFiles(join(here.folder, 'small'), { 'mapping.yaml': mapping, 'visits.csv': rows.join('\n') })
  const { job } = await here.importPath({ path })
  expect(job.issues).toBeUndefined()
})
afterAll(() => here.end())

interface Answer {
  readonly issues?: readonly { readonly code: string }[]
  readonly release: string
  readonly record: { readonly revision: number; readonly by: string }
  readonly groups: readonly { readonly arm?: string; readonly visit: string }[]
  readonly mismatches: readonly { readonly subject: string; readonly inFile: string; readonly recomputed: string }[]
}
const asked = async (path: string) => {
  const { status, json, headers, text } = await here.ask(`/api/studies/${path}`)
  return { status, headers, text, answer: json as Answer }
}
const fix = async (body: object) => {
  const { status, json } = await here.post('/api/studies/SMALL/scores/plan', body)
  return { status, answer: json as Answer }
}

describe('scores of a study over HTTP', () => {
  it('arms wait for the plan, which is fixed once and outlives the program', async () => {
    const early = await asked('SMALL/scores/esspri/summary')
    expect([early.status, early.answer.issues?.[0]?.code]).toEqual([400, 'score-plan-missing'])
    const first = await fix({ baseline: 'Week 0' })
    expect([first.status, first.answer.record.revision, first.answer.record.by]).toEqual([200, 1, 'tester'])
    const second = await fix({ policy: 'nri' })
    expect([second.status, second.answer.issues?.[0]?.code]).toEqual([400, 'score-plan-fixed'])
    expect((await fix({ policy: 'nri', reason: 'Amendment 1' })).answer.record.revision).toBe(2)
    expect((await here.home.doors.plans.history('SMALL')).map(({ revision }) => revision)).toEqual([1, 2])
    const { answer } = await asked('SMALL/scores/esspri/summary')
    expect(answer.groups.map(({ visit, arm }) => `${visit} ${arm}`)).toEqual([
      'Week 0 active',
      'Week 0 placebo',
      'Week 24 active',
      'Week 24 placebo',
    ])
    expect((await here.audit()).filter(({ operation }) => operation === 'plan-scores').map(({ study }) => study)).toContain('SMALL')
  })

  it('fit the schema that the document promises', async () => {
    const asking = operations.filter(({ id }) => ['scores', 'score-summary', 'score-subject', 'score-mismatches'].includes(id))
    expect(asking).toHaveLength(4)
    for (const { id, http, output } of asking) {
      const path = http.path.replace(':study', 'SMALL').replace(':instrument', 'esspri').replace(':subject', 'A')
      const { status, json } = await here.ask(path)
      expect([id, status]).toEqual([id, 200])
      expect(output.safeParse(json)).toMatchObject({ success: true })
    }
  })

  it('a wrong total is found with both values', async () => {
    const { answer } = await asked('SMALL/scores/mismatches')
    expect(answer.mismatches.map(({ subject, inFile, recomputed }) => [subject, inFile, recomputed])).toEqual([['B', '6', '7']])
  })

  it('answers about a release may change with the plan, so that no browser keeps them for good', async () => {
    const { answer } = await asked('SMALL/scores')
    const fixed = await asked(`${answer.release}/scores`)
    expect([fixed.status, fixed.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
  })

  it('the table and the film strip of a patient', async () => {
    const table = await asked('SMALL/scores/esspri/table')
    expect(table.headers.get('content-disposition')).toContain('SMALL-esspri-')
    expect(table.text.split('\r\n')).toHaveLength(6)
    expect((await asked('SMALL/subjects/A/scores')).status).toBe(200)
    expect((await asked('SMALL/subjects/Z/scores')).answer.issues?.[0]?.code).toBe('subject-unknown')
  })
})
