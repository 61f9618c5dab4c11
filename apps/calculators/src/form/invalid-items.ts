import type { Score } from '@dacryon/endpoints/form'

/** Items whose value is not allowed. */
export const invalidItems = (score: Score): ReadonlySet<string> =>
  new Set(score.reasons.filter((reason) => /^(invalid|wrong_unit):/.test(reason)).map((reason) => reason.slice(reason.indexOf(':') + 1)))
