import { exact } from '@dacryon/core'
import { instruments } from '@dacryon/endpoints'
import { describe, expect, test } from 'vitest'
import { agreementOf } from '../src/answers/agrees.ts'
import { comparedTotals } from '../src/answers/totals.ts'
import { planScoresOperation, scoreMismatchesOperation } from '../src/index.ts'
import { doorsOf, partsOf, type Row } from './made-up.ts'
import { run } from './run.ts'

const levels =
  'constitutional lymphadenopathy glandular articular cutaneous pulmonary renal muscular pns cns haematological biological'.split(' ')
const essdai = (subject: string, visit: string, articular: string, total: string): readonly Row[] => [
  ...levels.map((domain) => ({ subject, visit, variable: `essdai.${domain}`, cell: domain === 'articular' ? articular : '0' })),
  { subject, visit, variable: 'essdai.total', cell: total },
]
const esspri = (subject: string, mean: string): readonly Row[] =>
  ['5', '4', '4', mean].map((cell, at) => ({
    subject,
    visit: 'Week 0',
    variable: ['pro.esspri_dryness', 'pro.esspri_fatigue', 'pro.esspri_pain', 'pro.esspri'][at] ?? '',
    cell,
  }))

describe('totals of the files against recomputed ones', () => {
  test('every difference is listed with both values and their places; what cannot be recomputed is counted', async () => {
    const rows = [
      ...essdai('P1', 'Week 0', '2', '4'),
      ...essdai('P1', 'Week 24', '1', '3'),
      ...essdai('P2', 'Week 0', '', '6'),
      ...esspri('P1', '4.3'),
      ...esspri('P2', '4.33'),
      ...esspri('P3', '4.4'),
    ]
    const doors = await doorsOf(partsOf('S', ['Week 0', 'Week 24'], rows))
    const { compared, mismatches } = await run(scoreMismatchesOperation, doors, { study: 'S' })
    expect(
      compared.map(({ concept, totals, exact: same, rounded, different, unknown }) => [concept, totals, same, rounded, different, unknown]),
    ).toEqual([
      ['essdai.total', 3, 1, 0, 1, 1],
      ['pro.esspri', 3, 0, 2, 1, 0],
    ])
    expect(
      mismatches.map(({ subject, visit, concept, inFile, recomputed, difference, place }) => [
        subject,
        visit,
        concept,
        inFile,
        recomputed,
        difference,
        place.line,
      ]),
    ).toEqual([
      ['P1', 'Week 24', 'essdai.total', '3', '2', '1', 27],
      ['P3', 'Week 0', 'pro.esspri', '4.4', '4.333333333333', '0.066666666667', 52],
    ])
    expect(mismatches[0]?.inputs.find(({ item }) => item === 'articular')).toMatchObject({
      text: '1',
      place: { file: 'rows.csv', line: 18 },
    })
  })

  test('the grades of the reader that the plan names are compared', async () => {
    const grades = (reader: string, grade: string): readonly Row[] =>
      ['pr', 'pl', 'sr', 'sl'].map((gland) => ({
        subject: 'P1',
        visit: 'Week 0',
        variable: `sgus.omeract_${gland}`,
        cell: grade,
        reader,
        gland: gland.toUpperCase(),
      }))
    const total: Row = { subject: 'P1', visit: 'Week 0', variable: 'sgus.omeract_sum', cell: '8' }
    const doors = await doorsOf(partsOf('S', ['Week 0'], [...grades('A', '2'), ...grades('B', '1'), total]))
    const counts = async () =>
      (await run(scoreMismatchesOperation, doors, { study: 'S' })).compared.map(({ totals, exact: same, different, unknown }) => [
        totals,
        same,
        different,
        unknown,
      ])
    expect(await counts()).toEqual([[1, 0, 0, 1]])
    await run(planScoresOperation, doors, { study: 'S', baseline: 'Week 0', reader: 'A' })
    expect(await counts()).toEqual([[1, 1, 0, 0]])
    await run(planScoresOperation, doors, { study: 'S', reader: 'B', reason: 'Reader A left' })
    expect(await counts()).toEqual([[1, 0, 1, 0]])
  })
})

describe('agreement', () => {
  const kind = (raw: string, value: ReturnType<typeof exact>) => agreementOf({ kind: 'number', number: Number(raw), raw }, value).kind
  test('is exact, or within half of the last printed digit, or none', () => {
    const thirds = exact(13, 3)
    expect([
      kind('4.3', thirds),
      kind('4.33', thirds),
      kind('4', thirds),
      kind('5', thirds),
      kind('4.30', thirds),
      kind('4.34', thirds),
    ]).toEqual(['rounded', 'rounded', 'rounded', 'different', 'different', 'different'])
    expect([kind('5', exact(5)), kind('5.0', exact(5)), kind('4', exact(5)), kind('0.1', exact(1, 10))]).toEqual([
      'exact',
      'exact',
      'different',
      'exact',
    ])
    expect([kind('2.5', exact(49, 20)), kind('2.4', exact(49, 20))]).toEqual(['rounded', 'rounded'])
  })
})

test('every total that is compared is a result that an instrument has', () => {
  const lost = comparedTotals.filter(
    ({ instrument, result }) => instruments.find(({ id }) => id === instrument)?.results[result] === undefined,
  )
  expect(lost).toEqual([])
})
