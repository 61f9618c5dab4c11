import { type Exact, exactOf, exactZero, type Issue, type Outcome, parseExact } from '@dacryon/core'
import { companionProblem, isRecord } from '../../definition/companion-problem.ts'
import { inputs, type NsstInput, type Subgroup, subgroups } from './subgroups.ts'

/** Scale on which the model was fitted: ratings from 0 to 10 or from 0 to 100. Anxiety and depression are HADS scores, 0 to 21. */
export type RatingScale = '0-10' | '0-100'

/** An intercept and five slopes for each subgroup. */
export interface NsstCoefficients {
  readonly version: string
  readonly source: string
  readonly ratings: RatingScale
  readonly classes: Readonly<Record<Subgroup, Readonly<Record<'intercept' | NsstInput, Exact>>>>
}

/** The same as a file holds it. */
export interface NsstFile {
  readonly version: string
  readonly source: string
  readonly ratings: RatingScale
  readonly classes: Readonly<Record<Subgroup, Readonly<Record<'intercept' | NsstInput, number>>>>
}

const number = (path: string, value: unknown, issues: Issue[]): Exact => {
  const read =
    typeof value === 'number' && Number.isFinite(value) ? exactOf(value) : typeof value === 'string' ? parseExact(value) : undefined
  if (read === undefined) issues.push(companionProblem(path, 'a number is needed', 'a decimal number', value))
  return read ?? exactZero
}

/** A coefficient file. Issues: `companion-value`, all at once. */
export const parseCoefficients = (json: unknown): Outcome<NsstCoefficients> => {
  const issues: Issue[] = []
  const file = isRecord(json) ? json : {}
  const text = (key: 'version' | 'source'): string => {
    const value = file[key]
    if (typeof value === 'string' && value !== '') return value
    issues.push(companionProblem(key, 'a text is needed', `the ${key} of the coefficients`, value))
    return ''
  }
  const { ratings } = file
  if (ratings !== '0-10' && ratings !== '0-100')
    issues.push(companionProblem('ratings', 'the scale of the ratings is needed', '"0-10" or "0-100"', ratings))
  const given = isRecord(file.classes) ? file.classes : {}
  for (const name of Object.keys(given).filter((name) => !subgroups.some((subgroup) => subgroup === name)))
    issues.push(companionProblem(`classes.${name}`, 'this is no subgroup', subgroups.join(', ')))
  const row = (subgroup: Subgroup) => {
    const own: unknown = given[subgroup]
    const values = isRecord(own) ? own : {}
    for (const name of Object.keys(values).filter((name) => name !== 'intercept' && !inputs.some((input) => input === name)))
      issues.push(companionProblem(`classes.${subgroup}.${name}`, 'this is no input', `intercept, ${inputs.join(', ')}`))
    const at = (name: 'intercept' | NsstInput): Exact => number(`classes.${subgroup}.${name}`, values[name], issues)
    return {
      intercept: at('intercept'),
      pain: at('pain'),
      fatigue: at('fatigue'),
      dryness: at('dryness'),
      anxiety: at('anxiety'),
      depression: at('depression'),
    }
  }
  const classes = { LSB: row('LSB'), HSB: row('HSB'), DDF: row('DDF'), PDF: row('PDF') }
  const [version, source] = [text('version'), text('source')]
  return issues.length > 0
    ? { ok: false, issues }
    : { ok: true, value: { version, source, ratings: ratings === '0-100' ? '0-100' : '0-10', classes } }
}
