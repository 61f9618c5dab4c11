import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { NumericColumn } from '../../src/data/index.ts'
import type { Coefficient } from '../../src/regression/index.ts'
import { isEstimable } from '../../src/result/index.ts'
import {
  type CoxModel,
  computeConcordance,
  computeKaplanMeier,
  fitCox,
  fitFineGray,
  martingaleResiduals,
  schoenfeldResiduals,
  scoreResiduals,
  survivalAt,
  survivalQuantiles,
  testGray,
  testLogRank,
  testProportionalHazards,
} from '../../src/survival/index.ts'
import { frame, numeric, rows, value } from '../regression/rows.ts'

const truth = JSON.parse(readFileSync(new URL('./survival.json', import.meta.url), 'utf8')) as Record<string, number[]>

const near = (found: ArrayLike<unknown>, name: string, relative = 1e-8): void => {
  const expected = truth[name] ?? []
  expect(expected.length, name).toBeGreaterThan(0)
  expect(found.length, name).toBe(expected.length)
  expected.forEach((number, at) => {
    expect(Math.abs((found[at] as number) - number), `${name}[${at}]`).toBeLessThanOrEqual(relative * Math.abs(number) + 1e-10)
  })
}

const numbers = (name: string): Float64Array => (rows.columns.get(name) as NumericColumn).values
const kept = (coefficients: readonly Coefficient[]) => coefficients.flatMap(({ value: one }) => (isEstimable(one) ? [one] : []))
const estimates = ({ coefficients }: CoxModel) => kept(coefficients).map(({ estimate }) => estimate)
const errors = ({ coefficients }: CoxModel) => kept(coefficients).map(({ standardError }) => standardError)
/** Rows by columns, read column by column as R prints a matrix. */
const byColumn = (values: Float64Array, columns: number, count: number) =>
  Array.from({ length: columns }, (_, j) => Array.from({ length: count }, (_, row) => values[row * columns + j])).flat()

const terms = [['x'], ['g']]
const followUp = { time: 'time', event: 'event' }

describe('Cox models against R', () => {
  for (const ties of ['efron', 'breslow'] as const)
    test(`delayed entry, weights and clusters with ${ties} ties`, () => {
      const specification = { ...followUp, entry: 'entry', terms, ties, weights: 'w' }
      const model = value(fitCox(rows, specification))
      const score = isEstimable(model.score) ? model.score.statistic : Number.NaN
      near([...estimates(model), ...errors(model), ...model.logLikelihood, score], `entry_${ties}`)
      near(errors(value(fitCox(rows, { ...specification, cluster: 'id' }))), `cluster_${ties}`, 1e-7)
    })

  test('strata with delayed entry', () => {
    const model = value(fitCox(rows, { ...followUp, entry: 'entry', terms, strata: 's' }))
    near([...estimates(model), ...errors(model)], 'strata_entry')
    const { terms: tests, global } = value(testProportionalHazards(model))
    const lines = [...tests.map(({ test: one }) => one), global].flatMap((one) => (isEstimable(one) ? [one] : []))
    near([...lines.map(({ statistic }) => statistic), ...lines.map(({ df }) => df)], 'zph_entry', 1e-7)
  })

  test('residuals', () => {
    const { fit } = value(fitCox(rows, { ...followUp, terms }))
    near(martingaleResiduals(fit).slice(0, 10), 'martingale')
    near(byColumn(scoreResiduals(fit, 'efron'), 3, 5), 'score', 1e-7)
    const { residuals, scaled } = schoenfeldResiduals(fit, 'efron')
    near(byColumn(residuals, 3, 5), 'schoenfeld', 1e-7)
    near(byColumn(scaled, 3, 5), 'scaled', 1e-7)
  })

  test('proportional hazards on other scales', () => {
    const model = value(fitCox(rows, { ...followUp, terms }))
    for (const scale of ['rank', 'identity'] as const) {
      const { terms: tests, global } = value(testProportionalHazards(model, scale))
      const lines = [...tests.map(({ test: one }) => one), global].flatMap((one) => (isEstimable(one) ? [one] : []))
      near([...lines.map(({ statistic }) => statistic), ...lines.map(({ df }) => df)], `zph_${scale}`, 1e-7)
    }
  })
})

describe('curves and tests against R', () => {
  test('Kaplan-Meier with delayed entry', () => {
    const { curves } = value(computeKaplanMeier(rows, { ...followUp, entry: 'entry' }))
    const at = curves[0] === undefined ? [] : survivalAt(curves[0], [10, 30, 60, 90])
    const ends = at.map(({ interval }) => (isEstimable(interval) ? interval : { low: Number.NaN, high: Number.NaN }))
    near(
      [
        ...at.map(({ atRisk }) => atRisk),
        ...at.map(({ survival }) => survival),
        ...at.map(({ standardError }) => standardError),
        ...ends.map(({ low }) => low),
        ...ends.map(({ high }) => high),
      ],
      'km_entry',
    )
  })

  test('a median where the curve is flat at one half', () => {
    const flat = frame(numeric('time', [1, 2, 3, 4]), numeric('event', [1, 1, 0, 1]))
    const { curves } = value(computeKaplanMeier(flat, followUp))
    near(curves[0] === undefined ? [] : survivalQuantiles(curves[0], [0.5]).map(({ time }) => time), 'flat_median')
  })

  test('stratified G-rho', () => {
    const { statistic, groups } = value(testLogRank(rows, { ...followUp, group: 'g', strata: 's', rho: 0.5 }))
    near([statistic, ...groups.map(({ observed }) => observed), ...groups.map(({ expected }) => expected)], 'g_rho')
  })

  test('concordance within strata', () => {
    const { c, standardError } = value(computeConcordance(numbers('time'), numbers('event'), numbers('x'), numbers('s')))
    near([c, standardError], 'concordance_strata')
  })

  test("Gray's test with strata and with weights", () => {
    const of = (more: { readonly strata?: string; readonly rho?: number }) =>
      value(testGray(rows, { time: 'time', status: 'status', group: 'g', ...more })).tests.flatMap(({ test: one }) =>
        isEstimable(one) ? [one] : [],
      )
    const strata = of({ strata: 's' })
    near([...strata.map(({ statistic }) => statistic), ...strata.map(({ df }) => df)], 'gray_strata')
    near(
      of({ rho: 1 }).map(({ statistic }) => statistic),
      'gray_rho',
    )
  })

  test('Fine-Gray of the second event', () => {
    const model = value(fitFineGray(rows, { time: 'time', status: 'status', of: '2', terms: [['x'], ['z']] }))
    const all = kept(model.coefficients)
    near(
      [...all.map(({ estimate }) => estimate), ...all.map(({ standardError }) => standardError), model.logLikelihood[1]],
      'fine_gray',
      1e-7,
    )
  })
})
