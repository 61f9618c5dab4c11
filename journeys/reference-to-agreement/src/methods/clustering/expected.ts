/** A field of an expected result, at any depth. */
export const expectedAt = (result: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inside, name) =>
      typeof inside === 'object' && inside !== null ? Object.entries(inside).find(([key]) => key === name)?.[1] : undefined,
    result,
  )

/** A list of numbers of an expected result. Errors: RangeError where there is none. */
export const expectedList = (result: unknown, ...path: readonly string[]): readonly number[] => {
  const list = expectedAt(result, ...path)
  if (!Array.isArray(list)) throw new RangeError(`The expected result has no list ${path.join('.')}.`)
  return list.map(Number)
}

/** A number, or the one to take where it is none. */
export const expectedNumber = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && !Number.isNaN(value) ? value : otherwise
