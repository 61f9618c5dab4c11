import { releaseScoreOperations } from '@dacryon/release-to-scores'
import { expect, test } from 'vitest'
import { columnOf } from '../src/api/read-subjects.ts'
import { rollCall } from '../src/pages/study/scores/patient/use-subjects.ts'
import { draftOf, planOf, sameDraft } from '../src/pages/study/scores/plan/draft-of-plan.ts'
import { armsOf, pointsOf } from '../src/pages/study/scores/visits/points-of.ts'
import { responseRows } from '../src/pages/study/scores/visits/response-rows.ts'
import { tQuantile } from '../src/pages/study/scores/visits/t-quantile.ts'
import { transitionMatrices } from '../src/pages/study/scores/visits/transition-matrix.ts'
import { visitAxis } from '../src/pages/study/scores/visits/visit-axis.ts'
import { mismatchesOf } from './mock/scores/mismatches.ts'
import { mockInstruments, subjectsOf } from './mock/scores/model.ts'
import { scoresOf } from './mock/scores/overview.ts'
import { subjectOf } from './mock/scores/subject.ts'
import { summaryOf } from './mock/scores/summary.ts'
import { mockStudies } from './mock/studies.ts'

const [cohort, trial] = mockStudies()
const [essdai] = mockInstruments()
const star = mockInstruments().find(({ id }) => id === 'star')
if (cohort === undefined || trial === undefined || essdai === undefined || star === undefined) throw new Error('no mock study')
const names = { everyone: 'Everyone', noArm: 'No group' }

test.each([
  ['scores', scoresOf(cohort, [])],
  ['score-summary', summaryOf(trial, star, [], true)],
  ['score-summary', summaryOf(cohort, essdai, [], false)],
  ['score-subject', subjectOf(trial, 'P00003', [])],
  ['score-mismatches', mismatchesOf(trial, [])],
])('the mock answers %s as the operation says', (id, answer) => {
  const output = releaseScoreOperations.find((operation) => operation.id === id)?.output
  expect(output?.parse(answer)).toEqual(answer)
})

test.each([
  [1, 12.7062047],
  [2, 4.3026527],
  [3, 3.1824463],
  [10, 2.2281389],
  [31, 2.0395134],
  [100, 1.9839715],
  [999, 1.9623415],
])('with %i degrees of freedom the quantile is that of R: qt(0.975, df)', (df, expected) => {
  expect(tQuantile(0.95, df)).toBeCloseTo(expected, 6)
})

test('the quantile does not jump where the normal distribution takes over', () => {
  expect(tQuantile(0.95, 5_001)).toBeCloseTo(tQuantile(0.95, 5_000), 3)
})

test('the interval of a mean is that of a one-sample t test: t.test(c(1, 2, 4, 8, 16))', () => {
  const summary = summaryOf(trial, essdai, [], false)
  const [group] = summary.groups
  const result = group?.results[0]
  if (group === undefined || result === undefined) throw new Error('no group')
  const numbers = { mean: 6.2, sd: 6.099_180_273, min: 1, q1: 2, median: 4, q3: 8, max: 16 }
  const one = { ...summary, groups: [{ ...group, results: [{ ...result, known: 5, missing: 2, numbers }] }] }
  const [point] = pointsOf(one, result.result, 'known', names)
  expect(point?.low).toBeCloseTo(-1.373_1, 4)
  expect(point?.high).toBeCloseTo(13.773_1, 4)
  const { sd: _, ...lone } = numbers
  const single = { ...one, groups: [{ ...group, results: [{ ...result, known: 1, missing: 0, numbers: lone }] }] }
  expect(pointsOf(single, result.result, 'known', names)).toEqual([
    { visit: group.visit, arm: 'Everyone', estimate: 6.2, n: 1, missing: 0 },
  ])
})

test('the reference arm comes first, those without an arm last', () => {
  const summary = summaryOf(trial, star, [], true)
  const [group] = summary.groups
  if (group === undefined) throw new Error('no group')
  const groups = ['NA', 'A', 'Placebo'].map((arm) => ({ ...group, arm }))
  expect(armsOf({ ...summary, groups, reference: 'Placebo' }, names)).toEqual(['Placebo', 'A', 'No group'])
})

