import { compareExact, type Exact } from '@dacryon/core'
import { type Missing, missing } from '../definition/reason.ts'

/** What a missing part does to a yes or no made of parts: nothing is decided that it could change, or it counts as not met. */
export type Policy = 'bounds' | 'nri'

/** Whether a total reaches a threshold when only its least and greatest attainable values are known. */
export const reaches = (min: Exact, max: Exact, threshold: Exact, policy: Policy): boolean | Missing => {
  if (compareExact(min, threshold) >= 0) return true
  if (compareExact(max, threshold) < 0 || policy === 'nri') return false
  return missing('undetermined')
}
