import { compareExact, type Exact } from '@dacryon/core'
import { isMissing, type Missing, missing } from '../definition/reason.ts'
import { whyMissing } from './any-of.ts'
import { type EyePolicy, meanOfEyes } from './mean-of-eyes.ts'

/** What two eyes give a patient. */
export interface BothEyes {
  /** The worse eye; only when both are known. */
  readonly worst: Exact | Missing
  readonly mean: Exact | Missing
  /** The mean is that of one eye. */
  readonly single: boolean
}

/** The worse eye and the mean of two eyes. A mean of both with one eye missing is `one_eye`; with the policy `available` it is the other eye. */
export const bothEyes = (right: Exact | Missing, left: Exact | Missing, worse: 'higher' | 'lower', policy: EyePolicy): BothEyes => {
  const lost = whyMissing([right, left])
  const known = (eye: Exact | Missing): Exact | undefined => (isMissing(eye) ? undefined : eye)
  const mean = meanOfEyes(known(right), known(left), policy)
  const sign = worse === 'higher' ? 1 : -1
  const worst = isMissing(right) || isMissing(left) ? undefined : compareExact(right, left) === sign ? right : left
  return {
    worst: worst ?? lost ?? missing('one_eye'),
    mean: mean === 'one-eye' ? missing('one_eye') : (mean?.value ?? lost ?? missing('one_eye')),
    single: mean !== undefined && mean !== 'one-eye' && mean.single === true,
  }
}
