import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoreSubjectOperation, scoreSummaryOperation } from '../src/index.ts'
import { doorsOf, partsOf, type Row } from './made-up.ts'
import { run } from './run.ts'

const visits = ['Week 0', 'Week 12', 'Week 24']
const subjects = ['P1', 'P2', 'P3']

const cellOf: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'essdai.clin_total': fc.integer({ min: 0, max: 40 }).map(String),
  'essdai.articular': fc.integer({ min: 0, max: 3 }).map(String),
  'pro.esspri_dryness': fc.integer({ min: 0, max: 10 }).map(String),
  'pro.esspri_fatigue': fc.integer({ min: 0, max: 10 }).map(String),
  'pro.esspri_pain': fc.integer({ min: 0, max: 11 }).map(String),
  'oc.schirmer_r': fc.integer({ min: 0, max: 35 }).map(String),
  'oc.schirmer_l': fc.integer({ min: 0, max: 35 }).map(String),
  'or.uwsf': fc.integer({ min: -1, max: 100 }).map((hundredths) => (hundredths / 100).toFixed(2)),
  'imm.igg': fc.oneof(
    fc.integer({ min: 50, max: 300 }).map((tenths) => (tenths / 10).toFixed(1)),
    fc.constant('<2'),
    fc.constant(''),
  ),
}

const anyRow: fc.Arbitrary<Row> = fc.constantFrom(...Object.keys(cellOf)).chain((variable) =>
  fc.record(
    {
      subject: fc.constantFrom(...subjects),
      visit: fc.constantFrom(...visits),
      variable: fc.constant(variable),
      cell: cellOf[variable] ?? fc.constant(''),
      reader: fc.constantFrom('A', 'B'),
      start: fc.constantFrom('2026-01-05', '2026-03-30', '2026-06'),
    },
    { requiredKeys: ['subject', 'visit', 'variable', 'cell'] },
  ),
)

const anyStudy = fc.array(anyRow, { minLength: 20, maxLength: 120 })

const answersOf = async (rows: readonly Row[], subject: string): Promise<unknown> => {
  const doors = await doorsOf(partsOf('S', visits, rows))
  const { instruments, dates } = await run(scoreSubjectOperation, doors, { study: 'S', subject, baseline: 'Week 0' })
  return {
    dates,
    // places are those of the files, which differ when rows are left out or moved
    instruments: instruments.map(({ id, options, records }) => ({
      id,
      options,
      records: records.map(({ visit, results, reasons, flags, inputs }) => ({
        visit,
        results,
        reasons: reasons.toSorted(),
        flags: flags.toSorted(),
        inputs: inputs.map(({ item, why, from }) => [item, why, from]).toSorted(),
      })),
    })),
  }
}

describe('laws', () => {
  test('a subject scored alone is scored as in the study', async () => {
    await fc.assert(
      fc.asyncProperty(anyStudy, async (rows) => {
        for (const subject of new Set(rows.map((row) => row.subject)))
          expect(
            await answersOf(
              rows.filter((row) => row.subject === subject),
              subject,
            ),
          ).toEqual(await answersOf(rows, subject))
      }),
      { numRuns: 12 },
    )
  })

  test('the order of observations does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyStudy.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        async ([rows, shuffled]) => {
          const subject = rows[0]?.subject ?? ''
          expect(await answersOf(shuffled, subject)).toEqual(await answersOf(rows, subject))
        },
      ),
      { numRuns: 12 },
    )
  })

  test('every result of a summary is known or missing for every record, and nobody is counted twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyStudy, async (rows) => {
        const doors = await doorsOf(partsOf('S', visits, rows))
        for (const instrument of ['star', 'esspri']) {
          const { groups } = await run(scoreSummaryOperation, doors, { study: 'S', instrument, baseline: 'Week 0' })
          for (const { subjects: seen, scored, results, enrolled } of groups) {
            expect(scored).toBeLessThanOrEqual(seen)
            expect(seen).toBeLessThanOrEqual(enrolled)
            for (const { known, missing, yes = 0 } of results) expect([known + missing, yes <= known]).toEqual([seen, true])
          }
        }
      }),
      { numRuns: 15 },
    )
  })
})
