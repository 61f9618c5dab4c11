import { IssueError } from '@dacryon/core'
import { describe, expect, test } from 'vitest'
import { planScoresOperation, scoreSummaryOperation, scoresOperation, scoreTableOperation } from '../src/index.ts'
import { doorsOf, partsOf, type Row } from './made-up.ts'
import { run, textOf } from './run.ts'

const visits = ['Week -2', 'Week 0', 'Week 24']
const rows: readonly Row[] = ['P1', 'P2', 'P3', 'P4'].flatMap((subject, n) => [
  { subject, visit: 'Week 0', variable: 'trial.arm', cell: n % 2 === 0 ? 'Active' : 'Placebo' },
  { subject, visit: 'Week -2', variable: 'imm.igg', cell: '25' },
  ...['Week 0', 'Week 24'].flatMap((visit, later) => [
    { subject, visit, variable: 'imm.igg', cell: String(20 - 3 * later) },
    { subject, visit, variable: 'or.uwsf', cell: '0.2' },
    { subject, visit, variable: 'pro.esspri_dryness', cell: '5' },
    { subject, visit, variable: 'oc.schirmer_r', cell: '3', reader: 'Ada' },
  ]),
])
const study = () => doorsOf(partsOf('TRIAL', visits, rows))
const codes = async (asked: Promise<unknown>): Promise<readonly string[]> => {
  const error: unknown = await asked.catch((thrown: unknown) => thrown)
  return error instanceof IssueError ? error.issues.map(({ code, column }) => `${code} ${column}`) : [String(error)]
}

describe('the plan of a study', () => {
  test('is fixed once, with who and when; the same again changes nothing', async () => {
    const doors = await study()
    const first = await run(planScoresOperation, doors, { study: 'TRIAL', lachrymal: 'schirmer', policy: 'nri' })
    expect(first.record).toMatchObject({ revision: 1, by: 'ann', at: '2026-01-01T00:00:00Z', plan: { baseline: 'Week 0', totals: 'file' } })
    expect(first.record.plan.options).toMatchObject({
      opt_lachrymal: 'schirmer',
      opt_salivary: 'either',
      policy: 'nri',
      eye_policy: 'both',
    })
    expect(await run(planScoresOperation, doors, { study: 'TRIAL', lachrymal: 'schirmer' })).toEqual(first)
  })

  test('changes only with a reason, and the history stays', async () => {
    const doors = await study()
    await run(planScoresOperation, doors, { study: 'TRIAL' })
    expect(await codes(run(planScoresOperation, doors, { study: 'TRIAL', salivary: 'uwsf' }))).toEqual(['score-plan-fixed reason'])
    const changed = await run(planScoresOperation, doors, { study: 'TRIAL', salivary: 'uwsf', reader: 'Ada', reason: 'Amendment 2' })
    expect(changed.record).toMatchObject({ revision: 2, reason: 'Amendment 2', plan: { reader: 'Ada', options: { opt_salivary: 'uwsf' } } })
    expect(changed.history.map(({ revision, reason }) => [revision, reason])).toEqual([
      [1, undefined],
      [2, 'Amendment 2'],
    ])
    const { plan, history, options } = await run(scoresOperation, doors, { study: 'TRIAL' })
    expect([plan, history]).toEqual([changed.record, changed.history])
    expect(options.find(({ id }) => id === 'opt_salivary')).toMatchObject({ chosen: 'uwsf', default: 'either' })
  })

  test('names everything that is wrong with it at once, and keeps nothing', async () => {
    const doors = await study()
    const wrong = run(planScoresOperation, doors, {
      study: 'TRIAL',
      baseline: 'Week 1',
      reader: 'Bob',
      options: { opt_lacrimal: 'oss', policy: 'locf' },
      own: { star: { opt_salivary: 'spit' }, tsar: {} },
    })
    expect(await codes(wrong)).toEqual([
      'visit-unknown baseline',
      'option-unknown opt_lacrimal',
      'option-value policy',
      'option-value opt_salivary',
      'option-unknown tsar',
      'reader-unknown reader',
    ])
    expect(await doors.plans.history('TRIAL')).toEqual([])
  })

  test('of two at once, one is told', async () => {
    const doors = await study()
    const both = ['igg', 'rf'].map((biological) =>
      run(planScoresOperation, doors, { study: 'TRIAL', biological } as { study: string; biological: 'igg' | 'rf' }),
    )
    const ended = await Promise.all(both.map(async (one) => codes(one)))
    expect(ended.filter(([code]) => code === 'score-plan-raced undefined')).toHaveLength(1)
    expect(await doors.plans.history('TRIAL')).toHaveLength(1)
  })

  test('options and thresholds of one instrument are its own', async () => {
    const doors = await study()
    const summary = () => run(scoreSummaryOperation, doors, { study: 'TRIAL', instrument: 'star' })
    await run(planScoresOperation, doors, { study: 'TRIAL', policy: 'nri', own: { star: { policy: 'bounds' } } })
    expect((await summary()).options).toMatchObject({ policy: 'bounds' })
    expect((await run(scoreSummaryOperation, doors, { study: 'TRIAL', instrument: 'ssri' })).options).toMatchObject({ policy: 'nri' })
  })
})

