import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factorColumn, frameOf, numericColumn } from '../../src/data/index.ts'
import {
  analyseImputedResponders,
  analyseResponders,
  computeRHat,
  computeTippingPoint,
  imputeChained,
  imputeReferenceBased,
  poolJointTest,
  poolRubin,
} from '../../src/missing/index.ts'
import { codes, estimated, value } from '../value.ts'

const noise = (i: number): number => {
  const x = Math.sin(i * 12.9898 + 4.1) * 43758.5453
  return 2 * (x - Math.floor(x)) - 1
}

describe("Rubin's rules", () => {
  it('have the hand-computed figures', () => {
    const found = value(poolRubin([1, 2, 3], [1, 1, 1]))
    expect(found.total).toBeCloseTo(7 / 3, 12)
    expect(found.lambda).toBeCloseTo(4 / 7, 12)
    expect(found.df).toBeCloseTo(2 / (4 / 7) ** 2, 10)
  })

  it('without variation between imputations are the complete-data analysis', () => {
    const same = value(poolRubin([2, 2, 2], [4, 4, 4], { completeDf: 20 }))
    expect(same.standardError).toBe(2)
    expect(same.df).toBeCloseTo((21 / 23) * 20, 12)
    const endless = value(poolRubin([2, 2, 2], [4, 4, 4]))
    expect(endless.df).toBe('Infinity')
    expect(endless.interval.high).toBeCloseTo(2 + 1.959963984540054 * 2, 10)
  })

  it('never say less than the variance within, and few complete-data degrees of freedom never help', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0.1, max: 5, noNaN: true })), {
          minLength: 2,
          maxLength: 9,
        }),
        (list) => {
          const [q, u] = [list.map(([one]) => one), list.map(([, one]) => one)]
          const [free, small] = [value(poolRubin(q, u)), value(poolRubin(q, u, { completeDf: 10 }))]
          expect(free.total).toBeGreaterThanOrEqual(free.within)
          expect(Number(small.df)).toBeLessThanOrEqual(Number(free.df))
          expect(Number(small.df)).toBeLessThanOrEqual(10)
          expect(free.lambda).toBeGreaterThanOrEqual(0)
        },
      ),
    )
    expect(codes(poolRubin([1], [1]))).toEqual(['too-few-values'])
    expect(codes(poolRubin([1, 2], [0, 0]))).toEqual(['variance-invalid'])
  })

  it('jointly for one coefficient are the square of t', () => {
    const [q, u] = [
      [1.2, 1.5, 0.9, 1.1, 1.4],
      [0.2, 0.25, 0.2, 0.22, 0.21],
    ]
    const joint = estimated(
      value(
        poolJointTest(
          q.map((one) => [one]),
          u.map((one) => ({ rows: 1, columns: 1, data: Float64Array.of(one) })),
        ),
      ),
    )
    expect(joint.statistic).toBeCloseTo(value(poolRubin(q, u)).statistic ** 2, 10)
    expect(joint.df[0]).toBe(1)
  })
})

describe('responder analysis', () => {
  const subjects = [
    ...Array.from({ length: 20 }, (_, i) => ({ active: true, response: i < 10 ? true : i < 16 ? false : null })),
    ...Array.from({ length: 20 }, (_, i) => ({ active: false, response: i < 4 ? true : i < 18 ? false : null })),
  ]

  it('counts the missing as the rule says', () => {
    const [observed, nri, worst] = (['observed', 'non-responder', 'worst-case'] as const).map((policy) =>
      value(analyseResponders(subjects, policy)),
    )
    expect([observed?.active.proportion, nri?.active.proportion, worst?.active.proportion]).toEqual([10 / 16, 0.5, 0.5])
    expect([observed?.placebo.proportion, nri?.placebo.proportion, worst?.placebo.proportion]).toEqual([4 / 18, 0.2, 0.3])
    expect(nri?.active.flow).toEqual({ randomised: 20, complete: 16, partlyKnown: 0, failedByEvent: 0, imputed: 4, leftOut: 0 })
    expect(worst?.riskDifference).toBeLessThanOrEqual(nri?.riskDifference ?? 0)
  })

  it('takes rescue as failure under every rule', () => {
    const rescued = subjects.map((one, i) => (i === 0 ? { ...one, failedByEvent: true } : one))
    for (const policy of ['observed', 'non-responder', 'worst-case'] as const)
      expect(value(analyseResponders(rescued, policy)).riskDifference).toBeLessThan(
        value(analyseResponders(subjects, policy)).riskDifference,
      )
  })

  it('without missing values is the same under every rule and by imputation', () => {
    const whole = subjects.map((one) => ({ ...one, response: one.response ?? false }))
    const responses = whole.map(({ response }) => response)
    const imputed = value(
      analyseImputedResponders(
        whole.map(({ active }) => active),
        [responses, responses],
      ),
    )
    const plain = value(analyseResponders(whole, 'observed'))
    expect(imputed.estimate).toBe(plain.riskDifference)
    expect(imputed.standardError).toBeCloseTo(Math.sqrt(plain.variance), 12)
    expect(codes(analyseResponders([{ active: true, response: true }], 'observed'))).toEqual(['no-subjects'])
  })

  it('tips: p falls with responders of the active arm, rises with those of placebo', () => {
    const grid = value(computeTippingPoint({ responders: 12, missing: 3, of: 30 }, { responders: 5, missing: 4, of: 30 }))
    expect(grid.cells).toHaveLength(20)
    const p = (k1: number, k0: number): number =>
      estimated(grid.cells.find((cell) => cell.activeResponders === k1 && cell.placeboResponders === k0)?.pValue ?? Number.NaN)
    expect(p(3, 0)).toBeLessThan(p(0, 0))
    expect(p(0, 4)).toBeGreaterThan(p(0, 0))
    expect(grid.robust).toBe(false)
    expect(codes(computeTippingPoint({ responders: 9, missing: 3, of: 10 }, { responders: 0, missing: 0, of: 5 }))).toEqual([
      'count-invalid',
    ])
  })
})

