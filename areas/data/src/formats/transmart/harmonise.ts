import { type DictionaryEntry, parseUnit, type Unit, type VariableType, variableKindOf } from '@dacryon/core'

/** How far a variable is one of the dictionary. */
export interface Harmony {
  /** Dictionary id: its numbers are in the dictionary's unit, its values of the dictionary's type. */
  readonly variable?: string
  readonly unit?: Unit
  /** For the ledger. */
  readonly rules: readonly string[]
  /** Why a variable with a dictionary id as its code is left as the study's own. */
  readonly differs?: { readonly in: 'type' | 'unit'; readonly found: string; readonly expected: string }
}

/** What is known of a variable beside its values. */
export interface Described {
  readonly type: 'number' | 'category'
  /** Last part of its path. */
  readonly label: string
  /** Entry of the dictionary that its ontology code names. */
  readonly entry: DictionaryEntry | undefined
  /** Text of a tag `Unit` on its node. */
  readonly unitTag: string | undefined
}

const typeOf: Readonly<Record<VariableType, 'number' | 'category' | 'either' | 'date'>> = {
  boolean: 'category',
  integer: 'number',
  decimal: 'number',
  enum: 'category',
  code: 'category',
  string: 'category',
  date: 'date',
  datetime: 'date',
  exposure: 'either',
}

const read = (text: string, canonical: string | undefined): Unit | undefined => {
  const reading = parseUnit(text.replaceAll(/ per /g, '/'), { kind: variableKindOf(canonical) })
  return reading.ok ? reading.value.unit : undefined
}

/** The unit a label ends with: `IgG (g/L)`, `IgG [g per L]`; other words in brackets are none. */
const unitOfLabel = (label: string, canonical: string | undefined): Unit | undefined => {
  const [, round, square] = /(?:\(([^()]+)\)|\[([^[\]]+)\])\s*$/.exec(label) ?? []
  const text = round ?? square
  return text === undefined ? undefined : read(text, canonical)
}

/**
 * Tell if a variable whose ontology code is a dictionary id can be compared with the same variable of other studies. Files of this format
 * carry no units: a code of the dictionary declares the dictionary's unit, unless a tag `Unit` or the end of the label names another.
 */
export const harmonise = ({ type, label, entry, unitTag }: Described): Harmony => {
  const tagged = type === 'number' && unitTag !== undefined ? read(unitTag, entry?.unit) : undefined
  const own: Harmony = tagged === undefined ? { rules: [] } : { unit: tagged, rules: [`unit ${tagged} by its tag`] }
  if (entry === undefined) return own
  const wanted = typeOf[entry.type]
  if (wanted !== 'either' && wanted !== type) return { ...own, differs: { in: 'type', found: type, expected: wanted } }
  if (type === 'category') return { variable: entry.id, rules: [`variable ${entry.id}`] }
  const found = unitTag === undefined ? unitOfLabel(label, entry.unit) : (tagged ?? unitTag)
  if (found !== undefined && found !== entry.unit) return { ...own, differs: { in: 'unit', found, expected: entry.unit ?? 'no unit' } }
  if (entry.unit === undefined) return { variable: entry.id, rules: [`variable ${entry.id}`] }
  const by = found === undefined ? 'of the dictionary, which its code declares' : `by its ${unitTag === undefined ? 'label' : 'tag'}`
  return { variable: entry.id, unit: entry.unit, rules: [`variable ${entry.id}`, `unit ${entry.unit} ${by}`] }
}
