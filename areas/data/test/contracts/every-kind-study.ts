import type { DraftPlan } from '../../src/doors/release-store.ts'
import { memorySource } from '../../src/memory-source.ts'
import type { Part } from '../../src/parts.ts'
import type { StudyInfo } from '../../src/study.ts'
import { StudyWriter } from '../../src/study-writer.ts'

export const studyInfo = (id: string): StudyInfo => ({ id, title: `Study ${id}`, kind: 'study', synthetic: true, restricted: false })

/** Plan of a draft over one small raw file. */
export const planOf = (raw = 'SUBJ_ID\tAGE\n', plausible: DraftPlan['plausible'] = new Map()): DraftPlan => ({
  format: { id: 'example', version: '1' },
  dictionary: 'd-0',
  source: memorySource('S', { 'data.txt': raw, 'notes/read.me': 'how it was made' }),
  plausible,
})

/**
 * Three subjects, two visits, five concepts with every kind of value, both eyes, a visit repeated on another date, a matrix of two
 * features by three samples with one absent value, tags and one warning.
 */
export const everyKindStudy = (id: string): readonly Part[] => {
  const writer = new StudyWriter()
  const age = writer.concept({ code: 'age', path: ['Subjects', 'Age'], type: 'number', unit: 'a', variable: 'dm.age' })
  const sex = writer.concept({ code: 'sex', path: ['Subjects', 'Sex'], type: 'category' })
  const test = writer.concept({ code: 'test', path: ['Eye', 'Tear test'], type: 'number', unit: 'mm' })
  const crp = writer.concept({ code: 'crp', path: ['Lab ~1/2', 'CRP'], type: 'number', unit: 'mg/L' })
  const born = writer.concept({ code: 'born', path: ['Subjects', 'Born'], type: 'date' })
  const origins = new Map(
    [age, sex, test, crp, born].map((concept, at) => [concept, writer.origin({ file: 'data.txt', column: at + 2, header: `H${at}` })]),
  )
  const at = (subject: string, visit: string, concept: number, line: number, details = {}) =>
    writer.at(writer.subject(subject), writer.visit({ label: visit }), concept, origins.get(concept) ?? 0, line, details)
  for (const [line, [subject, years, value]] of (
    [
      ['P1', 51, 'Female'],
      ['P2', 60, 'Male'],
      ['P3', 42, 'Female'],
    ] as const
  ).entries()) {
    at(subject, 'Baseline', age, line + 2)
    writer.number(years)
    at(subject, 'Baseline', sex, line + 2)
    writer.text(value, value === 'Male' ? 'm' : undefined)
  }
  at('P1', 'Baseline', test, 2, { eye: 'right' })
  writer.number(5)
  at('P1', 'Baseline', test, 2, { eye: 'left' })
  writer.missing('not-done', 'ND')
  at('P2', 'Baseline', crp, 3, { start: '2016-02-26' })
  writer.censored('<', 0.5, '<0.5')
  at('P2', 'Baseline', crp, 3, { start: '2016-03-01' })
  writer.number(0.1, '0.10')
  at('P2', 'Week 4', crp, 4, { instance: 2, end: '2016-04-01', reader: 'A', gland: 'parotid-left', sample: 'S1' })
  writer.number(7)
  at('P3', 'Week 4', born, 5)
  writer.date('1973-05')
  const sample = (code: string, subject: string) => ({ code, subject, visit: 'Baseline', attributes: { tissue: 'blood' } })
  return [
    { kind: 'study', study: studyInfo(id) },
    ...writer.drain(true),
    {
      kind: 'assay',
      assay: {
        id: 'blood',
        kind: 'expression',
        title: 'Blood',
        path: ['Lab ~1/2', 'Expression'],
        samples: [sample('S1', 'P1'), sample('S2', 'P2'), sample('S3', 'P1')],
        layers: [{ id: 'log2', title: 'log2' }],
        origin: { file: 'data.txt' },
      },
    },
    {
      kind: 'measurements',
      batch: {
        assay: 0,
        features: [{ id: 'F1', symbol: 'IFI44L' }, { id: 'F2' }],
        layers: { log2: Float64Array.of(1, 2, 3, 4, Number.NaN, 6) },
      },
    },
    {
      kind: 'tags',
      tags: [
        { path: ['Eye'], title: 'Method', text: 'Paper strips' },
        { path: [], title: 'Contact', text: 'Nobody' },
      ],
    },
    {
      kind: 'issues',
      issues: [{ code: 'example', severity: 'warning', message: 'A warning.', remedy: 'None.', file: 'data.txt', line: 3 }],
    },
  ]
}
