import { type Exact, exactOf, exactZero, type Issue, type Outcome, parseExact } from '@dacryon/core'
import { companionProblem, isRecord } from '../../definition/companion-problem.ts'

/** The five dimensions in the order of a profile. */
export const dimensions = ['MO', 'SC', 'UA', 'PD', 'AD'] as const
export type Dimension = (typeof dimensions)[number]

/** Five levels, 1 to 5, in the order of the dimensions. */
export type Profile = readonly number[]

/** What the people of a country think of a state of health. */
export interface ValueSet {
  readonly country: string
  /** `VT` a valuation of the five levels, `CW` a crosswalk from three levels, `DSU` a mapping by age and sex. */
  readonly type: string
  readonly doi?: string
  readonly version: string
  /** Digits after the point with which its indices are published. */
  readonly decimals: number
  readonly values: Coefficients | Tables
}

/** `start − Σ decrement + n45Squared × (dimensions at level 4 or 5, less one)²`. */
export interface Coefficients {
  readonly kind: 'coefficients'
  readonly start: Exact
  /** Lost at levels 1 to 5. */
  readonly decrements: Readonly<Record<Dimension, readonly Exact[]>>
  /** Lost once when any dimension is above level 1. */
  readonly any: Exact
  /** Lost once when any dimension is at level 4 or 5. */
  readonly any45: Exact
  readonly n45Squared: Exact
}

/** One table of all states, or several by sex and age. */
export interface Tables {
  readonly kind: 'tables'
  readonly tables: readonly StateTable[]
}

export interface StateTable {
  readonly sex?: string
  readonly ageFrom?: Exact
  readonly ageBelow?: Exact
  readonly states: ReadonlyMap<string, Exact>
}

const number = (value: unknown): Exact | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? exactOf(value) : undefined
  return typeof value === 'string' ? parseExact(value) : undefined
}

/** Reads numbers of a file and notes every one that is none. */
const reader =
  (issues: Issue[]) =>
  (path: string, value: unknown, otherwise?: Exact): Exact => {
    if (value === undefined && otherwise !== undefined) return otherwise
    const read = number(value)
    if (read === undefined) issues.push(companionProblem(path, 'a number is needed', 'a decimal number, for example "0.0389"', value))
    return read ?? exactZero
  }

const readCoefficients = (path: string, json: Readonly<Record<string, unknown>>, issues: Issue[]): Coefficients => {
  const read = reader(issues)
  const given = isRecord(json.decrements) ? json.decrements : {}
  const levels = (dimension: Dimension): readonly Exact[] => {
    const list: unknown = given[dimension]
    const at = `${path}.decrements.${dimension}`
    if (Array.isArray(list) && list.length === 5) return list.map((value: unknown, level) => read(`${at}[${level}]`, value))
    issues.push(companionProblem(at, 'five decrements are needed', 'a list of five numbers, for levels 1 to 5', list))
    return []
  }
  return {
    kind: 'coefficients',
    start: read(`${path}.start`, json.start),
    decrements: { MO: levels('MO'), SC: levels('SC'), UA: levels('UA'), PD: levels('PD'), AD: levels('AD') },
    any: read(`${path}.any`, json.any, exactZero),
    any45: read(`${path}.any45`, json.any45, exactZero),
    n45Squared: read(`${path}.n45_squared`, json.n45_squared, exactZero),
  }
}

const isState = (text: string): boolean => /^[1-5]{5}$/.test(text)

const readTable = (path: string, json: unknown, issues: Issue[]): StateTable => {
  const read = reader(issues)
  const table = isRecord(json) ? json : {}
  const { sex, age_from, age_below } = table
  const entries = Object.entries(isRecord(table.states) ? table.states : {})
  const wrong = entries.map(([state]) => state).filter((state) => !isState(state))
  if (wrong.length > 0) issues.push(companionProblem(`${path}.states`, `${wrong[0]} is no state`, 'states of five digits from 1 to 5'))
  if (entries.length - wrong.length < 3125)
    issues.push(companionProblem(`${path}.states`, `${entries.length - wrong.length} of 3125 states are there`, 'all 3125 states'))
  if (sex !== undefined && sex !== 'male' && sex !== 'female')
    issues.push(companionProblem(`${path}.sex`, 'this is no sex that can be asked', '"male" or "female"', sex))
  return {
    ...(typeof sex === 'string' && { sex }),
    ...(age_from !== undefined && { ageFrom: read(`${path}.age_from`, age_from) }),
    ...(age_below !== undefined && { ageBelow: read(`${path}.age_below`, age_below) }),
    states: new Map(entries.map(([state, value]) => [state, read(`${path}.states.${state}`, value)])),
  }
}

const readSet = (path: string, json: unknown, issues: Issue[]): ValueSet => {
  const set = isRecord(json) ? json : {}
  if (set !== json) issues.push(companionProblem(path, 'a value set is needed', '{country, type, version, coefficients or states}', json))
  const text = (key: string): string => {
    const value = set[key]
    if (typeof value === 'string' && value.trim() !== '') return value
    issues.push(companionProblem(`${path}.${key}`, 'a text is needed', `the ${key} of the value set`, value))
    return ''
  }
  const decimals = set.decimals ?? 3
  if (typeof decimals !== 'number' || !Number.isInteger(decimals) || decimals < 0 || decimals > 6)
    issues.push(companionProblem(`${path}.decimals`, 'a number of digits is needed', 'a whole number from 0 to 6', decimals))
  const { coefficients, tables, doi } = set
  const list: readonly unknown[] = Array.isArray(tables) ? tables : [{ states: set.states }]
  return {
    country: text('country'),
    type: text('type'),
    version: text('version'),
    ...(typeof doi === 'string' && { doi }),
    decimals: typeof decimals === 'number' ? decimals : 3,
    values: isRecord(coefficients)
      ? readCoefficients(`${path}.coefficients`, coefficients, issues)
      : {
          kind: 'tables',
          tables: list.map((table, at) => readTable(Array.isArray(tables) ? `${path}.tables[${at}]` : path, table, issues)),
        },
  }
}

/** One value set, or a list of them. Issues: `companion-value`, all at once. */
export const parseValueSets = (json: unknown): Outcome<readonly ValueSet[]> => {
  const issues: Issue[] = []
  const list: readonly unknown[] = Array.isArray(json) ? json : [json]
  if (list.length === 0) issues.push(companionProblem('', 'there is no value set in it', 'at least one value set'))
  const sets = list.map((set, at) => readSet(Array.isArray(json) ? `[${at}]` : 'set', set, issues))
  return issues.length === 0 ? { ok: true, value: sets } : { ok: false, issues }
}
