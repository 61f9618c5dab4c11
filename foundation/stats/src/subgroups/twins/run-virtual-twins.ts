import { IssueError, type Outcome } from '@dacryon/core'
import { streamOf } from '../../numeric/random.ts'
import { standardDeviation } from '../../numeric/sum.ts'
import type { Predictors } from '../../prediction/predictors.ts'
import { done } from '../../result/problems.ts'
import { estimateOptimism, type OptimismCorrected, type SubgroupFinder } from '../effects/estimate-optimism.ts'
import type { TrialRows } from '../effects/trial-rows.ts'
import { computeTwinDifferences } from './twin-differences.ts'
import { findTwinSubgroup, type TwinSubgroup, type TwinTreeOptions, twinMembers } from './twin-subgroup.ts'

export interface VirtualTwinsOptions extends TwinTreeOptions {
  readonly seed: string
  /** Trees of each forest; default 1000. */
  readonly trees?: number
  /** Bootstrap repeats of the whole search; default 50. */
  readonly replicates?: number
  /** Permutations of the arms; default 99. */
  readonly permutations?: number
}

/** Virtual twins with what keeps them honest. */
export interface VirtualTwins {
  readonly method: 'Virtual twins'
  readonly status: 'exploratory'
  readonly n: number
  readonly differences: Float64Array
  readonly spread: number
  readonly subgroup: TwinSubgroup
  readonly corrected: OptimismCorrected
  /** Share of permuted arms whose subgroup gains at least as much. */
  readonly pValue: number
  readonly permutations: number
}

const finderOf =
  (options: VirtualTwinsOptions): SubgroupFinder =>
  (trial, covariates, seed) => {
    const differences = computeTwinDifferences(trial, covariates, { seed, trees: options.trees ?? 1000 })
    if (!differences.ok) throw new IssueError(differences.issues)
    const found = findTwinSubgroup(differences.value, covariates, options)
    if (!found.ok) throw new IssueError(found.issues)
    return found.value.leaves.length === 0 ? undefined : (given) => twinMembers(found.value, given)
  }

/**
 * Virtual twins: who would gain from the treatment, by what two forests predict for each patient under either arm.
 *
 * Meaning: a small tree describes where the predicted difference is large; the effect there is corrected for the search by repeating all of
 * it in bootstrap samples, and compared with what permuted arms give. Misleads: forests smooth, so that a true subgroup looks weaker and a
 * null one not quite null. Exploratory until another trial confirms it.
 *
 * Source: Foster JC, Taylor JMG, Ruberg SJ. Stat Med 2011;30:2867-80 (doi 10.1002/sim.4322).
 *
 * Issues: those of the trial rows, forests and trees.
 */
export const runVirtualTwins = (trial: TrialRows, covariates: Predictors, options: VirtualTwinsOptions): Outcome<VirtualTwins> => {
  const { seed, trees = 1000, replicates = 50, permutations = 99 } = options
  const gainOf = (own: TrialRows, name: string): Outcome<{ differences: Float64Array; subgroup: TwinSubgroup }> => {
    const differences = computeTwinDifferences(own, covariates, { seed: name, trees })
    if (!differences.ok) return differences
    const subgroup = findTwinSubgroup(differences.value, covariates, options)
    return subgroup.ok ? done({ differences: differences.value, subgroup: subgroup.value }) : subgroup
  }
  const observed = gainOf(trial, seed)
  if (!observed.ok) return observed
  const corrected = estimateOptimism(trial, covariates, finderOf(options), { seed, replicates })
  if (!corrected.ok) return corrected
  let asGood = 0
  for (let replicate = 0; replicate < permutations; replicate++) {
    const arms = streamOf(seed, 'virtual-twins', replicate).shuffle(Array.from(trial.treated))
    const permuted = gainOf({ outcome: trial.outcome, treated: Uint8Array.from(arms) }, `${seed}/permuted/${replicate}`)
    if (!permuted.ok) return permuted
    if (permuted.value.subgroup.gain >= observed.value.subgroup.gain) asGood += 1
  }
  return done({
    method: 'Virtual twins',
    status: 'exploratory',
    n: covariates.rows,
    differences: observed.value.differences,
    spread: standardDeviation(observed.value.differences),
    subgroup: observed.value.subgroup,
    corrected: corrected.value,
    pValue: (1 + asGood) / (1 + permutations),
    permutations,
  })
}
