import { everyone, type Question } from '@dacryon/core'
import { compareText, EarliestCategories, type ObservationRow } from '@dacryon/data'
import type { Prepared } from './prepared.ts'
import { type SubjectScores, subjectScores } from './subject-scores.ts'

/** A subject with all that can be derived. */
export interface ScoredSubject {
  readonly subject: string
  readonly scores: SubjectScores
  /** Category of the arm variable at the earliest visit; only where an arm concept was asked for. */
  readonly arm?: string
}

const armOf = (prepared: Prepared, rows: readonly ObservationRow[], concept: string): string | undefined => {
  const found = new EarliestCategories<string>()
  for (const { concept: code, visit, instance, subject, value } of rows)
    if (code === concept && value.kind === 'text') found.add(subject, { text: value.text, rank: prepared.ranks.get(visit) ?? 0, instance })
  return rows[0] === undefined ? undefined : found.of(rows[0].subject)
}

/** Subjects one after the other, in the order of the study; only the observations of one are in memory. */
export async function* scoredSubjects(
  prepared: Prepared,
  options: { readonly arm?: string | undefined; readonly where?: Question; readonly signal?: AbortSignal } = {},
): AsyncGenerator<ScoredSubject> {
  const { arm, where = everyone, signal } = options
  const concepts = [...new Set([...prepared.concepts, ...(arm === undefined ? [] : [arm])])].toSorted(compareText)
  if (concepts.length === 0) return
  const finish = (rows: readonly ObservationRow[]): ScoredSubject | undefined => {
    const subject = rows[0]?.subject
    if (subject === undefined) return undefined
    const own = arm === undefined ? undefined : armOf(prepared, rows, arm)
    return { subject, scores: subjectScores(prepared, rows), ...(own !== undefined && { arm: own }) }
  }
  let rows: ObservationRow[] = []
  for await (const batch of prepared.opened.observations(where, concepts)) {
    signal?.throwIfAborted()
    for (const row of batch) {
      if (rows[0] !== undefined && rows[0].subject !== row.subject) {
        const done = finish(rows)
        rows = []
        if (done !== undefined) yield done
      }
      rows.push(row)
    }
  }
  const last = finish(rows)
  if (last !== undefined) yield last
}
