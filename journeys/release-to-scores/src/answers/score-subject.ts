import { IssueError, numberOfExact } from '@dacryon/core'
import { unknownName } from '@dacryon/data'
import type { Instrument, Words } from '@dacryon/endpoints'
import type { z } from 'zod'
import type { recordSchema, scoreSubjectSchema } from '../schema/subject.ts'
import type { Prepared } from '../scoring/prepared.ts'
import type { ScoreRecord } from '../scoring/score-record.ts'
import { scoredSubjects } from '../scoring/scored-subjects.ts'
import { aboutInstrument, aboutPlan, aboutStudy } from './about.ts'
import { inputForReading } from './input-of.ts'
import { resultsForReading } from './result-of.ts'
import { wordsOfCode } from './words.ts'

const recordForReading = (instrument: Instrument, record: ScoreRecord): z.output<typeof recordSchema> => ({
  visit: record.visit,
  ...(record.eye !== undefined && { eye: record.eye }),
  results: resultsForReading(instrument, record),
  reasons: [...record.reasons],
  flags: [...record.score.flags],
  parts: record.score.parts.map(({ id, label, got, of }) => ({
    id,
    label: { ...label },
    of,
    ...(got !== undefined && { got: numberOfExact(got) }),
  })),
  inputs: record.inputs.map((input) => inputForReading(instrument, input)),
})

const codesOf = ({ score, reasons, inputs }: ScoreRecord): readonly string[] => [
  ...reasons,
  ...score.flags,
  ...inputs.flatMap(({ why }) => why ?? []),
]

/** Every derived result of one subject over the visits, with what it was made of. Throws an `IssueError` (`subject-unknown`). */
export const scoreSubject = async (prepared: Prepared, subject: string): Promise<z.output<typeof scoreSubjectSchema>> => {
  const everybody = await prepared.opened.subjects({ scope: 'patient', where: { kind: 'all', of: [] } })
  if (!everybody.includes(subject)) throw new IssueError([{ ...unknownName('subject', subject, everybody), column: 'subject' }])
  const where = { scope: 'patient', where: { kind: 'subjects', ids: [subject] } } as const
  const words: Record<string, Words> = {}
  const instruments: z.output<typeof scoreSubjectSchema>['instruments'] = []
  const dates: Record<string, string> = {}
  const seen = new Set<string>()
  for await (const { scores } of scoredSubjects(prepared, { where })) {
    for (const [visit, date] of scores.dates) dates[visit] = date
    for (const ready of prepared.instruments.values()) {
      const { instrument } = ready
      const records = scores.records(instrument.id)
      const [first] = records
      if (first === undefined) continue
      for (const record of records) {
        seen.add(record.visit)
        for (const code of codesOf(record)) words[code] ??= { ...wordsOfCode(instrument, code) }
      }
      const { instrument: madeWith, options } = first.score.madeWith
      const readable = records.map((record) => recordForReading(instrument, record))
      instruments.push({ ...aboutInstrument(ready), madeWith, options: { ...options }, records: readable })
    }
  }
  const about = aboutPlan(prepared)
  return {
    ...aboutStudy(prepared),
    ...about,
    subject,
    visits: about.visits.filter(({ label }) => seen.has(label)),
    dates,
    words,
    instruments,
  }
}
