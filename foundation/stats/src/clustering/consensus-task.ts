import { rangeOf } from '../workshop/shared.ts'
import { task } from '../workshop/task.ts'
import { type ConsensusCounts, type ConsensusPlan, consensusCounts } from './consensus-counts.ts'
import type { Distances } from './distances.ts'
import type { Points } from './points.ts'

/** What is resampled. */
export interface ConsensusWork {
  readonly distances: Distances
  /** Needed for k-means only. */
  readonly points?: Points
  readonly plan: ConsensusPlan
}

/** Pieces of some tens of resamples; fewer where the counts of a piece are large. */
const piecesOf = ({ distances: { n }, plan }: ConsensusWork): number => {
  const cells = ((n * (n - 1)) / 2) * (plan.to - plan.from + 2)
  return Math.max(Math.min(plan.resamples, 2), Math.min(32, Math.floor(2e8 / cells), Math.ceil(plan.resamples / 10)))
}

/** Counts of pairs over a part of the resamples. */
export const consensusTask = task<ConsensusWork, ConsensusCounts>({
  id: 'consensus-counts',
  pieces: piecesOf,
  run: ({ distances, points, plan }, piece) => {
    const { from, to } = rangeOf(plan.resamples, piecesOf({ distances, plan }), piece)
    return consensusCounts(distances, points, plan, from, to)
  },
})

/** Counts of all pieces together. */
export const addCounts = (pieces: readonly ConsensusCounts[]): ConsensusCounts => {
  const [first, ...others] = pieces
  if (first === undefined) throw new RangeError('There is no piece.')
  const [sampled, together] = [first.sampled.slice(), first.together.slice()]
  for (const piece of others) {
    for (let at = 0; at < sampled.length; at++) sampled[at] = (sampled[at] ?? 0) + (piece.sampled[at] ?? 0)
    for (let at = 0; at < together.length; at++) together[at] = (together[at] ?? 0) + (piece.together[at] ?? 0)
  }
  return { sampled, together }
}
