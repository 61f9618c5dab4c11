import { everyone, type Issue, IssueError } from '@dacryon/core'
import type { ObservationRow, OpenRelease } from '@dacryon/data'
import type { TextColumn, TextTable } from './text-table.ts'

/** What a row of the table stands for. */
export type RowUnit = 'subject' | 'visit'

interface Asked {
  /** `ESSPRI@Week 24` */
  readonly name: string
  readonly concept: string
  readonly visit?: string
}

const readName = (name: string, visits: ReadonlySet<string>): Asked => {
  const at = name.lastIndexOf('@')
  const visit = name.slice(at + 1).trim()
  return at > 0 && visits.has(visit) ? { name, concept: name.slice(0, at).trim(), visit } : { name, concept: name }
}

const textOf = ({ value }: ObservationRow): string | null => {
  switch (value.kind) {
    case 'number':
      return value.raw ?? String(value.number)
    case 'text':
      return value.text
    case 'date':
      return value.date
    case 'censored':
      return value.raw
    default:
      return null
  }
}

interface Seen {
  readonly visit: string
  readonly text: string | null
}

const problem = (code: string, message: string, remedy: string, column: string): Issue => ({
  code,
  severity: 'error',
  message,
  remedy,
  column,
})

/** Observations by concept and subject. */
const gather = async (
  open: OpenRelease,
  concepts: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly Seen[]>>> => {
  const found = new Map(concepts.map((concept) => [concept, new Map<string, Seen[]>()]))
  for await (const rows of open.observations(everyone, concepts))
    for (const row of rows) {
      const subjects = found.get(row.concept)
      const seen = subjects?.get(row.subject) ?? []
      seen.push({ visit: row.visit, text: textOf(row) })
      subjects?.set(row.subject, seen)
    }
  return found
}

const unknown = (asked: Asked, codes: readonly string[]): Issue =>
  problem(
    'column-unknown',
    `The release has no concept ${asked.concept}.`,
    `Choose one of ${codes.slice(0, 40).join(', ')}${codes.length > 40 ? ', ...' : ''}; CODE@VISIT takes one visit; subject and visit are columns too.`,
    asked.name,
  )

const several = (asked: Asked, subject: string, seen: readonly Seen[]): Issue =>
  problem(
    'value-not-one',
    `${asked.concept} has ${seen.length} values for ${subject}${asked.visit === undefined ? '' : ` at ${asked.visit}`}.`,
    seen.some(({ visit }) => visit !== seen[0]?.visit)
      ? `Name the visit, as in ${asked.concept}@${seen[0]?.visit ?? 'Week 24'}, or take one row a visit.`
      : 'It is recorded more than once at a visit (by eye, gland or repeat): choose another concept.',
    asked.name,
  )

/** The one value that a row takes of what a subject has. */
const cellOf = (asked: Asked, subject: string, visit: string | undefined, seen: readonly Seen[], issues: Issue[]): string | null => {
  // What was recorded once for a subject holds at every visit.
  const wanted = asked.visit ?? (seen.length > 1 ? visit : undefined)
  const here = wanted === undefined ? seen : seen.filter((one) => one.visit === wanted)
  if (here.length > 1 && issues.length < 20) issues.push(several(asked, subject, here))
  return here.length === 1 ? (here[0]?.text ?? null) : null
}

/**
 * Concepts of a release as a table: one row a subject, or a subject and visit. A column is a concept's code; `CODE@VISIT` takes its value at
 * one visit; `subject` and `visit` are columns too. What was recorded once for each subject stands on every row of the subject.
 *
 * Throws an `IssueError`: `column-unknown`, `value-not-one`, all at once.
 */
export const releaseTable = async (open: OpenRelease, names: readonly string[], rows: RowUnit): Promise<TextTable> => {
  const visits = open.release.content.visits.map(({ label }) => label)
  const nodes = (await open.nodes()).filter(({ code, kind }) => code !== undefined && kind !== 'assay')
  const codes = nodes.map(({ code }) => code ?? '')
  const asked = names.filter((name) => name !== 'subject' && name !== 'visit').map((name) => readName(name, new Set(visits)))
  const issues = asked.filter(({ concept }) => !codes.includes(concept)).map((one) => unknown(one, codes))
  if (issues.length > 0) throw new IssueError(issues)
  const found = await gather(open, [...new Set(asked.map(({ concept }) => concept))])
  const subjects = await open.subjects(everyone)
  const seenAt = (subject: string, visit: string): boolean =>
    [...found.values()].some((concept) => {
      const seen = concept.get(subject) ?? []
      return seen.length > 1 ? seen.some((one) => one.visit === visit) : seen[0]?.visit === visit
    })
  const keys =
    rows === 'subject'
      ? subjects.map((subject) => ({ subject, visit: undefined }))
      : subjects.flatMap((subject) => visits.filter((visit) => seenAt(subject, visit)).map((visit) => ({ subject, visit })))
  const unitOf = new Map(nodes.map(({ code, unit }) => [code, unit]))
  const columnOf = (name: string): TextColumn => {
    if (name === 'subject') return { name, cells: keys.map(({ subject }) => subject) }
    if (name === 'visit') return { name, cells: keys.map(({ visit }) => visit ?? null) }
    const one = readName(name, new Set(visits))
    const unit = unitOf.get(one.concept)
    const cells = keys.map(({ subject, visit }) => cellOf(one, subject, visit, found.get(one.concept)?.get(subject) ?? [], issues))
    return { name, cells, ...(unit !== undefined && { unit }) }
  }
  const columns = [...new Set(names)].map(columnOf)
  if (issues.length > 0) throw new IssueError(issues)
  return { name: open.release.content.study.id, origin: { kind: 'release', id: open.release.id }, columns, rows: keys.length }
}
