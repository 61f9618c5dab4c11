/** Throws a RangeError where a caller left the documented domain: an error of the program, not of the data. */
export function demand(holds: boolean, message: string): asserts holds {
  if (!holds) throw new RangeError(message)
}
