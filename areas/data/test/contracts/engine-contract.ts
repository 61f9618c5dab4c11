import { everyone, type Question } from '@dacryon/core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  countInMemory,
  type Engine,
  exportColumns,
  type ObservationRow,
  type OpenRelease,
  type Part,
  type ReleaseId,
} from '../../src/index.ts'
import { answerStudy, baseline } from './answer-study.ts'
import { anyObservations, anyQuestion, someSubjects } from './any-question.ts'
import { partsOfRows } from './parts-of-rows.ts'
import { questionCases, smallStudy, thingsOfSmallStudy } from './question-cases.ts'

/** Makes releases of parts, and the engine that opens them. */
export interface EngineBench {
  readonly engine: Engine
  release(parts: readonly Part[]): Promise<ReleaseId>
  close(): Promise<void>
}

const gather = async <T>(batches: AsyncIterable<readonly T[]>): Promise<readonly T[]> => {
  const all: T[] = []
  for await (const batch of batches) all.push(...batch)
  return all
}
const bytesOf = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const all: number[] = []
  for await (const piece of pieces) all.push(...piece)
  return Uint8Array.from(all)
}
const codesOf = async (work: Promise<unknown>): Promise<readonly string[]> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return typeof error === 'object' && error !== null && 'issues' in error
    ? (error.issues as { code: string }[]).map(({ code }) => code)
    : [String(error)]
}

// names that questions may use although nobody has a value for them
const declared = {
  concepts: ['c1', 'c2', 'c3', 'c9', 'unheard-of'].map((code) => ({ code, path: ['Declared', code], type: 'number' as const })),
  visits: ['v1', 'v2', 'v9', 'W0', 'W24', 'W96'].map((label) => ({ label })),
}
const p1: Question = { scope: 'patient', where: { kind: 'subjects', ids: ['P10'] } }
const active: Question = { scope: 'patient', where: { kind: 'one-of', concept: 'trial.arm', values: ['active'], visits: ['Baseline'] } }

/** What differs between engines under the contract. */
export interface EngineTraits {
  /** Writes Parquet exports. */
  readonly parquet: boolean
  /** Random studies to compare with the memory reader, forty questions each. */
  readonly studies: number
}

