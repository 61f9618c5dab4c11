import { expect, test } from 'vitest'
import { type FigureName, figure, figures } from '../src/figures.ts'
import type { Enrolled } from '../src/model/simulate.ts'
import { esspri, median, number, simulated } from './simulated.ts'

const { alder, bouleau, cedar, dogwood, elder, fir } = simulated()
const cohorts = [alder, bouleau, cedar].flatMap(({ enrolled }) => enrolled)
const everyone = [alder, bouleau, cedar, dogwood, elder, fir].flatMap(({ enrolled }) => enrolled)
type Visit = Enrolled['visits'][number]
const baselines = (people: readonly Enrolled[]): readonly Visit[] => people.flatMap(({ visits }) => visits.slice(0, 1))

// Four standard errors of sampling, and the slack that the copula's mixture leaves.
const closeTo = (share: number, target: number, n: number, slack = 0.03): void => {
  expect(Math.abs(share - target)).toBeLessThan(4 * Math.sqrt((target * (1 - target)) / n) + slack)
}
const share = <T>(things: readonly T[], holds: (thing: T) => boolean): number => things.filter(holds).length / things.length

test('the studies have their sizes, visits and three balanced arms', () => {
  expect([alder, bouleau, cedar, dogwood, elder, fir].map(({ enrolled }) => enrolled.length)).toEqual([400, 1000, 300, 130, 120, 300])
  expect(fir.plan.times.map(({ weeks }) => weeks)).toEqual([0, 4, 12, 24, 36, 48])
  expect(Object.values(Object.groupBy(fir.enrolled, ({ arm }) => arm ?? '')).map((arm) => arm?.length)).toEqual([100, 100, 100])
  expect(Math.max(...bouleau.enrolled.flatMap(({ visits }) => visits.map(({ time }) => time.weeks)))).toBeCloseTo(5 * 52.18, 0)
  expect(new Set(everyone.map(({ person }) => person.id)).size).toBe(everyone.length)
})

const active: readonly (readonly [FigureName, typeof alder])[] = [
  ['essdaiActiveAlder', alder],
  ['essdaiActiveBouleau', bouleau],
  ['essdaiActiveCedar', cedar],
  ['essdaiActiveDogwood', dogwood],
  ['essdaiActiveElder', elder],
]
test.each(active)('%s: share with ESSDAI of at least 5', (name, study) => {
  closeTo(
    share(baselines(study.enrolled), (visit) => number(visit, 'essdai.total') >= 5),
    figure(name),
    study.enrolled.length,
  )
})

test('the Fir trial fills its two cohorts evenly', () => {
  expect(share(baselines(fir.enrolled), (visit) => number(visit, 'essdai.total') >= 5)).toBe(figure('essdaiActiveFir'))
})

const visitShares: readonly (readonly [FigureName, (visit: Visit) => boolean])[] = [
  ['esspriUnsatisfactory', (visit) => esspri(visit) >= 5],
  ['stainingAbnormal', (visit) => Math.max(number(visit, 'oc.oss_r'), number(visit, 'oc.oss_l')) >= 5],
  ['ssaPositive', ({ complete }) => complete['imm.ssa'] === 'positive'],
  ['cryoglobulin', ({ complete }) => complete['imm.cryoglobulin'] === 'positive'],
  ['monoclonal', ({ complete }) => complete['imm.monoclonal'] === 'Y'],
]
test.each(visitShares)('%s: share of patients of the cohorts', (name, holds) => {
  closeTo(share(baselines(cohorts), holds), figure(name), cohorts.length)
})

const personShares: readonly (readonly [FigureName, (one: Enrolled) => boolean])[] = [
  ['femaleShare', ({ person }) => person.sex === 'F'],
  ['interferonPositive', ({ person }) => person.programme.interferon > 1.645],
  ['clusterC1', ({ person }) => person.cluster === 'C1'],
  ['clusterC4', ({ person }) => person.cluster === 'C4'],
  ['stratumHsb', ({ person }) => person.stratum === 'HSB'],
  ['stratumLsb', ({ person }) => person.stratum === 'LSB'],
  ['stratumKept', ({ person }) => person.later.stratum === person.stratum],
]
test.each(personShares)('%s: share of people in the cohorts', (name, holds) => {
  closeTo(share(cohorts, holds), figure(name), cohorts.length)
})

test('anti-SSB comes only with anti-SSA, in the published share', () => {
  const positive = baselines(cohorts).filter(({ complete }) => complete['imm.ssa'] === 'positive')
  closeTo(
    share(positive, ({ complete }) => complete['imm.ssb'] === 'positive'),
    figure('ssbPositiveOfSsa'),
    positive.length,
  )
  for (const { complete } of baselines(everyone)) if (complete['imm.ssb'] === 'positive') expect(complete['imm.ssa']).toBe('positive')
})

const medians: readonly (readonly [FigureName, string])[] = [
  ['uwsfMedian', 'or.uwsf'],
  ['swsfMedian', 'or.swsf'],
  ['iggMedian', 'imm.igg'],
  ['c3Median', 'imm.c3'],
  ['c4Median', 'imm.c4'],
]
test.each(medians)('%s: median over the cohorts', (name, id) => {
  const found = median(baselines(cohorts).map((visit) => number(visit, id)))
  expect(Math.abs(found / figure(name) - 1)).toBeLessThan(0.12)
})

test('focus scores are foci per 4 mm2 of the examined area, with the published quartiles', () => {
  const biopsies = bouleau.enrolled.flatMap(({ biopsy }) => ('hist.focus_score' in biopsy ? [biopsy] : []))
  for (const biopsy of biopsies) {
    const exact = (4 * Number(biopsy['hist.foci_count'])) / Number(biopsy['hist.gland_area'])
    expect(Math.abs(Number(biopsy['hist.focus_score']) - exact)).toBeLessThan(0.0051)
  }
  expect(Math.abs(median(biopsies.map((biopsy) => Number(biopsy['hist.focus_score']))) / figure('focusScoreMedian') - 1)).toBeLessThan(0.15)
})

test('two readers of one scan agree about as well as published, and one of them grades higher', () => {
  const pairs = alder.enrolled.flatMap(({ visits }) =>
    visits.flatMap(({ scans: [first, second] }) =>
      (first?.readings ?? []).map(({ omeract }, index) => [omeract, second?.readings[index]?.omeract ?? -1] as const),
    ),
  )
  const observed = share(pairs, ([a, b]) => a === b)
  const expected = [0, 1, 2, 3].reduce((sum, grade) => sum + share(pairs, ([a]) => a === grade) * share(pairs, ([, b]) => b === grade), 0)
  expect(Math.abs((observed - expected) / (1 - expected) - figure('readerKappa'))).toBeLessThan(0.12)
  closeTo(
    share(
      alder.enrolled.flatMap(({ visits }) => visits.slice(0, 1)).filter(({ scans }) => scans.length > 0),
      ({ scans }) => (scans[0]?.readings ?? []).some(({ omeract }) => omeract >= 2),
    ),
    figure('ultrasoundPositive'),
    280,
    0.05,
  )
})

test('every figure says where it comes from', () => {
  for (const [name, entry] of Object.entries(figures)) {
    expect(Number.isFinite(entry.value), name).toBe(true)
    if (entry.mark === 'assumed') expect(entry.why.length, name).toBeGreaterThan(10)
    else expect((entry.citation.doi ?? entry.citation.url ?? '').length, name).toBeGreaterThan(5)
  }
})
