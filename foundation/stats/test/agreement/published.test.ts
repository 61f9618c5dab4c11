import { ask } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrapAgreementTask } from '../../src/agreement/bootstrap-agreement.ts'
import {
  bootstrapAgreement,
  compareMethods,
  computeBrennanPrediger,
  computeCohenKappa,
  computeConcordance,
  computeConfusionMetrics,
  computeCongerKappa,
  computeFleissKappa,
  computeGwet,
  computeIcc,
  computeIccReml,
  computeKrippendorff,
  computeLightKappa,
  computeRingTrial,
  computeWeightedFleiss,
  pairTable,
  ratingsOf,
} from '../../src/agreement/index.ts'
import { isEstimable } from '../../src/index.ts'
import { oneThread, type Workshop } from '../../src/workshop/index.ts'

const number = (value: unknown): number => {
  if (typeof value === 'number') return value
  throw new Error(`no number: ${JSON.stringify(value)}`)
}
const _ = null
/** Krippendorff's example of twelve units and four observers. */
const units = [
  [1, 1, _, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [_, 5, 5, 5],
  [_, _, 1, 1],
  [_, 3, _, _],
]
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]
const table = fc.array(fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 12 })

describe('published cases', () => {
  it('Krippendorff (2011): 0.743, 0.815, 0.849, 0.797; Gwet: 0.775', () => {
    const ratings = ask(ratingsOf(units, [1, 2, 3, 4, 5]))
    const alpha = (['nominal', 'ordinal', 'interval', 'ratio'] as const).map((metric) =>
      number(ask(computeKrippendorff(ratings, metric)).estimate),
    )
    expect(alpha.map((value) => value.toFixed(3))).toEqual(['0.743', '0.815', '0.849', '0.797'])
    expect(number(ask(computeGwet(ratings)).estimate)).toBeCloseTo(0.77544, 5)
  })
  it('Shrout and Fleiss (1979): .17, .29, .71 and .44, .62, .91', () => {
    const shown = ask(computeIcc(shroutFleiss)).forms.map(({ model, unit, estimate }) => `${model} ${unit} ${number(estimate).toFixed(2)}`)
    expect(shown.sort()).toEqual([
      'agreement average 0.62',
      'agreement single 0.29',
      'consistency average 0.91',
      'consistency single 0.71',
      'oneway average 0.44',
      'oneway single 0.17',
    ])
  })
})

