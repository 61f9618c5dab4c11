import { asExactText } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  devita,
  harmonicss,
  hocevar,
  jousse,
  milic,
  omeractSgus,
  oneGrade,
  type Part,
  salaffi,
  score,
  theander,
  tractissTus,
  ultrasound,
} from '../src/index.ts'
import { scoreText } from './score-text.ts'

const glands = (pr: number | '', pl: number | '', sr: number | '', sl: number | '') => ({
  pr: String(pr),
  pl: String(pl),
  sr: String(sr),
  sl: String(sl),
})

describe('ultrasound systems that sum', () => {
  it('De Vita grades pairs', () => {
    const pair = (parotid: string, submandibular: string, cut = '1') => scoreText(devita, { parotid, submandibular }, { cut })
    expect(pair('0', '0')).toMatchObject({ score: '0', positive: '0' })
    expect(pair('1', '0')).toMatchObject({ score: '1', positive: '1' })
    expect(pair('1', '0', '2')).toMatchObject({ score: '1', positive: '0' })
    expect(pair('3', '3')).toMatchObject({ score: '6', positive: '1' })
    expect(pair('3', '')).toMatchObject({ score: 'NA', positive: 'NA', reason: 'missing:submandibular' })
    expect(pair('4', '0').reason).toBe('invalid:parotid')
  })

  it('Salaffi is positive from 7 of 16', () => {
    expect(scoreText(salaffi, glands(2, 2, 2, 1))).toMatchObject({ score: '7', positive: '1' })
    expect(scoreText(salaffi, glands(2, 2, 1, 1))).toMatchObject({ score: '6', positive: '0' })
    expect(scoreText(salaffi, glands(4, 4, 4, 4))).toMatchObject({ score: '16' })
    expect(scoreText(salaffi, glands(4, 4, '', 4))).toMatchObject({ score: 'NA', positive: 'NA' })
  })

  it('Milic is positive from 6 of 12', () => {
    expect(scoreText(milic, glands(2, 2, 1, 0))).toMatchObject({ score: '5', positive: '0' })
    expect(scoreText(milic, glands(2, 2, 1, 1))).toMatchObject({ score: '6', positive: '1' })
    expect(scoreText(milic, glands(4, 2, 1, 1)).reason).toBe('invalid:pr')
  })
})

describe('ultrasound systems in which the worst gland counts', () => {
  it.for([
    ['theander', theander],
    ['harmonicss', harmonicss],
    ['jousse', jousse],
  ] as const)('%s is positive from 2 in any gland', ([, system]) => {
    expect(scoreText(system, glands(0, 0, 2, 0))).toMatchObject({ score: '2', positive: '1' })
    expect(scoreText(system, glands(1, 1, 1, 1))).toMatchObject({ score: '1', positive: '0' })
    expect(scoreText(system, glands('', 0, 2, 0))).toMatchObject({ score: 'NA', positive: '1', reason: 'missing:pr' })
    expect(scoreText(system, glands('', 0, 1, 0))).toMatchObject({ positive: 'NA', reason: 'missing:pr' })
  })

  it('Jousse-Joulin has a grade 4, the others have not', () => {
    expect(scoreText(jousse, glands(4, 0, 0, 0)).score).toBe('4')
    expect(scoreText(theander, glands(4, 0, 0, 0)).reason).toBe('invalid:pr')
    expect(scoreText(harmonicss, glands(4, 0, 0, 0)).reason).toBe('invalid:pr')
  })

  it('OMERACT never decides from the sum', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }), ([a = 0, b = 0, c = 0, d = 0]) => {
        const result = scoreText(omeractSgus, glands(a, b, c, d))
        expect(result.positive).toBe([a, b, c, d].some((grade) => grade >= 2) ? '1' : '0')
        expect(result.sum).toBe(String(a + b + c + d))
      }),
    ))
})

