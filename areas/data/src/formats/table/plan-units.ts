import { convertExactly, type DictionaryEntry, isUnit, parseUnit, type Unit, variableKindOf } from '@dacryon/core'
import type { ColumnMapping } from './mapping-schema.ts'
import type { Report } from './plan-context.ts'

/** Unit of the numbers in the file and unit in which they are kept. */
export interface ColumnUnits {
  readonly from?: Unit
  readonly to?: Unit
}

/** Units in braces only name what is counted or scored: nothing can be confused. */
const isAnnotation = (unit: string): boolean => /^\{[^}]*\}$/.test(unit)

const readUnit = (text: string, canonical: string | undefined, report: Report, path: readonly string[]): Unit | undefined => {
  if (isUnit(text)) return text
  const read = parseUnit(text, { kind: variableKindOf(canonical) })
  for (const issue of read.ok ? read.value.warnings : read.issues) report(issue, ...path)
  return read.ok ? read.value.unit : undefined
}

const checkConvertible = (from: Unit, to: Unit, mapping: ColumnMapping, report: Report): void => {
  const { variable, confirmed = false } = mapping
  // Both a small and a large value, because some conversions need no confirmation above a limit.
  const [small, large] = ['1', '1000000'].map((value) =>
    convertExactly({ value, from, to, confirmed, ...(variable === undefined ? {} : { variable }) }),
  )
  if (small?.ok === false && large?.ok === false)
    for (const issue of small.issues)
      report(issue.code === 'unit-needs-confirmation' ? { ...issue, remedy: `${issue.remedy}: confirmed: true` } : issue, 'unit')
  if (large?.ok === true) for (const issue of large.value.warnings) report(issue, 'unit')
}

/** Settle the units of a column of numbers. A variable with a real unit needs a declared one: it is never assumed. */
export const planUnits = (key: string, mapping: ColumnMapping, entry: DictionaryEntry | undefined, report: Report): ColumnUnits => {
  const canonical = entry === undefined ? mapping.concept?.unit : entry.unit
  const to = canonical === undefined ? undefined : readUnit(canonical, canonical, report, entry === undefined ? ['concept', 'unit'] : [])
  const kept = to === undefined ? {} : { to }
  if (mapping.unit === undefined) {
    if (to !== undefined && entry !== undefined && !isAnnotation(to))
      report({
        code: 'unit-undeclared',
        severity: 'error',
        message: `The mapping does not say in which unit ${key} is; ${entry.id} is kept in ${to}.`,
        remedy: `Write unit: ${to}, if that is the unit of the file.`,
        expected: to,
      })
    return kept
  }
  const from = readUnit(mapping.unit, canonical, report, ['unit'])
  if (from === undefined) return kept
  if (to === undefined) {
    if (entry === undefined) return { from, to: from }
    report(
      {
        code: 'unit-unexpected',
        severity: 'error',
        message: `${entry.id} has no unit.`,
        remedy: 'Remove the unit, or map the column to another variable.',
        value: mapping.unit,
      },
      'unit',
    )
    return {}
  }
  checkConvertible(from, to, mapping, report)
  return { from, to }
}
