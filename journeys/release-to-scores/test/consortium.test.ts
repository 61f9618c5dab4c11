import { gzipSync } from 'node:zlib'
import { generateConsortium } from '@dacryon/consortium-demo'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseCsv } from '../../../foundation/core/test/parse-csv.ts'
import {
  planScoresOperation,
  type ReleaseScoreDoors,
  scoreMismatchesOperation,
  scoreSummaryOperation,
  scoreTableOperation,
} from '../src/index.ts'
import { importParts } from './import-parts.ts'
import { doorsOf } from './made-up.ts'
import { run, textOf } from './run.ts'

type Cells = Readonly<Record<string, string>>

let doors: ReleaseScoreDoors
let raw: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  const study = [...generateConsortium('tests')].find(({ folder }) => folder === 'SYN-FIR')
  if (study === undefined) throw new Error('the synthetic trial is not there')
  const files = study.files.flatMap(({ path, content }) =>
    content.kind === 'workbook' ? [] : [{ path, text: content.text, zipped: content.kind === 'gzip-text' }],
  )
  raw = Object.fromEntries(files.map(({ path, text }) => [path, text]))
  doors = await doorsOf(
    await importParts('SYN-FIR', Object.fromEntries(files.map(({ path, text, zipped }) => [path, zipped ? gzipSync(text) : text]))),
  )
  await run(planScoresOperation, doors, {
    study: 'SYN-FIR',
    baseline: 'Week 0',
    lachrymal: 'schirmer',
    salivary: 'uwsf',
    biological: 'igg',
    reader: 'Central 1',
  })
}, 120_000)

/** Rows of a raw file by subject and visit. */
const byVisit = (file: string): ReadonlyMap<string, Cells> =>
  new Map(parseCsv(raw[file] ?? '').map((row) => [`${row.Subject} ${row.Visit}`, row]))

/** A cell as a whole number of hundredths, so that this recount is exact too. */
const hundredths = (cell: string | undefined): number | undefined =>
  cell === undefined || cell === '' ? undefined : Math.round(Number(cell) * 100)

const clinicalWeights: Readonly<Record<string, number>> = {
  'ESSDAI constitutional': 4,
  'ESSDAI lymphadenopathy': 4,
  'ESSDAI glandular': 2,
  'ESSDAI articular': 3,
  'ESSDAI cutaneous': 3,
  'ESSDAI pulmonary': 6,
  'ESSDAI renal': 6,
  'ESSDAI muscular': 7,
  'ESSDAI peripheral nervous system': 5,
  'ESSDAI central nervous system': 5,
  'ESSDAI haematological': 2,
}

const sum = (cells: readonly (number | undefined)[]): number | undefined =>
  cells.reduce<number | undefined>((total, cell) => (total === undefined || cell === undefined ? undefined : total + cell), 0)

/** STAR of two visits, written down a second time straight from the published table: Schirmer, saliva flow and IgG; `undefined` is not known. */
const recount = (
  before: Cells,
  after: Cells,
  labBefore: Cells | undefined,
  labAfter: Cells | undefined,
): Readonly<Record<string, boolean | undefined>> => {
  const both = (of: (cells: Cells) => number | undefined, met: (base: number, follow: number) => boolean): boolean | undefined => {
    const [base, follow] = [of(before), of(after)]
    return base === undefined || follow === undefined ? undefined : met(base, follow)
  }
  const clinical = (cells: Cells) =>
    sum(Object.entries(clinicalWeights).map(([name, weight]) => (cells[name] === '' ? undefined : weight * Number(cells[name]))))
  const symptoms = (cells: Cells) => sum(['ESSPRI dryness', 'ESSPRI fatigue', 'ESSPRI pain'].map((name) => hundredths(cells[name])))
  const tears = (cells: Cells) => sum(['Schirmer right eye (mm)', 'Schirmer left eye (mm)'].map((name) => hundredths(cells[name])))
  const [igg, iggAfter] = [hundredths(labBefore?.['IgG (g per L)']), hundredths(labAfter?.['IgG (g per L)'])]
  return {
    systemic: both(clinical, (base, follow) => base - follow >= 3),
    pro: both(symptoms, (base, follow) => base - follow >= 300 || (base > 0 && 100 * (base - follow) >= 15 * base)),
    // sums of two eyes: below 10 mm is a mean below 5, a rise of 10 mm a rise of 5
    lachrymal: both(tears, (base, follow) => (base < 1000 ? follow - base >= 1000 : follow >= 1000)),
    salivary: both(
      (cells) => hundredths(cells['Unstimulated saliva (mL per min)']),
      (base, follow) => (base === 0 ? follow > 0 : 100 * follow >= 125 * base),
    ),
    biological: igg === undefined || iggAfter === undefined ? undefined : igg > 0 && 100 * (igg - iggAfter) >= 10 * igg,
  }
}

