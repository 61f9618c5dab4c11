import type { Issue } from '@dacryon/core'
import { caution, inputError } from '../result/problems.ts'

/** A named set of genes: a pathway, a module, markers of a cell type. */
export interface GeneSet {
  readonly name: string
  readonly genes: readonly string[]
}

/** A set as it stands in a matrix. */
export interface FoundSet {
  readonly name: string
  /** Rows of the matrix (0-based), each once. */
  readonly rows: readonly number[]
  readonly found: readonly string[]
  readonly missing: readonly string[]
}

/** Whether sets that are poorly covered are refused. */
export interface CoverageOptions {
  /** Fewest genes of a set that must be found. Default 5. */
  readonly leastGenes?: number
  /** Share of a set that must be found. Default 0.5. */
  readonly leastShare?: number
  /** Take poorly covered sets all the same; they are then told as warnings. */
  readonly force?: boolean
}

/**
 * Looks the genes of each set up among those measured. Issues: `set-poorly-covered` (fewer than 5 genes, or less than half of the set): an
 * error, or a warning when forced; `set-empty` where nothing is found, always an error.
 */
export const findGeneSets = (
  genes: readonly string[],
  sets: readonly GeneSet[],
  { leastGenes = 5, leastShare = 0.5, force = false }: CoverageOptions = {},
): { readonly sets: readonly FoundSet[]; readonly issues: readonly Issue[] } => {
  const rowOf = new Map(genes.map((gene, row) => [gene, row]))
  const issues: Issue[] = []
  const found = sets.map(({ name, genes: wanted }) => {
    const each = [...new Set(wanted)]
    const here = each.filter((gene) => rowOf.has(gene))
    const missing = each.filter((gene) => !rowOf.has(gene))
    const message = `${here.length} of the ${each.length} genes of ${name} were measured.`
    const expected = `at least ${leastGenes} genes and ${100 * leastShare} % of the set`
    if (here.length === 0) issues.push(inputError('set-empty', message, 'Check the names of the genes.', { column: name, expected }))
    else if (here.length < leastGenes || here.length < leastShare * each.length)
      issues.push(
        force
          ? caution('set-poorly-covered', message, 'Read its results with care.')
          : inputError('set-poorly-covered', message, 'Leave the set out, or force it.', { column: name, expected }),
      )
    return { name, rows: here.map((gene) => rowOf.get(gene) ?? 0), found: here, missing }
  })
  return { sets: found, issues }
}
