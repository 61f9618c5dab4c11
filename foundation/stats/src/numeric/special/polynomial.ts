/** Horner's rule; coefficients from the constant upward. */
export const polynomial = (coefficients: readonly number[], x: number): number => {
  let sum = 0
  for (let at = coefficients.length - 1; at >= 0; at--) sum = sum * x + (coefficients[at] as number)
  return sum
}
