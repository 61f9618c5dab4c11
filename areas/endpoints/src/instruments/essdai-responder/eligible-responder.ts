import { isMissing, type Missing, missing } from '../../definition/reason.ts'
import type { YesNoResult } from '../../definition/result.ts'
import type { Words } from '../../definition/words.ts'
import type { Policy } from '../../rules/bounds.ts'

/** Results that the responder rules among eligible patients share. */
export const eligibleResults = {
  eligible: { kind: 'yes-no', label: { en: 'In the denominator', fr: 'Au dénominateur' } },
  responder: { kind: 'yes-no', label: { en: 'Responder', fr: 'Répondeur' }, yes: 'good' },
} as const satisfies Record<string, YesNoResult>

/** Words of `not_eligible`. */
export const eligibleReasons: { readonly not_eligible: Words } = {
  not_eligible: {
    en: 'The baseline is too low to show the improvement: not in the denominator.',
    fr: 'La valeur initiale est trop basse pour montrer l’amélioration : hors du dénominateur.',
  },
}

/** Responder among the eligible: outside the denominator it is missing; an eligible one without follow-up is missing, or not met under nri. */
export const amongEligible = (
  eligible: boolean | Missing,
  improved: () => boolean | Missing,
  policy: Policy,
): { readonly eligible: boolean | Missing; readonly responder: boolean | Missing } => {
  if (isMissing(eligible)) return { eligible, responder: eligible }
  if (!eligible) return { eligible, responder: missing('not_eligible') }
  const responder = improved()
  return { eligible, responder: isMissing(responder) && policy === 'nri' ? false : responder }
}
