import { IssueError, type Outcome } from '@dacryon/core'
import { streamOf } from '../../numeric/random.ts'
import { mean } from '../../numeric/sum.ts'
import { type Predictors, takePredictors } from '../../prediction/predictors.ts'
import { type Estimable, isEstimable, notEstimable } from '../../result/estimable.ts'
import { done, failed } from '../../result/problems.ts'
import { computeArmDifference } from './arm-difference.ts'
import { type TrialRows, trialIssues } from './trial-rows.ts'

/** Finds a subgroup in some patients; gives back who belongs to it, among any patients. Undefined: found none. May throw an `IssueError`. */
export type SubgroupFinder = (
  trial: TrialRows,
  covariates: Predictors,
  seed: string,
) => ((covariates: Predictors) => Uint8Array) | undefined

/** The effect inside a searched subgroup, without what the search itself added. */
export interface OptimismCorrected {
  readonly method: 'Bootstrap optimism correction'
  readonly apparent: Estimable
  readonly optimism: Estimable
  readonly corrected: Estimable
  /** The same for the effect inside less that of everybody. */
  readonly apparentGain: Estimable
  readonly correctedGain: Estimable
  readonly replicates: number
  /** Replicates in which the search found nothing that could be judged. */
  readonly empty: number
}

const effectIn = (trial: TrialRows, members: ArrayLike<number>): number | undefined => {
  const { difference } = computeArmDifference(trial, members)
  return isEstimable(difference) ? difference.estimate : undefined
}

/** Patients drawn with replacement within each arm. */
const drawWithinArms = (treated: Uint8Array, seed: string, replicate: number): Int32Array => {
  const random = streamOf(seed, 'optimism', replicate)
  const arms = [0, 1].map((arm) => Array.from(treated.keys()).filter((row) => treated[row] === arm))
  return Int32Array.from(arms.flatMap((rows) => rows.map(() => rows[random.integer(0, rows.length - 1)] as number)))
}

const takeTrial = (trial: TrialRows, rows: Int32Array): TrialRows => ({
  outcome: Float64Array.from(rows, (row) => trial.outcome[row] as number),
  treated: Uint8Array.from(rows, (row) => trial.treated[row] as number),
})

/**
 * Corrects the effect in a searched subgroup for having been searched for: the whole search is repeated in bootstrap samples, and what its
 * subgroup loses when it is applied to the real patients is taken off.
 *
 * Formula: corrected = apparent - mean over bootstrap of (effect in the bootstrap sample - effect in the real data) of the bootstrap's
 * subgroup. Source: Harrell FE, Lee KL, Mark DB. Stat Med 1996;15:361-87; Foster JC et al. Stat Med 2011;30:2867-80.
 *
 * Issues: those of the trial rows, and what the finder reports.
 */
export const estimateOptimism = (
  trial: TrialRows,
  covariates: Predictors,
  finder: SubgroupFinder,
  { seed, replicates = 100 }: { readonly seed: string; readonly replicates?: number },
): Outcome<OptimismCorrected> => {
  const issues = trialIssues(trial)
  if (issues.length > 0) return failed(...issues)
  const none = notEstimable('no-subgroup', 'The search found no subgroup with an effect that could be estimated.')
  const everybody = new Uint8Array(trial.outcome.length).fill(1)
  const overall = effectIn(trial, everybody)
  const losses: number[] = []
  const gainLosses: number[] = []
  try {
    const rule = finder(trial, covariates, seed)
    const apparent = rule === undefined ? undefined : effectIn(trial, rule(covariates))
    for (let replicate = 0; replicate < replicates; replicate++) {
      const rows = drawWithinArms(trial.treated, seed, replicate)
      const drawn = takeTrial(trial, rows)
      const drawnCovariates = takePredictors(covariates, rows)
      const found = finder(drawn, drawnCovariates, `${seed}/${replicate}`)
      if (found === undefined) continue
      const [inDrawn, inReal] = [effectIn(drawn, found(drawnCovariates)), effectIn(trial, found(covariates))]
      const overallDrawn = effectIn(drawn, everybody)
      if (inDrawn === undefined || inReal === undefined || overallDrawn === undefined || overall === undefined) continue
      losses.push(inDrawn - inReal)
      gainLosses.push(inDrawn - overallDrawn - (inReal - overall))
    }
    const judged = apparent !== undefined && overall !== undefined && losses.length > 0
    return done({
      method: 'Bootstrap optimism correction',
      apparent: apparent ?? none,
      optimism: losses.length > 0 ? mean(losses) : none,
      corrected: judged ? apparent - mean(losses) : none,
      apparentGain: apparent !== undefined && overall !== undefined ? apparent - overall : none,
      correctedGain: judged ? apparent - overall - mean(gainLosses) : none,
      replicates,
      empty: replicates - losses.length,
    })
  } catch (cause) {
    if (cause instanceof IssueError) return failed(...cause.issues)
    throw cause
  }
}
