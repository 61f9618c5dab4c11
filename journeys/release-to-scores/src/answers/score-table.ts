import { csvCell } from '@dacryon/data'
import { resultText } from '@dacryon/endpoints'
import type { Prepared, PreparedInstrument } from '../scoring/prepared.ts'
import type { RecordInput, ScoreRecord } from '../scoring/score-record.ts'
import { scoredSubjects } from '../scoring/scored-subjects.ts'
import { resultOf } from './result-of.ts'

/** Where an input is from, in one cell: `Week 24; efficacy.csv:12:5 (ESSDAI total)` or `Week 24; clinessdai.total of efficacy.csv:12`. */
const sourceText = ({ visit, place, from, through = [], why }: RecordInput): string => {
  const lines = [...new Set(through.flatMap((leaf) => (leaf.place === undefined ? [] : [`${leaf.place.file}:${leaf.place.line}`])))]
  const derived = from === undefined ? '' : lines.length === 0 ? from : `${from} of ${lines.join(', ')}`
  const origin = place === undefined ? derived : `${place.file}:${place.line}:${place.column} (${place.header})`
  return [visit, origin, why].filter((part) => part !== undefined && part !== '').join('; ')
}

const optionsText = ({ chosen }: PreparedInstrument): string =>
  Object.entries(chosen.texts)
    .map(([id, value]) => `${id}=${value}`)
    .join(';')

/** Header of the table: who and when, the results, why there is none, what it was made with, and each input with its place. */
const tableHeader = ({ instrument, oneEye }: PreparedInstrument, withArm: boolean): readonly string[] => [
  'study',
  'release',
  'subject',
  'visit',
  ...(withArm ? ['arm'] : []),
  ...(oneEye ? ['eye'] : []),
  'baseline',
  ...Object.keys(instrument.results).map((id) => `result_${id}`),
  'reasons',
  'flags',
  'instrument',
  'options',
  'plan',
  ...Object.keys(instrument.items).flatMap((id) => [id, `${id}_unit`, `${id}_source`]),
]

const rowCells = (prepared: Prepared, ready: PreparedInstrument, subject: string, arm: string | undefined, record: ScoreRecord) => {
  const { instrument, oneEye } = ready
  const { id, content } = prepared.opened.release
  const inputs = new Map(record.inputs.map((input) => [input.item, input]))
  return [
    content.study.id,
    id,
    subject,
    record.visit,
    ...(arm === undefined ? [] : [arm]),
    ...(oneEye ? [record.eye ?? ''] : []),
    prepared.baseline?.visit ?? '',
    ...Object.keys(instrument.results).map((result) => resultText(resultOf(record, result) ?? { missing: [] })),
    record.reasons.join(';'),
    record.score.flags.join(';'),
    record.score.madeWith.instrument,
    optionsText(ready),
    prepared.plan?.id ?? '',
    ...Object.keys(instrument.items).flatMap((item) => {
      const input = inputs.get(item)
      return input === undefined ? ['', '', ''] : [input.text, input.unit ?? '', sourceText(input)]
    }),
  ]
}

/** One row a subject and visit (and eye, for an instrument of one eye), as CSV (RFC 4180). The arm is there only once a plan is fixed. */
export async function* scoreTable(prepared: Prepared, ready: PreparedInstrument, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const line = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`
  const arm = prepared.plan === undefined ? undefined : prepared.opened.release.content.study.armConcept
  yield encoder.encode(line(tableHeader(ready, arm !== undefined)))
  for await (const one of scoredSubjects(prepared, { arm, signal })) {
    const records = one.scores.records(ready.instrument.id)
    const own = arm === undefined ? undefined : (one.arm ?? '')
    if (records.length > 0)
      yield encoder.encode(records.map((record) => line(rowCells(prepared, ready, one.subject, own, record))).join(''))
  }
}
