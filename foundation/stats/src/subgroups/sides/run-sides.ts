import type { Issue, Outcome } from '@dacryon/core'
import { mean } from '../../numeric/sum.ts'
import type { Predictors } from '../../prediction/predictors.ts'
import { caution, done, failed, inputError } from '../../result/problems.ts'
import type { WorkContext, Workshop } from '../../workshop/task.ts'
import { type CountedDifference, computeArmDifference } from '../effects/arm-difference.ts'
import { membersOf, type SubgroupRule } from '../effects/rule.ts'
import { type TrialRows, trialIssues } from '../effects/trial-rows.ts'
import { binCovariates } from './binned-covariate.ts'
import type { SplitCriterion } from './effective-splits.ts'
import { searchSides } from './search-sides.ts'
import { type SidesInput, sidesTask } from './sides-task.ts'

export interface SidesOptions {
  readonly seed: string
  /** Default 1, the differential effect. */
  readonly criterion?: SplitCriterion
  /** Splits kept in each group; default 5. */
  readonly kept?: number
  /** Conditions of a rule, at most; default 3. */
  readonly deepest?: number
  /** A child goes on when its p is at most this times its parent's; one number, or one a depth; default 0.5. */
  readonly gamma?: number | readonly number[]
  /** Default 30. */
  readonly leastSize?: number
  /** Default 10. */
  readonly leastArm?: number
  /** Bins of a measured covariate; default 10. */
  readonly bins?: number
  /** Permutations of the whole search; default 500. */
  readonly permutations?: number
}

/** A subgroup with what one must know before believing it. */
export interface SidesSubgroup {
  readonly rule: SubgroupRule
  readonly members: Uint8Array
  readonly inside: CountedDifference
  readonly outside: CountedDifference
  /** One-sided p inside, as if it had been named beforehand. */
  readonly pValue: number
  /** Share of permuted searches whose best subgroup is as good: holds for the whole search. */
  readonly adjustedP: number
}

export interface SidesResult {
  readonly method: 'SIDES'
  readonly status: 'exploratory'
  readonly n: number
  /** Subgroups that the search came upon. */
  readonly candidates: number
  /** By rising p. */
  readonly subgroups: readonly SidesSubgroup[]
  readonly overall: CountedDifference
  readonly permutations: number
  readonly warnings: readonly Issue[]
}

const prepare = (trial: TrialRows, predictors: Predictors, options: SidesOptions): Outcome<SidesInput> => {
  const issues = [...trialIssues(trial)]
  if (predictors.rows !== trial.outcome.length)
    issues.push(inputError('lengths-differ', `There are ${predictors.rows} rows of covariates.`, 'Give one row a patient.'))
  if (predictors.levels.some((levels) => levels.length > 12))
    issues.push(inputError('too-many-categories', 'A covariate has more than 12 categories.', 'Join categories.'))
  const gamma = typeof options.gamma === 'number' ? [options.gamma] : (options.gamma ?? [0.5])
  const bins = options.bins ?? 10
  if (gamma.some((one) => !(one > 0 && one <= 1)) || !(bins >= 2 && bins <= 30))
    issues.push(
      inputError('option-invalid', 'gamma or bins is out of range.', 'gamma from 0 to 1, bins from 2 to 30.', { column: 'gamma' }),
    )
  if (issues.length > 0) return failed(...issues)
  const centre = mean(trial.outcome)
  return done({
    trial: { outcome: trial.outcome.map((value) => value - centre), treated: trial.treated },
    covariates: binCovariates(predictors, bins),
    settings: {
      criterion: options.criterion ?? 1,
      kept: options.kept ?? 5,
      deepest: options.deepest ?? 3,
      gamma,
      leastSize: options.leastSize ?? 30,
      leastArm: options.leastArm ?? 10,
      adjusted: true,
    },
    permutations: options.permutations ?? 500,
    seed: options.seed,
  })
}

const combine = (input: SidesInput, trial: TrialRows, predictors: Predictors, pieces: readonly Float64Array[]): SidesResult => {
  const found = [...searchSides(input.trial, input.covariates, input.settings)].sort((a, b) => a.pValue - b.pValue)
  const subgroups = found.map(({ rule, pValue }): SidesSubgroup => {
    const members = membersOf(rule, predictors)
    const asGood = pieces.reduce((total, piece) => total + piece.filter((p) => p <= pValue * (1 + 1e-12)).length, 0)
    return {
      rule,
      members,
      inside: computeArmDifference(trial, members),
      outside: computeArmDifference(
        trial,
        members.map((own) => 1 - own),
      ),
      pValue,
      adjustedP: (1 + asGood) / (1 + input.permutations),
    }
  })
  return {
    method: 'SIDES',
    status: 'exploratory',
    n: predictors.rows,
    candidates: found.length,
    subgroups,
    overall: computeArmDifference(trial),
    permutations: input.permutations,
    warnings:
      found.length === 0
        ? []
        : [
            caution(
              'effect-optimistic',
              'The effects inside were picked for being large.',
              'Correct them by estimateOptimism, and confirm in another trial.',
            ),
          ],
  }
}

/**
 * SIDES: recursive search for subgroups with a larger effect of the treatment.
 *
 * Meaning: in each group the covariates whose best split is most interesting are kept, and the better child of each goes on. Larger outcomes
 * are better (turn the sign otherwise). The adjusted p of a subgroup comes from repeating the whole search with covariates permuted against
 * outcome and arm together, which keeps the overall effect: it tests that no covariate modifies it or predicts the outcome. Each covariate
 * is used once in a rule. Exploratory until another trial confirms it.
 *
 * Source: Lipkovich I, Dmitrienko A, Denne J, Enas G. Stat Med 2011;30:2601-21 (doi 10.1002/sim.4289).
 *
 * Issues: those of the trial rows; `lengths-differ`, `too-many-categories`, `option-invalid`.
 */
export const runSides = (trial: TrialRows, predictors: Predictors, options: SidesOptions): Outcome<SidesResult> => {
  const prepared = prepare(trial, predictors, options)
  if (!prepared.ok) return prepared
  const pieces = Array.from({ length: sidesTask.pieces(prepared.value) }, (_, piece) => sidesTask.run(prepared.value, piece))
  return done(combine(prepared.value, trial, predictors, pieces))
}

/** The same in a workshop of several threads; see `runSides`. */
export const runSidesIn = async (
  workshop: Workshop,
  trial: TrialRows,
  predictors: Predictors,
  options: SidesOptions,
  context?: WorkContext,
): Promise<Outcome<SidesResult>> => {
  const prepared = prepare(trial, predictors, options)
  if (!prepared.ok) return prepared
  return done(combine(prepared.value, trial, predictors, await workshop.run(sidesTask, prepared.value, context)))
}
