import type { GeneSet } from '@dacryon/stats/omics'
import { type Table, textsOf } from '../../table.ts'

/** Sets of a table with a column of sets and one of genes, in their order. */
export const geneSetsIn = (table: Table): GeneSet[] => {
  const sets = new Map<string, string[]>()
  const genes = textsOf(table, 'gene')
  for (const [row, set] of textsOf(table, 'set').entries()) {
    const gene = genes[row] ?? ''
    sets.set(set ?? '', [...(sets.get(set ?? '') ?? []), gene])
  }
  return [...sets].map(([name, members]) => ({ name, genes: members }))
}
