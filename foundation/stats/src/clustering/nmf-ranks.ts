import type { Outcome } from '@dacryon/core'
import type { Matrix } from '../numeric/matrix/matrix.ts'
import { type Estimable, isEstimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { oneThread } from '../workshop/one-thread.ts'
import type { WorkContext, Workshop } from '../workshop/task.ts'
import { computeCopheneticDistances, correlateDistances } from './cophenetic.ts'
import { dendrogramOf } from './dendrogram.ts'
import type { Distances } from './distances.ts'
import { agglomerate } from './linkage.ts'
import { type NmfFit, type NmfUpdates, searchNmf } from './nmf.ts'

/** One rank of a survey. */
export interface NmfRank {
  readonly rank: number
  /** Correlation of consensus and average-linkage heights over all starts; 1: all starts agree. */
  readonly cophenetic: Estimable
  /** Mean of 4 (C - 1/2)^2 over all entries of the consensus; 1: all starts agree. */
  readonly dispersion: number
  readonly consensus: Distances
  readonly best: NmfFit
}

/** Ranks compared. */
export interface NmfRanks {
  readonly ranks: readonly NmfRank[]
  /** The rank before the first fall of the cophenetic correlation. */
  readonly chosen: Estimable
}

const consensusOf = (labels: readonly Int32Array[]): Distances => {
  const n = labels[0]?.length ?? 0
  const data = new Float64Array(n * n)
  for (const own of labels)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (own[i] === own[j]) data[i * n + j] = (data[i * n + j] ?? 0) + 1
  return { n, data: data.map((count) => count / labels.length) }
}

const copheneticOf = (consensus: Distances): Estimable => {
  const apart: Distances = { n: consensus.n, data: consensus.data.map((share) => 1 - share) }
  return correlateDistances(apart, computeCopheneticDistances(dendrogramOf(agglomerate(apart.data.slice(), apart.n, 'average'))))
}

const chosenOf = (ranks: readonly NmfRank[]): Estimable => {
  const at = ranks.findIndex(({ cophenetic }, place) => {
    const next = ranks[place + 1]?.cophenetic
    return next !== undefined && isEstimable(cophenetic) && isEstimable(next) && next < cophenetic
  })
  return ranks[at]?.rank ?? notEstimable('no-fall', 'The cophenetic correlation never falls over the ranks looked at.')
}

/**
 * Rank survey of a non-negative matrix factorisation: how well many random starts agree at each rank.
 *
 * Meaning: choose the rank before the cophenetic correlation first falls, and look at the dispersion too; explained variance always rises.
 * Agreement of starts is not evidence of clusters.
 *
 * Source: Brunet JP et al. Proc Natl Acad Sci 2004;101:4164-9. doi:10.1073/pnas.0308531101. Kim H, Park H. Bioinformatics 2007;23:1495-502.
 * doi:10.1093/bioinformatics/btm134
 *
 * Issues: those of `searchNmf`.
 *
 * @example await computeNmfRanks(v, [2, 3, 4], { seed: 'strata' }) // cophenetic, dispersion
 */
export const computeNmfRanks = async (
  v: Matrix,
  ranks: readonly number[],
  options: NmfUpdates & { readonly seed: string; readonly starts?: number },
  workshop: Workshop = oneThread,
  context?: WorkContext,
): Promise<Outcome<NmfRanks>> => {
  if (ranks.length === 0) return failed(inputError('k-invalid', 'No rank is given.', 'Give at least one.'))
  const found: NmfRank[] = []
  for (const rank of ranks) {
    const search = await searchNmf(v, rank, options, workshop, context)
    if (!search.ok) return search
    const consensus = consensusOf(search.value.labels)
    const dispersion = consensus.data.reduce((sum, share) => sum + 4 * (share - 0.5) ** 2, 0) / consensus.data.length
    found.push({ rank, cophenetic: copheneticOf(consensus), dispersion, consensus, best: search.value.best })
  }
  return done({ ranks: found, chosen: chosenOf(found) })
}
