import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NumericColumn } from '../../src/data/index.ts'
import { factorInformation, logDeterminantOf } from '../../src/regression/index.ts'
import { isEstimable } from '../../src/result/index.ts'
import {
  computeBaselineHazard,
  computeConcordance,
  computeCumulativeIncidence,
  computeKaplanMeier,
  computeRestrictedMeans,
  coxNewton,
  firthCoxNewton,
  fitCauseSpecificCox,
  fitCox,
  fitFineGray,
  fitFirthCox,
  incidenceAt,
  incidenceCurve,
  martingaleResiduals,
  predictSurvival,
  sortCox,
  survivalAt,
  survivalCurve,
  survivalQuantiles,
  testGray,
  testLogRank,
  testProportionalHazards,
} from '../../src/survival/index.ts'
import { partialLikelihood } from '../../src/survival/kernel/partial-likelihood.ts'
import { codes, factor, frame, numeric, rows, value } from '../regression/rows.ts'

const followUp = { time: 'time', event: 'event' }
const status = { time: 'time', status: 'status' }

describe('what cannot be estimated', () => {
  const monotone = frame(
    numeric('time', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    numeric('event', [1, 1, 0, 1, 1, 0, 0, 0, 0, 0]),
    numeric('x', [1, 1, 0, 1, 1, 0, 0, 1, 0, 0]),
    numeric('z', [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]),
  )

  test('monotone likelihood is flagged and has a finite penalised estimate', () => {
    const model = value(fitCox(monotone, { ...followUp, terms: [['x'], ['z']] }))
    expect(model.monotone).toEqual(['x'])
    expect(model.coefficients[0]?.value).toMatchObject({ code: 'monotone-likelihood' })
    expect(model.coefficients[1]?.value).toMatchObject({ estimate: expect.any(Number) })
    expect(codes(testProportionalHazards(model))).toEqual(['monotone-likelihood'])
    const firth = value(fitFirthCox(monotone, { ...followUp, terms: [['x'], ['z']] })).coefficients[0]?.value
    if (firth === undefined || !isEstimable(firth)) throw new Error('No penalised estimate.')
    expect(firth.estimate).toBeGreaterThan(0)
    expect(firth.estimate).toBeLessThan(10)
    expect(firth.interval.low).toBeLessThan(firth.estimate)
  })

  test('the penalised fit is where log l + log |I| / 2 is flat', () => {
    for (const ties of ['efron', 'breslow'] as const) {
      const time = (rows.columns.get('time') as NumericColumn).values.map((one) => Math.ceil(one / 10))
      const event = (rows.columns.get('event') as NumericColumn).values
      const [x, z] = ['x', 'z'].map((name) => (rows.columns.get(name) as NumericColumn).values)
      const design = { rows: 60, columns: 2, data: Float64Array.from({ length: 120 }, (_, at) => (at % 2 === 0 ? x : z)?.[at >> 1] ?? 0) }
      const sorted = sortCox({ design, time, event, strata: time.map((_, row) => row % 2), entry: time.map((one) => (one > 3 ? 1 : 0)) })
      const at = (b: readonly number[]): number => {
        const point = partialLikelihood(sorted, b, ties)
        return point.logLikelihood + logDeterminantOf(factorInformation(point.information, 2, 0)) / 2
      }
      const [b0 = 0, b1 = 0] = firthCoxNewton(sorted, { ties }).coefficients
      const h = 1e-4
      expect(Math.abs(at([b0 + h, b1]) - at([b0 - h, b1])) / (2 * h)).toBeLessThan(1e-6)
      expect(Math.abs(at([b0, b1 + h]) - at([b0, b1 - h])) / (2 * h)).toBeLessThan(1e-6)
    }
  })

  test('constant and doubled covariates, within strata too', () => {
    const data = frame(
      ...rows.columns.values(),
      numeric('one', Array<number>(60).fill(1)),
      numeric(
        'same',
        Array.from((rows.columns.get('s') as NumericColumn).values, (s) => 3 * s),
      ),
    )
    const constant = value(fitCox(data, { ...followUp, terms: [['one'], ['x']] }))
    expect(constant.coefficients[0]?.value).toMatchObject({ code: 'aliased' })
    const stratum = value(fitCox(data, { ...followUp, terms: [['same'], ['x']], strata: 's' }))
    expect(stratum.coefficients[0]?.value).toMatchObject({ code: 'aliased' })
    expect(isEstimable(stratum.coefficients[1]?.value ?? { kind: 'not_estimable', code: '', reason: '' })).toBe(true)
  })

  test('quantiles that are not reached, limits at 0, horizons beyond follow-up', () => {
    const data = frame(numeric('time', [1, 2, 3, 4]), numeric('event', [0, 1, 0, 0]), factor('g', ['a', 'a', 'b', 'b']))
    const [a, b] = value(computeKaplanMeier(data, { ...followUp, group: 'g' })).curves
    if (a === undefined || b === undefined) throw new Error('No curves.')
    expect(survivalQuantiles(b, [0.5])[0]?.time).toMatchObject({ code: 'quantile-not-reached' })
    expect(survivalAt(a, [2])[0]).toMatchObject({ survival: 0, interval: { code: 'nobody-left' } })
    expect(survivalAt(b, [1])[0]).toMatchObject({ survival: 1, interval: { code: 'no-event-yet' } })
    const { means, differences } = value(computeRestrictedMeans([a, b], 10))
    expect(means[0]?.mean).toBe(2)
    expect(means[1]?.mean).toMatchObject({ code: 'horizon-beyond-follow-up' })
    expect(differences[0]?.difference).toMatchObject({ code: 'horizon-beyond-follow-up' })
    expect(codes(computeRestrictedMeans([a], 0))).toEqual(['horizon-not-positive'])
  })

  test('input errors', () => {
    const data = frame(
      numeric('time', [1, -2]),
      numeric('late', [2, 2]),
      numeric('event', [1, 0]),
      numeric('none', [0, 0]),
      numeric('odd', [2, 0]),
      numeric('x', [0, 1]),
      factor('g', ['a', 'a']),
      factor('status', ['0', '0']),
    )
    expect(codes(computeKaplanMeier(data, followUp))).toEqual(['time-negative'])
    expect(codes(computeKaplanMeier(data, { time: 'late', event: 'odd' }))).toEqual(['event-not-binary'])
    expect(codes(computeKaplanMeier(data, { time: 'late', event: 'event', entry: 'late' }))).toEqual(['interval-empty'])
    expect(codes(fitCox(data, { time: 'late', event: 'none', terms: [['x']] }))).toEqual(['no-event'])
    expect(codes(fitCox(data, { time: 'late', event: 'event', terms: [] }))).toEqual(['no-term'])
    expect(codes(testLogRank(data, { time: 'late', event: 'event', group: 'g' }))).toEqual(['one-group'])
    expect(codes(testGray(rows, { ...status, group: 'nope' }))).toEqual(['column-unknown'])
    expect(codes(computeCumulativeIncidence(data, { time: 'late', status: 'status' }))).toEqual(['too-few-levels'])
    expect(codes(fitFineGray(rows, { ...status, of: 'nope', terms: [['x']] }))).toEqual(['level-unknown'])
  })

  test('no pair, no comparison', () => {
    expect(value(computeConcordance([1, 2], [0, 0], [1, 2])).c).toMatchObject({ code: 'no-pair' })
    const data = frame(numeric('time', [1, 2, 3]), numeric('event', [0, 0, 1]), factor('g', ['a', 'a', 'b']))
    expect(value(testLogRank(data, { ...followUp, group: 'g' })).statistic).toMatchObject({ code: 'no-comparison' })
  })
})

const subjects = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: -3, max: 3 })), {
  minLength: 6,
  maxLength: 30,
})