/** What every engine must do, whatever it is made of. */
export const engineContract = (name: string, make: () => Promise<EngineBench>, { parquet, studies }: EngineTraits): void => {
  describe(`${name}: engine contract`, () => {
    let bench: EngineBench
    let small: OpenRelease
    let trial: OpenRelease
    beforeAll(async () => {
      bench = await make()
      small = await bench.engine.open(await bench.release(partsOfRows(smallStudy.rows, { subjects: smallStudy.subjects, ...declared })))
      trial = await bench.engine.open(await bench.release(answerStudy()))
    })
    afterAll(() => bench.close())

    describe('counts', () => {
      for (const { title, question, answer } of questionCases) {
        test(title, async () => {
          const ofThings = thingsOfSmallStudy[question.scope]
          expect(await small.count(question)).toEqual({ ...answer, ofSubjects: 5, ofThings })
        })
      }

      test('any question of any study is counted as the memory reader counts it', async () => {
        await fc.assert(
          fc.asyncProperty(anyObservations, fc.array(anyQuestion, { minLength: 40, maxLength: 40 }), async (rows, questions) => {
            const parts = partsOfRows(rows, { subjects: someSubjects, ...declared })
            const release = await bench.engine.open(await bench.release(parts))
            for (const question of questions) {
              expect(await release.count(question), JSON.stringify(question)).toEqual(countInMemory(question, rows, someSubjects))
            }
          }),
          { numRuns: studies, seed: 20_240_601, endOnFailure: true },
        )
      }, 120_000)

      test('a censored value satisfies what every number it can be satisfies, and nothing else', async () => {
        const holds = {
          '<': (a: number, b: number) => a < b,
          '<=': (a: number, b: number) => a <= b,
          '>': (a: number, b: number) => a > b,
          '>=': (a: number, b: number) => a >= b,
        }
        const operators = { ...holds, '=': (a: number, b: number) => a === b, '!=': (a: number, b: number) => a !== b }
        const comparators = ['<', '<=', '>', '>='] as const
        // numbers on, between and far beyond all limits and thresholds
        const candidates = [-1e9, 0, 0.5, 0.75, 1, 1.25, 1.5, 2, 1e9]
        const rows = comparators.map((comparator) => ({
          subject: comparator,
          visit: 'v1',
          concept: 'c1',
          value: { kind: 'censored', comparator, limit: 1, raw: `${comparator}1` } as const,
        }))
        const release = await bench.engine.open(await bench.release(partsOfRows(rows, declared)))
        for (const operator of ['<', '<=', '>', '>=', '=', '!='] as const) {
          for (const value of ['0.5', '1', '1.5']) {
            const surely = comparators.filter((comparator) =>
              candidates.filter((one) => holds[comparator](one, 1)).every((one) => operators[operator](one, Number(value))),
            )
            const where = { kind: 'compare', concept: 'c1', operator, value } as const
            expect(await release.subjects({ scope: 'patient', where }), `${operator} ${value}`).toEqual(surely.toSorted())
          }
        }
      })

      test('an unknown concept or visit is an issue, not a zero', async () => {
        const where = {
          kind: 'all',
          of: [
            { kind: 'has', concept: 'activty' },
            { kind: 'has', concept: 'activity', visits: ['W1'] },
          ],
        } as const
        expect(await codesOf(small.count({ scope: 'patient', where }))).toEqual(['concept-unknown', 'visit-unknown'])
      })

      test('a threshold that is no decimal, or no date, is an issue', async () => {
        expect(
          await codesOf(small.count({ scope: 'patient', where: { kind: 'compare', concept: 'activity', operator: '<', value: '5%' } })),
        ).toEqual(['number-expected'])
        expect(await codesOf(small.count({ scope: 'patient', where: { kind: 'dated', concept: 'onset', from: 'May' } }))).toEqual([
          'date-expected',
        ])
      })

      test('text from a question stays text', async () => {
        const values = ["case'; drop table obs; --", '$1', 'case']
        expect((await small.count({ scope: 'patient', where: { kind: 'one-of', concept: 'group', values } })).subjects).toBe(2)
      })

      test('a count that was called off rejects', async () => {
        await expect(small.count(everyone, AbortSignal.abort(new Error('called off')))).rejects.toThrow('called off')
        expect((await small.count(everyone)).subjects).toBe(5)
      })
    })

    test('subjects are sorted by id', async () => {
      expect(await trial.subjects(everyone)).toEqual(['P10', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'])
      expect(await trial.subjects(active)).toEqual(['P2', 'P4', 'P5'])
    })

    test('an unknown release is an issue', async () => {
      expect(await codesOf(bench.engine.open(`r-${'0'.repeat(32)}`))).toEqual(['release-unknown'])
      expect(await codesOf(bench.engine.open('../../etc'))).toEqual(['release-unknown'])
    })

    test('labels are the last names of the paths', async () => {
      const labels = await trial.labels()
      expect(labels.get('act.esspri')).toEqual({ name: 'ESSPRI ~ total/all', unit: '{score}' })
      expect(labels.get('notes')).toEqual({ name: 'Notes' })
    })

    describe('observations', () => {
      test('of one subject, whole and in order', async () => {
        const rows = await gather<ObservationRow>(trial.observations(p1))
        expect(rows.map(({ visit, concept, instance }) => `${visit} ${concept} ${instance}`)).toEqual([
          'Baseline trial.arm 1',
          'Baseline act.esspri 1',
          'Baseline or.uwsf 1',
          'Baseline or.uwsf 2',
          'Week 12 trial.arm 1',
          'Week 12 act.esspri 1',
        ])
        expect(rows[0]).toEqual({
          subject: 'P10',
          visit: 'Baseline',
          concept: 'trial.arm',
          value: { kind: 'text', text: 'placebo' },
          raw: 'PBO',
          instance: 1,
          origin: { file: 'trial.csv', column: 2, header: 'Arm' },
          line: 2,
        })
        expect(rows[2]).toEqual({
          subject: 'P10',
          visit: 'Baseline',
          concept: 'or.uwsf',
          value: { kind: 'censored', comparator: '<', limit: 0.05, raw: '< 0,05' },
          raw: '< 0,05',
          instance: 1,
          start: '2024-03-05',
          end: '2024-03-05T10:00',
          origin: { file: 'lab/saliva.csv', column: 4, header: 'flow, mL' },
          line: 2,
        })
        expect(rows[3]).toMatchObject({ value: { kind: 'number', number: 0.1, raw: '0.10000000000000000001' }, sample: 'S-1' })
      })

      test('of some concepts', async () => {
        const rows = await gather<ObservationRow>(trial.observations(everyone, ['oc.schirmer']))
        expect(rows.map(({ subject, value, eye, gland, reader }) => [subject, value.kind, eye, gland, reader])).toEqual([
          ['P2', 'number', 'right', undefined, 'R1'],
          ['P2', 'missing', 'left', undefined, 'R1'],
          ['P3', 'number', undefined, 'parotid-left', undefined],
        ])
        expect(await codesOf(gather(trial.observations(everyone, ['oc.schirmr'])))).toEqual(['concept-unknown'])
      })
    })

    describe('distributions', () => {
      test('by visit, in time', async () => {
        const { concept, unit, edges, groups } = await trial.distribution('act.esspri', { byVisit: true })
        expect([concept, unit, groups.length]).toEqual(['act.esspri', '{score}', 2])
        const [first, second] = groups
        expect(first).toMatchObject({ visit: 'Baseline', observations: 6, subjects: 6, missing: 0 })
        const { sd = Number.NaN, ...numbers } = first?.numbers ?? { mean: Number.NaN, q3: Number.NaN }
        expect(sd).toBeCloseTo(baseline.sd, 12)
        expect(numbers.mean).toBeCloseTo(baseline.mean, 12)
        expect(numbers.q3).toBeCloseTo(baseline.q3, 12)
        expect(numbers).toMatchObject({ count: 6, subjects: 6, min: 2.1, median: baseline.median, max: 7.7, censored: 0 })
        expect(second).toMatchObject({ visit: 'Week 12', observations: 3, subjects: 3, missing: 1, numbers: { count: 2, max: 1e21 } })
        expect(edges?.[0]).toBeLessThanOrEqual(2.1)
        expect(edges?.at(-1)).toBeGreaterThanOrEqual(1e21)
        expect(groups.map(({ bins }) => bins?.reduce((sum, bin) => sum + bin, 0))).toEqual([6, 2])
      })

      test('by the category each subject had first', async () => {
        const { groups } = await trial.distribution('act.esspri', { byVisit: false, by: 'trial.arm' })
        expect(groups.map(({ arm, observations, subjects }) => [arm, observations, subjects])).toEqual([
          ['active', 4, 3],
          ['placebo', 4, 3],
          [undefined, 1, 1],
        ])
        expect(groups[2]?.numbers).toEqual({
          count: 1,
          subjects: 1,
          min: 1e21,
          q1: 1e21,
          median: 1e21,
          q3: 1e21,
          max: 1e21,
          mean: 1e21,
          censored: 0,
        })
      })

      test('of the subjects that satisfy a question', async () => {
        const { groups } = await trial.distribution('act.esspri', { byVisit: true, where: active })
        expect(groups.map(({ visit, observations, numbers }) => [visit, observations, numbers?.min, numbers?.max])).toEqual([
          ['Baseline', 3, 3.5, 5],
          ['Week 12', 1, undefined, undefined],
        ])
      })

      test('of categories, dates and censored values', async () => {
        const arms = await trial.distribution('trial.arm', { byVisit: false })
        expect(arms.groups[0]?.categories).toEqual([
          { value: 'active', observations: 4, subjects: 4 },
          { value: 'placebo', observations: 3, subjects: 3 },
        ])
        const onset = await trial.distribution('dx.onset', { byVisit: true })
        expect(onset.groups).toEqual([
          { visit: 'Baseline', observations: 2, subjects: 2, missing: 0, dates: { min: '2011-07-30', max: '2016-02' } },
        ])
        const flow = await trial.distribution('or.uwsf', { byVisit: true })
        expect(flow.groups).toMatchObject([{ observations: 2, subjects: 1, numbers: { count: 1, censored: 1, min: 0.1 } }])
        expect(await trial.distribution('unused', { byVisit: true })).toEqual({ concept: 'unused', groups: [] })
        expect(await codesOf(trial.distribution('esspri', { byVisit: true, by: 'arm' }))).toEqual(['concept-unknown', 'concept-unknown'])
      })
    })

    test('missingness by visit, in time', async () => {
      const { visits, expected, rows } = await trial.missingness()
      expect(visits).toEqual(['Baseline', 'Week 12'])
      expect(expected).toEqual([6, 3])
      expect(rows).toEqual([
        { concept: 'trial.arm', present: [6, 1], withReason: [0, 0] },
        { concept: 'act.esspri', present: [6, 2], withReason: [0, 1] },
        { concept: 'or.uwsf', present: [1, 0], withReason: [0, 0] },
        { concept: 'oc.schirmer', present: [2, 0], withReason: [0, 0] },
        { concept: 'dx.onset', present: [2, 0], withReason: [0, 0] },
        { concept: 'notes', present: [1, 0], withReason: [0, 0] },
        { concept: 'unused', present: [0, 0], withReason: [0, 0] },
      ])
    })

    describe('matrices', () => {
      test('samples with their attributes', async () => {
        const samples = await trial.samples('blood')
        expect(samples.map(({ code }) => code)).toEqual(['B1', 'B2', 'B3', 'B4'])
        expect(samples[0]).toEqual({ code: 'B1', subject: 'P10', visit: 'Baseline', attributes: { tissue: 'blood' } })
        expect(samples[3]).toEqual({ code: 'B4', subject: 'P4', attributes: { tissue: 'gland', batch: '3' } })
        expect(await codesOf(trial.samples('bloood'))).toEqual(['assay-unknown'])
      })

      test('features by the beginning of an id or symbol, exact ones first', async () => {
        const found = async (text: string, limit = 9) => (await trial.features('blood', text, limit)).map(({ id }) => id)
        expect(await found('mx2')).toEqual(['p2', 'MX2'])
        expect(await found('MX')).toEqual(['p1', 'p2', 'MX2'])
        expect(await found('P')).toEqual(['p1', 'p2'])
        expect(await found('', 2)).toEqual(['p1', 'p2'])
        expect(await found('%')).toEqual([])
        expect((await trial.features('blood', 'p1', 1))[0]).toEqual({ id: 'p1', symbol: 'MX1', attributes: { chromosome: '21' } })
      })

      test('one feature over all samples, exact, absent values as null', async () => {
        const { feature, layer, values } = await trial.feature('blood', 'p1', { by: 'trial.arm' })
        expect([feature.id, layer]).toEqual(['p1', 'log2'])
        expect(values.map(({ sample, value, group }) => [sample.code, value, group])).toEqual([
          ['B1', 1.1, 'placebo'],
          ['B2', 2.2, 'active'],
          ['B3', null, 'placebo'],
          ['B4', 4.4, 'active'],
        ])
        const byTissue = await trial.feature('blood', 'MX2', { layer: 'raw', by: 'tissue' })
        expect(byTissue.values.map(({ value, group }) => [value, group])).toEqual([
          [1, 'blood'],
          [2, 'blood'],
          [3, 'gland'],
          [null, 'gland'],
        ])
        expect((await trial.feature('blood', 'p2', {})).values.map(({ group }) => group)).toEqual([
          undefined,
          undefined,
          undefined,
          undefined,
        ])
      })

      test('what does not exist is an issue', async () => {
        expect(await codesOf(trial.feature('blood', 'MX9', {}))).toEqual(['feature-unknown'])
        expect(await codesOf(trial.feature('blood', 'mx1', {}))).toEqual(['feature-ambiguous'])
        expect(await codesOf(trial.feature('blood', 'p1', { layer: 'zscore' }))).toEqual(['layer-unknown'])
        expect(await codesOf(trial.feature('blood', 'p1', { by: 'colour' }))).toEqual(['group-unknown'])
        expect(await codesOf(trial.sample('blood', 'B9'))).toEqual(['sample-unknown'])
      })

      test('one sample over all features', async () => {
        expect(await trial.sample('blood', 'B4')).toEqual(Float32Array.of(4.4, 8, 0.5))
        expect(await trial.sample('blood', 'B3', 'log2')).toEqual(Float32Array.of(Number.NaN, 7, 9))
        expect(await trial.sample('blood', 'B4', 'raw')).toEqual(Float32Array.of(40, 80, Number.NaN))
      })
    })

    describe('exports', () => {
      test('CSV, cell by cell', async () => {
        const text = new TextDecoder().decode(await bytesOf(trial.export(p1, 'csv', ['act.esspri', 'or.uwsf', 'trial.arm'])))
        const id = trial.release.id
        expect(text.split('\r\n')).toEqual([
          exportColumns.join(','),
          `TRIAL-1,${id},P10,Baseline,0,d,trial.arm,Arm,text,,placebo,,,,,PBO,1,,,,,,,trial.csv,2,2`,
          `TRIAL-1,${id},P10,Baseline,0,d,act.esspri,ESSPRI ~ total/all,number,2.1,,,,,{score},2.1,1,,,,,,,trial.csv,2,3`,
          `TRIAL-1,${id},P10,Baseline,0,d,or.uwsf,Unstimulated flow,censored,0.05,,,<,,mL/min,"< 0,05",1,2024-03-05,2024-03-05T10:00,,,,,lab/saliva.csv,2,4`,
          `TRIAL-1,${id},P10,Baseline,0,d,or.uwsf,Unstimulated flow,number,0.10000000000000000001,,,,,mL/min,0.10000000000000000001,2,,,,,,S-1,lab/saliva.csv,3,4`,
          `TRIAL-1,${id},P10,Week 12,12,wk,trial.arm,Arm,text,,active,,,,,active,1,,,,,,,trial.csv,20,2`,
          `TRIAL-1,${id},P10,Week 12,12,wk,act.esspri,ESSPRI ~ total/all,number,3,,,,,{score},3,1,,,,,,,trial.csv,10,3`,
          '',
        ])
      })

      test('CSV of quotes, line ends, large numbers and reasons', async () => {
        const text = new TextDecoder().decode(await bytesOf(trial.export(everyone, 'csv')))
        expect(text).toContain(',text,,"says ""dry"", mostly\nat night; =1+1",')
        expect(text).toContain(',number,1000000000000000000000,')
        expect(text).toContain(',missing,,,,,not-done,{score},ND,')
        expect(text).toContain(',number,5,,,,,{score},5.00,')
      })

      test.runIf(parquet)(`Parquet begins and ends as such${parquet ? '' : ': this engine writes no Parquet'}`, async () => {
        const bytes = await bytesOf(trial.export(everyone, 'parquet'))
        const mark = (from: number, to?: number) => new TextDecoder().decode(bytes.slice(from, to))
        expect([mark(0, 4), mark(-4)]).toEqual(['PAR1', 'PAR1'])
      })
    })

    test('opening again is the same release', async () => {
      const again = await bench.engine.open(trial.release.id)
      expect(again.release).toEqual(trial.release)
      expect(await again.issues()).toEqual([])
    })
  })
}