describe('kappas', () => {
  it('complete nominal ratings: alpha = 1 - (1 - Fleiss)(N - 1)/N; Gwet’s form of Fleiss is Fleiss', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const ratings = ask(ratingsOf(rows, [0, 1, 2, 3]))
        const { overall } = ask(computeFleissKappa(ratings))
        const alpha = ask(computeKrippendorff(ratings, 'nominal')).estimate
        if (!isEstimable(overall) || !isEstimable(alpha)) return
        const n = rows.length * 3
        expect(alpha).toBeCloseTo(1 - ((1 - overall.estimate) * (n - 1)) / n, 10)
        expect(number(ask(computeWeightedFleiss(ratings)).estimate)).toBeCloseTo(overall.estimate, 10)
      }),
    )
  })
  it('two raters: Conger and Light are Cohen; order of subjects does not matter', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const pairs = rows.map((row) => row.slice(0, 2))
        const ratings = ask(ratingsOf(pairs, [0, 1, 2, 3]))
        const cohen = ask(computeCohenKappa(pairTable(ratings, 0, 1), { weights: 'quadratic' })).estimate
        if (!isEstimable(cohen)) return
        const others = [computeCongerKappa, computeLightKappa].map((compute) => number(ask(compute(ratings, 'quadratic')).estimate))
        for (const other of others) expect(other).toBeCloseTo(cohen, 10)
        const turned = ask(ratingsOf(pairs.toReversed(), [0, 1, 2, 3]))
        expect(number(ask(computeGwet(turned, 'linear')).estimate)).toBeCloseTo(number(ask(computeGwet(ratings, 'linear')).estimate), 12)
      }),
    )
  })
  it('weights come from the values of the scale, not from the positions of grades that occur', () => {
    const rows = [
      [0, 0],
      [1, 3],
      [3, 3],
      [1, 1],
      [0, 1],
      [3, 1],
    ]
    const kappa = (grades: readonly number[] | undefined): number =>
      number(ask(computeLightKappa(ask(ratingsOf(rows, grades)), 'quadratic')).estimate)
    // 1 - mean squared distance seen over that of all pairs: (4 + 1 + 4)/6 against 132/36
    const expected = 1 - 9 / 6 / (rows.flatMap(([a = 0]) => rows.map(([, b = 0]) => (a - b) ** 2)).reduce((x, y) => x + y, 0) / 36)
    expect(kappa([0, 1, 2, 3])).toBeCloseTo(expected, 12)
    expect(kappa(undefined)).toBeCloseTo(expected, 12)
    expect(
      number(ask(computeLightKappa(ask(ratingsOf(rows.map((row) => row.map((grade) => 'abcd'[grade] ?? '')))), 'quadratic')).estimate),
    ).not.toBeCloseTo(expected, 3)
  })
  it('Light’s kappa is not Fleiss’ where raters lean', () => {
    const ratings = ask(
      ratingsOf(
        [
          [0, 0, 1],
          [0, 1, 1],
          [1, 1, 1],
          [0, 0, 1],
          [0, 0, 0],
        ],
        [0, 1],
      ),
    )
    const fleiss = ask(computeFleissKappa(ratings)).overall
    if (!isEstimable(fleiss)) throw new Error('no kappa')
    expect(Math.abs(number(ask(computeLightKappa(ratings)).estimate) - fleiss.estimate)).toBeGreaterThan(0.01)
  })
  it('one category only is not estimable, where all categories are known Gwet and Brennan-Prediger are 1', () => {
    const same = ask(
      ratingsOf(
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
        [0, 1],
      ),
    )
    expect(ask(computeCohenKappa(pairTable(same, 0, 1))).estimate).toMatchObject({ code: 'no-variation' })
    expect(ask(computeKrippendorff(same, 'nominal')).estimate).toMatchObject({ code: 'no-variation' })
    for (const compute of [computeGwet, computeBrennanPrediger]) expect(ask(compute(same)).estimate).toBe(1)
    expect(ratingsOf([[1, 5]], [0, 1])).toMatchObject({ ok: false, issues: [{ code: 'category-unknown' }] })
  })
})

