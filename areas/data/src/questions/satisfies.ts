import {
  type Comparator,
  type CriterionOf,
  compareDecimal,
  type DaySpan,
  type Decimal,
  daySpanOf,
  decimalOf,
  type ObservedValue,
  parsePartialDate,
} from '@dacryon/core'

type Operator = CriterionOf<'compare'>['operator']

const decided: Readonly<Record<Operator, (sign: number) => boolean>> = {
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
  '=': (sign) => sign === 0,
  '!=': (sign) => sign !== 0,
}

/** Do all numbers beyond the limit compare so? `sign` is the limit against the threshold. */
const allBeyond = (comparator: Comparator, sign: number, operator: Operator): boolean => {
  if (operator === '=') return false
  const below = comparator === '<' || comparator === '<='
  // clear: the threshold lies outside all numbers that the value can be
  const clear = below ? (comparator === '<' ? sign <= 0 : sign < 0) : comparator === '>' ? sign >= 0 : sign > 0
  if (operator === '!=') return clear
  if (below !== (operator === '<' || operator === '<=')) return false
  return clear || (sign === 0 && (operator === '<=' || operator === '>='))
}

/** Does the value compare so with the threshold, for certain? */
export const compares = (value: ObservedValue, operator: Operator, threshold: Decimal): boolean => {
  if (value.kind === 'number') return decided[operator](compareDecimal(decimalOf(value.number, value.raw), threshold))
  if (value.kind === 'censored') return allBeyond(value.comparator, compareDecimal(decimalOf(value.limit), threshold), operator)
  return false
}

/** Days of an ISO date text; `undefined` when the text is no valid date. */
export const spanOf = (text: string): DaySpan | undefined => {
  const parsed = parsePartialDate(text)
  return parsed.ok ? daySpanOf(parsed.value) : undefined
}
