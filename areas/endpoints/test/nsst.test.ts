import { numberOfExact, randomFrom } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { isMissing, nsst, resultText, score } from '../src/index.ts'
import { fitNsst, type NsstRow, type Subgroup } from '../src/instruments/nsst/fit-nsst.ts'

const inputs = ['pain', 'fatigue', 'dryness', 'anxiety', 'depression'] as const
const order: readonly Subgroup[] = ['LSB', 'HSB', 'DDF', 'PDF']
const about = { version: 'test', source: 'simulated', ratings: '0-10' } as const
const zeros = { intercept: 0, pain: 0, fatigue: 0, dryness: 0, anxiety: 0, depression: 0 }
const none: NsstRow = { pain: 0, fatigue: 0, dryness: 0, anxiety: 0, depression: 0 }

const coefficients = (json: unknown) => {
  const read = nsst.companion?.parse(json)
  if (read?.ok !== true) throw new Error(read?.issues.map(({ message }) => message).join('; ') ?? 'there is no companion')
  return read.value
}

const fitted = <T>(
  outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly { readonly message: string }[] },
): T => {
  if (!outcome.ok) throw new Error(outcome.issues.map(({ message }) => message).join('; '))
  return outcome.value
}

describe('NSST with given coefficients', () => {
  const ahead = coefficients({ ...about, classes: { LSB: zeros, HSB: { ...zeros, intercept: 1 }, DDF: zeros, PDF: zeros } })

  it('gives the worked probabilities of scores 0, 1, 0, 0', () => {
    const { results } = score(nsst, none, {}, ahead)
    expect(results.subgroup).toBe('HSB')
    const shares = [results.p_lsb, results.p_hsb, results.p_ddf, results.p_pdf].map((p) => (isMissing(p) ? Number.NaN : numberOfExact(p)))
    for (const [at, wanted] of [0.1749, 0.4754, 0.1749, 0.1749].entries()) expect(shares[at]).toBeCloseTo(wanted, 4)
    expect(shares.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10)
  })

  it('takes the first of a tie and says so, also where doubles would see a difference', () => {
    const tied = coefficients({
      ...about,
      classes: { LSB: { ...zeros, pain: 0.1, fatigue: 0.2 }, HSB: { ...zeros, pain: 0.3 }, DDF: zeros, PDF: zeros },
    })
    const { results, flags } = score(nsst, { ...none, pain: 1, fatigue: 1 }, {}, tied)
    expect(0.1 + 0.2 === 0.3).toBe(false)
    expect([results.subgroup, flags]).toEqual(['LSB', ['tie']])
  })

  it('does not overflow', () => {
    const steep = coefficients({ ...about, classes: { LSB: zeros, HSB: { ...zeros, intercept: 5000 }, DDF: zeros, PDF: zeros } })
    const { p_hsb, p_lsb } = score(nsst, none, {}, steep).results
    expect([resultText(p_hsb), resultText(p_lsb)]).toEqual(['1', '0'])
  })

  it('brings ratings to the scale of the coefficients', () => {
    const classes = { LSB: zeros, HSB: { ...zeros, pain: 1, fatigue: -1 }, DDF: zeros, PDF: zeros }
    const [ten, hundred] = [coefficients({ ...about, classes }), coefficients({ ...about, ratings: '0-100', classes })]
    const p = (input: NsstRow, ratings: '0-10' | '0-100', given: typeof ten) =>
      resultText(score(nsst, input, { ratings }, given).results.p_hsb)
    expect(p({ ...none, pain: 3.5, fatigue: 3.2 }, '0-10', ten)).toBe(p({ ...none, pain: 35, fatigue: 32 }, '0-100', ten))
    expect(p({ ...none, pain: 3.5, fatigue: 3.2 }, '0-10', hundred)).toBe(p({ ...none, pain: 35, fatigue: 32 }, '0-100', hundred))
    expect(p({ ...none, pain: 3.5, fatigue: 3.2 }, '0-10', ten)).not.toBe(p({ ...none, pain: 3.5, fatigue: 3.2 }, '0-10', hundred))
  })

  it('takes nothing beyond the scale, and answers nothing when an input is missing', () => {
    expect(score(nsst, { ...none, pain: 11 }, {}, ahead).reasons).toEqual(['invalid:pain'])
    expect(score(nsst, { ...none, depression: undefined }, {}, ahead).reasons).toEqual(['missing:depression'])
  })

  it('lists everything that is wrong with a file', () => {
    const read = nsst.companion?.parse({
      version: '1',
      ratings: '0-5',
      classes: { LSB: { ...zeros, pain: 'x', age: 1 }, HSB: zeros, XYZ: {} },
    })
    const places = read?.ok === false ? read.issues.map(({ column }) => column) : []
    expect(places).toEqual(
      expect.arrayContaining(['source', 'ratings', 'classes.XYZ', 'classes.LSB.pain', 'classes.LSB.age', 'classes.DDF.pain']),
    )
  })
})

