import { type Issue, IssueError, type Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../../result/problems.ts'
import type { WorkContext, Workshop } from '../../workshop/task.ts'
import { outcomeIssues, type PenalisedOutcome } from '../elastic-net/outcome.ts'
import type { Predictors } from '../predictors.ts'
import { boundFalseSelections, type StabilityAssumption } from './false-selection-bounds.ts'
import { halvesOf, type StabilityInput, stabilityTask } from './stability-task.ts'

export interface StabilityOptions {
  readonly seed: string
  /** Variables chosen in each half sample. */
  readonly chosen: number
  /** Share of half samples; default 0.75. */
  readonly cutoff?: number
  /** Complementary pairs; default 50, that is 100 half samples. */
  readonly pairs?: number
  /** Given half samples instead (rows from 0). */
  readonly samples?: readonly (readonly number[])[]
  readonly alpha?: number
  readonly lambda?: readonly number[]
  readonly assumption?: StabilityAssumption
}

/** What stays chosen when half of the patients are left out. */
export interface StabilitySelection {
  readonly method: 'Stability selection'
  readonly n: number
  readonly halves: number
  readonly cutoff: number
  readonly variables: readonly { readonly name: string; readonly frequency: number; readonly selected: boolean }[]
  /** Bound on the expected number of falsely selected variables. */
  readonly expectedFalse: number
  readonly assumption: StabilityAssumption
}

const prepare = (predictors: Predictors, outcome: PenalisedOutcome, options: StabilityOptions): Outcome<StabilityInput> => {
  const issues: Issue[] = [...outcomeIssues(outcome, predictors.rows)]
  const pairs = options.pairs ?? 50
  if (!(Number.isInteger(options.chosen) && options.chosen >= 1))
    issues.push(inputError('option-invalid', `chosen is ${options.chosen}.`, 'Give a whole number from 1.', { column: 'chosen' }))
  if (options.samples?.some((rows) => rows.some((row) => !(row >= 0 && row < predictors.rows))) || !(pairs >= 1))
    issues.push(inputError('option-invalid', 'The half samples are not rows of the table.', 'Give rows from 0.', { column: 'samples' }))
  if (issues.length > 0) return failed(...issues)
  return done({
    predictors,
    outcome,
    alpha: options.alpha ?? 1,
    chosen: options.chosen,
    lambda: options.lambda ?? [],
    samples: options.samples?.map((rows) => Int32Array.from(rows)) ?? pairs,
    seed: options.seed,
  })
}

const combine = (input: StabilityInput, pieces: readonly Int32Array[], options: StabilityOptions): Outcome<StabilitySelection> => {
  const { cutoff = 0.75, assumption = 'none' } = options
  const halves = halvesOf(input)
  const { names } = input.predictors
  const bound = boundFalseSelections({ variables: names.length, chosen: input.chosen, cutoff, pairs: Math.floor(halves / 2) }, assumption)
  if (!bound.ok) return bound
  const variables = names.map((name, column) => {
    const count = pieces.reduce((total, piece) => total + (piece[column] as number), 0)
    return { name, frequency: count / halves, selected: count / halves >= cutoff }
  })
  return done({
    method: 'Stability selection',
    n: input.predictors.rows,
    halves,
    cutoff,
    variables,
    expectedFalse: bound.value,
    assumption,
  })
}

/**
 * Stability selection: the variables that an elastic net keeps choosing in half samples of the patients.
 *
 * Meaning: the share of half samples in which a variable is among the first `chosen` of the path; those at or above the cut-off are selected,
 * with a bound on how many of them are expected to be false. Assumes what the bound assumes (see `boundFalseSelections`); misleads among
 * highly correlated variables, which share the choice and may all miss the cut-off.
 *
 * Source: Meinshausen N, Bühlmann P. J R Stat Soc B 2010;72:417-73 (doi 10.1111/j.1467-9868.2010.00740.x).
 *
 * Issues: those of the outcome, of `fitElasticNet` and `boundFalseSelections`.
 */
export const selectStable = (predictors: Predictors, outcome: PenalisedOutcome, options: StabilityOptions): Outcome<StabilitySelection> => {
  const prepared = prepare(predictors, outcome, options)
  if (!prepared.ok) return prepared
  try {
    const pieces = Array.from({ length: stabilityTask.pieces(prepared.value) }, (_, piece) => stabilityTask.run(prepared.value, piece))
    return combine(prepared.value, pieces, options)
  } catch (cause) {
    if (cause instanceof IssueError) return failed(...cause.issues)
    throw cause
  }
}

/** The same in a workshop of several threads; see `selectStable`. */
export const selectStableIn = async (
  workshop: Workshop,
  predictors: Predictors,
  outcome: PenalisedOutcome,
  options: StabilityOptions,
  context?: WorkContext,
): Promise<Outcome<StabilitySelection>> => {
  const prepared = prepare(predictors, outcome, options)
  if (!prepared.ok) return prepared
  return combine(prepared.value, await workshop.run(stabilityTask, prepared.value, context), options)
}
