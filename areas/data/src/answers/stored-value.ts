import { type ObservedValue, valueKinds } from '@dacryon/core'
import { comparators, missingReasons } from '../parts.ts'
import { numberText } from './number-text.ts'

/** Value as batches and release tables hold it. `number` and texts count only where the kind has them. */
export interface StoredValue {
  readonly kind: number
  readonly number: number | null
  readonly comparator: number
  readonly reason: number
  readonly text: string | null
  readonly raw: string | null
}

/** The observed value that stored columns stand for. Throws for codes and gaps that no writer makes. */
export const storedValue = ({ kind, number, comparator, reason, text, raw }: StoredValue): ObservedValue => {
  const name = valueKinds[kind]
  if (name === 'number' && number !== null) return raw === null ? { kind: name, number } : { kind: name, number, raw }
  if (name === 'text' && text !== null) return { kind: name, text }
  if (name === 'date' && text !== null) return { kind: name, date: text }
  if (name === 'censored' && number !== null) {
    const sign = comparators[comparator]
    if (sign !== undefined && sign !== '')
      return { kind: name, comparator: sign, limit: number, raw: raw ?? `${sign}${numberText(number)}` }
  }
  if (name === 'missing') {
    const because = missingReasons[reason]
    if (because !== undefined && because !== '') return { kind: name, reason: because }
  }
  throw new Error(`A stored observation of kind ${kind} lacks its value (comparator ${comparator}, reason ${reason})`)
}
