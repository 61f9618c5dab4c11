import { type Decimal, parseDecimal } from './decimal.ts'
import { asDecimalText } from './decimal-text.ts'
import type { Issue, Outcome } from './issue.ts'
import {
  addRationals,
  compareRationals,
  divideRationals,
  multiplyRationals,
  parseRational,
  type Rational,
  rational,
  rationalOf,
  subtractRationals,
} from './rational.ts'
import { asRationalText, decimalOfRational } from './rational-text.ts'
import { rationalToNumber } from './rational-to-number.ts'
import type { UnitConversion } from './unit-conversion.ts'
import { unitConversions } from './unit-conversions.ts'
import type { Unit } from './units.ts'

/** What to convert. */
export interface Conversion {
  /** Exact decimal, or the text of one. */
  readonly value: Decimal | string
  readonly from: Unit
  readonly to: Unit
  /** Dictionary id of the variable; without it only conversions that hold for any variable are used. */
  readonly variable?: string
  /** A person confirmed this conversion for this column. */
  readonly confirmed?: boolean
}

/** A converted value and how it was reached. */
export interface Converted {
  readonly value: Rational
  /** The double nearest to the exact value. */
  readonly number: number
  /** Exact decimal text where there is one, else rounded to 20 digits after the point. */
  readonly text: string
  /** Conversions applied, in order; none when the units are the same. */
  readonly steps: readonly UnitConversion[]
  /** `unit-conversion-known`: a factor that rests on a molar mass or a convention. */
  readonly warnings: readonly Issue[]
}

interface Step {
  readonly rule: UnitConversion
  readonly to: Unit
  readonly apply: (value: Rational) => Rational
}

const one = rational(1n)
const zero = rational(0n)

const holdsFor = (rule: UnitConversion, variable: string | undefined): boolean =>
  rule.variable === '*' ||
  rule.variable === variable ||
  (rule.variable.endsWith('.*') && variable?.startsWith(rule.variable.slice(0, -1)) === true)

const forward = (rule: UnitConversion): Step => {
  const [factor, offset] = [parseRational(rule.factor) ?? one, parseRational(rule.offset ?? '0') ?? zero]
  return { rule, to: rule.to, apply: (value) => addRationals(multiplyRationals(value, factor), offset) }
}

const backward = (rule: UnitConversion): Step => {
  const [factor, offset] = [parseRational(rule.factor) ?? one, parseRational(rule.offset ?? '0') ?? zero]
  return { rule, to: rule.from, apply: (value) => divideRationals(subtractRationals(value, offset), factor) }
}

/** Steps out of a unit: the variable's own rules first, given directions before reversed ones; only exact rules are reversed. */
const stepsFrom = (unit: Unit, variable: string | undefined): readonly Step[] => {
  const rules = unitConversions.filter((rule) => holdsFor(rule, variable))
  const own = (rule: UnitConversion): number => (rule.variable === '*' ? 1 : 0)
  return [
    ...rules.filter((rule) => rule.from === unit).map(forward),
    ...rules.filter((rule) => rule.to === unit && rule.trust === 'exact').map(backward),
  ].sort((a, b) => own(a.rule) - own(b.rule))
}

/** One step of any trust, or two exact ones. */
const route = (from: Unit, to: Unit, variable: string | undefined): readonly Step[] | undefined => {
  const first = stepsFrom(from, variable)
  const direct = first.find((step) => step.to === to)
  if (direct !== undefined) return [direct]
  for (const step of first.filter(({ rule }) => rule.trust === 'exact')) {
    const second = stepsFrom(step.to, variable).find((next) => next.to === to && next.rule.trust === 'exact')
    if (second !== undefined) return [step, second]
  }
  return undefined
}

const failed = (code: string, value: string, message: string, remedy: string): Outcome<never> => ({
  ok: false,
  issues: [{ code, severity: 'error', message, remedy, value }],
})

const needsPerson = ({ trust, unlessAbove }: UnitConversion, value: Rational): boolean =>
  trust === 'declared' && !(unlessAbove !== undefined && compareRationals(value, parseRational(unlessAbove) ?? zero) > 0)

const warningOf = ({ from, to, factor, basis, status }: UnitConversion): Issue => ({
  code: 'unit-conversion-known',
  severity: 'warning',
  message: `${from} to ${to} with the factor ${factor} rests on ${basis} (${status})`,
  remedy: 'Confirm the factor before regulated use',
  value: factor,
})

/**
 * Converts between units without any rounding: 1.5 mL in 15 minutes is exactly 0.1 mL/min. One conversion, or two exact ones in a row; exact
 * ones also backwards. Issues: `number-expected`, `unit-not-convertible`, `unit-needs-confirmation` (the factor is not the same for every file, and a person must say).
 */
export const convertExactly = ({ value, from, to, variable, confirmed = false }: Conversion): Outcome<Converted> => {
  const shown = typeof value === 'string' ? value : asDecimalText(value)
  const decimal = typeof value === 'string' ? parseDecimal(value) : value
  if (decimal === undefined) return failed('number-expected', shown, `“${shown}” is not a plain decimal number`, 'Correct the number')
  const steps = from === to ? [] : route(from, to, variable)
  if (steps === undefined) {
    const whose = variable === undefined ? '' : ` for ${variable}`
    return failed(
      'unit-not-convertible',
      from,
      `There is no conversion from ${from} to ${to}${whose}`,
      `Give the values in ${to}, or map the column without a unit`,
    )
  }
  let exact = rationalOf(decimal)
  for (const { rule, apply } of steps) {
    if (!confirmed && needsPerson(rule, exact))
      return failed(
        'unit-needs-confirmation',
        from,
        `${rule.from} to ${rule.to} is not the same in every file: ${rule.basis}`,
        'Check with the people who made the file, then confirm the conversion in the mapping',
      )
    exact = apply(exact)
  }
  const terminating = decimalOfRational(exact)
  const rules = steps.map(({ rule }) => rule)
  return {
    ok: true,
    value: {
      value: exact,
      number: rationalToNumber(exact),
      text: terminating === undefined ? asRationalText(exact, 20) : asDecimalText(terminating),
      steps: rules,
      warnings: rules.filter(({ trust, unlessAbove }) => trust !== 'exact' && unlessAbove === undefined).map(warningOf),
    },
  }
}