const points: Readonly<Record<string, number>> = { systemic: 3, pro: 3, lachrymal: 1, salivary: 1, biological: 1 }
const asCell = (met: boolean | undefined): string => (met === undefined ? 'NA' : met ? '1' : '0')

describe('a synthetic trial, imported as any files', () => {
  test('STAR of every patient at week 24 is what a second count from the raw files gives', async () => {
    const [efficacy, laboratory] = [byVisit('efficacy.csv'), byVisit('laboratory.csv')]
    const rows = parseCsv(await textOf(scoreTableOperation, doors, { study: 'SYN-FIR', instrument: 'star' })).filter(
      ({ visit }) => visit === 'Week 24',
    )
    expect(rows.length).toBeGreaterThan(250)
    const wrong = rows.flatMap((row) => {
      const [first, last] = [`${row.subject} Week 0`, `${row.subject} Week 24`]
      const met = recount(efficacy.get(first) ?? {}, efficacy.get(last) ?? {}, laboratory.get(first), laboratory.get(last))
      const least = Object.entries(met).reduce((total, [domain, yes]) => total + (yes === true ? (points[domain] ?? 0) : 0), 0)
      const most = Object.entries(met).reduce((total, [domain, yes]) => total + (yes === false ? 0 : (points[domain] ?? 0)), 0)
      const expected = {
        ...Object.fromEntries(Object.entries(met).map(([domain, yes]) => [domain, asCell(yes)])),
        responder: least >= 5 ? '1' : most < 5 ? '0' : 'NA',
      }
      return Object.entries(expected).flatMap(([result, value]) =>
        row[`result_${result}`] === value ? [] : [[row.subject, result, value, row[`result_${result}`]]],
      )
    })
    expect(wrong).toEqual([])
  })

  test('rates by arm are those of the table', async () => {
    const arms = new Map(parseCsv(raw['baseline.csv'] ?? '').map(({ Subject = '', Arm = '' }) => [Subject, Arm]))
    const rows = parseCsv(await textOf(scoreTableOperation, doors, { study: 'SYN-FIR', instrument: 'star' })).filter(
      ({ visit }) => visit === 'Week 24',
    )
    const { groups, reference } = await run(scoreSummaryOperation, doors, { study: 'SYN-FIR', instrument: 'star' })
    const at24 = groups.filter(({ visit }) => visit === 'Week 24')
    expect([at24.length, reference]).toEqual([3, 'Placebo'])
    for (const { arm, results, enrolled } of at24) {
      const own = rows.filter(({ subject }) => arms.get(subject ?? '') === arm)
      const responder = results.find(({ result }) => result === 'responder')
      expect([responder?.yes, responder?.known]).toEqual([
        own.filter(({ result_responder: cell }) => cell === '1').length,
        own.filter(({ result_responder: cell }) => cell !== 'NA').length,
      ])
      expect(enrolled).toBe([...arms.values()].filter((one) => one === arm).length)
    }
  })

  test('ESSDAI and Hočevar totals of the files are those that are recomputed', async () => {
    const { compared, mismatches } = await run(scoreMismatchesOperation, doors, { study: 'SYN-FIR' })
    const counts = Object.fromEntries(compared.map(({ concept, totals, exact, unknown }) => [concept, [totals, exact, unknown]]))
    const visits = parseCsv(raw['efficacy.csv'] ?? '').filter((row) => row['ESSDAI total'] !== '').length
    const scans = parseCsv(raw['efficacy.csv'] ?? '').filter((row) => row['Hocevar total'] !== '').length
    expect([counts['essdai.total'], counts['sgus.hocevar'], mismatches]).toEqual([[visits, visits, 0], [scans, scans, 0], []])
  })
})