describe('chained equations', () => {
  const n = 160
  const age = Array.from({ length: n }, (_, i) => 50 + 10 * noise(i))
  const severity = age.map((one, i) => 0.1 * one + noise(i + 1000))
  const stage = severity.map((one, i) => (one + 0.5 * noise(i + 2000) < 4.7 ? 'low' : one < 5.4 ? 'mid' : 'top'))
  const sex = age.map((one, i) => (one + 8 * noise(i + 3000) > 50 ? 'F' : 'M'))
  const frame = value(
    frameOf([
      value(numericColumn('age', age)),
      value(
        numericColumn(
          'severity',
          severity.map((one, i) => (i % 5 === 0 ? null : one)),
        ),
      ),
      value(
        factorColumn(
          'stage',
          stage.map((one, i) => (i % 7 === 0 ? null : one)),
          ['low', 'mid', 'top'],
        ),
      ),
      value(
        factorColumn(
          'sex',
          sex.map((one, i) => (i % 11 === 0 ? null : one)),
        ),
      ),
      value(
        factorColumn(
          'arm',
          age.map((_, i) => (i % 2 ? 'A' : 'P')),
        ),
      ),
    ]),
  )

  it('fills what is missing and nothing else, the same again with the seed', () => {
    const options = { seed: 'mi', imputations: 3, iterations: 5, models: { stage: 'ordinal' }, within: 'arm' } as const
    const found = value(imputeChained(frame, options))
    for (const one of found.frames)
      for (const [name, column] of one.columns) {
        const given = frame.columns.get(name)
        for (let row = 0; row < n; row++) {
          const [now, before] = [column, given].map((c) =>
            c === undefined ? Number.NaN : ((c.kind === 'numeric' ? c.values[row] : c.codes[row]) ?? Number.NaN),
          )
          expect(Number.isNaN(now) || now === -1).toBe(false)
          if (before !== undefined && !Number.isNaN(before) && before !== -1) expect(now).toBe(before)
        }
      }
    expect(value(imputeChained(frame, options)).frames[2]).toEqual(found.frames[2])
    expect(found.traces.map(({ variable }) => variable)).toEqual(['sex', 'stage', 'severity'])
  })

  it('keeps the relation it imputes by: normal, matched and without a model differ as they should', () => {
    const meanOf = (model: 'normal' | 'predictive-mean') => {
      const found = value(imputeChained(frame, { seed: 'rel', imputations: 20, iterations: 1, models: { severity: model } }))
      const trace = found.traces.find(({ variable }) => variable === 'severity')
      return trace?.imputed ?? { mean: Number.NaN, sd: Number.NaN }
    }
    const truth = severity.filter((_, i) => i % 5 === 0)
    const centre = truth.reduce((a, b) => a + b, 0) / truth.length
    for (const model of ['normal', 'predictive-mean'] as const) {
      const { mean, sd } = meanOf(model)
      expect(Math.abs(mean - centre)).toBeLessThan(0.2)
      expect(sd).toBeGreaterThan(0.5)
    }
  })

  it('matches only values that were seen', () => {
    const seen = new Set(severity)
    const found = value(imputeChained(frame, { seed: 'pmm', imputations: 2, iterations: 3 }))
    const column = found.frames[0]?.columns.get('severity')
    if (column?.kind !== 'numeric') throw new Error('no severity')
    expect([...column.values].every((one) => seen.has(one))).toBe(true)
  })

  it('survives separation and a level that is rare', () => {
    const perfect = value(
      frameOf([
        value(numericColumn('x', age)),
        value(
          factorColumn(
            'y',
            age.map((one, i) => (i % 6 === 0 ? null : one > 50 ? 'b' : 'a')),
          ),
        ),
        value(
          factorColumn(
            'z',
            age.map((_, i) => (i % 9 === 0 ? null : i === 1 ? 'rare' : i % 2 ? 'p' : 'q')),
          ),
        ),
      ]),
    )
    expect(imputeChained(perfect, { seed: 's', imputations: 2, iterations: 3 }).ok).toBe(true)
  })

  it('refuses what it cannot do', () => {
    expect(codes(imputeChained(frame, { seed: 's', models: { severity: 'logistic' } }))).toEqual(['model-unfit'])
    expect(codes(imputeChained(frame, { seed: 's', models: { nothing: 'normal' } }))).toEqual(['column-unknown'])
    expect(codes(imputeChained(frame, { seed: 's', within: 'sex' }))).toContain('within-incomplete')
  })

  it('R-hat is near one for chains that mix and large for chains that do not', () => {
    const chain = (shift: number, from: number) => Array.from({ length: 40 }, (_, i) => shift + noise(from + i))
    expect(estimated(computeRHat([chain(0, 1), chain(0, 500)]))).toBeLessThan(1.15)
    expect(estimated(computeRHat([chain(0, 1), chain(5, 500)]))).toBeGreaterThan(2)
    expect(computeRHat([[1, 2]])).toMatchObject({ code: 'too-few-iterations' })
  })
})