describe('laws', () => {
  test('without ends of follow-up the curve is the share still free', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 }), (times) => {
        const curve = survivalCurve(
          times,
          times.map(() => 1),
        )
        curve.time.forEach((t, at) => {
          expect(curve.survival[at]).toBeCloseTo(times.filter((one) => one > t).length / times.length, 12)
        })
      }),
    )
  })

  test('incidences and the event-free share sum to 1; one cause alone is 1 - Kaplan-Meier with Greenwood', () => {
    fc.assert(
      fc.property(subjects, (found) => {
        const time = found.map(([t]) => t)
        const curve = incidenceCurve(
          time,
          found.map(([, what]) => what),
          2,
        )
        curve.time.forEach((_, at) => {
          const total = curve.causes.reduce((sum, { incidence }) => sum + (incidence[at] as number), curve.eventFree[at] as number)
          expect(total).toBeCloseTo(1, 12)
          for (const { jackknife, aalen } of curve.causes) expect(Number.isFinite(jackknife[at]) && Number.isFinite(aalen[at])).toBe(true)
        })
        const single = found.map(([, what]) => (what === 0 ? 0 : 1))
        const [one] = incidenceCurve(time, single, 1).causes
        const plain = survivalCurve(time, single)
        plain.survival.forEach((s, at) => {
          expect(one?.incidence[at]).toBeCloseTo(1 - s, 12)
          if (s > 0) expect(one?.jackknife[at]).toBeCloseTo(s * s * (plain.greenwood[at] as number), 12)
        })
      }),
    )
  })

  test('the jackknife variance is the slope in the weight of each subject, squared and summed', () => {
    const time = [1, 2, 2, 3, 4, 4, 5, 6, 7, 7]
    const what = [1, 2, 0, 1, 1, 2, 0, 2, 1, 0]
    const weighted = (weights: readonly number[], at: number): number => {
      let [free, incidence] = [1, 0]
      for (const t of [...new Set(time)].filter((one) => one <= at)) {
        const n = time.reduce((sum, one, row) => sum + (one >= t ? (weights[row] ?? 0) : 0), 0)
        const d = (cause: number): number =>
          time.reduce((sum, one, row) => sum + (one === t && what[row] === cause ? (weights[row] ?? 0) : 0), 0)
        incidence += (free * d(1)) / n
        free *= 1 - (d(1) + d(2)) / n
      }
      return incidence
    }
    const curve = incidenceCurve(time, what, 2)
    const h = 1e-5
    curve.time.forEach((t, k) => {
      const squares = time.reduce((sum, _, row) => {
        const move = (by: number): number =>
          weighted(
            time.map((__, other) => (other === row ? 1 + by : 1)),
            t,
          )
        return sum + ((move(h) - move(-h)) / (2 * h)) ** 2
      }, 0)
      expect(curve.causes[0]?.jackknife[k]).toBeCloseTo(squares, 8)
    })
  })

  test('Harrell C by counting pairs', () => {
    fc.assert(
      fc.property(subjects, (found) => {
        const event = found.map(([, what]) => (what === 0 ? 0 : 1))
        let [good, all] = [0, 0]
        found.forEach(([t, , x], i) => {
          found.forEach(([s, , z], j) => {
            if (event[i] !== 1 || !(s > t || (s === t && event[j] === 0)) || i === j) return
            all++
            good += x > z ? 1 : x === z ? 0.5 : 0
          })
        })
        const { c } = value(
          computeConcordance(
            found.map(([t]) => t),
            event,
            found.map(([, , x]) => x),
          ),
        )
        if (all === 0) expect(c).toMatchObject({ code: 'no-pair' })
        else expect(c).toBeCloseTo(good / all, 12)
      }),
    )
  })

  test('the score test of a Cox model without ties is the log-rank test', () => {
    const time = Array.from({ length: 20 }, (_, at) => at + 1)
    const event = time.map((t) => (t % 3 === 0 ? 0 : 1))
    const x = time.map((t) => ((t * 7) % 5 < 2 ? 1 : 0))
    const design = { rows: 20, columns: 1, data: Float64Array.from(x) }
    const { scoreStatistic } = coxNewton({ design, time, event })
    const data = frame(
      numeric('time', time),
      numeric('event', event),
      factor(
        'g',
        x.map((one) => String(one)),
      ),
    )
    expect(value(testLogRank(data, { ...followUp, group: 'g' })).statistic).toBeCloseTo(scoreStatistic, 10)
  })

  test('time split in intervals says the same as whole follow-up', () => {
    const whole = value(fitCox(rows, { ...followUp, terms: [['x'], ['z']] }))
    const [time, event, x, z] = ['time', 'event', 'x', 'z'].map((name) => Array.from((rows.columns.get(name) as NumericColumn).values))
    const pieces = (time ?? []).flatMap((t, row) => {
      const more = { x: x?.[row] ?? 0, z: z?.[row] ?? 0 }
      const last = { from: t > 20 ? 20 : 0, to: t, event: event?.[row] ?? 0, ...more }
      return t > 20 ? [{ from: 0, to: 20, event: 0, ...more }, last] : [last]
    })
    const column = (of: 'from' | 'to' | 'event' | 'x' | 'z') =>
      numeric(
        of,
        pieces.map((piece) => piece[of]),
      )
    const split = value(
      fitCox(frame(column('from'), column('to'), column('event'), column('x'), column('z')), {
        time: 'to',
        event: 'event',
        entry: 'from',
        terms: [['x'], ['z']],
      }),
    )
    expect(split.fit.coefficients[0]).toBeCloseTo(whole.fit.coefficients[0] as number, 9)
    expect(split.logLikelihood[1]).toBeCloseTo(whole.logLikelihood[1], 8)
  })

  test('martingale residuals sum to zero; all ties agree where there are none; order does not matter', () => {
    const model = value(fitCox(rows, { ...followUp, terms: [['x'], ['g']] }))
    expect(martingaleResiduals(model.fit).reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 9)
    const time = Array.from({ length: 30 }, (_, at) => (at * 17) % 31)
    const event = time.map((t) => (t % 4 === 0 ? 0 : 1))
    const design = { rows: 30, columns: 1, data: Float64Array.from(time, (t, at) => ((t * 3) % 7) + at / 10) }
    const fits = (['efron', 'breslow', 'exact'] as const).map((ties) => coxNewton({ design, time, event }, { ties }))
    for (const fit of fits) {
      expect(fit.coefficients[0]).toBeCloseTo(fits[0]?.coefficients[0] as number, 10)
      expect(fit.logLikelihood[1]).toBeCloseTo(fits[0]?.logLikelihood[1] as number, 9)
    }
    const turned = coxNewton({
      design: { ...design, data: design.data.slice().reverse() },
      time: [...time].reverse(),
      event: [...event].reverse(),
    })
    expect(turned.coefficients[0]).toBeCloseTo(fits[0]?.coefficients[0] as number, 10)
  })

  test('without competing events Fine-Gray is the Cox model, and cause-specific is Cox of that cause', () => {
    const event = (rows.columns.get('event') as NumericColumn).values
    const alone = frame(
      ...rows.columns.values(),
      factor(
        'only',
        Array.from(event, (one) => (one === 1 ? 'event' : 'end')),
        ['end', 'event'],
      ),
    )
    const subdistribution = value(fitFineGray(alone, { time: 'time', status: 'only', of: 'event', terms: [['x']] }))
    const cox = value(fitCox(rows, { ...followUp, terms: [['x']], ties: 'breslow' }))
    expect(subdistribution.fit.coefficients[0]).toBeCloseTo(cox.fit.coefficients[0] as number, 9)
    const specific = value(fitCauseSpecificCox(alone, { time: 'time', status: 'only', of: 'event', terms: [['x']], ties: 'breslow' }))
    expect(specific.fit.coefficients[0]).toBeCloseTo(cox.fit.coefficients[0] as number, 12)
  })

  test('predicted survival falls with time and with risk', () => {
    const model = value(fitCox(rows, { ...followUp, terms: [['x']] }))
    const [baseline] = computeBaselineHazard(model)
    if (baseline === undefined) throw new Error('No baseline.')
    const at = (x: number, t: number): number => predictSurvival(model, baseline, [x], t)
    expect(at(5, 0)).toBe(1)
    expect(at(5, 20)).toBeGreaterThan(at(5, 60))
    expect(at(5, 20) > at(9, 20)).toBe((model.fit.coefficients[0] as number) > 0)
  })

  test('intervals of an incidence hold it and stay within 0 and 1', () => {
    const { groups } = value(computeCumulativeIncidence(rows, { ...status, group: 'g' }))
    for (const group of groups)
      for (const { incidence, interval } of incidenceAt(group, '1', [5, 20, 60])) {
        if (!isEstimable(interval)) continue
        expect(interval.low).toBeLessThanOrEqual(incidence)
        expect(interval.high).toBeGreaterThanOrEqual(incidence)
        expect(interval.low >= 0 && interval.high <= 1).toBe(true)
      }
  })
})
