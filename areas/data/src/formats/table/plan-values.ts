import type { MissingReason } from '@dacryon/core'
import { plainCell } from '../../dictionary/plain-cell.ts'
import type { ConceptType } from '../../study.ts'
import type { ColumnMapping } from './mapping-schema.ts'
import type { Report } from './plan-context.ts'

/** Value map of a column by plain source text, each target checked against what the variable allows. */
export const planValues = (
  mapping: ColumnMapping,
  name: string,
  type: ConceptType,
  allowed: readonly string[],
  report: Report,
): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const expected = type === 'number' ? 'a number' : allowed.join(', ')
  const fits = (meant: string): boolean =>
    type === 'number' ? meant.trim() !== '' && Number.isFinite(Number(meant)) : allowed.length === 0 || allowed.includes(meant)
  for (const [source, target] of Object.entries(mapping.values ?? {})) {
    const [key, meant] = [plainCell(source), String(target)]
    const before = found.get(key)
    found.set(key, meant)
    if (before !== undefined && before !== meant)
      report(
        {
          code: 'value-mapped-twice',
          severity: 'error',
          message: `"${source}" is mapped to ${before} and to ${meant}; case does not tell values apart.`,
          remedy: 'Keep one of the two.',
          value: source,
        },
        'values',
        source,
      )
    if (!fits(meant))
      report(
        {
          code: 'value-not-allowed',
          severity: 'error',
          message: `"${source}" is mapped to ${meant}, which is no value of ${name}.`,
          remedy: `Map it to one of: ${expected}.`,
          value: meant,
          expected,
        },
        'values',
        source,
      )
  }
  return found
}

/** Texts that stand for a missing value, with the reason for each. */
export const planMissing = ({ missing }: ColumnMapping): ReadonlyMap<string, MissingReason> => {
  if (missing === undefined) return new Map()
  if (Array.isArray(missing)) return new Map(missing.map((word) => [plainCell(String(word)), 'missing']))
  return new Map(Object.entries(missing).map(([word, reason]) => [plainCell(word), reason]))
}
