import { isMissing, type Missing, missing } from '../definition/reason.ts'
import type { Policy } from './bounds.ts'

/** True when every part is met, false when one is not. Missing parts: undetermined, or not met under the nri policy. */
export const allMet = (parts: readonly (boolean | Missing)[], policy: Policy): boolean | Missing => {
  if (parts.includes(false)) return false
  if (!parts.some(isMissing)) return true
  return policy === 'nri' ? false : missing('undetermined')
}
