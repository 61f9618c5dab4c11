import { fingerprint, type Issue, IssueError } from '@dacryon/core'
import { unknownName } from '@dacryon/data'
import type { ReleaseScoreDoors } from '../doors.ts'
import type { PlanRecord, ScorePlan } from '../schema/plan.ts'
import { prepare } from '../scoring/prepare.ts'
import type { Prepared } from '../scoring/prepared.ts'
import { scoredSubjects } from '../scoring/scored-subjects.ts'
import { choiceIssues } from './options-for.ts'

/** Choices of a study as they were asked for: what is left out stays as it is, or has its default. */
export interface PlanRequest {
  readonly study: string
  readonly baseline?: string
  readonly options: Readonly<Record<string, string>>
  readonly own: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly reader?: string
  readonly totals?: 'file' | 'recomputed'
  /** Why a plan that is fixed should change. */
  readonly reason?: string
}

const error = (issue: Omit<Issue, 'severity'>): Issue => ({ severity: 'error', ...issue })

/** Fingerprint of a plan: equal for equal choices. */
const planId = (plan: ScorePlan): string => `p-${fingerprint(plan).slice(0, 32)}`

const readersOf = async (prepared: Prepared): Promise<readonly string[]> => {
  const readers = new Set<string>()
  for await (const { scores } of scoredSubjects(prepared)) for (const reader of scores.readers) readers.add(reader)
  return [...readers].toSorted()
}

/** Choices in words that instruments share, with their defaults: written down, so that a later default changes nothing. */
const sharedDefaults = (prepared: Prepared): Readonly<Record<string, string>> => {
  const defaults = new Map<string, string | undefined>()
  for (const { instrument } of prepared.instruments.values())
    for (const [id, option] of Object.entries(instrument.options ?? {}))
      if (option.kind === 'choice') defaults.set(id, defaults.has(id) && defaults.get(id) !== option.default ? undefined : option.default)
  return Object.fromEntries(
    [...defaults].filter((entry): entry is [string, string] => entry[1] !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}

const visitIssues = (visit: string | undefined, prepared: Prepared): readonly Issue[] => {
  const labels = prepared.visits.map(({ label }) => label)
  if (visit === undefined)
    return [
      error({
        code: 'baseline-unknown',
        message: 'No visit of the study has anything that could be compared.',
        remedy: `Name the baseline: one of ${labels.join(', ')}.`,
        column: 'baseline',
      }),
    ]
  return labels.includes(visit) ? [] : [{ ...unknownName('visit', visit, labels), column: 'baseline' }]
}

/** The plan that is asked for, on top of the one in force. Throws an `IssueError` with everything that is wrong with it. */
const planOf = async (prepared: Prepared, request: PlanRequest): Promise<ScorePlan> => {
  const last = prepared.plan?.plan
  const baseline = request.baseline ?? prepared.baseline?.visit
  const reader = request.reader ?? last?.reader
  const own = Object.fromEntries(
    [...new Set([...Object.keys(last?.own ?? {}), ...Object.keys(request.own)])].map((id) => [
      id,
      { ...last?.own[id], ...request.own[id] },
    ]),
  )
  const options = { ...(last?.options ?? sharedDefaults(prepared)), ...request.options }
  const instruments = [...prepared.instruments.values()].map(({ instrument }) => instrument)
  const issues = [...visitIssues(baseline, prepared), ...choiceIssues(instruments, { options: request.options, own: request.own })]
  if (request.reader !== undefined) {
    const readers = await readersOf(prepared)
    if (!readers.includes(request.reader)) issues.push({ ...unknownName('reader', request.reader, readers), column: 'reader' })
  }
  if (baseline === undefined || issues.length > 0) throw new IssueError(issues)
  const totals = request.totals ?? last?.totals ?? 'file'
  return { study: prepared.opened.release.content.study.id, baseline, options, own, ...(reader !== undefined && { reader }), totals }
}

const alreadyFixed = ({ by, at, revision }: PlanRecord): Issue =>
  error({
    code: 'score-plan-fixed',
    message: `The choices were fixed by ${by} on ${at.slice(0, 10)} (revision ${revision}).`,
    remedy: 'Say why they should change (--reason); the old ones are kept with the new.',
    column: 'reason',
  })

const raced: Issue = error({
  code: 'score-plan-raced',
  message: 'Somebody else fixed a plan of this study at the same moment.',
  remedy: 'Look at it with `dacryon scores`, and try again.',
})

/**
 * Fix the choices of a study, once, before arms are read. The same choices again change nothing; others need a reason, and the history
 * stays. Throws an `IssueError`: `score-plan-fixed`, `visit-unknown`, `reader-unknown`, `option-unknown`, `option-value`.
 */
export const fixPlan = async (
  doors: ReleaseScoreDoors,
  request: PlanRequest,
): Promise<{ readonly record: PlanRecord; readonly history: readonly PlanRecord[] }> => {
  const prepared = await prepare(doors, { study: request.study, withoutBaseline: request.baseline !== undefined })
  const plan = await planOf(prepared, request)
  const { plan: last, history } = prepared
  const id = planId(plan)
  if (last?.id === id) return { record: last, history }
  if (last !== undefined && request.reason === undefined) throw new IssueError([alreadyFixed(last)])
  const reason = last === undefined ? undefined : request.reason
  const record: PlanRecord = {
    id,
    revision: (last?.revision ?? 0) + 1,
    plan,
    by: doors.by,
    at: doors.now(),
    ...(reason !== undefined && { reason }),
  }
  if (!(await doors.plans.keep(record))) throw new IssueError([raced])
  return { record, history: [...history, record] }
}
