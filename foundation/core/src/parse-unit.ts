import type { Issue, Outcome } from './issue.ts'
import { unitSpellings } from './unit-spellings.ts'
import { isUnit, type Unit, units } from './units.ts'

/** What a variable measures, as far as it decides how a unit reads. */
export type VariableKind = 'cell-count' | 'mass' | 'enzyme' | 'antibody' | 'temperature' | 'sedimentation' | 'other'

/** A unit, and what a person should check about how it was read. */
export interface UnitReading {
  readonly unit: Unit
  readonly warnings: readonly Issue[]
}

/** Kind of a variable from its canonical unit. */
export const variableKindOf = (canonical: string | undefined): VariableKind => {
  if (canonical === undefined) return 'other'
  if (canonical === 'mm/h') return 'sedimentation'
  if (canonical === 'Cel') return 'temperature'
  if (canonical === 'U/L') return 'enzyme'
  if (/^10\*|^\/(uL|mm3)$/.test(canonical)) return 'cell-count'
  if (/U\]?\}?\/m?L$|^U\/mL$/.test(canonical)) return 'antibody'
  return /^[munpf]?g\/d?m?L$/.test(canonical) ? 'mass' : 'other'
}

const issue = (code: string, severity: Issue['severity'], value: string, message: string, remedy: string, expected?: string): Issue => ({
  code,
  severity,
  message,
  remedy,
  value,
  ...(expected === undefined ? {} : { expected }),
})

const ambiguous = (value: string, readings: string): Outcome<never> => ({
  ok: false,
  issues: [
    issue(
      'unit-ambiguous',
      'error',
      value,
      `“${value}” can be read in more than one way: ${readings}`,
      'State the unit as a UCUM code in the mapping',
      readings,
    ),
  ],
})

/** Spellings whose meaning depends on what is measured. */
const byKind: ReadonlyMap<string, (kind: VariableKind, text: string) => Outcome<UnitReading>> = new Map([
  ...['G/L', 'G/l'].map(
    (spelling) =>
      [
        spelling,
        (kind: VariableKind, text: string): Outcome<UnitReading> => {
          if (kind === 'cell-count') return sure('10*9/L')
          if (kind !== 'mass') return ambiguous(text, '10*9/L (giga per litre) or g/L (gram per litre)')
          const warning = issue(
            'unit-case',
            'warning',
            text,
            `“${text}” is giga per litre, but this variable is a mass concentration: read as g/L`,
            'Check that the file means gram per litre',
            'g/L',
          )
          return { ok: true, value: { unit: 'g/L', warnings: [warning] } }
        },
      ] as const,
  ),
  ...['UI/L', 'IU/L', 'UI/l', 'IU/l'].map(
    (spelling) =>
      [
        spelling,
        (kind: VariableKind, text: string): Outcome<UnitReading> =>
          kind === 'enzyme' ? sure('U/L') : kind === 'antibody' ? sure('[IU]/L') : ambiguous(text, 'U/L (enzymes) or [IU]/L (antibodies)'),
      ] as const,
  ),
  ['C', (kind, text) => (kind === 'temperature' ? sure('Cel') : unknown(text))],
  ['mm', (kind) => sure(kind === 'sedimentation' ? 'mm/h' : 'mm')],
])

const sure = (unit: Unit): Outcome<UnitReading> => ({ ok: true, value: { unit, warnings: [] } })

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** One spelling for what looks alike on paper: micro signs, superscript digits, special spaces. Case is kept. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/[\u00A0\u202F\u2009]/g, ' ')
    .replaceAll('μ', 'µ')
    .replace(/[⁰¹²³⁴-⁹]+/g, (digits) => [...digits].map((digit) => superscripts.indexOf(digit)).join(''))

const plainSpellings: ReadonlyMap<string, Unit> = new Map([
  ...units.map((unit) => [plain(unit), unit] as const),
  ...units.filter((unit) => unit.includes('u')).map((unit) => [unit.replace(/(^|\/)u(?=[gmLk]|\[)/g, '$1µ'), unit] as const),
  ...[...unitSpellings].map(([spelling, unit]) => [plain(spelling), unit] as const),
])

const lookUp = (text: string): Unit | undefined => {
  const found = plainSpellings.get(text) ?? plainSpellings.get(text.replaceAll(' ', ''))
  return found !== undefined && isUnit(found) ? found : undefined
}

const alike = (text: string): readonly Unit[] => {
  const folded = text.toLowerCase()
  return [...new Set([...plainSpellings].filter(([spelling]) => spelling.toLowerCase() === folded).map(([, unit]) => unit))]
}

const unknown = (text: string): Outcome<never> => {
  const near = alike(text)
  const remedy =
    near.length === 0
      ? 'State the unit as a UCUM code of the list in the mapping'
      : `If it means ${near.join(' or ')}, say so in the mapping`
  return {
    ok: false,
    issues: [issue('unit-unknown', 'error', text, `“${text}” is no known unit`, remedy, near.length === 0 ? undefined : near.join(' or '))],
  }
}

/**
 * Reads a unit as people write it: UCUM codes and laboratory spellings, case kept. `G/L` is giga per litre for cell counts, and for mass
 * concentrations gram per litre with a warning; `UI/L` is `U/L` for enzymes. Issues: `unit-unknown`, `unit-ambiguous`. Nothing is guessed: a spelling that is right
 * but for its case is refused with the right one as the remedy.
 *
 * @example
 * parseUnit('ml/15 mn') // mL/(15.min)
 */
export const parseUnit = (spelling: string, { kind = 'other' }: { readonly kind?: VariableKind } = {}): Outcome<UnitReading> => {
  const text = plain(spelling)
  const special = byKind.get(text)
  if (special !== undefined) return special(kind, text)
  const unit = lookUp(text)
  return unit === undefined ? unknown(text) : sure(unit)
}
