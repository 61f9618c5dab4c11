import type { Methods } from '../../method.ts'
import { combat } from './combat.ts'
import { geneSetScores } from './gene-set-scores.ts'
import { geneSetTests } from './gene-set-tests.ts'
import { limma } from './limma.ts'
import { normalisation } from './normalisation.ts'
import { pca } from './pca.ts'
import { rnaseqNorm } from './rnaseq-norm.ts'
import { voom } from './voom.ts'

/** Adapters of this room by the name of their expected file. */
export const omicsMethods: Methods = {
  combat,
  gene_set_scores: geneSetScores,
  gene_set_tests: geneSetTests,
  limma,
  normalisation,
  pca,
  rnaseq_norm: rnaseqNorm,
  voom,
}