describe('NSST refit', () => {
  /** Patients of each subgroup at the origin and with one input at 1: as many parameters as patterns, so that the fit meets every share. */
  const counts: readonly (readonly [NsstRow, readonly [number, number, number, number]])[] = [
    [none, [40, 10, 20, 30]],
    [{ ...none, pain: 1 }, [5, 20, 5, 60]],
    [{ ...none, fatigue: 1 }, [10, 30, 20, 25]],
    [{ ...none, dryness: 1 }, [12, 18, 50, 6]],
    [{ ...none, anxiety: 1 }, [8, 33, 9, 21]],
    [{ ...none, depression: 1 }, [7, 41, 13, 17]],
  ]
  const patients = counts.flatMap(([row, of]) =>
    of.flatMap((many, at) => Array.from({ length: many }, () => ({ row, label: order[at] ?? 'LSB' }))),
  )

  it('meets the closed form of a saturated model, with its standard errors', () => {
    const fit = fitted(
      fitNsst(
        patients.map(({ row }) => row),
        patients.map(({ label }) => label),
        about,
      ),
    )
    const atZero = counts[0]?.[1] ?? [1, 1, 1, 1]
    for (const [k, subgroup] of order.entries()) {
      if (k === 0) continue
      const logit = (of: readonly number[]) => Math.log((of[k] ?? 0) / (of[0] ?? 0))
      const variance = (of: readonly number[]) => 1 / (of[k] ?? 0) + 1 / (of[0] ?? 0)
      expect(fit.file.classes[subgroup].intercept).toBeCloseTo(logit(atZero), 8)
      expect(fit.standardErrors[subgroup].intercept).toBeCloseTo(Math.sqrt(variance(atZero)), 8)
      for (const [at, input] of inputs.entries()) {
        const of = counts[at + 1]?.[1] ?? [1, 1, 1, 1]
        expect(fit.file.classes[subgroup][input]).toBeCloseTo(logit(of) - logit(atZero), 8)
        expect(fit.standardErrors[subgroup][input]).toBeCloseTo(Math.sqrt(variance(of) + variance(atZero)), 8)
      }
    }
    expect(fit.file.classes.LSB).toEqual(zeros)
    const likelihood = counts.reduce((sum, [, of]) => {
      const total = of.reduce((all, many) => all + many, 0)
      return sum + of.reduce((part, many) => part + many * Math.log(many / total), 0)
    }, 0)
    expect(fit.logLikelihood).toBeCloseTo(likelihood, 8)
  })

  const truth = {
    LSB: zeros,
    HSB: { intercept: -6, pain: 0.4, fatigue: 0.5, dryness: 0.2, anxiety: 0.15, depression: 0.1 },
    DDF: { intercept: -3, pain: -0.2, fatigue: 0.3, dryness: 0.6, anxiety: 0, depression: -0.05 },
    PDF: { intercept: -4, pain: 0.7, fatigue: 0.3, dryness: -0.1, anxiety: 0.05, depression: 0.1 },
  } as const

  const simulate = (seed: string, size: number) => {
    const dice = randomFrom(seed)
    return Array.from({ length: size }, () => {
      const row: NsstRow = {
        pain: dice.integer(0, 10),
        fatigue: dice.integer(0, 10),
        dryness: dice.integer(0, 10),
        anxiety: dice.integer(0, 21),
        depression: dice.integer(0, 21),
      }
      const powers = order.map((subgroup) =>
        Math.exp(inputs.reduce((sum, id) => sum + truth[subgroup][id] * row[id], truth[subgroup].intercept)),
      )
      return { row, label: dice.pick(order, powers) }
    })
  }

  it('recovers the coefficients of simulated patients within four standard errors', () => {
    const drawn = simulate('nsst recovery', 3000)
    const fit = fitted(
      fitNsst(
        drawn.map(({ row }) => row),
        drawn.map(({ label }) => label),
        about,
      ),
    )
    const off = order
      .slice(1)
      .flatMap((subgroup) =>
        (['intercept', ...inputs] as const).map(
          (id) => (fit.file.classes[subgroup][id] - truth[subgroup][id]) / fit.standardErrors[subgroup][id],
        ),
      )
    expect(off).toHaveLength(18)
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(4)
    expect(Math.max(...off.map(Math.abs))).toBeGreaterThan(0.5)
  })

  it('gives as many of each subgroup as there are, which a fit with intercepts must', () => {
    const drawn = simulate('nsst calibration', 600)
    const fit = fitted(
      fitNsst(
        drawn.map(({ row }) => row),
        drawn.map(({ label }) => label),
        about,
      ),
    )
    const given = coefficients(fit.file)
    const sums = drawn.reduce(
      (total, { row }) => {
        const { p_hsb, p_pdf } = score(nsst, row, {}, given).results
        return isMissing(p_hsb) || isMissing(p_pdf) ? total : ([total[0] + numberOfExact(p_hsb), total[1] + numberOfExact(p_pdf)] as const)
      },
      [0, 0] as readonly [number, number],
    )
    const count = (subgroup: Subgroup) => drawn.filter(({ label }) => label === subgroup).length
    expect(sums[0]).toBeCloseTo(count('HSB'), 5)
    expect(sums[1]).toBeCloseTo(count('PDF'), 5)
  })

  it('draws slopes towards zero with a ridge', () => {
    const drawn = simulate('nsst ridge', 400)
    const slopes = (ridge: number) => {
      const { file } = fitted(
        fitNsst(
          drawn.map(({ row }) => row),
          drawn.map(({ label }) => label),
          { ...about, ridge },
        ),
      )
      return order.slice(1).reduce((sum, subgroup) => sum + inputs.reduce((part, id) => part + Math.abs(file.classes[subgroup][id]), 0), 0)
    }
    expect(slopes(100)).toBeLessThan(slopes(1))
    expect(slopes(1)).toBeLessThan(slopes(0))
  })

  it('says that separated subgroups have no fit without a ridge', () => {
    const rows = order.flatMap((_, at) => [0, 1, 2].map((more): NsstRow => ({ ...none, pain: at * 10 + more, fatigue: more })))
    const labels = order.flatMap((subgroup) => [subgroup, subgroup, subgroup])
    const fit = fitNsst(rows, labels, about)
    expect(fit.ok ? [] : fit.issues.map(({ code }) => code)).toEqual(['nsst-separated'])
  })

  it('lists what is wrong with its input', () => {
    const fit = fitNsst([{ ...none, pain: Number.NaN }], ['LSB', 'HSB'], about)
    expect(fit.ok ? [] : fit.issues.map(({ code }) => code)).toEqual([
      'nsst-labels',
      'nsst-row',
      'nsst-empty-subgroup',
      'nsst-empty-subgroup',
    ])
  })
})
