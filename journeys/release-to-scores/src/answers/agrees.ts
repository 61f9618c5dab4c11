import { asExactText, compareExact, type Exact, exact, multiplyExact, type ObservedValue, parseExact, subtractExact } from '@dacryon/core'
import { type Missing, resultText } from '@dacryon/endpoints'
import type { AnyResult } from '../scoring/derived-value.ts'
import { textOfValue } from '../scoring/read-value.ts'

/** How a printed total and a recomputed one stand to each other. */
export interface Agreement {
  readonly kind: 'exact' | 'rounded' | 'different'
  /** File minus recomputed, for numbers. */
  readonly difference?: string
}

/** Digits after the point as the file wrote them, where the number was not converted. */
const printedDigits = (value: Extract<ObservedValue, { kind: 'number' }>): number => {
  const written = value.raw !== undefined && Number(value.raw) === value.number ? value.raw.trim() : textOfValue(value)
  return /\.(\d+)$/.exec(written)?.[1]?.length ?? 0
}

const size = (value: Exact): Exact => (compareExact(value, exact(0)) < 0 ? subtractExact(exact(0), value) : value)

/**
 * Equal exactly, or equal within half of the last digit that the file printed, or different. The second is printing, not arithmetic: 4.3
 * for 13/3, 4.33 for 13/3. A whole number in the file allows half a point only where the recomputed value is not whole itself.
 */
export const agreementOf = (value: ObservedValue, recomputed: Exclude<AnyResult, Missing>): Agreement => {
  if (value.kind !== 'number' || typeof recomputed !== 'object') {
    const said = value.kind === 'text' && (value.text === 'Y' || value.text === 'N') ? (value.text === 'Y' ? '1' : '0') : textOfValue(value)
    return { kind: said === resultText(recomputed) ? 'exact' : 'different' }
  }
  const inFile = parseExact(textOfValue(value))
  if (inFile === undefined) return { kind: 'different' }
  const difference = subtractExact(inFile, recomputed)
  if (compareExact(difference, exact(0)) === 0) return { kind: 'exact', difference: '0' }
  const text = asExactText(difference, 12)
  const digits = printedDigits(value)
  // twice the distance, times ten to the digits, against one last digit
  const twice = multiplyExact(size(difference), exact(2 * 10 ** Math.min(digits, 14)))
  return { kind: compareExact(twice, exact(1)) <= 0 ? 'rounded' : 'different', difference: text }
}
