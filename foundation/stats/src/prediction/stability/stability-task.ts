import { IssueError } from '@dacryon/core'
import { streamOf } from '../../numeric/random.ts'
import { rangeOf } from '../../workshop/shared.ts'
import { task } from '../../workshop/task.ts'
import { fitElasticNet } from '../elastic-net/fit-elastic-net.ts'
import { type PenalisedOutcome, takeOutcome } from '../elastic-net/outcome.ts'
import { type Predictors, takePredictors } from '../predictors.ts'

/** What the half samples are fitted from. */
export interface StabilityInput {
  readonly predictors: Predictors
  readonly outcome: PenalisedOutcome
  readonly alpha: number
  /** Variables chosen in a half sample, at most. */
  readonly chosen: number
  /** Penalties; empty: the default path of each half sample. */
  readonly lambda: readonly number[]
  /** Given half samples (rows from 0), or how many complementary pairs to draw. */
  readonly samples: readonly Int32Array[] | number
  readonly seed: string
}

/** Rows of half sample number `at`: two in a row are complementary. */
const halfOf = ({ predictors, samples, seed }: StabilityInput, at: number): Int32Array => {
  if (typeof samples !== 'number') return samples[at] as Int32Array
  const order = streamOf(seed, 'stability-selection', at >> 1).shuffle(Array.from({ length: predictors.rows }, (_, row) => row))
  const half = Math.floor(predictors.rows / 2)
  return Int32Array.from(order.slice((at & 1) * half, (at & 1) * half + half)).sort()
}

export const halvesOf = ({ samples }: StabilityInput): number => (typeof samples === 'number' ? 2 * samples : samples.length)

/** Columns of the last step before the path has more than `chosen` of them. */
const chosenIn = (input: StabilityInput, rows: Int32Array): Uint8Array => {
  const { predictors, outcome, alpha, chosen, lambda } = input
  const width = predictors.names.length
  const options = lambda.length > 0 ? { alpha, lambda } : { alpha, ratio: 0.01 }
  const fit = fitElasticNet(takePredictors(predictors, rows), takeOutcome(outcome, rows), options)
  if (!fit.ok) throw new IssueError(fit.issues)
  const over = fit.value.steps.findIndex((step) => step.nonzero > chosen)
  const step = fit.value.steps[(over < 0 ? fit.value.steps.length : over) - 1]
  return Uint8Array.from({ length: width }, (_, column) => (step?.coefficients.some((own) => own[column] !== 0) ? 1 : 0))
}

/** How often each column was chosen, half samples cut in pieces by number. */
export const stabilityTask = task<StabilityInput, Int32Array>({
  id: 'prediction/stability-selection',
  pieces: (input) => Math.min(halvesOf(input), 50),
  run: (input, piece) => {
    const counts = new Int32Array(input.predictors.names.length)
    const { from, to } = rangeOf(halvesOf(input), Math.min(halvesOf(input), 50), piece)
    for (let at = from; at < to; at++)
      chosenIn(input, halfOf(input, at)).forEach((own, column) => {
        counts[column] = (counts[column] as number) + own
      })
    return counts
  },
})
