import type { InputOf } from '../../../../api/operations.ts'
import type { Scores } from '../use-scores.ts'
import { isOwn, keyOf } from './option-name.ts'

/** The plan while it is being filled in; choices by the key of their option. */
export interface PlanDraft {
  readonly baseline: string
  readonly totals: 'file' | 'recomputed'
  /** Empty: none. */
  readonly reader: string
  readonly chosen: Readonly<Record<string, string>>
}

/** What holds now: the plan, else the defaults. */
export const draftOf = ({ baseline, visits, plan, options }: Scores): PlanDraft => ({
  baseline: plan?.plan.baseline ?? baseline?.visit ?? visits[0]?.label ?? '',
  totals: plan?.plan.totals ?? 'file',
  reader: plan?.plan.reader ?? '',
  chosen: Object.fromEntries(options.map((option) => [keyOf(option), option.chosen])),
})

/** A draft as the server takes it: every choice written out, so that the plan says all by itself. */
export const planOf = ({ study, options, plan }: Scores, draft: PlanDraft): Omit<InputOf<'plan-scores'>, 'reason'> => {
  const shared: Record<string, string> = {}
  // Choices that this form does not show stay as they were.
  const own: Record<string, Record<string, string>> = structuredClone(plan?.plan.own ?? {})
  for (const option of options) {
    const value = draft.chosen[keyOf(option)] ?? option.default
    if (isOwn(option, options)) for (const instrument of option.instruments) own[instrument] = { ...own[instrument], [option.id]: value }
    else shared[option.id] = value
  }
  return {
    study,
    baseline: draft.baseline,
    totals: draft.totals,
    options: { ...plan?.plan.options, ...shared },
    own,
    ...(draft.reader === '' ? {} : { reader: draft.reader }),
  }
}

/** True when both drafts choose the same. */
export const sameDraft = (a: PlanDraft, b: PlanDraft): boolean =>
  a.baseline === b.baseline &&
  a.totals === b.totals &&
  a.reader === b.reader &&
  Object.entries(a.chosen).every(([key, value]) => b.chosen[key] === value)
