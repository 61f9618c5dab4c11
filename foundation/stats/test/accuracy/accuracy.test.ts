import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareResponsiveness,
  computeAnchoredImportantChange,
  computeAuc,
  computeBrierScore,
  computeCalibration,
  computeDistributionImportantChange,
  computeNetBenefit,
  computePartialAuc,
  computeResponderCIndex,
  computeResponsiveness,
  computeRocCurve,
  findYoudenThreshold,
  testHosmerLemeshow,
  testPairedAucs,
  testUnpairedAucs,
} from '../../src/accuracy/index.ts'
import { codes, estimated, value } from '../value.ts'

const sample = fc
  .array(fc.record({ score: fc.integer({ min: 0, max: 8 }), ill: fc.boolean() }), { minLength: 6, maxLength: 30 })
  .filter((list) => list.filter(({ ill }) => ill).length > 1 && list.filter(({ ill }) => !ill).length > 1)
const scoredOf = (list: readonly { readonly score: number; readonly ill: boolean }[]) => ({
  scores: list.map(({ score }) => score),
  cases: list.map(({ ill }) => ill),
})

describe('area under the curve', () => {
  it('is the share of pairs in the right order, ties half, and the area under its own points', () => {
    fc.assert(
      fc.property(sample, (list) => {
        const scored = scoredOf(list)
        let [right, pairs] = [0, 0]
        for (const a of list)
          for (const b of list)
            if (a.ill && !b.ill) [right, pairs] = [right + (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0), pairs + 1]
        const { auc } = value(computeAuc(scored))
        expect(auc).toBeCloseTo(right / pairs, 12)
        expect(value(computePartialAuc(scored, 0, 1))).toBeCloseTo(auc, 12)
        expect(value(computePartialAuc(scored, 0, 0.4)) + value(computePartialAuc(scored, 0.4, 1))).toBeCloseTo(auc, 12)
        expect(value(computeAuc({ ...scored, direction: 'lower' })).auc).toBeCloseTo(1 - auc, 12)
      }),
    )
  })

  it('does not change under a rising transformation, nor the order of subjects', () => {
    fc.assert(
      fc.property(sample, (list) => {
        const [one, other] = [
          value(computeAuc(scoredOf(list))),
          value(computeAuc(scoredOf([...list].reverse().map(({ score, ill }) => ({ score: Math.exp(score), ill }))))),
        ]
        expect(other.auc).toBeCloseTo(one.auc, 12)
        if (typeof one.variance === 'number') expect(estimated(other.variance)).toBeCloseTo(one.variance, 12)
      }),
    )
  })

  it('says perfect separation, with a bound instead of no uncertainty', () => {
    const perfect = value(computeAuc({ scores: [1, 2, 3, 4, 5, 6], cases: [false, false, false, true, true, true] }))
    expect(perfect.variance).toMatchObject({ code: 'perfect-separation' })
    expect(estimated(perfect.interval).low).toBeCloseTo(0.025 ** (1 / 3), 12)
    expect(estimated(perfect.interval).high).toBe(1)
    expect(perfect.warnings.map(({ code }) => code)).toEqual(['perfect-separation'])
    expect(codes(computeAuc({ scores: [1, 2], cases: [true, true] }))).toEqual(['one-class'])
    expect(codes(computeAuc({ scores: [1, Number.POSITIVE_INFINITY], cases: [true, false] }))).toEqual(['value-not-finite'])
  })

  it('compares a marker with itself as no difference, and with its opposite symmetrically', () => {
    const [scores, cases] = [
      [3, 1, 4, 1, 5, 9, 2, 6, 5, 3],
      [false, false, true, false, true, true, false, true, false, true],
    ]
    const other = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8]
    expect(value(testPairedAucs(scores, scores, cases))).toMatchObject({ code: 'zero-variance' })
    const [ab, ba] = [estimated(value(testPairedAucs(scores, other, cases))), estimated(value(testPairedAucs(other, scores, cases)))]
    expect(ab.statistic).toBeCloseTo(-ba.statistic, 12)
    const [one, two] = [
      estimated(value(testUnpairedAucs({ scores, cases }, { scores: other, cases }))),
      estimated(value(testUnpairedAucs({ scores: other, cases }, { scores, cases }))),
    ]
    expect(one.pValue).toBeCloseTo(two.pValue, 12)
    expect(one.interval.low <= 0 && one.interval.high >= 0).toBe(one.pValue >= 0.05)
  })
})

describe('thresholds', () => {
  it('run from everybody to nobody, and the best has the largest index of all', () => {
    fc.assert(
      fc.property(sample, (list) => {
        const scored = scoredOf(list)
        const { points } = value(computeRocCurve(scored))
        expect(points[0]).toMatchObject({ threshold: '-Infinity', sensitivity: 1, specificity: 0 })
        expect(points.at(-1)).toMatchObject({ threshold: 'Infinity', sensitivity: 0, specificity: 1 })
        const { index } = value(findYoudenThreshold(scored))
        expect(index).toBeCloseTo(Math.max(...points.map(({ sensitivity, specificity }) => sensitivity + specificity - 1)), 12)
      }),
    )
  })

  it('loses its optimism for a useless marker', () => {
    const scored = {
      scores: Array.from({ length: 40 }, (_, i) => Math.sin(i * 77.7)),
      cases: Array.from({ length: 40 }, (_, i) => i % 3 === 0),
    }
    const found = value(findYoudenThreshold(scored, { samples: 100, seed: 'y' }))
    expect(found.corrected ?? 1).toBeLessThan(found.index)
    expect(value(findYoudenThreshold(scored, { samples: 100, seed: 'y' })).corrected).toBe(found.corrected)
  })
})

