/** How much a disagreement counts: `unweighted` all alike, `linear` by its distance, `quadratic` by the square of its distance. */
export type WeightKind = 'unweighted' | 'linear' | 'quadratic'

/**
 * Weights of agreement between the values of a scale, row by row: 1 for the same value, 0 for the two ends (or, unweighted, for any other).
 *
 * @example
 * agreementWeights([0, 1, 2, 3], 'quadratic') // 1, 0.8889, 0.5556, 0, ...
 */
export const agreementWeights = (scale: readonly number[], kind: WeightKind): Float64Array => {
  const range = Math.max(...scale) - Math.min(...scale)
  const weight = (one: number, other: number): number => {
    if (one === other) return 1
    if (kind === 'unweighted' || range === 0) return 0
    const distance = Math.abs(one - other) / range
    return 1 - (kind === 'linear' ? distance : distance * distance)
  }
  return Float64Array.from(scale.flatMap((one, i) => scale.map((other, j) => (i === j ? 1 : weight(one, other)))))
}
