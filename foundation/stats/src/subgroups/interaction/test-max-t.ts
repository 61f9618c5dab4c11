import type { Outcome } from '@dacryon/core'
import { type Estimable, notEstimable } from '../../result/estimable.ts'
import { done, failed, inputError } from '../../result/problems.ts'
import type { WorkContext, Workshop } from '../../workshop/task.ts'
import { type TrialRows, trialIssues } from '../effects/trial-rows.ts'
import { type MaxTInput, permutationsOf, studentWithin, subgroupMaxTTask } from './max-t-task.ts'

/** A subgroup named before the data were seen. */
export interface CandidateSubgroup {
  readonly name: string
  /** 1 for members, row by row. */
  readonly members: ArrayLike<number | boolean>
}

export interface MaxTOptions {
  readonly seed: string
  /** How many, or given ones (rows from 0); default 4999. */
  readonly permutations?: number | readonly (readonly number[])[]
  /** Stratum of each row (codes): the arms are permuted within strata, as they were randomised. */
  readonly strata?: ArrayLike<number>
}

/** Effects in a fixed family of subgroups with p-values that hold for all of them together. */
export interface MaxTTest {
  readonly method: 'Max-T permutation, one-sided'
  readonly permutations: number
  readonly subgroups: readonly { readonly name: string; readonly statistic: Estimable; readonly adjustedP: Estimable }[]
}

const prepare = (trial: TrialRows, family: readonly CandidateSubgroup[], options: MaxTOptions): Outcome<MaxTInput> => {
  const issues = [...trialIssues(trial)]
  const rows = trial.outcome.length
  if (family.length === 0) issues.push(inputError('no-candidate', 'There is no candidate subgroup.', 'Name at least one.'))
  if (family.some(({ members }) => members.length !== rows))
    issues.push(inputError('lengths-differ', 'A subgroup has not one entry a row.', 'Give 0 or 1 for every row.'))
  const { permutations = 4999, strata, seed } = options
  if (typeof permutations !== 'number' && permutations.some((one) => one.length !== rows || new Set(one).size !== rows))
    issues.push(inputError('not-a-permutation', 'A permutation does not hold every row once.', 'Give rows from 0, each once.'))
  if (issues.length > 0) return failed(...issues)
  return done({
    ...trial,
    masks: family.map(({ members }) => Uint8Array.from({ length: rows }, (_, row) => (members[row] ? 1 : 0))),
    strata: strata === undefined ? new Int32Array(rows) : Int32Array.from(strata),
    permutations: typeof permutations === 'number' ? permutations : permutations.map((one) => Int32Array.from(one)),
    seed,
  })
}

const combine = (input: MaxTInput, family: readonly CandidateSubgroup[], pieces: readonly Float64Array[]): MaxTTest => {
  const count = permutationsOf(input)
  return {
    method: 'Max-T permutation, one-sided',
    permutations: count,
    subgroups: family.map(({ name }, at) => {
      const statistic = studentWithin(input.outcome, input.treated, input.masks[at] as Uint8Array)
      if (!Number.isFinite(statistic)) {
        const why = notEstimable('no-statistic', `${name}: an arm is empty or nothing varies.`)
        return { name, statistic: why, adjustedP: why }
      }
      /** Permutations that give the observed arrangement again must count, whatever the order of summing was. */
      const bar = statistic - 1e-12 * Math.abs(statistic)
      const larger = pieces.reduce((total, piece) => total + piece.filter((value) => value >= bar).length, 0)
      return { name, statistic, adjustedP: (1 + larger) / (1 + count) }
    }),
  }
}

/**
 * Tests a fixed family of subgroups together: the largest t over the family under permuted arms is what each observed t must beat.
 *
 * Meaning: the adjusted p of a subgroup is the chance that any member of the family would look as good if the treatment did nothing to
 * anybody. It is a test of no effect at all, not of no difference between subgroups: with an overall effect every subgroup may pass. Assumes
 * arms exchangeable (within strata when given).
 *
 * Formula: `(1 + #{max t* >= t}) / (1 + permutations)`. Source: Westfall PH, Young SS. Resampling-based multiple testing. Wiley 1993.
 *
 * Issues: those of the trial rows; `no-candidate`, `lengths-differ`, `not-a-permutation`.
 */
export const testMaxT = (trial: TrialRows, family: readonly CandidateSubgroup[], options: MaxTOptions): Outcome<MaxTTest> => {
  const prepared = prepare(trial, family, options)
  if (!prepared.ok) return prepared
  const pieces = Array.from({ length: subgroupMaxTTask.pieces(prepared.value) }, (_, piece) => subgroupMaxTTask.run(prepared.value, piece))
  return done(combine(prepared.value, family, pieces))
}

/** The same in a workshop of several threads; see `testMaxT`. */
export const testMaxTIn = async (
  workshop: Workshop,
  trial: TrialRows,
  family: readonly CandidateSubgroup[],
  options: MaxTOptions,
  context?: WorkContext,
): Promise<Outcome<MaxTTest>> => {
  const prepared = prepare(trial, family, options)
  if (!prepared.ok) return prepared
  return done(combine(prepared.value, family, await workshop.run(subgroupMaxTTask, prepared.value, context)))
}
