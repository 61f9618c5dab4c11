import type { Outcome } from '@dacryon/core'
import { type Estimable, isEstimable } from '../../src/result/index.ts'

/** The value of an outcome; the test fails where there is none. */
export const got = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.issues.map(({ message }) => message).join(' '))
  return outcome.value
}

/** The number of an estimable; the test fails where there is none. */
export const estimated = <T>(value: Estimable<T>): T => {
  if (!isEstimable(value)) throw new Error(value.reason)
  return value
}
