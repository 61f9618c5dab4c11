import { expect, test } from 'vitest'
import { measurePanel } from '../src/model/expression.ts'
import { cxcl13Of } from '../src/model/proteins.ts'
import type { Enrolled } from '../src/model/simulate.ts'
import { bloodSamples } from '../src/studies/blood-samples.ts'
import { inFirSubgroup } from '../src/studies/effects.ts'
import { truth } from '../src/truth.ts'
import { changes, correlation, esspri, mean, number, simulated, welch } from './simulated.ts'

const consortium = simulated()
const { alder, bouleau, dogwood, elder, fir, panel } = consortium
const arm = (people: readonly Enrolled[], name: string): readonly Enrolled[] => people.filter((one) => one.arm === name)
const essdai = (visit: Enrolled['visits'][number]): number => number(visit, 'essdai.total')
const inSubgroup = (one: Enrolled): boolean => inFirSubgroup(one.person, one.visits[0]?.complete ?? {})

test('arm A of Fir lowers ESSDAI in the subgroup of two variables and hardly outside', () => {
  const inside = [arm(fir.enrolled, 'Combination A'), arm(fir.enrolled, 'Placebo')].map((people) =>
    changes(people.filter(inSubgroup), 24, essdai),
  )
  const outside = [arm(fir.enrolled, 'Combination A'), arm(fir.enrolled, 'Placebo')].map((people) =>
    changes(
      people.filter((one) => !inSubgroup(one)),
      24,
      essdai,
    ),
  )
  const [treated = [], placebo = []] = inside
  expect(mean(treated) - mean(placebo)).toBeLessThan(-2.5)
  expect(welch(treated, placebo)).toBeLessThan(-1.96)
  expect(Math.abs(welch(outside[0] ?? [], outside[1] ?? []))).toBeLessThan(2.8)
})

test('neither variable of the subgroup finds it alone', () => {
  const treated = arm(fir.enrolled, 'Combination A')
  const shareIn = (people: readonly Enrolled[]): number => people.filter(inSubgroup).length / people.length
  expect(shareIn(fir.enrolled)).toBeGreaterThan(0.15)
  expect(shareIn(fir.enrolled)).toBeLessThan(0.45)
  expect(shareIn(treated.filter(({ person }) => person.diseaseDuration <= 8))).toBeLessThan(0.75)
  expect(shareIn(treated.filter(({ visits }) => Number(visits[0]?.complete['imm.igg']) >= 15))).toBeLessThan(0.85)
})

test('CXCL13 tells who answers to arm B of Fir, and not to placebo', () => {
  const slope = (name: string): number => {
    const people = arm(fir.enrolled, name).filter(({ visits }) => visits.some(({ time }) => time.weeks === 24))
    return correlation(
      people.map(({ person }) => cxcl13Of(person)),
      people.map((one) => changes([one], 24, essdai)[0] ?? 0),
    )
  }
  expect(slope('Combination B')).toBeLessThan(-0.2)
  expect(slope('Combination B')).toBeLessThan(slope('Placebo') - 0.1)
})

test('the Elder drug helps the symptoms of the high-burden stratum only', () => {
  const difference = (strata: readonly string[]): number => {
    const of = (name: string) =>
      changes(
        arm(elder.enrolled, name).filter(({ person }) => strata.includes(person.stratum)),
        24,
        esspri,
      )
    return mean(of('Active')) - mean(of('Placebo'))
  }
  expect(difference(['HSB'])).toBeLessThan(-1)
  expect(Math.abs(difference(['LSB', 'PDF', 'DDF']))).toBeLessThan(0.5)
})

