import { type Issue, IssueError } from '@dacryon/core'
import { type OpenRelease, openNamed, unknownName, visitOrder } from '@dacryon/data'
import { findInstrument, type Instrument, instruments as shelf } from '@dacryon/endpoints'
import { settle } from '@dacryon/endpoints/form'
import type { ReleaseScoreDoors } from '../doors.ts'
import { optionsFor } from '../plan/options-for.ts'
import type { PlanRecord, ScorePlan } from '../schema/plan.ts'
import { comparesVisits } from './compares.ts'
import { firstBaseline } from './first-baseline.ts'
import { conceptsByVariable, sourcesOf } from './item-sources.ts'
import type { Baseline, Prepared, PreparedInstrument } from './prepared.ts'

/** What is to be scored. */
export interface ScoreRequest {
  readonly study: string
  /** Instrument id; every one that needs no file of its own when absent. */
  readonly instrument?: string
  /** Visit to compare with; only while no plan is fixed. */
  readonly baseline?: string
  /** Do not look for a baseline: the caller has one. */
  readonly withoutBaseline?: boolean
  /** Dictionary variables to read besides those of the instruments. */
  readonly also?: readonly string[]
}

const refused = (issue: Omit<Issue, 'severity'>): IssueError => new IssueError([{ severity: 'error', ...issue }])

/** The instrument of an id or alias. Throws an `IssueError`: `instrument-unknown`, `instrument-needs-file`. */
const instrumentOf = (asked: string): Instrument => {
  const found = findInstrument(asked)
  if (found === undefined)
    throw new IssueError([
      {
        ...unknownName(
          'instrument',
          asked,
          shelf.map(({ id }) => id),
        ),
        column: 'instrument',
      },
    ])
  const file = neededFile(found)
  if (file === undefined) return found
  const message = `${found.short} needs a file that is not part of Dacryon: ${file.label.en}.`
  throw refused({ code: 'instrument-needs-file', message, remedy: 'Score a table with this file instead: `dacryon score`.', value: asked })
}

/** A file that can be done without does not count: its results say that it is needed. */
const neededFile = ({ companion }: Instrument): Instrument['companion'] => (companion?.optional === true ? undefined : companion)

/** Instruments with all that their items can be taken from, without those that need a file. */
const withSources = (wanted: readonly Instrument[]): readonly Instrument[] => {
  const found = new Map<string, Instrument>()
  const add = (instrument: Instrument | undefined): void => {
    if (instrument === undefined || neededFile(instrument) !== undefined || found.has(instrument.id)) return
    found.set(instrument.id, instrument)
    for (const { from } of Object.values(instrument.items)) if (from !== undefined) add(shelf.find(({ id }) => id === from.instrument))
  }
  wanted.forEach(add)
  return [...found.values()]
}

const checkVisit = (visit: string, opened: OpenRelease, column: string): void => {
  const labels = opened.release.content.visits.map(({ label }) => label)
  if (!labels.includes(visit)) throw new IssueError([{ ...unknownName('visit', visit, labels), column }])
}

const baselineOf = async (
  opened: OpenRelease,
  instruments: ReadonlyMap<string, PreparedInstrument>,
  plan: PlanRecord | undefined,
  asked: string | undefined,
): Promise<Baseline | undefined> => {
  if (plan !== undefined && asked !== undefined && asked !== plan.plan.baseline)
    throw refused({
      code: 'score-plan-fixed',
      message: `The plan of the study compares with ${plan.plan.baseline}, fixed by ${plan.by} on ${plan.at.slice(0, 10)}.`,
      remedy: 'Leave the baseline out, or change the plan with `dacryon plan-scores` and a reason.',
      column: 'baseline',
      value: asked,
    })
  if (plan !== undefined) {
    checkVisit(plan.plan.baseline, opened, 'baseline')
    return { visit: plan.plan.baseline, chosen: 'plan' }
  }
  if (asked !== undefined) {
    checkVisit(asked, opened, 'baseline')
    return { visit: asked, chosen: 'asked' }
  }
  const first = firstBaseline(instruments, await opened.missingness())
  return first === undefined ? undefined : { visit: first, chosen: 'first' }
}

/** Make instruments ready under the choices of a study. */
const readyOf = (
  instruments: readonly Instrument[],
  concepts: ReturnType<typeof conceptsByVariable>,
  plan: ScorePlan | undefined,
): ReadonlyMap<string, PreparedInstrument> =>
  new Map(
    instruments.map((instrument) => [
      instrument.id,
      {
        instrument,
        compares: comparesVisits(instrument),
        oneEye: Object.values(instrument.items).every(({ eye }) => eye === undefined),
        items: Object.entries(instrument.items).map(([id, item]) => ({ id, item, sources: sourcesOf(id, item, concepts) })),
        settled: settle(instrument, undefined),
        chosen: optionsFor(instrument, plan),
      },
    ]),
  )

/** Open a study and find what holds the items of the instruments. Throws an `IssueError` for names that mean nothing. */
export const prepare = async (doors: ReleaseScoreDoors, request: ScoreRequest): Promise<Prepared> => {
  const wanted = request.instrument === undefined ? undefined : instrumentOf(request.instrument)
  const opened = await openNamed(doors, request.study)
  const history = await doors.plans.history(opened.release.content.study.id)
  const plan = history.at(-1)
  const concepts = conceptsByVariable(await opened.nodes())
  // the baseline is one for the whole study, so all that compares has a say in it
  const all = readyOf(withSources(shelf), concepts, plan?.plan)
  const baseline = request.withoutBaseline === true ? undefined : await baselineOf(opened, all, plan, request.baseline)
  const instruments =
    wanted === undefined
      ? all
      : new Map(
          withSources([wanted])
            .flatMap(({ id }) => [[id, all.get(id)] as const])
            .filter(isThere),
        )
  const { visits } = opened.release.content
  const { ranks } = visitOrder(visits)
  const rankOf = new Map(visits.map(({ label }, at) => [label, ranks[at] ?? 0]))
  const also = (request.also ?? []).flatMap((variable) => (concepts.get(variable) ?? []).map(({ code = '' }) => code))
  const read = [...instruments.values()].flatMap(({ items }) => items.flatMap(({ sources }) => sources.map(({ code }) => code)))
  return {
    opened,
    visits: visits.toSorted((a, b) => (rankOf.get(a.label) ?? 0) - (rankOf.get(b.label) ?? 0)),
    ranks: rankOf,
    ...(baseline !== undefined && { baseline }),
    instruments,
    concepts: [...new Set([...read, ...also])],
    history,
    ...(plan !== undefined && { plan }),
    ...(plan?.plan.reader !== undefined && { reader: plan.plan.reader }),
    totals: plan?.plan.totals ?? 'file',
  }
}

const isThere = (entry: readonly [string, PreparedInstrument | undefined]): entry is readonly [string, PreparedInstrument] =>
  entry[1] !== undefined
