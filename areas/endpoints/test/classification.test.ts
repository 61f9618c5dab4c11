import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acr2012, acrEular2016, aecg2002, isMissing, score } from '../src/index.ts'
import { resultsOf, scoreCells } from './score-cells.ts'

const entry = { sx_dry_mouth: '1', exclusion_condition: 'none' }
const negative = { fls: '0', ssa: '0', oss_r: '0', oss_l: '0', schirmer_r: '20', schirmer_l: '20', uwsf: '1' }
const acr = (cells: Readonly<Record<string, string>>, options = {}) =>
  scoreCells(acrEular2016, { ...entry, ...negative, ...cells }, options)

describe('ACR/EULAR 2016 at its edges', () => {
  it.for([
    ['schirmer', { schirmer_l: '5' }, true],
    ['schirmer', { schirmer_l: '5.01' }, false],
    ['uwsf', { uwsf: '0.1' }, true],
    ['uwsf', { uwsf: '0.1000001' }, false],
    ['ocular', { oss_l: '5' }, true],
    ['ocular', { oss_l: '4' }, false],
    ['ocular', { vbs_r: '4' }, true],
    ['ocular', { vbs_r: '3' }, false],
    ['fls', { fls: '1', focus_score: '1' }, true],
    ['fls', { fls: '1', focus_score: '0.99' }, false],
    ['fls', { fls: '0', focus_score: '3' }, false],
  ] as const)('%s of %j is %s', ([item, cells, met]) => expect(resultsOf(acr(cells))[item]).toBe(met))

  it('takes flow from 15 minutes exactly: 1.5 mL is 0.1 mL/min', () => {
    const at = (value: string) =>
      resultsOf(scoreCells(acrEular2016, { ...entry, ...negative, uwsf: value }, {}, { uwsf: 'mL/(15.min)' })).uwsf
    expect([at('1.5'), at('1.51')]).toEqual([true, false])
  })

  it('does not classify on the three single points', () =>
    expect(acr({ oss_r: '5', schirmer_r: '0', uwsf: '0' }).reasons).toEqual(['score_below_4']))

  it('needs both eyes for a no', () => {
    expect(isMissing(resultsOf(acr({ schirmer_l: '' })).schirmer)).toBe(true)
    expect(resultsOf(acr({ schirmer_l: '', schirmer_r: '5' })).schirmer).toBe(true)
  })

  it('counts Ro60 alone when a study says so', () => {
    const cells = { ssa: '1', ro52: '1', ro60: '0', schirmer_r: '0' }
    expect(resultsOf(acr(cells)).classified).toBe(true)
    expect(resultsOf(acr(cells, { ssa_definition: 'ro60' })).classified).toBe(false)
  })

  it('takes Ro60 and Ro52 for a blank anti-SSA, and no contradiction', () => {
    expect(resultsOf(acr({ ssa: '', ro52: '1' })).ssa).toBe(true)
    expect(resultsOf(acr({ ssa: '', ro52: '0', ro60: '0' })).ssa).toBe(false)
    expect(acr({ ssa: '0', ro60: '1' }).reasons).toEqual(['invalid:ssa'])
    expect(acr({ biopsy_done: '0' }).reasons).toEqual(['invalid:biopsy_done'])
  })

  it('reads an exclusion coded in one column', () =>
    expect(acr({ ssa: '1', uwsf: '0', exclusion_condition: 'igg4_rd' }).reasons).toEqual(['excluded']))

  it('warns below 18 years and classifies all the same', () => {
    const young = acr({ ssa: '1', fls: '1', focus_score: '1', age: '16' })
    expect([resultsOf(young).classified, young.flags]).toEqual([true, ['paediatric']])
    expect(acr({ age: '18' }).flags).toEqual([])
  })

  it('says no for what is not known when a trial counts so, with the reason kept', () => {
    const unknown = { ssa: '1', fls: '', uwsf: '' }
    expect(isMissing(resultsOf(acr(unknown)).classified)).toBe(true)
    const nri = acr(unknown, { policy: 'nri' })
    expect([resultsOf(nri).classified, nri.reasons]).toEqual([false, ['items_missing']])
  })

  it('agrees with all completions of what is not known', () => {
    const states = {
      fls: { yes: { fls: '1', focus_score: '2' }, no: { fls: '0' }, unknown: { fls: '' } },
      ssa: { yes: { ssa: '1' }, no: { ssa: '0' }, unknown: { ssa: '' } },
      ocular: { yes: { oss_r: '6' }, no: {}, unknown: { oss_r: '' } },
      schirmer: { yes: { schirmer_l: '1' }, no: {}, unknown: { schirmer_l: '' } },
      uwsf: { yes: { uwsf: '0' }, no: {}, unknown: { uwsf: '' } },
    } as const
    const weights = { fls: 3, ssa: 3, ocular: 1, schirmer: 1, uwsf: 1 } as const
    const names = ['fls', 'ssa', 'ocular', 'schirmer', 'uwsf'] as const
    const anyState = fc.constantFrom('yes', 'no', 'unknown')
    fc.assert(
      fc.property(fc.tuple(anyState, anyState, anyState, anyState, anyState), (drawn) => {
        const cells = Object.assign({}, ...names.map((name, at) => states[name][drawn[at] ?? 'no']))
        const totals = drawn.reduce<readonly number[]>(
          (sums, state, at) => {
            const weight = weights[names[at] ?? 'fls']
            return sums.flatMap((sum) => [...(state === 'yes' ? [] : [sum]), ...(state === 'no' ? [] : [sum + weight])])
          },
          [0],
        )
        const wanted = totals.every((sum) => sum >= 4) ? true : totals.some((sum) => sum >= 4) ? undefined : false
        const answer = resultsOf(acr(cells)).classified
        expect(isMissing(answer) ? undefined : answer).toBe(wanted)
      }),
      { numRuns: 300 },
    )
  })
})

