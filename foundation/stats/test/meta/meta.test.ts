import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  computeBetweenStudyVariance,
  computeEffectSizes,
  computeQProfileInterval,
  fitMetaAnalysis,
  poolMantelHaenszel,
  poolPeto,
  testEgger,
} from '../../src/meta/index.ts'
import { codes, estimated, value } from '../value.ts'

const counts = [
  [4, 123, 11, 139],
  [30, 306, 29, 303],
  [3, 231, 11, 220],
  [62, 13598, 248, 12867],
  [0, 20, 3, 22],
] as const
const studies = counts.map(([a, n1, c, n2], at) => ({ name: `S${at}`, treated: { yes: a, of: n1 }, control: { yes: c, of: n2 } }))
const { effects, warnings } = value(computeEffectSizes('or', studies))

describe('meta-analysis', () => {
  it('has effects and variances of R (meta.R), half a subject only where a cell is empty', () => {
    ;[-0.9386941408704, 0.0266287923466, -1.3862943611199, -1.456443549313, -1.99592056963].forEach((effect, at) => {
      expect(effects[at]?.effect).toBeCloseTo(effect, 9)
    })
    expect(effects[4]?.variance).toBeCloseTo(2.3857768248012, 9)
    expect(warnings.map(({ code }) => code)).toEqual(['zero-cell'])
  })

  it('has the variance between studies of R: root, likelihood, profile', () => {
    expect(computeBetweenStudyVariance('pm', effects).tau2).toBeCloseTo(0.301058245629, 9)
    expect(computeBetweenStudyVariance('eb', effects).tau2).toBeCloseTo(0.301058245629, 9)
    expect(computeBetweenStudyVariance('reml', effects).tau2).toBeCloseTo(0.440931234112, 6)
    expect(estimated(computeQProfileInterval(effects)).high).toBeCloseTo(4.07900081884, 8)
  })

  it('pools as mantelhaen.test and tests as a weighted line', () => {
    const pooled = estimated(value(poolMantelHaenszel('or', studies)))
    expect(pooled.estimate).toBeCloseTo(-1.18629930782, 9)
    expect(pooled.interval.low).toBeCloseTo(-1.416683441308, 8)
    const egger = estimated(value(testEgger(effects)))
    expect(egger.bias).toBeCloseTo(0.802430063959, 9)
    expect(egger.pValue).toBeCloseTo(0.712036405675, 9)
    expect(egger.limit).toBeCloseTo(-1.316926304116, 9)
  })

  it('of one study is that study, and says what it cannot know', () => {
    const one = value(fitMetaAnalysis(effects.slice(0, 1)))
    expect(one.estimate).toBeCloseTo(effects[0]?.effect ?? Number.NaN, 14)
    expect(one.heterogeneity).toMatchObject({ code: 'one-study' })
    expect(codes(fitMetaAnalysis(effects.slice(0, 1), { test: 'knapp-hartung' }))).toEqual(['too-few-studies'])
    expect(codes(fitMetaAnalysis([]))).toEqual(['no-study'])
  })

  it('has no variance between equal studies, where random and fixed agree', () => {
    const same = effects.map((effect) => ({ ...effect, effect: 0.5 }))
    for (const model of ['dl', 'reml', 'pm', 'eb', 'sj'] as const) {
      const fit = value(fitMetaAnalysis(same, { model, test: 'normal' }))
      expect(fit.tau2).toBe(0)
      expect(fit.standardError).toBe(value(fitMetaAnalysis(same, { model: 'fixed' })).standardError)
    }
    expect(codes(fitMetaAnalysis(same))).toEqual(['effects-equal'])
  })

  it('turns its sign with the arms, and shifts with the effects', () => {
    const study = fc.record({ treated: fc.tuple(fc.nat(30), fc.nat(30)), control: fc.tuple(fc.nat(30), fc.nat(30)) })
    fc.assert(
      fc.property(fc.array(study, { minLength: 3, maxLength: 8 }), (list) => {
        const given = list.map(({ treated, control }, at) => ({
          name: `S${at}`,
          treated: { yes: treated[0], of: treated[0] + treated[1] + 1 },
          control: { yes: control[0], of: control[0] + control[1] + 1 },
        }))
        const turned = given.map(({ name, treated, control }) => ({ name, treated: control, control: treated }))
        const [one, other] = [given, turned].map((set) =>
          value(fitMetaAnalysis(value(computeEffectSizes('or', set)).effects, { model: 'dl', test: 'normal' })),
        )
        expect(other?.estimate).toBeCloseTo(-(one?.estimate ?? Number.NaN), 8)
        expect(other?.tau2).toBeCloseTo(one?.tau2 ?? Number.NaN, 8)
        for (const pool of [poolPeto, (set: typeof given) => poolMantelHaenszel('rd', set)]) {
          const [a, b] = [value(pool(given)), value(pool(turned))]
          if ('estimate' in a && 'estimate' in b) expect(b.estimate).toBeCloseTo(-a.estimate, 9)
          else expect('code' in a && 'code' in b).toBe(true)
        }
      }),
    )
  })

  it('has no pooled odds ratio without events', () => {
    const silent = [{ name: 'S', treated: { yes: 0, of: 10 }, control: { yes: 0, of: 10 } }]
    expect(value(poolPeto(silent))).toMatchObject({ code: 'no-contrast' })
    expect(value(poolMantelHaenszel('or', silent))).toMatchObject({ code: 'no-contrast' })
    expect(value(testEgger(effects.slice(0, 2)))).toMatchObject({ code: 'too-few-studies' })
  })
})
