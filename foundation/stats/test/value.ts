import type { Outcome } from '@dacryon/core'
import { type Estimable, isEstimable } from '../src/result/index.ts'

export { ask as value } from '@dacryon/core'

/** The value of what could be estimated, or its reason thrown. */
export const estimated = <T>(estimable: Estimable<T>): T => {
  if (isEstimable(estimable)) return estimable
  throw new Error('reason' in (estimable as object) ? String((estimable as { reason: unknown }).reason) : 'not estimable')
}

/** Codes of the issues of an outcome that failed. */
export const codes = <T>(outcome: Outcome<T>): readonly string[] => (outcome.ok ? [] : outcome.issues.map(({ code }) => code))
