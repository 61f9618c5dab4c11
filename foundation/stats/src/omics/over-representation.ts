import { hasErrors, type Issue, type Outcome } from '@dacryon/core'
import { hypergeometric } from '../numeric/distributions/hypergeometric.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { falseDiscoveryRates } from './false-discovery.ts'
import { type CoverageOptions, findGeneSets, type GeneSet } from './gene-sets.ts'

/** A set against a list of genes. */
export interface OverRepresentation {
  readonly set: string
  /** Genes of the set in the universe. */
  readonly size: number
  readonly overlap: readonly string[]
  /** Overlap expected by chance. */
  readonly expected: number
  readonly pValue: number
  readonly adjustedP: number
}

/** Sets with what a reader must know. */
export interface OverRepresentations {
  readonly sets: readonly OverRepresentation[]
  readonly universe: number
  readonly listed: number
  readonly method: string
  readonly warnings: readonly Issue[]
}

/**
 * Over-representation: probability of at least so many listed genes in a set of its size, drawn at random from the universe, which must be
 * the genes that were tested (not the genome). Treats genes as independent; correlated genes make p too small.
 *
 * Issues: `gene-unknown` (a listed gene that is not in the universe), `set-empty`; warning `set-poorly-covered`.
 *
 * Source: Rivals I et al. Bioinformatics 2007;23:401-407 (doi 10.1093/bioinformatics/btl633).
 *
 * @example testOverRepresentation(tested, significant, sets)
 */
export const testOverRepresentation = (
  universe: readonly string[],
  listed: readonly string[],
  sets: readonly GeneSet[],
  coverage: CoverageOptions = {},
): Outcome<OverRepresentations> => {
  const known = new Set(universe)
  const chosen = new Set(listed)
  const strange = [...chosen].filter((gene) => !known.has(gene))
  const { sets: found, issues } = findGeneSets(universe, sets, { force: true, ...coverage })
  const unknown = strange
    .slice(0, 20)
    .map((gene) =>
      inputError('gene-unknown', `${gene} is not among the tested genes.`, 'List tested genes only.', { column: 'listed', value: gene }),
    )
  if (unknown.length > 0 || hasErrors(issues)) return failed(...unknown, ...issues.filter(({ severity }) => severity === 'error'))
  const tested = found.map((set) => {
    const overlap = set.found.filter((gene) => chosen.has(gene))
    const size = set.found.length
    const pValue = hypergeometric.upper(overlap.length - 1, chosen.size, known.size - chosen.size, size)
    return { set: set.name, size, overlap, expected: (size * chosen.size) / known.size, pValue }
  })
  const rates = falseDiscoveryRates(tested.map(({ pValue }) => pValue))
  return done({
    sets: tested.map((test, at) => ({ ...test, adjustedP: rates[at] ?? 1 })),
    universe: known.size,
    listed: chosen.size,
    method: 'hypergeometric over-representation',
    warnings: issues,
  })
}