test('the Dogwood drug raises saliva in the dryness-dominant stratum only, and lowers IgG in all', () => {
  const saliva = (visit: Enrolled['visits'][number]): number => Math.log(number(visit, 'or.uwsf') + 0.01)
  const ratio = (dry: boolean): number => {
    const of = (name: string) =>
      changes(
        arm(dogwood.enrolled, name).filter(({ person }) => (person.stratum === 'DDF') === dry),
        24,
        saliva,
      )
    return Math.exp(mean(of('Active')) - mean(of('Placebo')))
  }
  expect(ratio(true)).toBeGreaterThan(1.25)
  expect(Math.abs(Math.log(ratio(false)))).toBeLessThan(0.25)
  const igg = changes(arm(dogwood.enrolled, 'Active'), 24, (visit) => Math.log(number(visit, 'imm.igg')))
  expect(Math.exp(mean(igg))).toBeGreaterThan(0.8)
  expect(Math.exp(mean(igg))).toBeLessThan(0.93)
})

test('interferon genes rise and fall together, invented genes follow nothing, the sex genes tell the sex', () => {
  const samples = bloodSamples(alder.enrolled.slice(0, 200), [0], () => '')
  const columns = measurePanel(
    panel,
    samples.map(({ donor }) => donor),
  )
  const row = (symbol: string): readonly number[] => {
    const at = panel.findIndex((gene) => gene.symbol === symbol)
    return columns.map((column) => column[at] ?? Number.NaN)
  }
  expect(correlation(row('IFI44L'), row('MX1'))).toBeGreaterThan(0.6)
  expect(correlation(row('MS4A1'), row('CD19'))).toBeGreaterThan(0.5)
  expect(Math.abs(correlation(row('SYNG00001'), row('MX1')))).toBeLessThan(0.3)
  expect(samples.every(({ donor }, index) => (row('XIST')[index] ?? 0) > (row('RPS4Y1')[index] ?? 0) === (donor.sex === 'F'))).toBe(true)
  const clusterMean = (cluster: string, symbol: string): number => {
    const values = row(symbol)
    return mean(samples.flatMap(({ enrolled }, index) => (enrolled.person.cluster === cluster ? [values[index] ?? 0] : [])))
  }
  expect(clusterMean('C1', 'IFI44L')).toBeGreaterThan(clusterMean('C2', 'IFI44L') + 0.8)
  expect(clusterMean('C4', 'CXCR2')).toBeGreaterThan(clusterMean('C3', 'CXCR2') + 0.5)
  expect(clusterMean('C3', 'MS4A1')).toBeGreaterThan(clusterMean('C4', 'MS4A1') + 0.5)
})

test('values go missing the way the truth says', () => {
  const done = (positive: boolean): number => {
    const people = bouleau.enrolled.filter(({ visits }) => (visits[0]?.complete['imm.ssa'] === 'positive') === positive)
    return people.filter(({ biopsy }) => 'hist.focus_score' in biopsy).length / people.length
  }
  // Missing at random: serology decides about the biopsy.
  expect(done(false)).toBeGreaterThan(done(true) + 0.05)
  // Missing not at random: those who left the questionnaire empty were more tired.
  const visits = bouleau.enrolled.flatMap((one) => one.visits)
  const kept = visits.filter(({ observed }) => 'pro.facit_f' in observed).map((visit) => number(visit, 'pro.facit_f'))
  const lost = visits.filter(({ observed }) => !('pro.facit_f' in observed)).map((visit) => number(visit, 'pro.facit_f'))
  expect(welch(kept, lost)).toBeGreaterThan(5)
  // Missing completely at random: the ultrasound machine.
  const first = alder.enrolled.flatMap(({ visits: seen }) => seen.slice(0, 1))
  const scanned = first.filter(({ scans }) => scans.length > 0)
  const unscanned = first.filter(({ scans }) => scans.length === 0)
  expect(Math.abs(welch(scanned.map(essdai), unscanned.map(essdai)))).toBeLessThan(3)
})

test('the truth names every subject once and the planted visits outside their windows', () => {
  const told = truth('tests')
  expect(told.synthetic).toBe(true)
  expect(Object.values(told.studies).map(({ subjects }) => subjects.length)).toEqual([400, 1000, 300, 130, 120, 300])
  expect(told.outOfWindow.visits.length).toBeGreaterThan(3)
  expect(told.lymphomas.length).toBeGreaterThan(3)
  expect(told.lymphomas.length).toBeLessThan(40)
  expect(JSON.parse(JSON.stringify(told))).toEqual(told)
})