describe('AECG 2002 over what is not known', () => {
  const ids = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const

  /** The rules counted out anew on complete data: bit n is item n + 1. */
  const complete = (associated: boolean, bits: readonly boolean[]): boolean => {
    const [one = false, two = false, three = false, four = false, five = false, six = false] = bits
    const sum = (...of: readonly boolean[]) => of.reduce((total, met) => total + Number(met), 0)
    if (associated) return (one || two) && sum(three, four, five) >= 2
    return (sum(...bits) >= 4 && (four || six)) || sum(three, four, five, six) >= 3
  }

  const fill = (states: readonly (boolean | undefined)[]): readonly (readonly boolean[])[] =>
    states.reduce<readonly (readonly boolean[])[]>(
      (lists, state) => lists.flatMap((list) => (state === undefined ? [true, false] : [state]).map((met) => [...list, met])),
      [[]],
    )

  it('decides exactly when all completions agree', () => {
    const tri = fc.constantFrom(true, false, undefined)
    fc.assert(
      fc.property(fc.tuple(tri, tri, tri, tri, tri, tri), tri, tri, (states, associated, excluded) => {
        const answers = fill([...states, associated, excluded]).map((filled) => {
          const [out = false, other = false] = [filled[7], filled[6]]
          return !out && complete(other, filled.slice(0, 6))
        })
        const wanted = answers.every(Boolean) ? true : answers.some(Boolean) ? undefined : false
        const input = Object.fromEntries(ids.map((id, at) => [id, states[at]]))
        const { classified } = score(aecg2002, { ...input, associated_disease: associated, any_exclusion: excluded }).results
        expect(isMissing(classified) ? undefined : classified).toBe(wanted)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('ACR 2012 at its edges', () => {
  const none = { any_exclusion: false, ssa: false, ssb: false, rf: false, ana_reciprocal: 0, fls_fs_ge1: false, oss_max: 0 } as const
  const titre = (value: number) => ({ value, unit: '{titer}' }) as const

  it('needs rheumatoid factor and a titre from 1:320 together', () => {
    const serology = (rf: boolean, value: number) => score(acr2012, { ...none, rf, ana_reciprocal: titre(value) }).results.serology
    expect([serology(true, 320), serology(true, 319), serology(false, 1280)]).toEqual([true, false, false])
  })

  it('takes staining from 3, unless the eye was treated', () => {
    const classified = (oss_max: number, eye_confounder = false) =>
      score(acr2012, { ...none, ana_reciprocal: titre(0), ssb: true, oss_max, eye_confounder }).results.classified
    expect([classified(3), classified(2), classified(3, true)]).toEqual([true, false, false])
  })

  it('knows without the third when two are met, and that none can be when two are not', () => {
    const { ssa: _, ...noSsa } = none
    expect(score(acr2012, { ...noSsa, fls_fs_ge1: true, oss_max: 3 }).results.classified).toBe(true)
    expect(score(acr2012, { ...none, ssa: undefined }).results.classified).toBe(false)
    expect(score(acr2012, { ...none, ssa: undefined, oss_max: 3 }).reasons).toEqual(['items_missing'])
  })
})
