import type { PlannedVisit } from '@dacryon/core'
import { type Concept, type Observed, type Part, type StudyInfo, StudyWriter } from '../../src/index.ts'

/** What a study made of rows declares beside them. */
export interface Declared {
  readonly study?: StudyInfo
  /** Subjects in order; those of the rows follow where they are new. */
  readonly subjects?: readonly string[]
  readonly visits?: readonly PlannedVisit[]
  readonly concepts?: readonly Concept[]
}

export const testStudy: StudyInfo = { id: 'SMALL', title: 'A small study', kind: 'study', synthetic: true, restricted: false }

/**
 * Parts as a format yields them, from rows written down one by one. Repeated values of the same key get the next instance number; concepts
 * that nobody declared are numbers in a folder of their own.
 */
export const partsOfRows = (rows: Iterable<Observed>, declared: Declared = {}): readonly Part[] => {
  const writer = new StudyWriter()
  const parts: Part[] = [{ kind: 'study', study: declared.study ?? testStudy }]
  for (const id of declared.subjects ?? []) writer.subject(id)
  for (const visit of declared.visits ?? []) writer.visit(visit)
  for (const concept of declared.concepts ?? []) writer.concept(concept)
  const origins = new Map<string, number>()
  const seen = new Map<string, number>()
  let line = 1
  for (const { subject, visit, concept, value, eye, gland, sample } of rows) {
    const origin = origins.get(concept) ?? writer.origin({ file: 'rows.csv', column: origins.size + 1, header: concept })
    origins.set(concept, origin)
    const key = [subject, visit, concept, eye, gland, sample].join('\n')
    const instance = (seen.get(key) ?? 0) + 1
    seen.set(key, instance)
    const details = {
      instance,
      ...(eye === undefined ? {} : { eye }),
      ...(gland === undefined ? {} : { gland }),
      ...(sample === undefined ? {} : { sample }),
    }
    const code = writer.concept({ code: concept, path: ['Rows', concept], type: 'number' })
    writer.at(writer.subject(subject), writer.visit({ label: visit }), code, origin, ++line, details)
    if (value.kind === 'number') writer.number(value.number, value.raw)
    else if (value.kind === 'text') writer.text(value.text)
    else if (value.kind === 'date') writer.date(value.date)
    else if (value.kind === 'censored') writer.censored(value.comparator, value.limit, value.raw)
    else writer.missing(value.reason)
  }
  return [...parts, ...writer.drain(true)]
}
