/**
 * Penalties from the smallest one at which every coefficient is 0 down to `ratio` of it, evenly spaced on the log scale.
 *
 * @example
 * penaltyPath(1, 0.01, 3) // 1, 0.1, 0.01
 */
export const penaltyPath = (largest: number, ratio: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => largest * ratio ** (count === 1 ? 0 : at / (count - 1)))