describe('arms', () => {
  test('are shown only once the plan is fixed; visits without arms at any time', async () => {
    const doors = await study()
    const ask = () => run(scoreSummaryOperation, doors, { study: 'TRIAL', instrument: 'star' })
    expect(await codes(ask())).toEqual(['score-plan-missing study'])
    expect(await codes(run(scoreSummaryOperation, doors, { study: 'TRIAL', instrument: 'star', by: 'trial.arm' }))).toEqual([
      'score-plan-missing study',
    ])
    const all = await run(scoreSummaryOperation, doors, { study: 'TRIAL', instrument: 'star', byArm: false })
    expect(all.groups.map(({ visit, arm, enrolled }) => [visit, arm, enrolled])).toEqual([
      ['Week -2', undefined, 4],
      ['Week 24', undefined, 4],
    ])
    expect((await textOf(scoreTableOperation, doors, { study: 'TRIAL', instrument: 'star' })).split('\r\n')[0]).not.toContain(',arm,')
    await run(planScoresOperation, doors, { study: 'TRIAL' })
    const { groups, reference } = await ask()
    expect(groups.map(({ arm, enrolled }) => [arm, enrolled])).toEqual([
      ['Active', 2],
      ['Placebo', 2],
      ['Active', 2],
      ['Placebo', 2],
    ])
    expect(reference).toBe('Placebo')
    expect((await textOf(scoreTableOperation, doors, { study: 'TRIAL', instrument: 'star' })).split('\r\n')[0]).toContain(',arm,')
  })

  test('a reference that is no arm is refused', async () => {
    const doors = await study()
    await run(planScoresOperation, doors, { study: 'TRIAL' })
    expect(await codes(run(scoreSummaryOperation, doors, { study: 'TRIAL', instrument: 'star', reference: 'Placbo' }))).toEqual([
      'arm-unknown reference',
    ])
  })
})

describe('the baseline', () => {
  test('is not a screening with one result; before the plan another may be asked for, after it none', async () => {
    const doors = await study()
    const visitOf = async (baseline?: string) =>
      (await run(scoresOperation, doors, { study: 'TRIAL', ...(baseline !== undefined && { baseline }) })).baseline
    expect(await visitOf()).toEqual({ visit: 'Week 0', chosen: 'first' })
    expect(await visitOf('Week -2')).toEqual({ visit: 'Week -2', chosen: 'asked' })
    expect(await codes(visitOf('Week 2'))).toEqual(['visit-unknown baseline'])
    await run(planScoresOperation, doors, { study: 'TRIAL' })
    expect(await visitOf('Week 0')).toEqual({ visit: 'Week 0', chosen: 'plan' })
    expect(await codes(visitOf('Week -2'))).toEqual(['score-plan-fixed baseline'])
  })

  test('a visit before it in the plan of the study is no follow-up', async () => {
    const doors = await study()
    const { groups } = await run(scoreSummaryOperation, doors, { study: 'TRIAL', instrument: 'star', byArm: false })
    expect(groups[0]).toMatchObject({
      visit: 'Week -2',
      subjects: 4,
      scored: 0,
      reasons: [{ reason: 'follow_up_before_baseline', count: 4 }],
    })
  })

  test('instruments that are not known, or need a file, are refused by name', async () => {
    const doors = await study()
    expect(await codes(run(scoreSummaryOperation, doors, { study: 'TRIAL', instrument: 'stra' }))).toEqual([
      'instrument-unknown instrument',
    ])
  })
})
