import type { ReferenceCase } from './reference-case.ts'

/** Options and echoed inputs of a case, read by kind. A missing one is `undefined`; one of another kind throws a RangeError. */
export interface CaseOptions {
  text(name: string): string | undefined
  number(name: string): number | undefined
  flag(name: string): boolean | undefined
  /** A single number counts as a list of one. */
  numbers(name: string): readonly number[] | undefined
  texts(name: string): readonly string[] | undefined
  /** The options below a name. */
  under(name: string): CaseOptions
  names(): readonly string[]
}

type Values = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

const one = <T>(values: Values, name: string, fits: (value: unknown) => value is T): T | undefined => {
  const value = values[name]
  if (value === undefined || value === null) return undefined
  if (!fits(value)) throw new RangeError(`${name} is ${JSON.stringify(value)}, which is of another kind.`)
  return value
}

const many = <T>(values: Values, name: string, fits: (value: unknown) => value is T): readonly T[] | undefined => {
  const value = values[name]
  if (value === undefined || value === null) return undefined
  const list: unknown[] = Array.isArray(value) ? value : [value]
  const fit = list.filter(fits)
  if (fit.length < list.length) throw new RangeError(`${name} is ${JSON.stringify(value)}, which is of another kind.`)
  return fit
}

/** Reads an object of a case (`args`, `result`) by kind. */
export const valuesOf = (given: unknown): CaseOptions => {
  const values = isObject(given) ? given : {}
  return {
    text: (name) => one(values, name, isText),
    number: (name) => one(values, name, isNumber),
    flag: (name) => one(values, name, isFlag),
    numbers: (name) => many(values, name, isNumber),
    texts: (name) => many(values, name, isText),
    under: (name) => valuesOf(values[name]),
    names: () => Object.keys(values),
  }
}

/** The options a case was run with. */
export const optionsOf = (reference: Pick<ReferenceCase, 'args'>): CaseOptions => valuesOf(reference.args)

/** The value of something that must be there. */
export const need = <T>(value: T | undefined, name: string): T => {
  if (value === undefined) throw new RangeError(`The case does not say ${name}.`)
  return value
}
