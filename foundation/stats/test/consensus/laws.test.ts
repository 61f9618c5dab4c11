import { ask } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  comparePointScore,
  computeAhpWeights,
  computeDelphiAttrition,
  computeDelphiItem,
  computeDelphiRound,
  computeTradeOffs,
  fitAdditiveValues,
  fitBradleyTerry,
  fitChoiceModel,
  openTradeOffs,
} from '../../src/consensus/index.ts'
import { factorColumn, frameOf, numericColumn } from '../../src/data/index.ts'
import { isEstimable } from '../../src/index.ts'

describe('Delphi', () => {
  it('shares add up, and "cannot answer" is in no denominator', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }), (scores) => {
        const [one, other] = [ask(computeDelphiItem(scores)), ask(computeDelphiItem([null, ...scores, null]))]
        if (!isEstimable(one.shares)) throw new Error('no shares')
        expect(one.shares.low + one.shares.middle + one.shares.high).toBeCloseTo(1, 12)
        expect(other).toEqual({ ...one, asked: one.asked + 2, cannotAnswer: 2 })
      }),
    )
  })
  it('a split panel disagrees and is uncertain; exactly 70 % high and 15 % low is not agreed', () => {
    const split = ask(computeDelphiItem([1, 1, 1, 2, 2, 9, 9, 9, 8, 8]))
    expect(split).toMatchObject({ disagreement: true, extremes: true, appropriateness: 'uncertain' })
    const edge = [...Array.from({ length: 14 }, () => 8), 1, 2, 3, 5, 5, 5]
    expect(ask(computeDelphiItem(edge)).consensus).toEqual([
      { rule: '70/15', reached: false },
      { rule: '75', reached: false },
    ])
    expect(ask(computeDelphiItem([null])).median).toMatchObject({ code: 'no-answer' })
    expect(computeDelphiItem([10])).toMatchObject({ ok: false, issues: [{ code: 'score-invalid' }] })
  })
  it('rounds: response rate, groups for themselves, those who left', () => {
    const answers = ['a', 'b', 'c', 'd'].map((panelist, at) => ({
      panelist,
      group: at < 2 ? 'patients' : 'doctors',
      scores: [9 - at, 8, at + 1],
    }))
    const round = ask(computeDelphiRound(answers, { invited: 5 }))
    expect(round).toMatchObject({
      responseRate: 0.8,
      groups: [
        { group: 'doctors', n: 2 },
        { group: 'patients', n: 2 },
      ],
    })
    expect(computeDelphiAttrition(answers, ['a', 'b'])).toMatchObject({ stayed: 2, left: 2 })
    expect(computeDelphiRound([...answers, ...answers])).toMatchObject({ ok: false })
  })
})

describe('paired comparisons', () => {
  it('AHP gives back weights that made the comparisons, and warns of contradictions', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 6 }), (raw) => {
        const total = raw.reduce((sum, value) => sum + value, 0)
        const found = ask(computeAhpWeights(raw.map((one) => raw.map((other) => one / other))))
        for (const [at, weight] of found.weights.entries()) expect(weight).toBeCloseTo((raw[at] ?? 0) / total, 10)
        expect(found.consistencyRatio).toBeCloseTo(0, 8)
      }),
    )
    const circle = [
      [1, 9, 1 / 9],
      [1 / 9, 1, 9],
      [9, 1 / 9, 1],
    ]
    expect(ask(computeAhpWeights(circle)).warnings).toMatchObject([{ code: 'inconsistent' }])
    expect(
      computeAhpWeights([
        [1, 2],
        [2, 1],
      ]),
    ).toMatchObject({ ok: false, issues: [{ code: 'not-reciprocal' }] })
  })
  it('Bradley-Terry: expected wins are the wins; an item that never loses has no worth', () => {
    const games = [
      ['a', 'b', 3, 1],
      ['b', 'c', 2, 2],
      ['a', 'c', 1, 4],
    ] as const
    const comparisons = games.map(([first, second, firstPreferred, secondPreferred]) => ({
      first,
      second,
      firstPreferred,
      secondPreferred,
    }))
    const { inference, items } = ask(fitBradleyTerry(comparisons))
    if (!isEstimable(inference)) throw new Error('no fit')
    const share = (name: string): number => inference.shares[items.indexOf(name)] ?? 0
    const expected = 4 * (share('a') / (share('a') + share('b'))) + 5 * (share('a') / (share('a') + share('c')))
    expect(expected).toBeCloseTo(4, 9)
    expect(ask(fitBradleyTerry([{ first: 'a', second: 'b', firstPreferred: 3, secondPreferred: 0 }])).inference).toMatchObject({
      code: 'separation',
    })
  })
})

