/** Shares of a counted distribution at or below a value, at or above it, and at least as far from a centre. */
export const tailShares = (
  weights: Float64Array,
  observed: number,
  centre: number,
): { readonly lower: number; readonly upper: number; readonly asFar: number } => {
  const distance = Math.abs(observed - centre) - 1e-7
  let [all, lower, upper, asFar] = [0, 0, 0, 0]
  weights.forEach((weight, value) => {
    all += weight
    if (value <= observed + 1e-7) lower += weight
    if (value >= observed - 1e-7) upper += weight
    if (Math.abs(value - centre) >= distance) asFar += weight
  })
  return { lower: lower / all, upper: upper / all, asFar: Math.min(1, asFar / all) }
}
