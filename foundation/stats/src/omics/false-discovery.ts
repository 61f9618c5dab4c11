import { ask } from '@dacryon/core'
import { adjustP } from '../tests/adjust-p.ts'

/**
 * Benjamini-Hochberg adjusted p-values of flat results; NaN, inside this room only, where there is no p-value, and not counted. See `adjustP`.
 *
 * @example falseDiscoveryRates([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export const falseDiscoveryRates = (pValues: ArrayLike<number>): Float64Array => {
  const given = Array.from(pValues, (p) => (Number.isNaN(p) ? null : p))
  return Float64Array.from(ask(adjustP(given, 'bh')), (adjusted) => adjusted ?? Number.NaN)
}