describe('variance components', () => {
  it('complete tables: REML is the mean squares’ correlation', () => {
    const fit = ask(computeIccReml(shroutFleiss))
    const form = (model: string) =>
      ask(computeIcc(shroutFleiss)).forms.find((one) => one.model === model && one.unit === 'single')?.estimate
    expect(number(fit.agreement)).toBeCloseTo(number(form('agreement')), 6)
    expect(number(fit.consistency)).toBeCloseTo(number(form('consistency')), 6)
  })
  it('with a gap: the likelihood written out in R (components.R)', () => {
    const gap = shroutFleiss.map((row, subject) => row.map((value, rater) => (subject === 0 && rater === 2 ? null : value)))
    const { subject, rater, residual } = ask(computeIccReml(gap)).variances
    expect([subject, rater, residual].map((value) => value.toFixed(4))).toEqual(['2.5562', '5.2435', '1.0893'])
  })
  it('a ring trial: the likelihood written out in R (components.R), labels free', () => {
    const readings = [1, 2, 3, 4, 5].flatMap((slide) =>
      [1, 2, 3, 4].flatMap((lab) => [1, 2].flatMap((reader) => [1, 2].map((round) => ({ slide, lab, reader, round })))),
    )
    const values = readings.map(({ slide, lab, reader }, at) => {
      const shift = [1.5, -1, 0.4, -2][lab - 1] ?? 0
      const noise =
        0.8 * Math.sin(3 * (lab * 2 + reader)) + 0.7 * Math.cos(7 * (slide * 8 + lab * 2 + reader)) + 0.5 * Math.sin(11 * (at + 1))
      return Math.round((10 + 2 * slide + shift + noise) * 1000) / 1000
    })
    const trial = ask(
      computeRingTrial(
        readings.map(({ slide, lab, reader }, at) => ({
          slide: `s${slide}`,
          laboratory: `l${lab}`,
          reader: `r${reader}`,
          value: values[at] ?? 0,
        })),
      ),
    )
    expect(trial.components.map(({ variance }) => Number(variance.toFixed(3)))).toEqual([2.457, 0.172, 0.138, 0.082])
    expect(trial.components.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
  })
  it('constant or single measurements have reasons', () => {
    expect(
      ask(
        computeIccReml([
          [1, 1],
          [1, 1],
        ]),
      ).agreement,
    ).toMatchObject({ code: 'zero-variance' })
    expect(computeIcc([[1, 2]])).toMatchObject({ ok: false, issues: [{ code: 'too-few-values' }] })
    expect(
      ask(
        computeIcc([
          [1, 1],
          [1, 1],
        ]),
      ).forms[0]?.estimate,
    ).toMatchObject({ code: 'zero-variance' })
  })
})

describe('methods of measurement', () => {
  it('exchanged: bias and limits change sign', () => {
    const [a, b] = [
      [10, 12, 15, 20, 9],
      [11, 12, 13, 21, 10],
    ]
    const [one, other] = [ask(compareMethods(a, b)), ask(compareMethods(b, a))]
    if (!isEstimable(one.lower) || !isEstimable(other.upper)) throw new Error('no limits')
    expect(one.bias).toBeCloseTo(-other.bias, 12)
    expect(one.lower.interval.low).toBeCloseTo(-other.upper.interval.high, 9)
    expect(ask(compareMethods([1, 2, 3], [2, 3, 4])).lower).toMatchObject({ code: 'zero-variance' })
    expect(compareMethods([1, -2], [1, 2], { log: true })).toMatchObject({ ok: false, issues: [{ code: 'not-positive' }] })
  })
  it('concordance of a method with itself is 1 without an interval', () => {
    expect(ask(computeConcordance([1, 2, 3], [1, 2, 3]))).toMatchObject({ estimate: 1, interval: { code: 'no-interval' } })
    expect(ask(computeConcordance([1, 1, 1], [1, 2, 3])).estimate).toMatchObject({ code: 'zero-variance' })
  })
  it('found against true with empty margins', () => {
    const none = ask(computeConfusionMetrics({ truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 5 }))
    expect(none).toMatchObject({ dice: { code: 'empty-margin' }, sensitivity: { code: 'empty-margin' }, specificity: 1 })
    expect(
      ask(computeConfusionMetrics({ truePositive: 3, falsePositive: 0, falseNegative: 1, trueNegative: 5 })).positiveLikelihoodRatio,
    ).toBe('Infinity')
  })
})

describe('bootstrap over subjects', () => {
  const backwards: Workshop = {
    run: async (task, input) => {
      const numbers = Array.from({ length: task.pieces(input) }, (_none, at) => at)
      return numbers
        .toReversed()
        .map((piece) => task.run(input, piece))
        .toReversed()
    },
  }
  it('does not depend on the order of the work; holds the estimate', async () => {
    const options = { statistic: { kind: 'gwet', weights: 'quadratic' }, replicates: 200, seed: 'a' } as const
    const ratings = ask(ratingsOf(units, [1, 2, 3, 4, 5]))
    const [one, other] = [
      ask(await bootstrapAgreement(ratings, options, oneThread)),
      ask(await bootstrapAgreement(ratings, options, backwards)),
    ]
    expect(one).toEqual(other)
    if (!isEstimable(one.interval)) throw new Error('no interval')
    expect(one.interval.low).toBeLessThan(number(one.estimate))
    expect(one.interval.high).toBeGreaterThan(number(one.estimate))
    expect(bootstrapAgreementTask.pieces({ ratings, ...options })).toBe(4)
  })
})