describe('additive values', () => {
  const criteria = [
    { name: 'a', steps: 2 },
    { name: 'b', steps: 1 },
  ]
  it('hold in every answer; contradictions are said; open questions shrink', () => {
    const first = { first: { a: 1 }, second: { b: 1 }, relation: 'preferred' } as const
    const found = ask(fitAdditiveValues(criteria, [first]))
    expect((found.increments.a1 ?? 0) - (found.increments.b1 ?? 0)).toBeGreaterThanOrEqual(1)
    const back = { first: { b: 1 }, second: { a: 1 }, relation: 'preferred' } as const
    expect(fitAdditiveValues(criteria, [first, back])).toMatchObject({ ok: false, issues: [{ code: 'contradiction' }] })
    expect(ask(openTradeOffs(criteria, []))).toHaveLength(2)
    // a above b at its first step decides the second step too
    expect(ask(openTradeOffs(criteria, [first]))).toHaveLength(0)
    expect(fitAdditiveValues(criteria, [{ first: { z: 1 }, second: {}, relation: 'equal' }])).toMatchObject({ ok: false })
  })
})

describe('choices', () => {
  const frame = (chosen: readonly number[], cheap: readonly number[]) =>
    ask(
      frameOf([
        ask(numericColumn('cheap', cheap)),
        ask(numericColumn('chosen', chosen)),
        ask(
          factorColumn(
            'set',
            chosen.map((_, at) => `s${Math.floor(at / 2)}`),
          ),
        ),
      ]),
    )
  it('one attribute, two alternatives: the part-worth is the log odds of choosing it', () => {
    const picks = [1, 1, 1, 0]
    const chosen = picks.flatMap((pick) => [pick, 1 - pick])
    const model = ask(
      fitChoiceModel(
        frame(
          chosen,
          picks.flatMap(() => [1, 0]),
        ),
        { attributes: ['cheap'], chosen: 'chosen', set: 'set' },
      ),
    )
    expect(model.partWorths[0]?.estimate).toBeCloseTo(Math.log(3), 9)
    expect(model).toMatchObject({ sets: 4, hitRate: 0.75, importance: [{ attribute: 'cheap', percent: 100 }] })
    expect(computeTradeOffs(model, 'dear')).toMatchObject({ ok: false })
  })
  it('a level that decides every choice, or two choices in a set, are issues', () => {
    const always = [1, 0, 1, 0, 1, 0]
    expect(fitChoiceModel(frame(always, always), { attributes: ['cheap'], chosen: 'chosen', set: 'set' })).toMatchObject({
      ok: false,
      issues: [{ code: 'singular' }],
    })
    expect(fitChoiceModel(frame([1, 1, 1, 0], [1, 0, 1, 0]), { attributes: ['cheap'], chosen: 'chosen', set: 'set' })).toMatchObject({
      ok: false,
      issues: [{ code: 'choice-invalid' }],
    })
  })
  it('points that keep the order lose nothing', () => {
    expect(ask(comparePointScore([0.1, 0.5, 0.9, 0.3], [1, 3, 5, 2], [false, true, true, false]))).toMatchObject({ exact: 1, loss: 0 })
  })
})