test('the main result comes last, and all of an arm counts those without a result', () => {
  const summary = summaryOf(trial, star, [], true)
  const rows = responseRows(summary, 'Week 24', 'all', names)
  expect(rows.slice(-3).map(({ result, n }) => [result, n])).toEqual([
    ['responder', 100],
    ['responder', 100],
    ['responder', 100],
  ])
})

test('every patient of an arm stands in one cell of its matrix', () => {
  const summary = summaryOf(trial, essdai, [], true)
  const matrices = transitionMatrices(summary, 'state', 'Week 24', armsOf(summary, names), names)
  expect(matrices.map(({ arm }) => arm)).toEqual(['Placebo', 'Low dose', 'High dose'])
  for (const { all, states, from, count, known, unchanged } of matrices) {
    expect(all).toBe(100)
    expect(states.map(({ id }) => id)).toEqual([
      ...Object.keys(essdai.results.state?.kind === 'category' ? essdai.results.state.choices : {}),
      'NA',
    ])
    expect(states.reduce((sum, { id }) => sum + from(id), 0)).toBe(all)
    for (const { id } of states) expect(states.reduce((sum, to) => sum + count(id, to.id), 0)).toBe(from(id))
    expect(known - unchanged).toBe(
      states
        .flatMap((a) => states.flatMap((b) => (a !== b && a.id !== 'NA' && b.id !== 'NA' ? count(a.id, b.id) : 0)))
        .reduce((x, y) => x + y, 0),
    )
  }
})

test('visits stand on their times only where all have one in the same unit', () => {
  const weeks = trial.release.content.visits
  expect(visitAxis(weeks).unit).toBe('wk')
  expect(weeks.map(({ label }) => visitAxis(weeks).at(label))).toEqual([0, 4, 12, 24, 36, 48])
  const mixed = [...weeks, { label: 'Year 2', time: 2, unit: 'a' as const }]
  expect(visitAxis(mixed).unit).toBeUndefined()
  expect(mixed.map(({ label }) => visitAxis(mixed).at(label))).toEqual([0, 1, 2, 3, 4, 5, 6])
})

test('the plan says every choice; options that differ between instruments are kept for each alone', () => {
  const scores = scoresOf(trial, [])
  const draft = draftOf(scores)
  const plan = planOf(scores, draft)
  expect(plan.options).toMatchObject({ policy: 'bounds', opt_lachrymal: 'either', eye_policy: 'both' })
  expect('reason' in plan).toBe(false)
  const option = {
    ...scores.options[0],
    id: 'policy',
    kind: 'choice' as const,
    label: { en: 'x', fr: 'x' },
    choices: [],
    default: 'a',
    chosen: 'b',
  }
  const two = {
    ...scores,
    options: [
      { ...option, instruments: ['star'] },
      { ...option, instruments: ['ssri'] },
    ],
  }
  expect(planOf(two, draftOf(two))).toMatchObject({ options: {}, own: { star: { policy: 'b' }, ssri: { policy: 'b' } } })
  expect(sameDraft(draft, { ...draft, chosen: { ...draft.chosen } })).toBe(true)
  expect(sameDraft(draft, { ...draft, baseline: 'Week 4' })).toBe(false)
})

test('patients are listed by a variable that most have, in few rows, and never by the arm', () => {
  const node = (code: string, subjects: number, observations: number) => ({
    ...trial.nodes[1],
    id: code,
    parent: '',
    name: code,
    kind: 'number' as const,
    code,
    subjects,
    observations,
    missing: 0,
    leaves: 1,
  })
  expect(rollCall([node('arm', 300, 300), node('age', 300, 301), node('igg', 299, 299), node('pain', 300, 1_800)], 'arm')).toBe('age')
})

test('one column of a CSV is read, whatever stands in the others', () => {
  expect(columnOf('study,subject,note\r\nS,P1,"a, b"\r\nS,"P ""2""","two\r\nlines"\r\nS,,x\r\n', 'subject')).toEqual(['P1', 'P "2"', ''])
  expect(columnOf('a,b\n1,2', 'subject')).toEqual([])
  expect(subjectsOf(trial)).toHaveLength(300)
})
