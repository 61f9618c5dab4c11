import type { FactorColumn } from '../data/column.ts'
import type { ClassModel } from './latent-class-em.ts'
import type { Patterns } from './latent-class-patterns.ts'

/** What two items share beyond the classes. */
export interface BivariateResidual {
  readonly items: readonly [string, string]
  /** Pearson chi-square of the table of both items against the model, divided by its degrees of freedom. */
  readonly residual: number
}

/** Counts of the two items over all patterns that have both. */
const observedOf = (
  { items, cells, counts }: Patterns,
  a: number,
  b: number,
): { readonly counts: Map<string, number>; readonly n: number } => {
  const found = new Map<string, number>()
  let n = 0
  counts.forEach((count, at) => {
    const [x, y] = [cells[at * items + a] ?? -1, cells[at * items + b] ?? -1]
    if (x < 0 || y < 0) return
    n += count
    found.set(`${x} ${y}`, (found.get(`${x} ${y}`) ?? 0) + count)
  })
  return { counts: found, n }
}

/**
 * Bivariate residuals of a latent class model: for each two items, chi-square of their table against what the classes predict, per degree
 * of freedom. Cells that the model rules out count for nothing where nobody is in them.
 *
 * Source: Vermunt JK, Magidson J. Technical guide for Latent GOLD 4.0. Statistical Innovations 2005.
 */
export const bivariateResiduals = (
  items: readonly FactorColumn[],
  patterns: Patterns,
  { k, shares, probabilities }: ClassModel,
): readonly BivariateResidual[] => {
  const { levels, offsets, width } = patterns
  const residualOf = (a: number, b: number): number => {
    const { counts, n } = observedOf(patterns, a, b)
    let chiSquare = 0
    for (let x = offsets[a] ?? 0; x < (offsets[a] ?? 0) + (levels[a] ?? 0); x++)
      for (let y = offsets[b] ?? 0; y < (offsets[b] ?? 0) + (levels[b] ?? 0); y++) {
        let share = 0
        for (let c = 0; c < k; c++) share += (shares[c] ?? 0) * (probabilities[c * width + x] ?? 0) * (probabilities[c * width + y] ?? 0)
        const [expected, observed] = [n * share, counts.get(`${x} ${y}`) ?? 0]
        if (expected > 1e-9) chiSquare += (observed - expected) ** 2 / expected
      }
    return chiSquare / (((levels[a] ?? 0) - 1) * ((levels[b] ?? 0) - 1))
  }
  return items.flatMap((first, a) =>
    items
      .slice(a + 1)
      .map((second, after): BivariateResidual => ({ items: [first.name, second.name], residual: residualOf(a, a + 1 + after) })),
  )
}
