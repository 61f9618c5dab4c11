import { studentT } from '../numeric/distributions/student-t.ts'

/** Standardised t of a gene and the square of its unscaled deviation. */
interface Extreme {
  readonly size: number
  readonly square: number
}

/** |t| of all genes on the largest degrees of freedom there are, keeping tail probabilities. */
const onEqualDegrees = (
  t: Float64Array,
  degrees: Float64Array,
  unscaled: Float64Array,
): { readonly all: Extreme[]; readonly most: number } => {
  let most = 0
  for (let g = 0; g < t.length; g++) if (!Number.isNaN(t[g])) most = Math.max(most, degrees[g] ?? 0)
  const all: Extreme[] = []
  for (let g = 0; g < t.length; g++) {
    const [value, df] = [t[g] ?? 0, degrees[g] ?? 0]
    if (Number.isNaN(value)) continue
    const size = Math.abs(value)
    const equal = df === most || !(df > 0) ? size : studentT.quantileUpper(studentT.upper(size, df), most)
    all.push({ size: Number.isFinite(equal) ? equal : size, square: (unscaled[g] ?? 0) ** 2 })
  }
  return { all, most }
}

/**
 * Prior variance v0 (unscaled) of the true log fold changes that are not zero, from the top share `proportion / 2` of |t|: each of them is
 * compared with the quantile it would have in the mixture, and the mean is taken after limiting each to `limits`.
 *
 * Source: Smyth GK. Stat Appl Genet Mol Biol 2004;3:3 (doi 10.2202/1544-6115.1027), section 6.3.
 */
export const fitCoefficientPrior = (
  t: Float64Array,
  degrees: Float64Array,
  unscaled: Float64Array,
  proportion: number,
  limits: readonly [low: number, high: number],
): number => {
  const { all, most } = onEqualDegrees(t, degrees, unscaled)
  const count = Math.ceil((proportion / 2) * all.length)
  if (count < 1) return Number.NaN
  const share = Math.max(count / all.length, proportion)
  const top = all.sort((a, b) => b.size - a.size).slice(0, count)
  let total = 0
  for (const [i, { size, square }] of top.entries()) {
    const none = 2 * studentT.upper(size, most)
    const target = ((i + 0.5) / all.length - (1 - share) * none) / share
    const v0 = target > none ? square * ((size / studentT.quantileUpper(target / 2, most)) ** 2 - 1) : 0
    total += Math.min(limits[1], Math.max(limits[0], v0))
  }
  return total / count
}
