import { asExactText, type Exact } from '@dacryon/core'
import { isMissing, type Missing } from '../definition/reason.ts'

/** A result as a table holds it: `NA` when missing, `1` and `0` for yes and no, numbers with at most six digits after the point. */
export const resultText = (value: Exact | boolean | string | Missing): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '1' : '0'
  return isMissing(value) ? 'NA' : asExactText(value)
}
