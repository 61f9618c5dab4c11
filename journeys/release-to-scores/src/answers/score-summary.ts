import { IssueError } from '@dacryon/core'
import { compareText, unknownName } from '@dacryon/data'
import type { z } from 'zod'
import type { scoreSummarySchema } from '../schema/summary.ts'
import { getOrMake } from '../scoring/get-or-make.ts'
import type { Prepared, PreparedInstrument } from '../scoring/prepared.ts'
import { scoredSubjects } from '../scoring/scored-subjects.ts'
import { aboutInstrument, aboutPlan, aboutStudy } from './about.ts'
import { allDifferences } from './differences.ts'
import { Tally } from './reason-tally.ts'
import { GroupCollector } from './summary-groups.ts'
import { TransitionCollector } from './transitions.ts'

type Summary = z.output<typeof scoreSummarySchema>

/** How a summary is split. */
export interface SummaryRequest {
  /** Concept whose categories are the arms; absent: all together. */
  readonly by?: string
  /** Arm that the others are compared with. */
  readonly reference?: string
  readonly signal: AbortSignal
}

/** Name of the group of those who have no arm. */
const noArm = 'NA'

/** The arm to compare with: the one asked for, else the one called placebo, else the last of two. */
const referenceOf = (arms: readonly string[], asked: string | undefined): string | undefined => {
  if (asked !== undefined) {
    if (!arms.includes(asked)) throw new IssueError([{ ...unknownName('arm', asked, arms), column: 'reference' }])
    return asked
  }
  const placebo = arms.filter((arm) => /\bplacebo\b/i.test(arm))
  const real = arms.filter((arm) => arm !== noArm)
  return placebo.length === 1 ? placebo[0] : real.length === 2 ? real[1] : undefined
}

/** Refuse to show arms before the study's choices are fixed. Throws an `IssueError` (`score-plan-missing`). */
const requirePlan = ({ plan, opened }: Prepared): void => {
  if (plan !== undefined) return
  const { id } = opened.release.content.study
  throw new IssueError([
    {
      code: 'score-plan-missing',
      severity: 'error',
      message: `The choices of ${id} are not fixed yet: with arms in view they would not be free of the answer.`,
      remedy: `Fix them with \`dacryon plan-scores ${id}\`, or ask without arms (--no-by-arm).`,
      column: 'study',
      value: id,
    },
  ])
}

const collect = async (prepared: Prepared, ready: PreparedInstrument, { by, signal }: SummaryRequest) => {
  const { instrument } = ready
  const groups = new Map<string, GroupCollector>()
  const transitions = new TransitionCollector(instrument)
  const enrolled = new Map<string | undefined, number>()
  const reasons = new Tally()
  for await (const one of scoredSubjects(prepared, { arm: by, signal })) {
    const arm = by === undefined ? undefined : (one.arm ?? noArm)
    enrolled.set(arm, (enrolled.get(arm) ?? 0) + 1)
    const records = one.scores.records(instrument.id)
    for (const record of records) {
      const group = getOrMake(groups, `${record.visit}\u0000${arm ?? ''}`, () => new GroupCollector(instrument, record.visit, arm))
      group.add(one.subject, record, reasons)
    }
    transitions.add(records, prepared.baseline?.visit, arm)
  }
  return { groups: [...groups.values()], transitions, enrolled, reasons }
}

/** One instrument over the visits and arms: figures, rates with intervals, differences, movements between states, reasons. */
export const scoreSummary = async (prepared: Prepared, ready: PreparedInstrument, request: SummaryRequest): Promise<Summary> => {
  if (request.by !== undefined) requirePlan(prepared)
  const { instrument, chosen } = ready
  const labels = await prepared.opened.labels()
  const { groups, transitions, enrolled, reasons } = await collect(prepared, ready, request)
  const rank = (visit: string): number => prepared.ranks.get(visit) ?? 0
  const sorted = groups.toSorted((a, b) => rank(a.visit) - rank(b.visit) || compareText(a.arm ?? '', b.arm ?? ''))
  const arms = [...enrolled.keys()].filter((arm) => arm !== undefined).toSorted(compareText)
  const reference = request.by === undefined ? undefined : referenceOf(arms, request.reference)
  const all = prepared.opened.release.content.counts.subjects
  const sizeOf = (arm: string | undefined): number => (arm === undefined ? all : (enrolled.get(arm) ?? 0))
  return {
    ...aboutStudy(prepared),
    ...aboutPlan(prepared),
    instrument: aboutInstrument(ready),
    options: { ...chosen.texts },
    ...(request.by !== undefined && { by: { concept: request.by, name: labels.get(request.by)?.name ?? request.by } }),
    ...(reference !== undefined && { reference }),
    groups: sorted.map((group) => group.finish(sizeOf(group.arm))),
    differences: allDifferences(instrument, sorted, reference, sizeOf),
    transitions: transitions.finish(rank),
    reasons: reasons.reasons(instrument),
  }
}