describe('a responder rule', () => {
  it('has the C-index and interval of its 0/1 score', () => {
    const rule = value(computeResponderCIndex({ yes: 24, of: 40 }, { yes: 7, of: 39 }))
    const arm = [...new Array<boolean>(40).fill(true), ...new Array<boolean>(39).fill(false)]
    const response = arm.map((active, at) => ((active ? at < 24 : at - 40 < 7) ? 1 : 0))
    const roc = value(computeAuc({ scores: response, cases: arm }, { scale: 'plain' }))
    expect(rule.cIndex).toBeCloseTo(roc.auc, 12)
    expect(estimated(rule.interval).low).toBeCloseTo(estimated(roc.interval).low, 12)
    expect(value(computeResponderCIndex({ yes: 5, of: 5 }, { yes: 0, of: 5 })).interval).toMatchObject({ code: 'zero-variance' })
  })
})

describe('predicted risks', () => {
  const risks = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200)
  const events = risks.map((risk, i) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1 < risk)

  it('score by Brier and net benefit', () => {
    expect(value(computeBrierScore([0.8, 0.2], [true, false]))).toMatchObject({ n: 2 })
    expect(value(computeBrierScore([0.8, 0.2], [true, false])).brier).toBeCloseTo(0.04, 12)
    expect(value(computeBrierScore([0.5, 0.5], [true, true])).scaled).toMatchObject({ code: 'one-class' })
    const [all] = value(computeNetBenefit(risks, events, [0]))
    expect(all?.model).toBeCloseTo(all?.everyone ?? Number.NaN, 12)
    expect(codes(computeNetBenefit(risks, events, [1]))).toEqual(['threshold-invalid'])
    expect(codes(computeBrierScore([1.2], [true]))).toEqual(['risk-invalid'])
  })

  it('calibrate: stretching the predictor divides the slope, shifting it moves the mean', () => {
    const logits = risks.map((risk) => Math.log(risk / (1 - risk)))
    const plain = value(computeCalibration(logits, events))
    const stretched = value(
      computeCalibration(
        logits.map((one) => 2 * one),
        events,
      ),
    )
    expect(estimated(stretched.slope).estimate).toBeCloseTo(estimated(plain.slope).estimate / 2, 8)
    const shifted = value(
      computeCalibration(
        logits.map((one) => one + 1),
        events,
      ),
    )
    expect(estimated(shifted.inTheLarge).estimate).toBeCloseTo(estimated(plain.inTheLarge).estimate - 1, 8)
    expect(value(computeCalibration([-2, -1, 1, 2], [false, false, true, true])).slope).toMatchObject({ code: 'separation' })
    expect(value(computeCalibration([1, 1, 1, 1], [false, false, true, true])).slope).toMatchObject({ code: 'constant-predictor' })
  })

  it('group by risk: every subject in one group', () => {
    const found = estimated(value(testHosmerLemeshow(risks, events)))
    expect(found.groups.reduce((sum, { n }) => sum + n, 0)).toBe(200)
    expect(found.groups.reduce((sum, { observed }) => sum + observed, 0)).toBe(events.filter(Boolean).length)
    expect(found.df).toBe(8)
    expect(value(testHosmerLemeshow([0.2, 0.2, 0.3], [true, false, true]))).toMatchObject({ code: 'too-few-groups' })
  })
})

describe('responsiveness and important change', () => {
  it('has the worked figures', () => {
    const found = value(computeResponsiveness([10, 12, 14], [8, 11, 10]))
    expect(estimated(found.srm)).toBeCloseTo(-7 / 3 / Math.sqrt(7 / 3), 12)
    expect(estimated(found.ses)).toBeCloseTo(-7 / 6, 12)
    expect(value(computeResponsiveness([1, 1], [2, 2])).srm).toMatchObject({ code: 'zero-variance' })
    expect(value(compareResponsiveness([-3, -2, -4], [0, -1, 1]))).toEqual({ guyatt: -3, standardisedDifference: -3 })
    const change = value(computeDistributionImportantChange([1, 2, 3], 0.75))
    expect(change).toMatchObject({ halfStandardDeviation: 0.5, sem: 0.5 })
    expect(change.detectableChange).toBeCloseTo(1.9599639845 * Math.SQRT2 * 0.5, 9)
    expect(codes(computeDistributionImportantChange([1, 2], 2))).toEqual(['reliability-invalid'])
  })

  it('finds the change of even odds when half improved, whatever the direction', () => {
    const change = Array.from({ length: 80 }, (_, i) => Math.sin(i * 5.3) * 4 + 1)
    const order = [...change].sort((a, b) => a - b)
    const middle = ((order[39] ?? 0) + (order[40] ?? 0)) / 2
    const improved = change.map((one, i) => (i % 7 === 0 ? one < middle : one > middle))
    const found = value(computeAnchoredImportantChange(change, improved))
    const turned = value(
      computeAnchoredImportantChange(
        change.map((one) => -one),
        improved,
        { direction: 'lower' },
      ),
    )
    expect(estimated(turned.predictive)).toBeCloseTo(-estimated(found.predictive), 8)
    expect(estimated(turned.adjusted)).toBeCloseTo(-estimated(found.adjusted), 8)
    expect(Number(turned.rocThreshold)).toBeCloseTo(-Number(found.rocThreshold), 8)
    expect(found.warnings).toEqual([])
  })
})
