import { describe, expect, test } from 'vitest'
import { planScoresOperation, scoreSummaryOperation } from '../src/index.ts'
import { doorsOf, partsOf, type Row } from './made-up.ts'
import { run } from './run.ts'

interface Arm {
  readonly name: string
  readonly responders: number
  readonly of: number
}

/** A patient who meets CRESS by symptoms, tears and saliva, or who meets nothing. */
const patient = (subject: string, arm: string, responds: boolean): readonly Row[] => {
  const row = (visit: string, variable: string, cell: string): Row => ({ subject, visit, variable, cell })
  const at = (visit: string, better: boolean): readonly Row[] => [
    row(visit, 'essdai.clin_total', '9'),
    row(visit, 'pro.esspri_dryness', better ? '5' : '8'),
    row(visit, 'pro.esspri_fatigue', '7'),
    row(visit, 'pro.esspri_pain', '6'),
    row(visit, 'oc.schirmer_r', better ? '9' : '2'),
    row(visit, 'oc.schirmer_l', better ? '9' : '2'),
    row(visit, 'or.uwsf', better ? '0.30' : '0.20'),
    row(visit, 'imm.igg', '18'),
    row(visit, 'imm.rf', '40'),
  ]
  return [row('Week 0', 'trial.arm', arm), ...at('Week 0', false), ...at('Week 24', responds)]
}

const trial = (...arms: readonly Arm[]): readonly Row[] =>
  arms.flatMap(({ name, responders, of }) => Array.from({ length: of }, (_, n) => patient(`${name}-${n}`, name, n < responders)).flat())

const summaryOf = async (active: readonly [number, number], placebo: readonly [number, number], instrument = 'cress') => {
  const rows = trial({ name: 'Active', responders: active[0], of: active[1] }, { name: 'Placebo', responders: placebo[0], of: placebo[1] })
  const doors = await doorsOf(partsOf('TRIAL', ['Week 0', 'Week 24'], rows))
  await run(planScoresOperation, doors, { study: 'TRIAL' })
  return run(scoreSummaryOperation, doors, { study: 'TRIAL', instrument })
}

describe('CRESS responses of trials, patient by patient, give the published difference', () => {
  test.each([
    ['abatacept, single centre, week 24', [24, 40], [7, 39], '0.4205'],
    ['rituximab, week 48', [33, 67], [20, 66], '0.1895'],
    ['abatacept, multinational, day 169', [41, 92], [30, 95], '0.1299'],
    ['efgartigimod, week 24', [10, 22], [1, 9], '0.3434'],
  ] as const)('%s', async (_, active, placebo, expected) => {
    const { groups, differences, reference } = await summaryOf(active, placebo)
    const responder = groups.map(({ arm, results }) => [
      arm,
      ...results.filter(({ result }) => result === 'responder').map(({ yes, known }) => [yes, known]),
    ])
    expect(responder).toEqual([
      ['Active', active],
      ['Placebo', placebo],
    ])
    const whole = differences.find(({ result, of }) => result === 'responder' && of === 'known')
    expect([reference, whole?.difference.estimate.toFixed(4), whole?.difference.method]).toEqual([
      'Placebo',
      expected,
      'Newcombe hybrid score',
    ])
  })
})

test('domains stand beside the whole, with rates and intervals of their own', async () => {
  const { groups } = await summaryOf([24, 40], [7, 39])
  const active = groups[0]?.results.filter(({ kind }) => kind === 'yes-no').map(({ result, yes, known }) => [result, yes, known])
  expect(active).toEqual([
    ['systemic', 0, 40],
    ['symptoms', 24, 40],
    ['tear', 24, 40],
    ['saliva', 24, 40],
    ['serology', 0, 40],
    ['responder', 24, 40],
  ])
  // R: prop.test(24, 40, correct = FALSE)
  const rate = groups[0]?.results.find(({ result }) => result === 'responder')?.rate
  expect([rate?.estimate, rate?.low.toFixed(6), rate?.high.toFixed(6), rate?.method]).toEqual([0.6, '0.445959', '0.736517', 'Wilson score'])
})

test('those who stopped coming count in the whole, and not among those known', async () => {
  const rows = [...trial({ name: 'Active', responders: 3, of: 4 }, { name: 'Placebo', responders: 1, of: 4 })].filter(
    ({ subject, visit }) => !(['Active-0', 'Placebo-3'].includes(subject) && visit === 'Week 24'),
  )
  const doors = await doorsOf(partsOf('TRIAL', ['Week 0', 'Week 24'], rows))
  await run(planScoresOperation, doors, { study: 'TRIAL' })
  const { groups, differences } = await run(scoreSummaryOperation, doors, { study: 'TRIAL', instrument: 'star' })
  expect(
    groups.map(({ arm, enrolled, subjects, results }) => [
      arm,
      enrolled,
      subjects,
      ...results.filter(({ result }) => result === 'pro').map(({ yes }) => yes),
    ]),
  ).toEqual([
    ['Active', 4, 3, 2],
    ['Placebo', 4, 3, 1],
  ])
  expect(differences.filter(({ result }) => result === 'pro').map(({ of, counts }) => [of, counts])).toEqual([
    ['known', { yes: 2, n: 3, referenceYes: 1, referenceN: 3 }],
    ['all', { yes: 2, n: 4, referenceYes: 1, referenceN: 4 }],
  ])
})

test('states move from the baseline to a visit, those not known among them', async () => {
  const domains =
    'constitutional lymphadenopathy glandular articular cutaneous pulmonary renal muscular pns cns haematological biological'.split(' ')
  const at = (subject: string, visit: string, articular: string): readonly Row[] =>
    domains.map((domain) => ({
      subject,
      visit,
      variable: `essdai.${domain}`,
      cell: domain === 'articular' ? articular : domain === 'renal' ? '1' : '0',
    }))
  const rows = [
    ...at('P1', 'Week 0', '3'),
    ...at('P1', 'Week 24', '0'),
    ...at('P2', 'Week 0', '0'),
    ...at('P2', 'Week 24', ''),
    ...at('P3', 'Week 24', '1'),
  ]
  const doors = await doorsOf(partsOf('COHORT', ['Week 0', 'Week 24'], rows))
  const { transitions, groups } = await run(scoreSummaryOperation, doors, { study: 'COHORT', instrument: 'essdai' })
  expect(transitions.map(({ from, to, count }) => [from, to, count])).toEqual([
    ['moderate', 'moderate', 1],
    ['moderate', 'NA', 1],
    ['NA', 'moderate', 1],
  ])
  // totals 11 and 5 at baseline; 5 and 7 later
  expect(groups.map(({ results }) => results[0]?.numbers)).toMatchObject([
    { mean: 8, median: 8, min: 5, max: 11 },
    { mean: 6, median: 6, min: 5, max: 7 },
  ])
})
