/** A result as an object: keys are names that the case chose. */
export const partsOf = (result: unknown): Readonly<Record<string, unknown>> =>
  typeof result === 'object' && result !== null ? (result as Readonly<Record<string, unknown>>) : {}

/** A number of a result. Errors: RangeError where it is not one. */
export const numberOf = (result: unknown, name: string): number => {
  const value = partsOf(result)[name]
  if (typeof value !== 'number') throw new RangeError(`The result has no number ${name}.`)
  return value
}

/** A list of numbers of a result; a single number is a list of one. */
export const numbersOfResult = (result: unknown, name: string): readonly number[] => {
  const value = partsOf(result)[name]
  return Array.isArray(value) ? value.map(Number) : typeof value === 'number' ? [value] : []
}

/** Texts of a result. */
export const textsOfResult = (result: unknown, name: string): readonly string[] => {
  const value = partsOf(result)[name]
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
}
