import { compareExact, type Exact, type Issue, type Outcome, parseExact } from '@dacryon/core'
import type { Instrument } from '../definition/instrument.ts'
import type { Option } from '../definition/option.ts'

/** Options as a rule gets them, and as texts for the record. */
export interface ChosenOptions {
  readonly values: Readonly<Record<string, Exact | string>>
  readonly texts: Readonly<Record<string, string>>
}

const problem = (code: string, option: string, value: string, message: string, expected: string): Issue => ({
  code,
  severity: 'error',
  message,
  remedy: `Use ${expected}.`,
  column: option,
  value,
  expected,
})

const readOption = (id: string, option: Option, text: string): Exact | string | Issue => {
  if (option.kind === 'choice') {
    const allowed = Object.keys(option.choices)
    return allowed.includes(text) ? text : problem('option-value', id, text, `“${text}” is no choice for ${id}.`, allowed.join(', '))
  }
  const value = parseExact(text)
  const [min, max] = [parseExact(option.min ?? ''), parseExact(option.max ?? '')]
  const inside =
    value !== undefined && (min === undefined || compareExact(value, min) >= 0) && (max === undefined || compareExact(value, max) <= 0)
  const expected = `a number${option.min === undefined ? '' : ` from ${option.min}`}${option.max === undefined ? '' : ` to ${option.max}`}`
  return inside ? value : problem('option-value', id, text, `“${text}” is no value for ${id}.`, expected)
}

const isIssue = (value: Exact | string | Issue): value is Issue => typeof value === 'object' && 'code' in value

/** Every option of an instrument: as given, else its default. Issues: `option-unknown`, `option-value`, all at once. */
export const chooseOptions = (
  instrument: Pick<Instrument, 'id' | 'options'>,
  given: Readonly<Record<string, string | number | undefined>> = {},
): Outcome<ChosenOptions> => {
  const options = instrument.options ?? {}
  const issues: Issue[] = Object.entries(given)
    .filter(([id, value]) => value !== undefined && options[id] === undefined)
    .map(([id, value]) =>
      problem(
        'option-unknown',
        id,
        String(value),
        `${instrument.id} has no option ${id}.`,
        Object.keys(options).join(', ') || 'no option at all',
      ),
    )
  const values: Record<string, Exact | string> = {}
  const texts: Record<string, string> = {}
  for (const [id, option] of Object.entries(options)) {
    const text = String(given[id] ?? option.default)
    const read = readOption(id, option, text)
    if (isIssue(read)) issues.push(read)
    else {
      values[id] = read
      texts[id] = text
    }
  }
  return issues.length === 0 ? { ok: true, value: { values, texts } } : { ok: false, issues }
}