describe('imputation after dropout', () => {
  const n = 200
  const arms = Array.from({ length: n }, (_, i) => (i % 2 ? 'A' : 'P'))
  const values = arms.map((arm, i) => {
    const [u, effect] = [2 * noise(i), arm === 'A' ? -2 : 0]
    const own: (number | null)[] = [10 + u + noise(i + 500), 10 + u + effect / 2 + noise(i + 1500), 10 + u + effect + noise(i + 2500)]
    if (i % 5 === 1) own[2] = null
    return own
  })
  const difference = (strategy: 'missing-at-random' | 'jump-to-reference' | 'copy-reference', delta = 0): number => {
    const found = value(imputeReferenceBased({ values, arms, reference: 'P', strategy, delta, imputations: 10, seed: 'ref' }))
    const means = ['A', 'P'].map((arm) => {
      const last = found.imputations.flatMap((one) => one.filter((_, i) => arms[i] === arm).map((own) => own[2] ?? Number.NaN))
      return last.reduce((a, b) => a + b, 0) / last.length
    })
    return (means[0] ?? 0) - (means[1] ?? 0)
  }

  it('draws towards the reference as far as the assumption says', () => {
    const [mar, jump, copy, shifted] = [
      difference('missing-at-random'),
      difference('jump-to-reference'),
      difference('copy-reference'),
      difference('missing-at-random', 1),
    ]
    expect(mar).toBeLessThan(copy)
    expect(copy).toBeLessThan(jump + 1e-9)
    // a fifth... of the active arm leaves: the shift shows in that share
    const share = values.filter((own, i) => arms[i] === 'A' && own[2] === null).length / 100
    expect(shifted - mar).toBeCloseTo(share, 9)
    expect(jump - mar).toBeCloseTo(2 * share, 0)
  })

  it('leaves observed values alone, and says what it cannot do', () => {
    const found = value(imputeReferenceBased({ values, arms, reference: 'P', strategy: 'jump-to-reference', imputations: 2, seed: 'x' }))
    values.forEach((own, i) => {
      own.forEach((one, t) => {
        if (one !== null) expect(found.imputations[1]?.[i]?.[t]).toBe(one)
      })
    })
    expect(codes(imputeReferenceBased({ values, arms, reference: 'Q', strategy: 'copy-reference', seed: 'x' }))).toEqual(['level-unknown'])
    const repeated = values.map((own) => [own[0] ?? null, own[0] ?? null, own[2] ?? null])
    expect(
      codes(imputeReferenceBased({ values: repeated, arms, reference: 'P', strategy: 'copy-reference', seed: 'x', imputations: 1 })),
    ).toEqual(['singular'])
  })
})
