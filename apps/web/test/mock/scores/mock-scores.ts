import { findInstrument } from '@dacryon/endpoints'
import type { MockStudy } from '../mock-study.ts'
import { mismatchesOf } from './mismatches.ts'
import { type MockPlan, scoresOf } from './overview.ts'
import { subjectOf } from './subject.ts'
import { summaryOf } from './summary.ts'

const first = (study: MockStudy): MockPlan => ({
  id: 'p-1f0c7a52b9e4',
  revision: 1,
  plan: {
    study: study.release.content.study.id,
    baseline: study.release.content.visits[0]?.label ?? '',
    options: { opt_lachrymal: 'schirmer', opt_salivary: 'uwsf', opt_biological: 'igg', policy: 'bounds', eye_policy: 'both' },
    own: {},
    totals: 'recomputed',
  },
  by: 'researcher',
  at: '2026-11-22T16:05:00Z',
})

const changed = (before: MockPlan): MockPlan => ({
  ...before,
  id: 'p-82d11e06c3aa',
  revision: 2,
  plan: { ...before.plan, options: { ...before.plan.options, policy: 'nri' } },
  at: '2026-11-23T09:30:00Z',
  reason: 'The analysis plan names non-responder imputation.',
})

/** Answers about scores, and the plans that were fixed; the trial has one already unless told otherwise. */
export class MockScores {
  readonly #plans = new Map<string, readonly MockPlan[]>()
  readonly #planned: boolean

  constructor(planned: boolean) {
    this.#planned = planned
  }

  #historyOf(study: MockStudy): readonly MockPlan[] {
    const id = study.release.content.study.id
    const kept = this.#plans.get(id)
    if (kept !== undefined) return kept
    return this.#planned && study.arms.length > 0 ? [first(study), changed(first(study))] : []
  }

  #fix(study: MockStudy, { reason, ...plan }: MockPlan['plan'] & { readonly reason?: string }): void {
    const history = this.#historyOf(study)
    const record = { id: `p-${history.length + 1}`, revision: history.length + 1, plan, by: 'researcher', at: new Date().toISOString() }
    this.#plans.set(study.release.content.study.id, [...history, { ...record, ...(reason === undefined ? {} : { reason }) }])
  }

  /** What stands below `/scores` of a study; undefined when nothing does. */
  answer(study: MockStudy, [what]: readonly string[], query: URLSearchParams, body: unknown): unknown {
    const history = this.#historyOf(study)
    if (what === 'plan') {
      this.#fix(study, body as MockPlan['plan'])
      const now = this.#historyOf(study)
      return { study: study.release.content.study.id, record: now.at(-1), history: now }
    }
    if (what === undefined) return scoresOf(study, history)
    if (what === 'mismatches') return mismatchesOf(study, history)
    const instrument = findInstrument(what)
    return instrument === undefined ? undefined : summaryOf(study, instrument, history, query.get('byArm') !== 'false')
  }

  /** Every result of one patient. */
  subject(study: MockStudy, subject: string): unknown {
    return subjectOf(study, subject, this.#historyOf(study))
  }
}