describe('Hočevar', () => {
  const limits = { echo: [1, 1], inhom: [3, 3], hypo: [3, 3], hyper: [3, 1], border: [3, 3] } as const
  const record = (grade: (most: number) => number) =>
    Object.fromEntries(
      ['pr', 'pl', 'sr', 'sl'].flatMap((gland, at) =>
        Object.entries(limits).map(([parameter, most]) => [`${gland}_${parameter}`, String(grade(most[at < 2 ? 0 : 1]))]),
      ),
    )

  it('goes from 0 to 48 and responds to a fall of exactly a quarter', () => {
    expect(
      scoreText(
        hocevar,
        record((most) => most),
      ),
    ).toMatchObject({ pr: '13', sl: '11', total: '48', positive: '1' })
    const twelve = { ...record(() => 0), pr_inhom: '3', pl_inhom: '3', sr_inhom: '3', sl_inhom: '3' }
    expect(scoreText(hocevar, { ...twelve, baseline_total: '16' })).toMatchObject({ total: '12', response: '1', ge15: '0' })
    expect(scoreText(hocevar, { ...twelve, baseline_total: '15' })).toMatchObject({ response: '0' })
    expect(scoreText(hocevar, { ...record(() => 0), baseline_total: '0' })).toMatchObject({ total: '0', response: '0' })
  })

  it('is positive from what the study chose', () => {
    const fifteen = { ...record(() => 0), pr_inhom: '3', pl_inhom: '3', sr_inhom: '3', sl_inhom: '3', pr_hypo: '3' }
    expect(scoreText(hocevar, fifteen)).toMatchObject({ total: '15', ge17: '0', ge15: '1', positive: '0' })
    expect(scoreText(hocevar, fifteen, { cut: '15' })).toMatchObject({ ge17: '0', positive: '1' })
  })
})

describe('what each gland adds', () => {
  const partsOf = (entry: { readonly parts: readonly Part[] }) =>
    entry.parts.map(({ id, of, got }) => `${id} ${got === undefined ? '?' : asExactText(got)} of ${of}`)

  it('stands beside a sum, known or not', () => {
    expect(partsOf(score(salaffi, { pr: 2, sr: 0, sl: 4 }))).toEqual(['pr 2 of 4', 'pl ? of 4', 'sr 0 of 4', 'sl 4 of 4'])
    expect(partsOf(score(omeractSgus, { pl: 3 }))).toEqual(['pr ? of 3', 'pl 3 of 3', 'sr ? of 3', 'sl ? of 3'])
    const one = { sr_echo: 1, sr_inhom: 2, sr_hypo: 0, sr_hyper: 1, sr_border: 3 }
    expect(partsOf(score(hocevar, one))).toEqual(['pr ? of 13', 'pl ? of 13', 'sr 7 of 11', 'sl ? of 11'])
  })

  it('means nothing where the worst gland counts', () => {
    expect(score(theander, { pr: 2, pl: 0, sr: 0, sl: 1 }).parts).toEqual([])
  })
})

describe('TRACTISS', () => {
  const visit = (at: string, ...points: readonly number[]) =>
    Object.fromEntries(['echo', 'homogeneity', 'definition', 'glands', 'foci'].map((id, n) => [`${id}_${at}`, String(points[n])]))

  it('sums to 11 and tells who responds in which domain', () => {
    expect(scoreText(tractissTus, { ...visit('b', 1, 2, 2, 1, 1), ...visit('f', 1, 3, 1, 1, 0) })).toMatchObject({
      base: '7',
      total: '6',
      change: '-1',
      echo: '0',
      homogeneity: '0',
      definition: '1',
      foci: '1',
    })
    expect(scoreText(tractissTus, visit('f', 2, 3, 2, 2, 2))).toMatchObject({ total: '11', base: 'NA', reason: '' })
    expect(scoreText(tractissTus, visit('f', 2, 3, 2, 2, 3)).reason).toBe('invalid:total_f')
  })
})

describe('a system of one’s own', () => {
  const own = ultrasound({
    id: 'own',
    version: '1',
    short: 'Own',
    title: { en: 'A system of a study', fr: 'Un système d’une étude' },
    glands: {
      ...oneGrade(2),
      lacrimal: {
        label: { en: 'Lacrimal glands', fr: 'Glandes lacrymales' },
        parameters: {
          size: { label: { en: 'Size', fr: 'Taille' }, max: 1 },
          texture: { label: { en: 'Texture', fr: 'Échostructure' }, max: 2 },
        },
      },
    },
    combine: 'worst',
    cut: { from: '3', mark: 'convention' },
    rule: { en: 'The worst gland counts.', fr: 'La glande la plus atteinte compte.' },
    mark: 'convention',
    citations: [],
    examples: [],
  })

  it('is a value and no new code', () => {
    expect(Object.keys(own.items)).toEqual(['pr', 'pl', 'sr', 'sl', 'lacrimal_size', 'lacrimal_texture'])
    expect(own.results.score.max).toBe('3')
    const eyes = { pr: 2, pl: 0, sr: 0, sl: 0, lacrimal_size: 1 }
    expect(score(own, { ...eyes, lacrimal_texture: 2 }).results).toMatchObject({ positive: true })
    expect(score(own, { ...eyes, lacrimal_texture: 1 }).results).toMatchObject({ positive: false })
    expect(score(own, eyes).reasons).toEqual(['missing:lacrimal_texture'])
    // @ts-expect-error a gland that the system does not have
    expect(() => score(own, { parotid: 1 })).toThrow()
  })
})
